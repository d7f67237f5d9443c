"""One reported figure as its row says it, and everything that is wrong with a row that cannot be used."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from goldthread.analytics.intake.tables import cell
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.schema import MEASURE_WORKBOOK
from goldthread.core.period import Period
from goldthread.core.state import State

SCALES = (1, 100, 1_000, 10_000, 100_000, 1_000_000)
_HEADINGS = {column.name: column.heading for column in MEASURE_WORKBOOK.read}
_READERS: Mapping[str, Callable[[Cell], Any]] = MappingProxyType(
    {
        "measure": cell.required_text,
        "area": cell.text,
        "group": cell.text,
        "period": cell.required_period,
        "value": cell.number,
        "numerator": cell.number,
        "denominator": cell.number,
        "base": cell.whole,
        "deft": cell.number,
        "change_number": cell.number,
        "change_percent": cell.number,
        "change_points": cell.number,
        "compared_period": cell.period,
        "baseline": cell.number,
        "sense": cell.sense,
        "document": cell.required_text,
        "paragraph": cell.text,
        "reported_by": cell.text,
        "reported_on": cell.day,
        "note": cell.text,
    }
)
# What a blank cell says, for the columns that may be blank: most cells of most rows are.
_BLANK: Mapping[str, Any] = MappingProxyType(
    {name: read("") for name, read in _READERS.items() if read not in (cell.required_text, cell.required_period)}
)


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One figure that a document states. Empty cells are empty texts or None.

    `value` is None when only numerator and denominator are given: what they make together (a share, a rate) is for the
    measure's unit to say. `base` is how many people or records the figure rests on, `deft` the design factor of a
    survey estimate, both as published. `milestone_upper` is given for ranges only. `row` counts as spreadsheets do: the
    header is 1.
    """

    measure: str
    area: str
    group: str
    period: Period
    value: float | None
    numerator: float | None
    denominator: float | None
    base: int | None
    deft: float | None
    change_number: float | None
    change_percent: float | None
    change_points: float | None
    compared_period: Period | None
    baseline: float | None
    milestone: float | None
    milestone_upper: float | None
    sense: str
    document: str
    paragraph: str
    reported_by: str
    reported_on: date | None
    note: str
    row: int
    state: State

    @property
    def key(self) -> tuple[str, str, str, Period, str, str]:
        """What may stand only once in a file."""
        return self.measure, self.area, self.group, self.period, self.document, self.paragraph


@dataclass(frozen=True, slots=True)
class RowFault:
    """One cell, or the whole row when `column` is empty, that cannot be used, and what to do about it."""

    row: int
    column: str
    fault: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.fault}" if self.column else f"row {self.row}: {self.fault}"


def read_row(cells: Mapping[str, Cell], row: int) -> ReportedRow | list[RowFault]:
    """The figure of one row, given its cells by column name; or everything that is wrong with it."""
    values: dict[str, Any] = dict(_BLANK)
    faults: list[RowFault] = []
    for name, read in _READERS.items():
        given = cells.get(name, "")
        if given != "" or name not in _BLANK:
            try:
                values[name] = read(given)
            except cell.CellFault as fault:
                faults.append(RowFault(row, _HEADINGS[name], str(fault)))
    try:
        values["milestone"], values["milestone_upper"] = cell.milestone(
            cells.get("milestone", ""), values.get("sense", "")
        )
    except cell.CellFault as fault:
        faults.append(RowFault(row, _HEADINGS["milestone"], str(fault)))
    if faults:
        return faults
    figure = ReportedRow(**values, row=row, state=_state(values))
    if told := _fault(figure):
        return [RowFault(row, "", told)]
    return figure


def _state(values: Mapping[str, Any]) -> State:
    if values["value"] is not None or values["numerator"] is not None:
        return State.HELD
    changes = (values["change_number"], values["change_percent"], values["change_points"])
    return State.NOT_HELD if changes == (None, None, None) else State.CHANGE_ONLY


def _has_change(figure: ReportedRow) -> bool:
    return (figure.change_number, figure.change_percent, figure.change_points) != (None, None, None)


def _fault(figure: ReportedRow) -> str:
    """What is wrong with a row whose cells are each right; empty when nothing is."""
    if figure.value is None and (figure.numerator is None) != (figure.denominator is None):
        return "has a numerator or a denominator without the other. Give both, or the value."
    if figure.denominator is not None and figure.denominator <= 0:
        return f"the denominator is {figure.denominator:.15g}. It must be above 0."
    if fault := _unusable_base(figure):
        return fault
    if not _agrees(figure):
        return (
            f"the value {figure.value:.15g} is not {figure.numerator:.15g} of {figure.denominator:.15g} as a "
            "share, a percentage or a rate. Correct one of them, or leave the value empty."
        )
    says_something = _has_change(figure) or bool(figure.note)
    numbers = (figure.value, figure.numerator, figure.baseline, figure.milestone)
    if not says_something and numbers == (None, None, None, None):
        return "says nothing: it has no figure, change, baseline, milestone or note. Fill it in or take it out."
    return ""


def _unusable_base(figure: ReportedRow) -> str:
    if figure.base is not None and figure.base <= 0:
        return f"the base is {figure.base}. It must be above 0."
    if figure.deft is not None and figure.deft <= 0:
        return f"the deft is {figure.deft:.15g}. It must be above 0."
    return ""


def _agrees(figure: ReportedRow) -> bool:
    """Whether value and pair, where both are given, are one figure, rounded: as a share, or per 100 up to a million."""
    if figure.value is None or figure.numerator is None or figure.denominator is None:
        return True
    half_a_unit = 0.5 * 10.0 ** -_decimals(figure.value) * (1 + 1e-9)
    ratio = figure.numerator / figure.denominator
    return any(math.fabs(figure.value - scale * ratio) <= half_a_unit for scale in SCALES)


def _decimals(value: float) -> int:
    """How many decimals the value is written with: 88.7 has one, 1,366 none."""
    _, _, decimals = f"{value:.10f}".rstrip("0").partition(".")
    return len(decimals)
