"""The loads, and the report of one: what each file held, lacked and changed. A file since replaced is told of too."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.sources import FEEDS
from goldthread.apps.performance.models import ForgottenFile, Load, SourceFile
from goldthread.apps.performance.queries import STREET
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import Shown, row_count
from goldthread.web.parts import Column, Link
from goldthread.web.public.held import Held

COUNTS = ("rows", "blank_crime_id", "extra_rows_with_repeated_crime_id", "blank_lsoa", "blank_outcome")


@dataclass(frozen=True, slots=True)
class File:
    """One file of a load."""

    name: str
    what: str
    released: str
    cells: tuple[Shown, ...]
    against: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadPage:
    """One load: what it brought, file by file."""

    title: str
    lead: str
    caption: str
    sub: str
    columns: tuple[Column, ...]
    labels: tuple[str, ...]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One load in the list of them."""

    link: Link
    note: str


@dataclass(frozen=True, slots=True)
class LoadsPage:
    """The list of loads, newest first, and what was taken out of the record again."""

    title: str
    lead: str
    lines: tuple[LoadLine, ...]
    forgotten: tuple[str, ...]


def loads_page(held: Held) -> LoadsPage:
    """Every load that is published."""
    lines = load_lines(held)
    forgotten = ForgottenFile.objects.filter(body=held.site.body).order_by("-forgotten_at", "name")
    return LoadsPage(
        title=_("Loads"),
        lead=_("Each call that brought files is a load; its page says what each file held, and what it changed."),
        lines=lines,
        forgotten=tuple(_forgotten(one) for one in forgotten),
    )


def load_lines(held: Held, *, most: int | None = None) -> tuple[LoadLine, ...]:
    """The loads as lines, newest first."""
    found = Load.objects.filter(body=held.site.body, published_at__isnull=False)
    counted = found.annotate(number_of_files=Count("files"), number_of_rows=Sum("files__rows"))
    return tuple(_load_line(one) for one in counted.order_by("-number")[:most])


def _load_line(load: Any) -> LoadLine:
    number = load.number_of_files
    files = ngettext("%(number)s file", "%(number)s files", number) % {"number": wording.number(number)}
    facts = {
        "day": wording.day(load.loaded_at.date()),
        "by": load.loaded_by,
        "files": files,
        "rows": row_count(load.number_of_rows or 0),
    }
    text = _("Load %(number)s") % {"number": load.number}
    return LoadLine(Link(load_address(load.number), text), _("%(day)s, by %(by)s: %(files)s, %(rows)s") % facts)


def load_address(number: int) -> str:
    """The page of a load."""
    return reverse("load", args=[number])


def _forgotten(one: ForgottenFile) -> str:
    facts = {
        "name": one.name,
        "load": one.load_number,
        "day": wording.day(one.forgotten_at.date()),
        "by": one.forgotten_by,
        "why": one.why,
    }
    return _("%(name)s of load %(load)s was taken out on %(day)s by %(by)s: %(why)s") % facts


def load_page(held: Held, number: int) -> LoadPage | None:
    """One load; None when there is none of this number."""
    load = Load.objects.filter(body=held.site.body, number=number, published_at__isnull=False).first()
    if load is None:
        return None
    files = tuple(load.files.order_by("feed", "subject", "month", "id"))
    counts = (_("Rows"), _("No crime ID"), _("Repeated ID, extra"), _("No area"), _("No outcome"))
    told = ngettext("%(files)s file", "%(files)s files", len(files)) % {"files": wording.number(len(files))}
    facts = {"day": wording.day(load.loaded_at.date()), "by": load.loaded_by}
    return LoadPage(
        title=_("Load %(number)s") % {"number": number},
        lead=_("Taken in on %(day)s by %(by)s.") % facts,
        caption=_("What each file held, and what it lacked"),
        sub=f"{told}, {row_count(sum(one.rows for one in files))}",
        columns=(
            Column(_("File")),
            Column(_("Released")),
            *(Column(name, _("rows") if place else _("number"), number=True) for place, name in enumerate(counts)),
            Column(_("Against the release before")),
        ),
        labels=counts,
        files=tuple(map(_file, files)),
    )


def _file(file: SourceFile) -> File:
    report: Mapping[str, Any] = file.report
    street = file.feed == STREET
    counts = (Shown(wording.number(report[name])) if street or name == "rows" else Shown("–") for name in COUNTS)
    return File(
        name=file.name.rsplit("/", 1)[-1],
        what=_what(file),
        released=wording.day(file.released_on),
        cells=tuple(counts),
        against=_against(file),
        warnings=(
            *([_("A patch: merged into the file before it.")] if file.kind == file.Kind.PATCH else []),
            *report["warnings"],
        ),
    )


def _what(file: SourceFile) -> str:
    parts = [
        _(FEEDS[file.feed].title) if file.feed in FEEDS else file.feed,
        *filter(None, [file.report.get("edition")]),
    ]
    if file.period:
        parts.append(file.period.words)
    if file.feed == STREET:
        parts.append(_("lines end with %(ending)s") % {"ending": file.report["line_ending"].upper()})
    return ", ".join(parts)


def _against(file: SourceFile) -> str:
    if file.supersedes_id is None:
        return _("first release held")
    facts = {key: wording.number(file.report[key]) for key in ("changed", "gone", "unchanged")}
    facts["rows"] = row_count(file.report["added"])
    words = _("%(rows)s added, %(changed)s changed, %(gone)s gone, %(unchanged)s the same") % facts
    return f"{words}. {_('Accepted by %(who)s') % {'who': file.accepted_by}}." if file.accepted_by else words
