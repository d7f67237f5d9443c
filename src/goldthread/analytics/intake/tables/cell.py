"""What one cell of a measure workbook says. A text where a number belongs is a fault, never a blank or a nought."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.schema import SENSES
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

RANGE = "range"
_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PAIR = re.compile(rf"({_NUMBER})\s*(?:to|-)\s*({_NUMBER})", re.ASCII)
_AS_TEXT = "Format the column as text and write it again."


class CellFault(Exception):
    """What is wrong with a cell, as the rest of a sentence that begins with its place."""


def text(cell: Cell) -> str:
    """The text of the cell without the blanks around it; a number as it would be written."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool | time | date | timedelta):
        raise CellFault(f"“{cell}” is not a text: Excel may have made a day of it. {_AS_TEXT}")
    return f"{cell:.15g}"


def required_text(cell: Cell) -> str:
    found = text(cell)
    if not found:
        raise CellFault("is blank. Every figure needs it.")
    return found


def number(cell: Cell) -> float | None:
    """The number, None for an empty cell. Thousands commas, a sign and a true minus are read; units are not."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    plain = _plain(cell)
    if not plain:
        return None
    if re.fullmatch(_NUMBER, plain, re.ASCII) is None:
        raise CellFault(f"“{cell}” is not a number. {_advice(plain)}")
    return float(plain.replace(",", ""))


def whole(cell: Cell) -> int | None:
    """The whole number, None for an empty cell."""
    found = number(cell)
    if found is not None and found != int(found):
        raise CellFault(f"“{cell}” is not a whole number. People are counted whole.")
    return None if found is None else int(found)


def period(cell: Cell) -> Period | None:
    if isinstance(cell, date):
        raise CellFault(f"has become the day {cell:%Y-%m-%d}: Excel makes days of months. {_AS_TEXT}")
    found = text(cell)
    try:
        return _parsed(found) if found else None
    except BadInput as fault:
        raise CellFault(f"{fault.fault} {fault.mend}".strip()) from fault


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Period:
    """Kept, because a workbook names few periods in many rows."""
    return Period.parse(text)


def required_period(cell: Cell) -> Period | None:
    if cell == "":
        raise CellFault("is blank. Every figure needs it.")
    return period(cell)


def day(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    found = text(cell)
    if not found:
        return None
    try:
        return datetime.strptime(found, "%Y-%m-%d").date()
    except ValueError:
        raise CellFault(f"“{found}” is not a day. Write it as 2022-05-31.") from None


def sense(cell: Cell) -> str:
    found = " ".join(text(cell).casefold().split())
    if found and found not in SENSES:
        raise CellFault(f"“{found}” is not a sense. Write one of: {', '.join(SENSES)}; or leave it empty.")
    return found


def milestone(cell: Cell, sense: str) -> tuple[float | None, float | None]:
    """The milestone and, for a range, its upper end: "10-12"."""
    if sense != RANGE:
        return number(cell), None
    found = _PAIR.fullmatch(_plain(cell))
    if found is None:
        raise CellFault(f"“{cell}” is not a range of two numbers. Write it as 10-12, in a cell formatted as text.")
    lower, upper = number(found[1]), number(found[2])
    if lower is not None and upper is not None and lower > upper:
        raise CellFault(f"“{cell}” runs from the higher number to the lower. Write the lower first.")
    return lower, upper


def _plain(cell: Cell) -> str:
    """The text of the cell with plain hyphens for true minus signs and dashes."""
    return str(cell).strip().replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")


def _advice(plain: str) -> str:
    if found := re.fullmatch(rf"£?\s*({_NUMBER})\s*(%|[a-z ]*)", plain, re.ASCII | re.IGNORECASE):
        return f"Write {found[1].replace(',', '')}; the unit stands on the measure's card."
    return "Write the figure alone, or leave the cell empty and use the note."
