"""The files loaded, by load, with what each held and lacked. A file since replaced is listed with the rest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.models import Load, SourceFile
from goldthread.apps.performance.queries import CENSUS, CROSS_TABLE, FORCE_RESIDENTS, MONTHLY_COUNTS, STREET, WORKBOOK
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import Shown, row_count
from goldthread.web.parts import Column

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
class LoadGroup:
    """One load."""

    name: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Loads:
    """The table."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    labels: tuple[str, ...]
    groups: tuple[LoadGroup, ...]


def loads(files: Sequence[SourceFile]) -> Loads | None:
    """The table, newest load first; None when nothing was loaded."""
    if not files:
        return None
    by_load: dict[Load, list[SourceFile]] = defaultdict(list)
    for file in files:
        by_load[file.load].append(file)
    counts = (_("Rows"), _("No crime ID"), _("Repeated ID, extra"), _("No area"), _("No outcome"))
    number = ngettext("%(files)s file", "%(files)s files", len(files)) % {"files": len(files)}
    return Loads(
        caption=_("What each file held, and what it lacked"),
        sub=f"{number}, {row_count(sum(one.rows for one in files))}",
        columns=(
            Column(_("File")),
            Column(_("Released")),
            *(Column(name, _("rows") if place else _("number"), number=True) for place, name in enumerate(counts)),
            Column(_("Against the release before")),
        ),
        labels=counts,
        groups=tuple(_group(load, by_load[load]) for load in sorted(by_load, key=lambda one: -one.number)),
    )


def _group(load: Load, files: Iterable[SourceFile]) -> LoadGroup:
    facts = {"number": load.number, "day": wording.day(load.loaded_at.date()), "by": load.loaded_by}
    return LoadGroup(_("Load %(number)s, %(day)s, by %(by)s") % facts, tuple(_file(one) for one in files))


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
        warnings=tuple(report["warnings"]),
    )


def _what(file: SourceFile) -> str:
    kinds = {
        STREET: _("Street crime"),
        WORKBOOK: _("Reported figures"),
        CENSUS: _("Residents"),
        CROSS_TABLE: _("Table of counts"),
        MONTHLY_COUNTS: _("Counts of many forces"),
        FORCE_RESIDENTS: _("Residents by force"),
    }
    parts = [kinds.get(file.feed, file.feed)]
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
