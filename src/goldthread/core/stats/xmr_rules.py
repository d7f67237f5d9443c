"""Which points of one XmR group a rule of Making Data Count picks out. It knows nothing of good, bad or wording."""

from collections.abc import Mapping, Sequence, Set
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

Rule = Literal["outside", "trend", "two_in_three", "shift", ""]


class Row(NamedTuple):
    """A value beside its limits: above (+1), on (0) or below (-1) the mean, outside the limits, or close to one."""

    value: float | None
    side: int
    outside: bool
    close: bool


class Finding(NamedTuple):
    """The rule that picks a point out, and the way that it points: +1 above or rising, -1 below or falling, 0 none."""

    rule: Rule
    sense: int


class _Signals(NamedTuple):
    trend: Mapping[int, int]
    pairs: Set[int]
    shift: Set[int]


def findings(rows: Sequence[Row], run_length: int) -> list[Finding]:
    """One finding a row: the first that holds of outside, trend, two in three, shift. A gap breaks all of them.

    A trend is `run_length` points each above, or each below, the one before; a shift as many on one side of the mean;
    longer ones are picked out whole. Two in three picks, among three running on one side, the points close to a limit
    when there are two at least.
    """
    shift = _in_runs([row.side for row in rows], run_length)
    signals = _Signals(_trend(rows, run_length), _in_pairs(rows), shift)
    return [_finding(index, row, signals) for index, row in enumerate(rows)]


def sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _finding(index: int, row: Row, signals: _Signals) -> Finding:
    if row.outside:
        return Finding("outside", row.side)
    if index in signals.trend:
        return Finding("trend", signals.trend[index])
    if index in signals.pairs:
        return Finding("two_in_three", row.side)
    return Finding("shift", row.side) if index in signals.shift else Finding("", 0)


def _trend(rows: Sequence[Row], run_length: int) -> dict[int, int]:
    """The points inside a trend, each with the way that it moves."""
    steps = [_step(before.value, after.value) for before, after in pairwise(rows)]
    running = _in_runs(steps, run_length - 1)
    points = running | {step + 1 for step in running}
    # a turning point ends one trend and begins another: the one that it begins counts, and level reads as falling
    ways = {index: steps[index if index + 1 in points else index - 1] for index in points}
    return {index: 1 if way > 0 else -1 for index, way in ways.items()}


def _step(before: float | None, after: float | None) -> int:
    return 0 if before is None or after is None else sign(after - before)


def _in_runs(signs: Sequence[int], length: int) -> set[int]:
    """The positions inside stretches of at least `length` equal signs; a zero belongs to none."""
    found: set[int] = set()
    position = 0
    for way, stretch in groupby(signs):
        end = position + sum(1 for _ in stretch)
        if way and end - position >= length:
            found.update(range(position, end))
        position = end
    return found


def _in_pairs(rows: Sequence[Row]) -> set[int]:
    """The points near a limit in any three running on one side of the mean, two or more of them near it."""
    found: set[int] = set()
    for start in range(len(rows) - 2):
        window = rows[start : start + 3]
        near = {start + offset for offset, row in enumerate(window) if row.close}
        if len(near) >= 2 and abs(sum(row.side for row in window)) == 3:
            found |= near
    return found
