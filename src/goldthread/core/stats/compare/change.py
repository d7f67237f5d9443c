"""The change of a figure between two periods in number, per cent or points. No per cent on a small or zero base."""

from dataclasses import dataclass
from typing import Final

from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.state import State

UNITS: Final = ("count", "percent", "rate", "days", "pounds")
DECIMALS = 10
"""Differences are rounded to this, so that 57.2 less 57.4 is −0.2."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed. A share moves in points only; everything else in number and, where the base allows, per cent.

    `reason` is a code for what is missing: not_held, zero_base, small_base, negative_base. `since` is the first month
    that is counted in another way, where that is why none is stated.
    """

    number: float | None
    percent: float | None
    points: float | None
    against: Period | None
    state: State
    reason: str = ""
    since: Period | None = None


def change(
    now: float | None,
    before: float | None,
    *,
    unit: str,
    against: Period | None = None,
    percent_needs_base: float = 50,
) -> Change:
    """The change from `before` to `now`, both in `unit`; `against` is the period of `before`.

    A count needs a base of at least `percent_needs_base` for a per cent: the Office for National Statistics prints none
    on fewer than 50 offences. A base of zero or below has none in any unit. A missing side gives a change not held.

    >>> change(110, 100, unit="count").percent
    10.0
    """
    if unit not in UNITS:
        raise BadInput(f'"{unit}" is not a unit.', mend=f"The units are {', '.join(UNITS)}.")
    if now is None or before is None:
        return Change(None, None, None, against, State.NOT_HELD, "not_held")
    difference = round(now - before, DECIMALS)
    if unit == "percent":
        return Change(None, None, difference, against, State.HELD)
    reason = _no_percent(before, percent_needs_base if unit == "count" else 0)
    percent = None if reason else 100 * (now - before) / before
    return Change(difference, percent, None, against, State.HELD, reason)


def _no_percent(base: float, least: float) -> str:
    if base == 0:
        return "zero_base"
    if base < 0:
        return "negative_base"
    return "small_base" if base < least else ""
