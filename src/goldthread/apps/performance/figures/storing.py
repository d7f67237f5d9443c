"""Stores what each file gives, and computes what the cards ask of it. What is stored already is not written again."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from goldthread.analytics.areas import find_force
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.compute import Held, Observed, compute_files
from goldthread.analytics.measures.definition import Catalogue, Definition
from goldthread.analytics.sources.census_residents import read_residents
from goldthread.analytics.sources.cross_table import read_cells
from goldthread.analytics.sources.force_residents import read_people
from goldthread.analytics.sources.monthly_counts import read_counts
from goldthread.apps.performance.figures.workbook import reported_rows
from goldthread.apps.performance.figures.writing import brief, keep_rows
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

FILES_AT_ONCE = 20
"""Files whose counts are written together: few enough that a kill costs little, enough for full transactions."""


class _Kind(NamedTuple):
    """How the figures of a feed are kept: in which table, told apart by what, and made of what."""

    model: type[Model]
    key: tuple[str, ...]
    rows: Callable[[SourceFile, Lake, Catalogue], Iterable[Model]]


def store_figures(
    *, files: Sequence[SourceFile], lake: Lake, catalogue: Catalogue, progress: Callable[[str], None]
) -> int:
    """Store whatever the files give, in short transactions. Returns how many measures of files were computed.

    Killed half-way, the next call stores what is lacking.
    """
    for file in files:
        if kind := _KINDS.get(file.feed):
            rows = kind.rows(file, lake, catalogue)
            keep_rows(kind.model._default_manager.filter(file=file), rows, key=kind.key)
    return compute_stale(files=files, lake=lake, catalogue=catalogue, progress=progress)


def compute_stale(
    *, files: Iterable[SourceFile], lake: Lake, catalogue: Catalogue, progress: Callable[[str], None]
) -> int:
    """Compute the counted measures whose card is new or has changed since a street file was computed.

    Returns how many measures of files those were.
    """
    computed = 0
    for stale, some in _stale(files, catalogue):
        held = {file: Held(file.parquet, find_force(file.subject), file.subject) for file in some}
        batch: dict[SourceFile, list[Observed]] = {}
        for file, observed in compute_files(stale, lake, held):
            progress(f"computing {file.name}")
            batch[file] = observed
            if len(batch) == FILES_AT_ONCE:
                _replace(batch, stale)
                batch.clear()
        _replace(batch, stale)
        computed += len(stale) * len(some)
    return computed


def _stale(files: Iterable[SourceFile], catalogue: Catalogue) -> Iterator[tuple[list[Definition], list[SourceFile]]]:
    """The measures to compute, each with the files it is to be computed from; files that lack the same stand
    together."""
    street = {file.pk: file for file in files if file.feed == STREET and file.period}
    done = _done(street)
    lacking: dict[tuple[str, ...], list[SourceFile]] = defaultdict(list)
    for key, file in street.items():
        codes = tuple(one.code for one in catalogue.counted if done[key].get(one.code) != one.fingerprint)
        lacking[codes].append(file)
    for codes, some in lacking.items():
        if codes:
            yield [one for one in catalogue.counted if one.code in codes], some


def _done(files: Mapping[int, SourceFile]) -> dict[int, dict[str, str]]:
    """Of each file, the measures computed, each with the fingerprint of the card that it was computed by."""
    done: dict[int, dict[str, str]] = defaultdict(dict)
    kept: QuerySet[Calculation] = Calculation.objects.all()
    if len(files) <= FILES_AT_ONCE:
        kept = kept.filter(file__in=list(files))
    for key, measure, fingerprint in kept.values_list("file", "measure", "fingerprint").iterator():
        done[key][measure] = fingerprint
    return done


def _replace(batch: Mapping[SourceFile, list[Observed]], stale: Sequence[Definition]) -> None:
    """Keep the counts of these files, and last of all that they were computed: that is what a killed call lacks."""
    _keep_areas(batch)
    about: dict[str, Any] = {"file__in": list(batch), "measure__in": [one.code for one in stale]}
    observations = (
        Observation(file_id=file.pk, measure=one.measure, area_id=one.area, value=one.value)
        for file, observed in batch.items()
        for one in observed
    )
    keep_rows(Observation.objects.filter(**about), observations, key=("file_id", "measure", "area_id"))
    calculations = (
        Calculation(file_id=file.pk, measure=one.code, fingerprint=one.fingerprint) for file in batch for one in stale
    )
    keep_rows(Calculation.objects.filter(**about), calculations, key=("file_id", "measure"))


def _keep_areas(batch: Mapping[SourceFile, list[Observed]]) -> None:
    found = {one.area: (file, one) for file, observed in batch.items() for one in observed}
    known = set(Area.objects.filter(force__in={file.subject for file in batch}).values_list("code", flat=True))
    if new := [_area(*pair) for code, pair in found.items() if code not in known]:
        with brief():
            Area.objects.bulk_create(new, ignore_conflicts=True)


def _area(file: SourceFile, one: Observed) -> Area:
    """The area; a force that the table of areas does not know goes by the name that its publisher has."""
    is_unknown = one.area_kind == Area.Kind.FORCE and find_force(file.subject) is None
    name = file.subject_name if is_unknown and file.subject_name else one.area_name
    return Area(code=one.area, name=name, kind=one.area_kind, force=file.subject)


def _residents(file: SourceFile, lake: Lake, _: Catalogue) -> Iterator[Residents]:
    people = read_residents(lake, file.parquet)
    return (Residents(file=file, district=name, people=number) for name, number in people.items())


def _cells(file: SourceFile, lake: Lake, _: Catalogue) -> Iterator[TableCell]:
    cells = read_cells(lake, file.parquet)
    return (TableCell(file=file, row=row, column=column, count=number) for row, column, number in cells)


def _force_counts(file: SourceFile, lake: Lake, _: Catalogue) -> Iterator[ForceCount]:
    return (
        ForceCount(file=file, force=force, month=date.fromisoformat(f"{month}-01"), category=category, count=number)
        for month, force, category, number in read_counts(lake, file.parquet)
    )


def _force_residents(file: SourceFile, lake: Lake, _: Catalogue) -> Iterator[ForceResidents]:
    people = read_people(lake, file.parquet)
    return (ForceResidents(file=file, force=force, year=year, people=number) for force, year, number in people)


_KINDS: Mapping[str, _Kind] = {
    WORKBOOK: _Kind(ReportedFigure, ("row",), reported_rows),
    CENSUS: _Kind(Residents, ("district",), _residents),
    CROSS_TABLE: _Kind(TableCell, ("row", "column"), _cells),
    MONTHLY_COUNTS: _Kind(ForceCount, ("force", "month", "category"), _force_counts),
    FORCE_RESIDENTS: _Kind(ForceResidents, ("force", "year"), _force_residents),
}
"""The feeds whose figures stand in the database as they were published. Those of others stay in the lake."""
