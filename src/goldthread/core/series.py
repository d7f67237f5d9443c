"""A figure at a period, the unit that series, sums and charts are made of."""

from dataclasses import dataclass

from goldthread.core.period import Period
from goldthread.core.state import State


@dataclass(frozen=True, slots=True)
class Break:
    """The first month that is counted in another way than those before it, and why: no change is stated across it."""

    month: Period
    reason: str


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series. `load` is the plain key of the load that it came with.

    A value may stand beside a state that is not usable: a part-supplied month is shown, never used.
    """

    period: Period
    value: float | None
    state: State = State.HELD
    numerator: float | None = None
    denominator: float | None = None
    load: int | None = None
