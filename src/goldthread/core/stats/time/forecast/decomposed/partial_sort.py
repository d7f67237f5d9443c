"""The middle of a list as R's stl takes it: by a partial sort asked for two places in the wrong order.

Kept so that R's robust decompositions can be reproduced; nothing else should take its middle from here.
"""

SHORT = 10
"""Segments of this length or less, unless they are the first, are sorted by insertion."""


def middle_as_r(values: list[float]) -> float:
    """The mean of the two values that stand at places n // 2 + 1 and n - n // 2 after the partial sort.

    For an odd number of values this is the median. For an even number the two places are asked for in falling order,
    and where a cut of the sort falls between them the part behind the cut is left unsorted.
    Source: partial quicksort of the netlib STL programs, as in R's stats package up to 4.5.
    """
    held = [0.0, *values]
    upper = len(values) // 2 + 1
    wanted = (upper, len(values) - upper + 1)
    waiting: list[tuple[int, int, tuple[int, ...]]] = [(1, len(values), wanted)]
    while waiting:
        first, last, sought = waiting.pop()
        while sought and (last - first > SHORT or (first == 1 and last > 1)):
            left, right = _cut(held, first, last)
            if left - first <= last - right:
                kept = _up_to(sought, left)
                waiting.append((right, last, sought[kept:]))
                last, sought = left, sought[:kept]
            else:
                passed = _before(sought, right)
                waiting.append((first, left, sought[:passed]))
                first, sought = right, sought[passed:]
        if sought and first > 1:
            held[first : last + 1] = sorted(held[first : last + 1])
    return (held[wanted[0]] + held[wanted[1]]) / 2


def _up_to(sought: tuple[int, ...], end: int) -> int:
    """How many of the places are kept when the last one beyond `end` is dropped, again and again."""
    return next((kept for kept in range(len(sought), 0, -1) if sought[kept - 1] <= end), 0)


def _before(sought: tuple[int, ...], start: int) -> int:
    """How many of the places are passed when the first one before `start` is dropped, again and again."""
    return next((passed for passed, place in enumerate(sought) if place >= start), len(sought))


def _cut(held: list[float], first: int, last: int) -> tuple[int, int]:
    """Parts a segment around the middle one of its first, middle and last values: the ends of the two parts."""
    middle = (first + last) // 2
    if held[first] > held[middle]:
        held[first], held[middle] = held[middle], held[first]
    if held[last] < held[middle]:
        held[last], held[middle] = held[middle], held[last]
        if held[first] > held[middle]:
            held[first], held[middle] = held[middle], held[first]
    pivot, left, right = held[middle], last - 1, first + 1
    while True:
        while held[left] > pivot:
            left -= 1
        while held[right] < pivot:
            right += 1
        if right > left:
            return left, right
        held[left], held[right] = held[right], held[left]
        left, right = left - 1, right + 1
