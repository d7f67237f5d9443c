"""Puts the home page together from its parts. A part with nothing to show is left out, not shown empty."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.queries import CENSUS, CROSS_TABLE, FORCE_RESIDENTS, MONTHLY_COUNTS, STREET, WORKBOOK
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import row_count
from goldthread.web.parts import Chart
from goldthread.web.parts.drawing import chart
from goldthread.web.public.front.glance import Glance, glance
from goldthread.web.public.front.plan import PlanBlock, plan_block
from goldthread.web.public.front.residents import Strip, residents_say
from goldthread.web.public.front.stands_out import StandOut, looked_at, standing_out
from goldthread.web.public.held import Held
from goldthread.web.public.report.page import format_words, report_link


@dataclass(frozen=True, slots=True)
class Source:
    """What stands at the side: the latest report, or one kind of source with how much of it is held."""

    name: str
    href: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the home template draws."""

    title: str
    lead: str
    is_empty: bool
    standing_out: tuple[StandOut, ...]
    nothing_stands_out: str
    looked_at: tuple[str, ...]
    chart: Chart | None
    glance: Glance | None
    strips: tuple[Strip, ...]
    plan: PlanBlock | None
    sources: tuple[Source, ...]


def home_page(held: Held) -> HomePage:
    """Home, from what the record holds today."""
    items = standing_out(held)
    return HomePage(
        title=_title(held.place_name),
        lead=_lead(held, stands_out=bool(items)),
        is_empty=not (held.counted or held.reported),
        standing_out=items,
        nothing_stands_out=_nothing_stands_out(held, items),
        looked_at=looked_at(held),
        chart=_chart(items, held),
        glance=glance(held),
        strips=residents_say(held.reported, today=held.site.today),
        plan=plan_block(held),
        sources=(*_report(held), *_sources(held)),
    )


def _title(place: str) -> str:
    return _("Policing in %(place)s: how is it going?") % {"place": place} if place else _("Policing: how is it going?")


def _nothing_stands_out(held: Held, items: tuple[StandOut, ...]) -> str:
    """The line in place of what stands out; empty where something does, or where there is nothing to choose from."""
    if items or not (held.counted or held.reported):
        return ""
    return _("Nothing stands out: by the rules, no figure held is a concern or an improvement.")


def _lead(held: Held, *, stands_out: bool) -> str:
    """What is here and to when it runs."""
    if held.is_empty:
        return _("Nothing can be said yet: no figures are held.")
    if not (held.counted or held.reported):
        names = ", ".join(one.name[:1].lower() + one.name[1:] for one in _sources(held))
        return _("No figures of this body are held yet. Held so far: %(sources)s.") % {"sources": names}
    found = _("What got worse, what got better, and where every figure comes from.")
    parts = [found if stands_out else _("What is held, and where every figure comes from.")]
    if held.record.latest_month:
        parts.append(_("Crime figures run to %(month)s.") % {"month": held.record.latest_month.words})
    periods = [one.point.period.last_month for one in held.reported if one.point.value is not None]
    if periods:
        parts.append(_("Reported figures run to %(month)s.") % {"month": max(periods).words})
    return " ".join(parts)


def _chart(items: tuple[StandOut, ...], held: Held) -> Chart | None:
    """The chart of the first thing that stands out and has a series; else of the largest count."""
    charted = [item.figure for item in items if item.figure.series] or sorted(held.counted, key=_size, reverse=True)
    figure = next((one for one in charted if one.series), None)
    return (
        chart(figure.series, figure.definition, place=figure.area_name, size="part")
        if figure and figure.series
        else None
    )


def _size(figure: Figure) -> float:
    return figure.point.value or 0


def _report(held: Held) -> list[Source]:
    """The report that runs furthest, if one is held."""
    links = [report_link(one) for one in held.editions[:1]]
    formats = [format_words(one.format) for edition in held.editions[:1] for one in edition.files]
    return [Source(_("Latest report"), link.href, link.text, ", ".join(formats)) for link in links]


def _sources(held: Held) -> list[Source]:
    """What the body's own figures come from; where it has none, everything that is held."""
    names = {STREET: _("Crime figures"), WORKBOOK: _("Reported figures"), CENSUS: _("Residents")}
    if not (held.counted or held.reported):
        names |= {
            MONTHLY_COUNTS: _("Counts of many forces"),
            FORCE_RESIDENTS: _("Residents by force"),
            CROSS_TABLE: _("Tables of counts"),
        }
    return [_source(name, files) for feed, name in names.items() if (files := held.record.of_feed(feed))]


def _source(name: str, files: Sequence[SourceFile]) -> Source:
    """How much is held of one kind, and how new it is."""
    months = [file.period for file in files if file.feed == STREET and file.period]
    rows = row_count(sum(file.rows for file in files))
    newest = wording.day(max(file.released_on for file in files))
    text = ngettext("%(files)s file of figures", "%(files)s files of figures", len(files)) % {"files": len(files)}
    if months:
        words = ngettext("%(months)s month to %(last)s", "%(months)s months to %(last)s", len(months))
        text = words % {"months": len(months), "last": max(months).words}
    note = _("%(rows)s, released to %(day)s") % {"rows": rows, "day": newest}
    return Source(name, reverse("data"), text, note)
