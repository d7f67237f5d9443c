"""From values and days to places on a drawing: scales, gridlines at round numbers, slots of time.

It knows neither what is drawn nor how; a scale of no length is refused by nobody and puts everything at its start.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from math import floor, log10

from goldthread.core.period import Period

FEWEST_INTERVALS, MOST_INTERVALS = 3, 5
_ROUND = (1.0, 2.0, 2.5, 5.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from a domain (low to high) to places (start to stop); falling when stop is before start."""

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        span = self.high - self.low
        return self.start + (value - self.low) / span * (self.stop - self.start) if span else self.start


@dataclass(frozen=True, slots=True)
class Grid:
    """Gridlines at round values, the domain that they stand in, and the decimals that write them all alike."""

    low: float
    high: float
    step: float
    decimals: int
    ticks: tuple[float, ...]


def grid(low: float, high: float, *, whole: bool = False) -> Grid:
    """Four gridlines, or five where four would waste room, at steps of 1, 2, 2.5 or 5 times a power of ten.

    The domain starts on the first gridline and reaches at least `high`. With `whole`, steps are whole numbers, and
    small counts get fewer lines.

    >>> grid(0, 194).ticks
    (0.0, 50.0, 100.0, 150.0)
    """
    step, decimals = next(_steps_that_reach(low, high, whole=whole))
    first = floor(low / step)
    needed = floor(high / step) - first
    intervals = needed if whole and step == 1 else max(needed, FEWEST_INTERVALS)
    ticks = tuple(round((first + number) * step, decimals) for number in range(max(intervals, 1) + 1))
    return Grid(ticks[0], max(high, ticks[-1]), step, decimals, ticks)


def _steps_that_reach(low: float, high: float, *, whole: bool) -> Iterator[tuple[float, int]]:
    smallest = floor(log10(max(high - low, abs(high) * 1e-9, 1e-12) / MOST_INTERVALS))
    for exponent in count(smallest):
        for mantissa in _ROUND:
            decimals = max(0, -exponent + (mantissa == 2.5))
            step = mantissa * 10.0**exponent
            if whole and not step.is_integer():
                continue
            if (floor(low / step) + MOST_INTERVALS) * step > high:
                yield step, decimals


@dataclass(frozen=True, slots=True)
class Slot:
    """The stretch of time that one point of a series stands for, in days, and its middle."""

    left: float
    middle: float
    right: float


def slots(periods: Sequence[Period]) -> tuple[Slot, ...]:
    """A slot for each period, in order, meeting half-way between neighbours, so that overlapping years share the axis.

    A lone period keeps its own length; the first and last slots are as wide outwards as inwards.
    """
    middles = [(period.start.toordinal() + period.end.toordinal()) / 2 for period in periods]
    if len(middles) == 1:
        half = periods[0].days / 2
        return (Slot(middles[0] - half, middles[0], middles[0] + half),)
    between = [(before + after) / 2 for before, after in pairwise(middles)]
    edges = [2 * middles[0] - between[0], *between, 2 * middles[-1] - between[-1]]
    return tuple(Slot(left, middle, right) for (left, right), middle in zip(pairwise(edges), middles, strict=True))
