"""The loads, and the report of one: what each file held, lacked and changed. A file since replaced is told of too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.sources import FEEDS
from goldthread.apps.performance.models import ForgottenFile, Load, SourceFile
from goldthread.apps.performance.queries import STREET
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import Shown, row_count
from goldthread.core.period import Period
from goldthread.web.parts import Column, Link, Paging
from goldthread.web.public.held import Held
from goldthread.web.public.plan.lists.paging import page_of

COUNTS = ("rows", "blank_crime_id", "extra_rows_with_repeated_crime_id", "blank_lsoa", "blank_outcome")

UNNAMED = "system"
"""Who loaded, where a call on the command line gave no name."""


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
    paging: Paging | None
    forgotten: tuple[LoadLine, ...]


def loads_page(held: Held, asked: Mapping[str, str]) -> LoadsPage:
    """Every load that is published, a hundred a page. Raises BadInput for a page that there is not."""
    shown, paging = page_of(list(_published(held)), asked, "loads", _("Loads"))
    return LoadsPage(
        title=_("Loads"),
        lead=_("Each call that brought files is a load; its page says what each file held, and what it changed."),
        lines=tuple(map(_load_line, shown)),
        paging=paging,
        forgotten=tuple(_forgotten(held)),
    )


def load_lines(held: Held, *, most: int) -> tuple[LoadLine, ...]:
    """The newest loads as lines, newest first."""
    return tuple(map(_load_line, _published(held)[:most]))


def _published(held: Held) -> QuerySet[Load]:
    found = Load.objects.filter(body=held.site.body, published_at__isnull=False)
    counted = found.annotate(number_of_files=Count("files"), number_of_rows=Sum("files__rows"))
    return counted.order_by("-number")


def _load_line(load: Any) -> LoadLine:
    facts = {
        "when": _when(load),
        "files": _files(load.number_of_files),
        "rows": row_count(load.number_of_rows or 0),
    }
    return LoadLine(_link(load.number), _("%(when)s: %(files)s, %(rows)s") % facts)


def _link(number: int) -> Link:
    return Link(load_address(number), _("Load %(number)s") % {"number": number})


def _files(number: int) -> str:
    return ngettext("%(number)s file", "%(number)s files", number) % {"number": wording.number(number)}


def _when(load: Load) -> str:
    """The day, and who loaded; a call on the command line says no name."""
    day = wording.day(load.loaded_at.date())
    return day if load.loaded_by == UNNAMED else _("%(day)s, by %(by)s") % {"day": day, "by": load.loaded_by}


def load_address(number: int) -> str:
    """The page of a load."""
    return reverse("load", args=[number])


def _forgotten(held: Held) -> Iterable[LoadLine]:
    """The loads that were taken back, the last one first."""
    files = ForgottenFile.objects.filter(body=held.site.body)
    of_load = files.values("load_number", "why").annotate(number=Count("pk"), at=Min("forgotten_at"))
    for one in of_load.order_by("-at", "-load_number"):
        facts = {"files": _files(one["number"]), "day": wording.day(one["at"].date()), "why": one["why"]}
        yield LoadLine(_link(one["load_number"]), _("Taken back on %(day)s: %(why)s (%(files)s)") % facts)


def load_page(held: Held, number: int) -> LoadPage | None:
    """One load; None when there is none of this number."""
    load = Load.objects.filter(body=held.site.body, number=number, published_at__isnull=False).first()
    return _published_page(load) if load else _forgotten_page(held, number)


def _published_page(load: Load) -> LoadPage:
    files = tuple(load.files.order_by("feed", "subject", "month", "id"))
    counts = (_("Rows"), _("No crime ID"), _("Repeated ID, extra"), _("No area"), _("No outcome"))
    return LoadPage(
        title=_link(load.number).text,
        lead=_("Taken in on %(when)s.") % {"when": _when(load)},
        caption=_("What each file held, and what it lacked"),
        sub=_sub(files),
        columns=(
            Column(_("File")),
            Column(_("Released")),
            *(Column(name, _("rows") if place else _("number"), number=True) for place, name in enumerate(counts)),
            Column(_("Against the release before")),
        ),
        labels=counts,
        files=tuple(map(_file, files)),
    )


def _forgotten_page(held: Held, number: int) -> LoadPage | None:
    """What is kept of a load that was taken back: its files by name, when and why, and never by whom."""
    found = ForgottenFile.objects.filter(body=held.site.body, load_number=number)
    files = tuple(found.order_by("feed", "subject", "month", "pk"))
    if not files:
        return None
    facts = {
        "in": wording.day(files[0].loaded_at.date()),
        "back": wording.day(files[0].forgotten_at.date()),
        "why": files[0].why,
    }
    return LoadPage(
        title=_link(number).text,
        lead=_("Taken in on %(in)s and taken back on %(back)s: %(why)s") % facts,
        caption=_("What was taken back: no figure rests on these files"),
        sub=_sub(files),
        columns=(Column(_("File")), Column(_("Released")), Column(_("Rows"), _("number"), number=True)),
        labels=(_("Rows"),),
        files=tuple(map(_forgotten_file, files)),
    )


def _forgotten_file(file: ForgottenFile) -> File:
    period = Period.month(file.month.year, file.month.month) if file.month else None
    return File(
        name=file.name.rsplit("/", 1)[-1],
        what=", ".join((_feed_title(file.feed), period.words if period else file.subject_name)),
        released=wording.day(file.released_on),
        cells=(Shown(wording.number(file.rows)),),
        against="",
        warnings=(),
    )


def _sub(files: Sequence[SourceFile] | Sequence[ForgottenFile]) -> str:
    return f"{_files(len(files))}, {row_count(sum(one.rows for one in files))}"


def _feed_title(code: str) -> str:
    return _(FEEDS[code].title) if code in FEEDS else code


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
    return ", ".join(
        [
            _feed_title(file.feed),
            *filter(None, [file.report.get("edition")]),
            *([file.period.words] if file.period else []),
        ]
    )


def _against(file: SourceFile) -> str:
    if file.supersedes_id is None:
        return _("first release held")
    facts = {key: wording.number(file.report[key]) for key in ("changed", "gone", "unchanged")}
    facts["rows"] = row_count(file.report["added"])
    words = _("%(rows)s added, %(changed)s changed, %(gone)s gone, %(unchanged)s the same") % facts
    if not file.accepted_by:
        return words
    if file.accepted_by == UNNAMED:
        return f"{words}. {_('Accepted by name when it was loaded.')}"
    return f"{words}. {_('Accepted by %(who)s') % {'who': file.accepted_by}}."
