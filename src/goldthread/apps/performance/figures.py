"""Stores the figures that a file of the manifest gives: counts of the street files, reported figures, residents."""

from difflib import get_close_matches

from django.db.models import Q

from goldthread.analytics.areas import Force, find_force
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.compute import Observed, compute
from goldthread.analytics.measures.definition import Catalogue, Definition
from goldthread.analytics.sources import Landing
from goldthread.analytics.sources.census_residents import read_residents
from goldthread.analytics.sources.measure_workbook import ReportedRow, read_rows
from goldthread.apps.performance.models import Area, Calculation, Observation, ReportedFigure, Residents, SourceFile
from goldthread.apps.performance.record import CENSUS, STREET, WORKBOOK
from goldthread.core.errors import BadInput


def check_cards(landing: Landing, lake: Lake, catalogue: Catalogue) -> None:
    """Refuse a measure workbook that names a measure for which there is no card, or one that is counted from files."""
    if landing.feed != WORKBOOK:
        return
    known = {one.code for one in catalogue.reported}
    faults = [
        f"row {row.row}, “{row.measure}”{_closest(row.measure, known)}"
        for row in read_rows(lake, landing.parquet)
        if row.measure not in known
    ]
    if faults:
        listed = "; ".join(faults[:10]) + ("; …" if len(faults) > 10 else "")
        raise BadInput(
            f"{len(faults)} row(s) name a measure that has no card as a reported measure: {listed}.",
            where=landing.report.name,
            mend="Correct the code in the column “measure”, or add a card for it to the body's own packs.",
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
    return 0


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
    Area.objects.bulk_create(
        (Area(code=code, name=one.area_name, kind=one.area_kind, force=file.subject) for code, one in areas.items()),
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
