"""What one cell of a plan workbook says. A text where a date belongs is a fault, never a guess.

Every reader takes an empty cell for nothing, and raises CellFault for what it cannot use.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeVar

from goldthread.analytics.intake.tables.cell import CellFault
from goldthread.analytics.intake.tables.cell import period as read_period
from goldthread.analytics.intake.tables.cell import text as read_text
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.core.bound import Figure, bound_in, parse_figures
from goldthread.core.errors import BadInput
from goldthread.core.period import Period, PeriodKind
from goldthread.core.period.kind import EARLIEST_YEAR, LATEST_YEAR
from goldthread.core.reference import BadReference, Reference

LONGEST_TEXT = 20_000
"""Characters of a text."""
MOST_OFFERED = 12
SEPARATOR = ";"
_BLANK = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")  # kinds of sign that show nothing by themselves
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

Found = TypeVar("Found")
Reader = Callable[[Cell], object]


def text_of(longest: int, *, lines: bool = False) -> Callable[[Cell], str]:
    """A reader of texts of so many characters at most; of several lines, where they are wanted."""

    def read(cell: Cell) -> str:
        found = _UNSEEN.sub("", read_text(cell).replace("\r\n", "\n").replace("\r", "\n"))
        found = found.strip() if lines else " ".join(found.split())
        if all(unicodedata.category(sign) in _BLANK for sign in found):
            return ""
        if len(found) > longest:
            raise CellFault(f"has {len(found):,} characters. Cut it to {longest:,} at most.")
        return found

    return read


prose = text_of(LONGEST_TEXT, lines=True)


def bound_prose(cell: Cell) -> str:
    """A text in which figures may be bound."""
    found = prose(cell)
    _said(lambda: bound_in(found))
    return found


def bound_title(longest: int) -> Callable[[Cell], str]:
    """A reader of one line in which figures may be bound."""
    read = text_of(longest)

    def read_bound(cell: Cell) -> str:
        found = read(cell)
        _said(lambda: bound_in(found))
        return found

    return read_bound


def choice_of(options: Iterable[str], what: str) -> Callable[[Cell], str]:
    """A reader of one of these words, in either case."""
    known = {option.casefold(): option for option in options}

    def read(cell: Cell) -> str:
        found = " ".join(read_text(cell).split())
        if found and found.casefold() not in known:
            raise CellFault(f"“{shown(found)}” is no {what}. {offer(found, known.values())}")
        return known.get(found.casefold(), "")

    return read


def reference(cell: Cell) -> str:
    found = read_text(cell)
    if not found:
        return ""
    try:
        return Reference.parse(found).text
    except BadReference as fault:
        raise CellFault(str(fault)) from fault


def references(cell: Cell) -> tuple[str, ...]:
    """References separated by semicolons."""
    return tuple(reference(one) for one in _parts(cell))


def names_of(longest: int, folded: Callable[[str], str]) -> Callable[[Cell], tuple[str, ...]]:
    """A reader of names separated by semicolons, each of so many characters at most, also as it is compared."""
    read = text_of(longest)

    def read_names(cell: Cell) -> tuple[str, ...]:
        found = tuple(filter(None, map(read, _parts(cell))))
        for name in found:
            if len(folded(name)) > longest:
                raise CellFault(
                    f"“{shown(name)}” has {len(folded(name)):,} characters, written in plain letters. "
                    f"Cut it to {longest:,} at most."
                )
        return found

    return read_names


def day(cell: Cell) -> date | None:
    """A date cell. A text that looks like a date is refused: it can be read in two ways, or not at all."""
    if cell == "":
        return None
    if not isinstance(cell, date):
        raise CellFault(
            f"“{shown(str(cell))}” is {'a text' if isinstance(cell, str) else 'a number'}, not a date. "
            f"Format the cell as a date and type the day again{_such_as(cell)}."
        )
    if not EARLIEST_YEAR <= cell.year <= LATEST_YEAR:
        raise CellFault(f"is a day in the year {cell.year}. Years run from {EARLIEST_YEAR} to {LATEST_YEAR}.")
    return cell.date() if isinstance(cell, datetime) else cell


def period(cell: Cell) -> Period | None:
    return None if cell == "" else read_period(cell)


def month(cell: Cell) -> str:
    """The month to which a paper runs, as its code."""
    found = period(cell)
    if found is not None and found.kind is not PeriodKind.MONTH:
        raise CellFault(f"“{cell}” is no month. Write the month to which the paper runs, as 2022-03, in a text cell.")
    return found.code if found else ""


def figures(cell: Cell) -> tuple[Figure, ...]:
    """Measures separated by semicolons, each for everyone, a group or an area."""
    found = prose(cell)
    return _said(lambda: parse_figures(found))


def offer(text: str, options: Iterable[str]) -> str:
    """What to write instead: the nearest, and all there is where that is not much."""
    known = list(dict.fromkeys(options))
    folded = {option.casefold(): option for option in reversed(known)}
    near = get_close_matches(text.casefold(), folded, n=1, cutoff=0.6)
    asked = f"Did you mean “{folded[near[0]]}”?" if near else ""
    listed = f"Write one of: {', '.join(known)}." if 0 < len(known) <= MOST_OFFERED else ""
    return " ".join(filter(None, (asked, listed))) or ("None is held yet." if not known else "Check its spelling.")


def shown(text: str) -> str:
    """As much of what was typed as a sentence can carry."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def _parts(cell: Cell) -> list[str]:
    return [one.strip() for one in read_text(cell).split(SEPARATOR) if one.strip()]


def _such_as(cell: Cell) -> str:
    """The same day as a person would type it, where the text leaves no doubt which one is meant."""
    try:
        found = Period.parse(str(cell))
    except BadInput:
        return ", such as 30/09/2017"
    return f", as {found.start:%d/%m/%Y}" if found.kind is PeriodKind.SNAPSHOT else ", such as 30/09/2017"


def _said(read: Callable[[], Found]) -> Found:
    try:
        return read()
    except BadInput as fault:
        raise CellFault(str(fault)) from fault
