"""What cannot be used in a plan workbook: each fault with its sheet, row and column, and all of them told at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.apps.planning.workbook.layout import SHEETS, Sheet
from goldthread.core.errors import BadInput

MOST_FAULTS_TOLD = 20
_PLACES = {sheet.title: place for place, sheet in enumerate(SHEETS)}


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell, or a whole row, or a whole sheet, that cannot be used, and what to do about it. Row 0 is the sheet."""

    sheet: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        return f"Sheet {self.sheet}{row}{f', {self.column}' if self.column else ''}: {self.text}"


def at(sheet: Sheet, row: int, name: str, text: str) -> Fault:
    """A fault in the column of this name."""
    return Fault(sheet.title, row, sheet.column(name).heading if name else "", text)


def refusal(faults: Sequence[Fault], name: str) -> BadInput:
    """All faults as one error, a line for each in the order of the workbook; the first are told, the rest counted."""
    ordered = sorted(faults, key=lambda fault: (_PLACES.get(fault.sheet, -1), fault.row))
    count = "one thing cannot be used" if len(ordered) == 1 else f"{len(ordered)} things cannot be used"
    lines = [f"  {fault}" for fault in ordered[:MOST_FAULTS_TOLD]]
    if len(ordered) > MOST_FAULTS_TOLD:
        lines.append(f"  And {len(ordered) - MOST_FAULTS_TOLD} more.")
    return BadInput("\n".join([f"{count}, and nothing of the file was taken.", *lines]), where=name)
