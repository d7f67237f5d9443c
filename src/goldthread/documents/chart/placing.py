"""Where things go so that they do not cover each other: boxes, what hits them, columns spread apart.

It places; it never draws, and it never drops what it was given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def hits(self, other: "Box") -> bool:
        """Whether the two share any ground; touching edges share none."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float

    def hits(self, box: Box) -> bool:
        """Whether any of it runs inside the box (the clipping of Liang and Barsky, 1984)."""
        run, rise = self.x2 - self.x1, self.y2 - self.y1
        enter, leave = 0.0, 1.0
        for step, room in (
            (-run, self.x1 - box.left),
            (run, box.right - self.x1),
            (-rise, self.y1 - box.top),
            (rise, box.bottom - self.y1),
        ):
            if step == 0:
                if room <= 0:
                    return False
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        return enter < leave


class Shape(Protocol):
    """Anything that can say whether it stands in the way of a box."""

    def hits(self, box: Box, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that text had better not cover, and how bad it is if it does."""

    shape: Shape
    cost: float


def cost_of(box: Box, obstacles: Iterable[Obstacle]) -> float:
    """The summed cost of all that the box covers."""
    return sum(obstacle.cost for obstacle in obstacles if obstacle.shape.hits(box))


def spread(wanted: Sequence[float], sizes: Sequence[float], *, low: float, high: float) -> list[float]:
    """Starts of things set along a line, in the order given, as near to where they want to start as they can.

    No two overlap and all lie between `low` and `high`, as long as their sizes fit there. Least squares by pooling
    adjacent violators (Barlow and others, 1972).

    >>> spread([10, 12], [5, 5], low=0, high=100)
    [8.5, 13.5]
    """
    before = [sum(sizes[:number]) for number in range(len(sizes))]
    ceiling = max(low, high - sum(sizes))
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(wanted, before, strict=True):
        block = (place - offset, 1)
        while blocks and blocks[-1][0] >= block[0]:
            block = _pooled(blocks.pop(), block)
        blocks.append(block)
    settled = [min(max(place, low), ceiling) for place, members in blocks for _ in range(members)]
    return [place + offset for place, offset in zip(settled, before, strict=True)]


def _pooled(first: tuple[float, int], second: tuple[float, int]) -> tuple[float, int]:
    members = first[1] + second[1]
    return (first[0] * first[1] + second[0] * second[1]) / members, members
