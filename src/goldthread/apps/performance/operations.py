"""Deeds on the record of figures: take files in, and bring the computed figures up to date with the cards.

A call lands every file first and touches the database last, in one transaction: killed anywhere, it leaves the record
as it was.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from goldthread.analytics.lake import Lake
from goldthread.analytics.lake import reason as lake_reason
from goldthread.analytics.measures.definition import Catalogue
from goldthread.analytics.sources import FileReport, Incoming, Landing, Refusal, open_paths, recognise
from goldthread.analytics.sources.delimited import fingerprint
from goldthread.analytics.vintage import compare, verdict
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import serve_area
from goldthread.apps.bodies.queries import now
from goldthread.apps.performance.figures import check_cards, store_figures
from goldthread.apps.performance.models import Load, SourceFile
from goldthread.apps.performance.record import STREET
from goldthread.core.errors import GoldthreadError

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


@dataclass(frozen=True, slots=True)
class Call:
    """What one call of `load` was told."""

    body: Body
    catalogue: Catalogue
    released_on: date
    by: str
    accept: frozenset[str] = frozenset()
    progress: Progress = field(default=lambda text: None)
    lake: Lake = field(default_factory=lambda: Lake(Path(settings.LAKE)))

    def accepts(self, name: str) -> bool:
        """Whether the file of this shown name was confirmed, by that name or by its last part."""
        return bool(self.accept & {name, Path(name).name})


def load(
    *,
    body: Body,
    paths: Sequence[Path],
    catalogue: Catalogue,
    released_on: date,
    by: str,
    accept: Sequence[str] = (),
    progress: Progress = lambda text: None,
) -> LoadReport:
    """Take the files in. A file that cannot be used is told of and nothing of it is kept; the others are."""
    call = Call(body, catalogue, released_on, by, frozenset(accept), progress)
    with call.lake.writing(), _tidied(call.lake):
        landed, left_out = _land_all(call, paths)
        with transaction.atomic():
            return replace(_record(call, landed), left_out=left_out)


@contextmanager
def _tidied(lake: Lake) -> Iterator[None]:
    """Before and after, tables that no manifest row names are removed: refused and killed loads leave nothing
    behind."""
    lake.discard_unlisted(SourceFile.objects.values_list("parquet", flat=True))
    try:
        yield
    finally:
        lake.discard_unlisted(SourceFile.objects.values_list("parquet", flat=True))


def _land_all(call: Call, paths: Sequence[Path]) -> tuple[list[Landing | FileReport], tuple[str, ...]]:
    """Each file, landed in the lake or told of (refused, held already); and the names of those nobody meant to load."""
    with TemporaryDirectory(dir=call.lake.scratch) as workdir:
        opening = open_paths(paths, workdir=Path(workdir))
        landed = [_land(call, incoming) for incoming in opening]
    return landed, tuple(opening.left_out)


def _land(call: Call, incoming: Incoming | Refusal) -> Landing | FileReport:
    call.progress(incoming.name)
    if isinstance(incoming, Refusal):
        return FileReport.refusal(incoming.name, incoming.reason)
    try:
        if held := _already_held(call, incoming):
            return held
        landing = recognise(incoming).land(incoming, call.lake)
        check_cards(landing, call.lake, call.catalogue)
        return landing
    except GoldthreadError as fault:
        return FileReport.refusal(incoming.name, str(fault))
    except OSError as fault:
        return FileReport.refusal(incoming.name, f"{incoming.name}: cannot be read: {lake_reason(fault)}.")


def _already_held(call: Call, incoming: Incoming) -> FileReport | None:
    """The report of a file whose very bytes are held: nothing is done with it again, unless going back to it is
    confirmed."""
    sha256 = fingerprint(incoming.path).sha256
    same = SourceFile.objects.filter(body=call.body, sha256=sha256).order_by("-released_on", "-id").first()
    if same is None:
        return None
    report = FileReport(**same.report)
    report = replace(report, name=incoming.name, added=0, changed=0, gone=0, unchanged=same.rows)
    later = same.superseded_by.order_by("-released_on", "-id").first()
    if later is None:
        return report
    if call.accepts(incoming.name):
        return None
    said = (
        f"This file is held as the release of {same.released_on} and was replaced by that of {later.released_on}, "
        f"which still stands. To go back to it, load it with --accept {Path(incoming.name).name}."
    )
    return replace(report, warnings=(*report.warnings, said))


def _standing(call: Call, feed: str, subject: str, month: date | None) -> SourceFile | None:
    """The file that a new release of this day would replace."""
    held = SourceFile.objects.filter(body=call.body, feed=feed, subject=subject, month=month)
    return held.filter(released_on__lte=call.released_on).order_by("-released_on", "-id").first()


def _record(call: Call, landed: Sequence[Landing | FileReport]) -> LoadReport:
    """Write manifest and figures. Called inside the one transaction of the call."""
    number, reports = None, []
    for one in landed:
        if isinstance(one, Landing):
            report, number = _take(call, one, number)
            reports.append(report)
        else:
            reports.append(one)
    return LoadReport(number, tuple(reports))


def _take(call: Call, landing: Landing, number: int | None) -> tuple[FileReport, int | None]:
    """Put one landed file in the manifest, unless its predecessor forbids it."""
    month = landing.month.start if landing.month else None
    before = _standing(call, landing.feed, landing.subject, month)
    report, accepted = landing.report, False
    if before and before.sha256 == landing.sha256:
        return replace(report, unchanged=report.rows), number
    if before:
        differences = compare(call.lake, before.parquet, landing.parquet, feed=landing.feed)
        accepted = call.accepts(report.name)
        refusal = None if accepted else verdict(differences, name=report.name, before=before.rows, now=report.rows)
        if refusal:
            return FileReport.refusal(report.name, refusal), number
        counted = {key: getattr(differences, key) for key in ("added", "changed", "gone", "unchanged")}
        report = replace(report, **counted)
    else:
        report = replace(report, added=report.rows)
    report = _noticed(call, landing, report)
    file = SourceFile.objects.create(
        body=call.body,
        load=_numbered(call, number),
        feed=landing.feed,
        subject=landing.subject,
        subject_name=landing.subject_name,
        month=month,
        released_on=call.released_on,
        sha256=landing.sha256,
        name=report.name,
        parquet=landing.parquet,
        rows=report.rows,
        report=report.as_dict(),
        supersedes=before,
        accepted_by=call.by if accepted else "",
    )
    call.progress(f"computing {report.name}")
    store_figures(file=file, lake=call.lake, catalogue=call.catalogue, by=call.by)
    return report, file.load.number


def _noticed(call: Call, landing: Landing, report: FileReport) -> FileReport:
    """Give a body without an area that of its first street file, and say so when a file is of another force."""
    if landing.feed != STREET:
        return report
    if not call.body.area:
        serve_area(body=call.body, area=landing.subject, by=call.by)
    if landing.subject == call.body.area:
        return report
    other = f"This file is of {landing.subject_name}, not of the body's own area. Its figures are kept under that area."
    return replace(report, warnings=(*report.warnings, other))


def _numbered(call: Call, number: int | None) -> Load:
    """The load of this call, made when its first file is taken."""
    if number:
        return Load.objects.get(body=call.body, number=number)
    last = Load.objects.filter(body=call.body).aggregate(last=Max("number"))["last"] or 0
    return Load.objects.create(body=call.body, number=last + 1, loaded_at=now(), loaded_by=call.by)


def refresh(*, body: Body, catalogue: Catalogue, by: str, progress: Progress = lambda text: None) -> int:
    """Compute what the cards now ask and no file has been computed for. Returns how many measures of files that
    were."""
    lake, done = Lake(Path(settings.LAKE)), 0
    for file in SourceFile.objects.filter(body=body, feed=STREET).order_by("id"):
        with transaction.atomic():
            done += store_figures(file=file, lake=lake, catalogue=catalogue, by=by)
    return done
