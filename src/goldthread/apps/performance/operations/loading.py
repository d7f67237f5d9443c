"""Deeds on the record of figures: take files in, and bring the computed figures up to date with the cards.

A call lands every file first and touches the database last, in one transaction: killed anywhere, it leaves the record
as it was. What was written is on the record of deeds, and a call that writes nothing is not.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction

from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import open_paths
from goldthread.analytics.lake import Lake
from goldthread.analytics.lock import StillWriting
from goldthread.analytics.measures.definition import Catalogue
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import serve_area
from goldthread.apps.bodies.queries import today
from goldthread.apps.performance.figures import store_figures
from goldthread.apps.performance.manifest import Call, land, take
from goldthread.apps.performance.models import Calculation, SourceFile
from goldthread.apps.performance.operations.recording import note_computed, note_load
from goldthread.apps.performance.queries import STREET
from goldthread.apps.registers.operations import keep_measures

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of each file of a call. `number` is None when nothing new came in."""

    number: int | None
    files: tuple[FileReport, ...]
    left_out: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[FileReport, ...]:
        """The files of which nothing is kept."""
        return tuple(file for file in self.files if file.refused)

    @property
    def summary(self) -> dict[str, object]:
        """The call in numbers."""
        taken = [file for file in self.files if not file.refused]
        moved = {
            key: sum(getattr(file, key) for file in taken) for key in ("rows", "added", "changed", "gone", "unchanged")
        }
        return {
            "load": self.number,
            "files": len(self.files),
            "refused": len(self.refused),
            "warnings": sum(len(file.warnings) for file in taken),
            **moved,
            "left_out": list(self.left_out),
        }


def load(
    *,
    body: Body,
    paths: Sequence[Path],
    catalogue: Catalogue,
    by: str,
    released_on: date | None = None,
    accept: Sequence[str] = (),
    progress: Progress = lambda text: None,
) -> LoadReport:
    """Take the files in. A file that cannot be used is told of and nothing of it is kept; the others are.

    Without a release day it is today's, and an older release that is given again is not taken for news.
    """
    call = Call(body, catalogue, released_on or today(), by, _lake(), frozenset(accept), progress, bool(released_on))
    with call.lake.writing(), _tidied(call.lake):
        landed, left_out = _land_all(call, paths)
        with transaction.atomic():
            number, reports = _record(call, landed)
        _bring_up(body, catalogue, call.lake, [], by=by)
    return LoadReport(number, reports, left_out)


def _lake() -> Lake:
    return Lake(Path(settings.LAKE))


@contextmanager
def _tidied(lake: Lake) -> Iterator[None]:
    """Before and after, tables that no manifest row names are removed: a refused or killed load leaves nothing."""
    lake.discard_unlisted(SourceFile.objects.values_list("parquet", flat=True))
    try:
        yield
    finally:
        lake.discard_unlisted(SourceFile.objects.values_list("parquet", flat=True))


def _land_all(call: Call, paths: Sequence[Path]) -> tuple[list[Landing | FileReport], tuple[str, ...]]:
    """Each file, landed in the lake or told of (refused, held already); and the names of those nobody meant to load."""
    with TemporaryDirectory(dir=call.lake.scratch) as workdir:
        opening = open_paths(paths, workdir=Path(workdir))
        landed = [land(call, incoming) for incoming in opening]
    return landed, tuple(opening.left_out)


def _record(call: Call, landed: Sequence[Landing | FileReport]) -> tuple[int | None, tuple[FileReport, ...]]:
    """Write manifest and figures. Called inside the one transaction of the call."""
    number, reports = None, []
    for one in landed:
        if isinstance(one, Landing):
            report, number = take(call, one, number)
            reports.append(report)
        else:
            reports.append(one)
    reports = _served(call, landed, reports)
    if number:
        note_load(call.body, number, reports, by=call.by)
    return number, tuple(reports)


def _served(call: Call, landed: Sequence[Landing | FileReport], reports: list[FileReport]) -> list[FileReport]:
    """Give a body without an area that of its first street file whose force is known, else of its first; and say so."""
    street = [
        (place, one)
        for place, one in enumerate(landed)
        if isinstance(one, Landing) and one.feed == STREET and not reports[place].refused
    ]
    if call.body.area or not street:
        return reports
    place, first = next((pair for pair in street if find_force(pair[1].subject)), street[0])
    serve_area(body=call.body, area=first.subject, by=call.by)
    said = f"The body had no area yet; from this file on it serves that of {first.subject_name}."
    reports[place] = replace(reports[place], warnings=(*reports[place].warnings, said))
    return reports


def refresh(*, body: Body, catalogue: Catalogue, by: str) -> int:
    """Bring a home in order: remove what a killed load left, see that each card has its thing, and compute what the
    cards now ask of the files held.

    Returns how many measures of files were computed; 0, and nothing is touched, while another process is loading.
    """
    lake = _lake()
    try:
        with lake.writing(patience_seconds=0), _tidied(lake):
            return _bring_up(body, catalogue, lake, [(one.code, one.title) for one in catalogue.measures], by=by)
    except StillWriting:
        return 0


def _bring_up(body: Body, catalogue: Catalogue, lake: Lake, named: Sequence[tuple[str, str]], *, by: str) -> int:
    """Keep the things of these measures, compute what is stale, and record both. Gives how much was computed."""
    with transaction.atomic():
        kept = keep_measures(body=body, measures=named, by=by) if named else 0
        computed = _compute_stale(body, catalogue, lake, by=by)
        note_computed(body, computed=computed, named=kept, by=by)
    return computed


def _compute_stale(body: Body, catalogue: Catalogue, lake: Lake, *, by: str) -> int:
    """Compute the counted measures whose card is new or changed, from each file they were not yet computed from."""
    wanted = {(one.code, one.fingerprint) for one in catalogue.counted}
    files = SourceFile.objects.filter(body=body, feed=STREET)
    done: dict[int, set[tuple[str, str]]] = {key: set() for key in files.values_list("pk", flat=True)}
    for key, measure, fingerprint in Calculation.objects.filter(file__in=files).values_list(
        "file", "measure", "fingerprint"
    ):
        done[key].add((measure, fingerprint))
    stale = [key for key, kept in done.items() if not wanted <= kept]
    return sum(
        store_figures(file=file, lake=lake, catalogue=catalogue, by=by)
        for file in files.filter(pk__in=stale).order_by("id")
    )
