"""Stores the figures that a file of the manifest gives: counts of the street files, reported figures, residents."""

from difflib import get_close_matches

from django.db.models import Q

from goldthread.analytics.areas import Force, find_force
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.compute import Observed, compute
from goldthread.analytics.measures.definition import Catalogue, Definition
from goldthread.analytics.sources.census_residents import read_residents
from goldthread.analytics.sources.cross_table import read_cells
from goldthread.analytics.sources.force_residents import read_people
from goldthread.analytics.sources.measure_workbook import ReportedRow, read_rows
from goldthread.analytics.sources.monthly_counts import read_counts
from goldthread.apps.performance.models import (
    Area,
    Calculation,
    ForceCount,
    ForceResidents,
    Observation,
    ReportedFigure,
    Residents,
    SourceFile,
    TableCell,
)
from goldthread.apps.performance.queries import CENSUS, CROSS_TABLE, FORCE_RESIDENTS, MONTHLY_COUNTS, STREET, WORKBOOK
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


def store_figures(*, file: SourceFile, lake: Lake, catalogue: Catalogue, by: str) -> int:
    """Store whatever the file gives and is not stored yet. Returns how many measures were computed."""
    if file.feed == STREET:
        return _store_counts(file, lake, catalogue)
    if file.feed == WORKBOOK and not file.reported.exists():
        _store_reported(file, lake, catalogue)
    if file.feed == CENSUS and not file.residents.exists():
        people = read_residents(lake, file.parquet)
        Residents.objects.bulk_create(Residents(file=file, district=name, people=n) for name, n in people.items())
    _store_forces(file, lake)
    if file.feed == CROSS_TABLE and not file.cells.exists():
        cells = read_cells(lake, file.parquet)
        TableCell.objects.bulk_create(TableCell(file=file, row=row, column=col, count=n) for row, col, n in cells)
    return 0


def _store_forces(file: SourceFile, lake: Lake) -> None:
    """What a file says of many forces: their counts by month and type, or their residents."""
    if file.feed == MONTHLY_COUNTS and not file.force_counts.exists():
        counts = read_counts(lake, file.parquet)
        ForceCount.objects.bulk_create(
            ForceCount(file=file, force=force, month=f"{month}-01", category=category, count=n)
            for month, force, category, n in counts
        )
    if file.feed == FORCE_RESIDENTS and not file.force_residents.exists():
        people = read_people(lake, file.parquet)
        ForceResidents.objects.bulk_create(
            ForceResidents(file=file, force=force, year=year, people=n) for force, year, n in people
        )


def _store_counts(file: SourceFile, lake: Lake, catalogue: Catalogue) -> int:
    """Compute the counted measures whose card is new or has changed since this file was computed."""
    kept = dict(file.calculations.values_list("measure", "fingerprint"))
    stale = [one for one in catalogue.counted if kept.get(one.code) != one.fingerprint]
    period = file.period
    if not stale or period is None:
        return 0
    force = find_force(file.subject)
    observed = compute(stale, lake, file.parquet, force=force, subject=file.subject)
    _keep_areas(observed, file, force)
    _replace(file, stale, observed)
    return len(stale)


def _keep_areas(observed: list[Observed], file: SourceFile, force: Force | None) -> None:
    areas = {one.area: one for one in observed}
    unknown = file.subject_name if force is None else ""
    Area.objects.bulk_create(
        (
            Area(
                code=code,
                name=unknown if unknown and one.area_kind == Area.Kind.FORCE else one.area_name,
                kind=one.area_kind,
                force=file.subject,
            )
            for code, one in areas.items()
        ),
        ignore_conflicts=True,
    )


def _replace(file: SourceFile, stale: list[Definition], observed: list[Observed]) -> None:
    codes = [one.code for one in stale]
    Observation.objects.filter(Q(file=file) & Q(measure__in=codes)).delete()
    Calculation.objects.filter(file=file, measure__in=codes).delete()
    Observation.objects.bulk_create(
        Observation(file=file, measure=one.measure, area_id=one.area, value=one.value) for one in observed
    )
    Calculation.objects.bulk_create(
        Calculation(file=file, measure=one.code, fingerprint=one.fingerprint) for one in stale
    )


def _store_reported(file: SourceFile, lake: Lake, catalogue: Catalogue) -> None:
    units = {one.code: one.unit for one in catalogue.reported}
    rows = read_rows(lake, file.parquet)
    ReportedFigure.objects.bulk_create(_reported(file, row, _value(row, units[row.measure])) for row in rows)


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
