"""Brent's search for a root (Algorithms for Minimization without Derivatives, 1973, chapter 4), stopped early.

It is here to show that a peer's figure is ours found less closely, and not another figure.
"""

from collections.abc import Callable
from dataclasses import dataclass

EPSILON = 2.0**-52


@dataclass(slots=True)
class Bracket:
    """The best point so far, the one before it, and one across the root, each with its height."""

    best: float
    best_height: float
    last: float
    last_height: float
    across: float
    across_height: float

    def put_best_first(self) -> None:
        if abs(self.across_height) < abs(self.best_height):
            self.last, self.last_height = self.best, self.best_height
            self.best, self.best_height = self.across, self.across_height
            self.across, self.across_height = self.last, self.last_height

    def interpolated(self) -> tuple[float, float]:
        """The step by a line through two points or a parabola through three, as numerator and denominator."""
        ratio, span = self.best_height / self.last_height, self.across - self.best
        if self.last == self.across:
            above, below = span * ratio, 1 - ratio
        else:
            far, near = self.last_height / self.across_height, self.best_height / self.across_height
            above = ratio * (span * far * (far - near) - (self.best - self.last) * (near - 1))
            below = (far - 1) * (near - 1) * (ratio - 1)
        return (above, -below) if above > 0 else (-above, below)


def stopped_search(height: Callable[[float], float], first: float, last: float, stop: float) -> float:
    """The point taken for the root between `first` and `last`, where the heights have unlike signs."""
    low, high = height(first), height(last)
    held = Bracket(last, high, first, low, first, low)
    while True:
        moved = held.best - held.last
        held.put_best_first()
        least, step = 2 * EPSILON * abs(held.best) + stop / 2, (held.across - held.best) / 2
        if abs(step) <= least or held.best_height == 0:
            return held.best
        if abs(moved) >= least and abs(held.last_height) > abs(held.best_height):
            above, below = held.interpolated()
            span = held.across - held.best
            if above < 0.75 * span * below - abs(least * below) / 2 and above < abs(moved * below / 2):
                step = above / below
        step = step if abs(step) >= least else (least if step > 0 else -least)
        held.last, held.last_height = held.best, held.best_height
        held.best += step
        held.best_height = height(held.best)
        if held.best_height * held.across_height > 0:
            held.across, held.across_height = held.last, held.last_height
