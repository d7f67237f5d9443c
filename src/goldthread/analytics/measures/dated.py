"""What a card dates: the months at which a count is taken in another way, and the targets of a period.

It refuses a period that cannot be read, and a target that says nothing.
"""

from collections.abc import Iterable

from goldthread.analytics.measures.card import Card
from goldthread.core.errors import BadInput
from goldthread.core.period import Period, PeriodKind
from goldthread.core.series import Break
from goldthread.core.target import PeriodTarget, Sense, Target

SENSES = (Sense.AT_LEAST, Sense.UNDER)


def breaks(card: Card) -> tuple[Break, ...]:
    """The table [breaks]: the first month counted in the new way, as 2025-04, and the reason in words."""
    table = card.inner("breaks")
    found = (Break(_period(table, key, PeriodKind.MONTH), table.words(key)) for key in table.content)
    return tuple(sorted(found, key=lambda one: one.month))


def joined(own: tuple[Break, ...], known: Iterable[Break]) -> tuple[Break, ...]:
    """A measure's own breaks with those known of its feed, by month; where both have a month, its own stands."""
    taken = {one.month for one in own}
    return tuple(sorted((*own, *(one for one in known if one.month not in taken)), key=lambda one: one.month))


def targets(card: Card) -> tuple[PeriodTarget, ...]:
    """The tables [targets."2025/26"] with `value`, a total over the period, and `sense`: at least, or under."""
    table = card.inner("targets")
    found = (_target(table.inner(key), _period(table, key)) for key in table.content)
    return tuple(sorted(found, key=lambda one: one.period))


def _target(table: Card, period: Period) -> PeriodTarget:
    table.refuse_unknown(("value", "sense"))
    return PeriodTarget(period, Target(table.whole("value"), Sense(table.choice("sense", SENSES))))


def _period(table: Card, key: str, kind: PeriodKind | None = None) -> Period:
    try:
        period = Period.parse(key)
    except BadInput as fault:
        raise table.error(f'"{key}" is not a period.', key=key, hint=str(fault)) from fault
    if kind and period.kind is not kind:
        raise table.error(f'"{key}" is not a month.', key=key, hint="Write the first month of the new way, as 2025-04.")
    if not period.months:
        raise table.error(f'"{key}" is not made of months.', key=key, hint="Write a month, a quarter or a year.")
    return period
