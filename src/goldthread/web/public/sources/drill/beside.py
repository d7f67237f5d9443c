"""What has to be said beside counted rows: what was noticed in them, where the counting changed, which months lack."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from goldthread.analytics.measures.breaks import breaks_for
from goldthread.apps.performance.queries import STREET, Finding
from goldthread.apps.performance.words.charts import stretch
from goldthread.core.period import Period
from goldthread.core.series import Break
from goldthread.web.public.held import Held
from goldthread.web.public.sources.drill.asked import Asked


def months_held(held: Held) -> tuple[Period, ...]:
    """The months of the body's own street files, in their order."""
    return tuple(file.period for file in held.record.street if file.period)


def noticed(held: Held, asked: Asked) -> tuple[Finding, ...]:
    """The findings that the rows asked for rest on, the gravest first: those that keep figures out, or ask."""
    found = held.record.findings_about(held.site.body.area)
    return tuple(one for one in found if one.period and one.level != "note" and _touches(one, asked))


def _touches(finding: Finding, asked: Asked) -> bool:
    of_month = asked.month in ("", finding.period.code if finding.period else "")
    return of_month and (not finding.category or asked.crime_type in ("", finding.category))


def breaks(held: Held, asked: Asked) -> tuple[Break, ...]:
    """Where, between the months shown, rows began to be counted in another way."""
    months = months_held(held)
    if asked.month or not months:
        return ()
    categories = frozenset(filter(None, (asked.crime_type, asked.outcome)))
    known = breaks_for(STREET, categories=categories or _all(held), force=held.site.body.area)
    return tuple(one for one in known if months[0] < one.month <= months[-1])


def _all(held: Held) -> frozenset[str]:
    return frozenset(name for file in held.record.street for name in file.report["crime_type"])


def gaps(months: Sequence[Period]) -> Iterator[tuple[Period, str]]:
    """The months that lack between those held: the month after the gap, and the gap in words."""
    for before, after in pairwise(months):
        if before.next != after:
            yield after, _("%(months)s: not held") % {"months": stretch(before.next, after.previous)}
