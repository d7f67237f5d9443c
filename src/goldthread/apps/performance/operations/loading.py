"""Deeds on the record of figures: take files in, and bring the computed figures up to date with the cards.

A call lands its files and writes their figures in short transactions, as a load that nobody reads, and publishes all of
it at the end in one. Killed anywhere, it leaves the record as it was, and the next call goes on where it stopped. What
was written is on the record of deeds, and a call that writes nothing is not.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming, Refusal, open_paths
from goldthread.analytics.lake import Lake
from goldthread.analytics.lock import StillWriting
from goldthread.analytics.measures.definition import Catalogue
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import serve_area
from goldthread.apps.bodies.queries import home, now, today
from goldthread.apps.performance.figures import compute_stale, store_figures
from goldthread.apps.performance.manifest import Call, Draft, Resumed, Taken, land, take
from goldthread.apps.performance.manifest.removing import finish_forgetting
from goldthread.apps.performance.models import Load, SourceFile
from goldthread.apps.performance.operations.recording import loaded_facts, note_computed, note_load
from goldthread.apps.performance.queries import STREET
from goldthread.apps.registers.operations import keep_measures
from goldthread.core.errors import BadInput

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

    Without a release day it is today's, and an older release that is given again is not taken for news. Raises BadInput
    for a release day that is yet to come, and when the clock is behind the record.
    """
    day = today()
    _refuse_wrong_day(body, released_on, day)
    lake = the_lake()
    with lake.writing(), tidied(body, lake):
        draft = Draft.of(body)
        call = Call(
            body, catalogue, released_on or day, by, lake, frozenset(accept), progress, bool(released_on), draft
        )
        taken, left_out = _take_all(call, paths)
        draft.drop_rest()
        reports = _publish(call, draft.load, taken) if draft.load else [one.report for one in taken]
        _bring_up(body, catalogue, lake, [], by=by)
    return LoadReport(draft.load.number if draft.load else None, tuple(reports), left_out)


def the_lake() -> Lake:
    """The lake of this home."""
    return Lake(Path(settings.LAKE))


@contextmanager
def tidied(body: Body, lake: Lake) -> Iterator[None]:
    """Before and after, what was being forgotten is, and tables that no manifest row names are removed: a refused file
    leaves nothing."""
    finish_forgetting(body)
    lake.discard_unlisted(SourceFile.objects.values_list("parquet", flat=True))
    try:
        yield
    finally:
        lake.discard_unlisted(SourceFile.objects.values_list("parquet", flat=True))


def _refuse_wrong_day(body: Body, released_on: date | None, day: date) -> None:
    """Raises BadInput. A demonstration has a day of its own, which may be set back."""
    if released_on and released_on > day:
        where = f"The release day {released_on}"
        raise BadInput(f"is after today, {day}.", where=where, mend="Give the day the files came out.")
    last = Load.objects.filter(body=body, published_at__isnull=False).aggregate(last=Max("loaded_at"))["last"]
    if last and timezone.localdate(last) > day and not home().is_demo:
        fault = f"says {day}, and the last load was made on {timezone.localdate(last)}."
        raise BadInput(fault, where="The clock of this machine", mend="Set it right: figures are kept by their days.")


def _take_all(call: Call, paths: Sequence[Path]) -> tuple[list[Taken], tuple[str, ...]]:
    """Each file, in the lake and the manifest or told of; and the names of those nobody meant to load."""
    with TemporaryDirectory(dir=call.lake.scratch) as workdir:
        opening = open_paths(paths, workdir=Path(workdir), limit_bytes=settings.LARGEST_FILE_MB * 2**20)
        taken = [_take_one(call, incoming) for incoming in opening]
    return taken, tuple(opening.left_out)


def _take_one(call: Call, incoming: Incoming | Refusal) -> Taken:
    landed = land(call, incoming)
    if isinstance(landed, Landing):
        taken = take(call, landed)
    elif isinstance(landed, Resumed):
        taken = Taken(landed.report, landed.file)
    else:
        taken = Taken(landed)
    if taken.file:
        call.draft.keep(taken.file)
    return taken


def _publish(call: Call, load: Load, taken: Sequence[Taken]) -> list[FileReport]:
    """Store the figures of the load, then let all read it, in one short transaction with what is recorded of it."""
    store_figures(files=call.draft.files, lake=call.lake, catalogue=call.catalogue, progress=call.progress)
    reports, area = _served(call, taken)
    facts = loaded_facts(load.number, call.draft.files, reports)
    at = now()
    with transaction.atomic():
        if area:
            serve_area(body=call.body, area=area, by=call.by)
        Load.objects.filter(pk=load.pk).update(published_at=at, loaded_at=at, loaded_by=call.by)
        note_load(call.body, load.number, facts, by=call.by)
    return reports


def _served(call: Call, taken: Sequence[Taken]) -> tuple[list[FileReport], str]:
    """The reports, and the area for a body that has none: of its first street file whose force is known, else of its
    first. That file's report says so."""
    reports = [one.report for one in taken]
    street = [(place, one.file) for place, one in enumerate(taken) if one.file and one.file.feed == STREET]
    if call.body.area or not street:
        return reports, ""
    place, first = next((pair for pair in street if find_force(pair[1].subject)), street[0])
    said = f"The body had no area yet; from this file on it serves that of {first.subject_name}."
    reports[place] = replace(reports[place], warnings=(*reports[place].warnings, said))
    return reports, first.subject


def refresh(*, body: Body, catalogue: Catalogue, by: str) -> int:
    """Bring a home in order: remove what a killed call left half-done, see that each card has its thing, and compute
    what the cards now ask of the files held. What a killed load had finished stays, for the next load to go on with.

    Returns how many measures of files were computed; 0, and nothing is touched, while another process is loading.
    """
    lake = the_lake()
    try:
        with lake.writing(patience_seconds=0), tidied(body, lake):
            return _bring_up(body, catalogue, lake, [(one.code, one.title) for one in catalogue.measures], by=by)
    except StillWriting:
        return 0


def _bring_up(body: Body, catalogue: Catalogue, lake: Lake, named: Sequence[tuple[str, str]], *, by: str) -> int:
    """Keep the things of these measures, compute what is stale, and record both. Gives how much was computed."""
    files = SourceFile.objects.filter(body=body, feed=STREET, load__published_at__isnull=False).order_by("pk")
    computed = compute_stale(files=files, lake=lake, catalogue=catalogue, progress=lambda text: None)
    with transaction.atomic():
        kept = keep_measures(body=body, measures=named, by=by) if named else 0
        note_computed(body, computed=computed, named=kept, by=by)
    return computed
