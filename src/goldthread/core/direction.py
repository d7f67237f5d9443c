"""Which way is good. A measure states it once; every colour, word and sign follows from it."""

from enum import StrEnum


class Direction(StrEnum):
    """The direction of improvement of a measure."""

    UP_GOOD = "up_good"
    DOWN_GOOD = "down_good"
    NEITHER = "neither"

    @property
    def sign(self) -> int:
        """+1 when a rise is an improvement, -1 when a fall is, 0 when neither."""
        return {Direction.UP_GOOD: 1, Direction.DOWN_GOOD: -1, Direction.NEITHER: 0}[self]
