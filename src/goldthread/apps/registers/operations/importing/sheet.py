"""Reads the rows of a register's workbook as answers. A cell of the wrong kind is a fault of its row; a workbook of
another kind, or of another register, is refused whole."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils.translation import gettext as _

from goldthread.analytics.intake.tables import workbook
from goldthread.analytics.intake.tables.workbook import Broken, Cell
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.files.package import kind_of_package
from goldthread.apps.registers.files.refusal import CannotKeepFile, size_words
from goldthread.apps.registers.files.table import sheet_name
from goldthread.apps.registers.operations.importing.layout import MOST_BYTES, MOST_ROWS, columns
from goldthread.apps.registers.values.fault import shown
from goldthread.core.errors import BadInput
from goldthread.core.spec import Field, FieldKind


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row by its number in the sheet: answers by field, and what is wrong with a cell, by field."""

    number: int
    answers: dict[str, str]
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows that are not blank, the fields that have a column, and what was left out of the workbook."""

    rows: tuple[SheetRow, ...]
    fields: tuple[str, ...]
    warnings: tuple[str, ...]


_CLEAR_DAY = re.compile(r"[^\W\d_]|^\d{4}-")
"""A day that can be read in one way only: its month in letters, or its year first."""


class _CellFault(Exception):
    """What is wrong with a cell, with what to do."""


def rows_of(bound: Bound, path: Path, name: str) -> SheetRows:
    """The rows of the workbook. Raises BadInput for a file that is no workbook of this register, or too large."""
    if path.stat().st_size > MOST_BYTES:
        fault = _("is larger than %(most)s.") % {"most": size_words(MOST_BYTES)}
        raise CannotKeepFile(fault, where=name, mend=_("Split it."))
    if kind_of_package(path, name) != "xlsx":
        raise BadInput(_("is a document of another kind than XLSX."), where=name, mend=_("Save it as XLSX."))
    found = workbook.sheet_cells(path, name, sheet_name(bound.register.title))
    if found is None:
        raise _wrong_workbook(bound, path, name)
    title, table, broken = found
    where = _("%(name)s, sheet %(sheet)s") % {"name": name, "sheet": title}
    places, warnings = _places(bound, table[0] if table else (), where)
    rows = tuple(_rows(table, places, broken))
    _refuse_unfit(rows, where)
    return SheetRows(rows, tuple(field.name for field in places.values()), warnings)


def _wrong_workbook(bound: Bound, path: Path, name: str) -> BadInput:
    sheets = workbook.sheets(path, name)
    own = {workbook.fold_sheet(sheet_name(one.register.title)): one.register.title for one in registers()}
    other = next((own[folded] for sheet in sheets if (folded := workbook.fold_sheet(sheet)) in own), "")
    mend = _("Take the template of %(title)s.") % {"title": bound.register.title}
    if other:
        return BadInput(_("is a workbook of the register %(other)s.") % {"other": other}, where=name, mend=mend)
    facts = {"wanted": sheet_name(bound.register.title), "sheets": ", ".join(f"“{shown(one)}”" for one in sheets[:10])}
    return BadInput(_("has no sheet “%(wanted)s”; it has %(sheets)s.") % facts, where=name, mend=mend)


def _places(bound: Bound, header: Sequence[Cell], where: str) -> tuple[dict[int, Field], tuple[str, ...]]:
    """Which column holds which field, and the headings that none has. Raises BadInput for a needed one that is missing,
    or one that stands twice."""
    known = {_fold(heading): (heading, one) for heading, one in columns(bound.register).items()}
    headings = [_fold(str(cell)) for cell in header]
    twice = [known[one][0] for one, times in Counter(headings).items() if times > 1 and one in known]
    if twice:
        fault = _("has the column “%(heading)s” twice.") % {"heading": twice[0]}
        raise BadInput(fault, where=where, mend=_("Keep one of the two."))
    missing = [heading for folded, (heading, one) in known.items() if one.required and folded not in headings]
    if missing:
        fault = _("lacks the columns: %(missing)s.") % {"missing": ", ".join(missing)}
        raise BadInput(fault, where=where, mend=_("Put the headings into the first row, spelt so."))
    strange = [str(header[place]) for place, one in enumerate(headings) if one and one not in known]
    told = _("The column “%(heading)s” is not one of this register and was left out.")
    warnings = tuple(told % {"heading": shown(one)} for one in strange)
    return {place: known[one][1] for place, one in enumerate(headings) if one in known}, warnings


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _rows(table: Sequence[Sequence[Cell]], places: dict[int, Field], broken: Sequence[Broken]) -> Iterator[SheetRow]:
    failed = {(one.row, one.column - 1): one.fault for one in broken}
    for number, cells in enumerate(table[1:], start=2):
        row = SheetRow(number, {})
        for place, one in places.items():
            try:
                if (number, place) in failed:
                    mend = _("Mend the formula, or write the value itself.")
                    raise _CellFault(f"{failed[number, place]}. {mend}")
                row.answers[one.name] = _answer(one, cells[place] if place < len(cells) else "")
            except _CellFault as fault:
                row.faults[one.name] = f"{one.label}: {fault}"
        if row.faults or any(text.strip() for text in row.answers.values()):
            yield row


def _refuse_unfit(rows: Sequence[SheetRow], where: str) -> None:
    if not rows:
        raise BadInput(_("has no row below its headings."), where=where, mend=_("Fill in a row for each entry."))
    if len(rows) > MOST_ROWS:
        facts = {"number": f"{len(rows):,}", "most": f"{MOST_ROWS:,}"}
        raise BadInput(
            _("has %(number)s rows.") % facts, where=where, mend=_("Bring %(most)s at most at a time.") % facts
        )


def _answer(field: Field, cell: Cell) -> str:
    """A cell as a text that the field reads."""
    if field.kind is FieldKind.DATE:
        return _day(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date | time | timedelta):
        raise _CellFault(_("has become a date or a time. Format the column as text and write it again."))
    return cell if isinstance(cell, str) else f"{cell:.15g}"


def _day(cell: Cell) -> str:
    """A date cell, or a day in words. Figures alone can be read in two ways, or come from another count of days."""
    if isinstance(cell, datetime) and cell.time() != time():
        raise _CellFault(_("has a time of day. Give the day alone."))
    if isinstance(cell, date):
        return f"{cell.year:04}-{cell.month:02}-{cell.day:02}"
    if isinstance(cell, str):
        text = cell.strip()
        if not text or _CLEAR_DAY.search(text):
            return text
    said = _(
        "“%(text)s” is %(what)s, not a date. Format the cell as a date and type the day again, or write it in words."
    )
    what, text = (_("a text"), cell) if isinstance(cell, str) else (_("a number"), f"{cell:.15g}")
    raise _CellFault(said % {"text": shown(text), "what": what})
