"""What a measure workbook says: checked against the cards before it is taken, kept as it was reported.

Refuses one whose figures do not fit the cards; it corrects none.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.definition import Catalogue
from goldthread.analytics.sources.measure_workbook import ReportedRow, read_rows
from goldthread.apps.performance.models import ReportedFigure, SourceFile
from goldthread.apps.performance.queries import WORKBOOK
from goldthread.core.errors import BadInput


def check_cards(landing: Landing, lake: Lake, catalogue: Catalogue) -> tuple[str, ...]:
    """Refuse a measure workbook whose figures do not fit the cards: an unknown measure, a share that cannot be one.

    Returns what is worth a question though it may be right.
    """
    if landing.feed != WORKBOOK:
        return ()
    rows, name = read_rows(lake, landing.parquet), landing.report.name
    units = {one.code: one.unit for one in catalogue.reported}
    _refuse(
        name,
        [
            f"row {row.row}, “{row.measure}”{_closest(row.measure, set(units))}"
            for row in rows
            if row.measure not in units
        ],
        "name a measure that has no card as a reported measure",
        mend="Correct the code in the column “measure”, or add a card for it to the body's own packs.",
    )
    shares = [row for row in rows if units[row.measure] == "percent"]
    _refuse(
        name,
        [f"row {row.row}, {row.measure}" for row in shares if not _may_be_share(row)],
        "give a share in percent that is not one",
        mend="A share lies from 0 to 100; with a numerator and a denominator it is 100 times the one over the other.",
    )
    return tuple(
        f"row {row.row}: {row.measure} is {row.value:.15g}%. A cell showing 61.2% holds 0.612: is 61.2 meant?"
        for row in shares
        if row.value is not None and row.numerator is None and 0 < row.value < 1
    )


def _refuse(name: str, places: list[str], fault: str, *, mend: str) -> None:
    if places:
        listed = "; ".join(places[:10]) + ("; …" if len(places) > 10 else "")
        raise BadInput(f"{len(places)} row(s) {fault}: {listed}.", where=name, mend=mend)


def _may_be_share(row: ReportedRow) -> bool:
    """Whether a figure in percent lies from 0 to 100 and, given as a pair too, agrees with it as written."""
    if row.value is not None and not 0 <= row.value <= 100:
        return False
    if row.numerator is None or row.denominator is None:
        return True
    if not 0 <= row.numerator <= row.denominator:
        return False
    decimals = len(f"{row.value:.10f}".rstrip("0").partition(".")[2]) if row.value is not None else 0
    return row.value is None or abs(row.value - 100 * row.numerator / row.denominator) <= 0.5 * 10**-decimals * (
        1 + 1e-9
    )


def _closest(code: str, known: set[str]) -> str:
    near = get_close_matches(code, known, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def reported_rows(file: SourceFile, lake: Lake, catalogue: Catalogue) -> Iterator[ReportedFigure]:
    """The figures that the file reports, as rows of the database."""
    units = {one.code: one.unit for one in catalogue.reported}
    rows = read_rows(lake, file.parquet)
    return (_reported(file, row, _value(row, units[row.measure])) for row in rows)


def _value(row: ReportedRow, unit: str) -> float | None:
    """The level as reported, or numerator over denominator: of a share in percent, of anything else as it is."""
    if row.value is not None or row.numerator is None or row.denominator is None:
        return row.value
    return (100 if unit == "percent" else 1) * row.numerator / row.denominator


def _reported(file: SourceFile, row: ReportedRow, value: float | None) -> ReportedFigure:
    return ReportedFigure(
        file=file,
        row=row.row,
        measure=row.measure,
        area=row.area,
        group=row.group,
        period=row.period.code,
        starts_on=row.period.start,
        ends_on=row.period.end,
        value=value,
        numerator=row.numerator,
        denominator=row.denominator,
        base=row.base,
        deft=row.deft,
        change_number=row.change_number,
        change_percent=row.change_percent,
        change_points=row.change_points,
        compared_period=row.compared_period.code if row.compared_period else "",
        baseline=row.baseline,
        milestone=row.milestone,
        milestone_upper=row.milestone_upper,
        sense=row.sense,
        document=row.document,
        paragraph=row.paragraph,
        reported_by=row.reported_by,
        reported_on=row.reported_on,
        note=row.note,
        state=row.state,
    )
