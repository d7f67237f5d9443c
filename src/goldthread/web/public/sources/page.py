"""Puts the page about the data together, with the rules by which figures are read."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.queries import CENSUS, CROSS_TABLE, STREET
from goldthread.apps.performance.words import methods, wording
from goldthread.apps.performance.words.shown import row_count
from goldthread.web.parts import Link
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.sources.coverage import CoverageGrid, coverage
from goldthread.web.public.sources.findings import Findings, findings
from goldthread.web.public.sources.loads import LoadLine, load_lines

NEWEST_LOADS = 5


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    href: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """All that the template of the data page draws."""

    title: str
    lead: str
    is_empty: bool
    grids: tuple[CoverageGrid, ...]
    findings: Findings | None
    loads: tuple[LoadLine, ...]
    ways: tuple[Download, ...]
    rules: tuple[str, ...]
    rules_by: tuple[Link, ...]
    limits: tuple[str, ...]
    limits_by: tuple[Link, ...]
    downloads: tuple[Download, ...]
    tables: tuple[Download, ...]
    licence: tuple[str, ...]


def data_page(held: Held) -> DataPage:
    """The page, over every file that stands."""
    return DataPage(
        title=_("Where the figures come from"),
        lead=_lead(held),
        is_empty=held.is_empty,
        grids=coverage(held.record),
        findings=findings(held),
        loads=load_lines(held, most=NEWEST_LOADS),
        ways=_ways(held),
        rules=methods.choosing(),
        rules_by=_links_to("chance-signals", "many-comparisons"),
        limits=methods.limits(),
        limits_by=_links_to("xmr"),
        downloads=_downloads(held),
        tables=_tables(held),
        licence=tuple(_licence(held)),
    )


def _lead(held: Held) -> str:
    files = held.record.files
    if not files:
        return _("No file has been loaded yet, so no figure is shown anywhere.")
    street = held.record.of_feed(STREET)
    facts = {
        "files": ngettext("%(files)s file", "%(files)s files", len(files)) % {"files": wording.number(len(files))},
        "rows": row_count(sum(file.rows for file in files)),
        "months": wording.number(len(street)),
    }
    behind = ngettext("%(files)s with %(rows)s stands behind", "%(files)s with %(rows)s stand behind", len(files))
    months = ngettext("%(months)s is a month", "%(months)s are months", len(street))
    severe = [one for one in held.record.findings_about(held.site.body.area) if one.withholds]
    told = {"behind": behind % facts, "months": months % facts}
    sentences = [_("%(behind)s these pages; %(months)s of street crime.") % told]
    if severe:
        kept_out = _("Findings about the files of %(place)s that keep counts out: %(severe)s.")
        sentences.append(kept_out % {"place": severe[0].subject_name, "severe": wording.number(len(severe))})
    return " ".join(sentences)


def _ways(held: Held) -> tuple[Download, ...]:
    """Where to look closer."""
    held_feeds = len({file.feed for file in held.record.files})
    feeds = ngettext("%(number)s feed held", "%(number)s feeds held", held_feeds) % {"number": held_feeds}
    ways = [
        Download(
            reverse("feeds"), _("Feeds"), _("%(feeds)s; what each is, and when more is expected") % {"feeds": feeds}
        )
    ]
    if held.record.street:
        ways.append(
            Download(reverse("drill"), _("Recorded crime, looked into"), _("By month, type, outcome and place"))
        )
    return tuple(ways)


def _downloads(held: Held) -> tuple[Download, ...]:
    empty = Download(
        reverse("workbook_empty"),
        _("The measure workbook, empty (XLSX)"),
        _("One row for each figure; load it when it is filled in"),
    )
    filled = Download(
        reverse("workbook_filled"),
        _("The measure workbook, filled in (XLSX)"),
        _("With every reported figure held here"),
    )
    return (empty, filled) if held.record.reported() else (empty,)


def _tables(held: Held) -> tuple[Download, ...]:
    number = len(held.record.of_feed(CROSS_TABLE))
    told = ngettext("%(number)s table", "%(number)s tables", number) % {"number": wording.number(number)}
    note = _("%(tables)s of the office's own counts, each with the rule by which small ones are hidden")
    link = Download(reverse("tables"), _("Tables of counts"), note % {"tables": told})
    return (link,) if number else ()


def _licence(held: Held) -> list[str]:
    people = held.record.residents
    residents = _("No residents are held, so no rates are stated.")
    if people:
        source = held.record.of_feed(CENSUS)[-1].subject_name
        districts = ngettext("%(number)s district", "%(number)s districts", len(people)) % {"number": len(people)}
        facts = {"people": wording.number(sum(people.values())), "districts": districts, "source": source}
        residents = _("Rates rest on %(people)s residents of %(districts)s (%(source)s).") % facts
    return [
        residents,
        _("Contains public sector information licensed under the Open Government Licence v3.0."),
        _("Residents and areas: Office for National Statistics, licensed under the Open Government Licence v3.0."),
        _("Places in street crime files are approximate: each is moved to a nearby point by the publisher."),
    ]


def _links_to(*codes: str) -> tuple[Link, ...]:
    """The pages of these methods."""
    return tuple(Link(addresses.method(one.code), one.title) for one in methods.named(*codes))
