"""How a file comes into the manifest: recognised and landed, compared with the release before, taken or refused."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming, Refusal
from goldthread.analytics.intake.tables.delimited import digest
from goldthread.analytics.lake import Lake
from goldthread.analytics.lake import reason as lake_reason
from goldthread.analytics.measures.definition import Catalogue
from goldthread.analytics.sources import recognise
from goldthread.analytics.vintage import compare, verdict
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now
from goldthread.apps.performance.figures import check_cards, store_figures
from goldthread.apps.performance.models import Load, SourceFile
from goldthread.apps.performance.queries import STREET
from goldthread.core.errors import GoldthreadError


@dataclass(frozen=True, slots=True)
class Call:
    """What one call of `operations.load` was told."""

    body: Body
    catalogue: Catalogue
    released_on: date
    by: str
    lake: Lake
    accept: frozenset[str]
    progress: Callable[[str], None]
    is_day_stated: bool

    def accepts(self, name: str) -> bool:
        """Whether the file of this shown name was confirmed, by that name or by its last part."""
        return bool(self.accept & {name, Path(name).name})

    def standing(self, feed: str, subject: str, month: date | None) -> SourceFile | None:
        """The file that a release of this day would take the place of."""
        held = SourceFile.objects.filter(body=self.body, feed=feed, subject=subject, month=month)
        return held.filter(released_on__lte=self.released_on).order_by("-released_on", "-id").first()


def land(call: Call, incoming: Incoming | Refusal) -> Landing | FileReport:
    """The file, landed in the lake; or its report when it is refused, or held already and nothing is to be done."""
    call.progress(incoming.name)
    if isinstance(incoming, Refusal):
        return FileReport.refusal(incoming.name, incoming.reason)
    try:
        held = _already_held(call, incoming)
        if held and call.lake.holds(held.parquet):
            return _held_report(call, held, incoming.name)
        landing = recognise(incoming).land(incoming, call.lake)
        warnings = (*landing.report.warnings, *check_cards(landing, call.lake, call.catalogue))
        return replace(landing, report=replace(landing.report, feed=landing.feed, warnings=warnings))
    except GoldthreadError as fault:
        return FileReport.refusal(incoming.name, str(fault))
    except OSError as fault:
        return FileReport.refusal(incoming.name, f"{incoming.name}: cannot be read: {lake_reason(fault)}.")


def _already_held(call: Call, incoming: Incoming) -> SourceFile | None:
    """The manifest row of the very bytes of this file, when the record says the same already on its release day.

    An older release that was replaced counts as held, too, unless its day was stated or it was confirmed by name.
    """
    sha256 = digest(incoming.path)
    same = SourceFile.objects.filter(body=call.body, sha256=sha256).order_by("-released_on", "-id").first()
    standing = call.standing(same.feed, same.subject, same.month) if same else None
    if same is None or standing is None:
        return None
    if standing.sha256 == sha256:
        return standing
    return None if call.is_day_stated or call.accepts(incoming.name) else same


def _held_report(call: Call, held: SourceFile, name: str) -> FileReport:
    report = replace(FileReport(**held.report), name=name, added=0, changed=0, gone=0, unchanged=held.rows)
    standing = call.standing(held.feed, held.subject, held.month)
    if standing is None or standing.sha256 == held.sha256:
        return report
    said = (
        f"This file is held as the release of {held.released_on} and was replaced by that of {standing.released_on}, "
        f"which still stands. To go back to it, state its day with --released, or --accept {Path(name).name}."
    )
    return replace(report, warnings=(*report.warnings, said))


def take(call: Call, landing: Landing, number: int | None) -> tuple[FileReport, int | None]:
    """Put a landed file in the manifest with its figures, unless its predecessor forbids it.

    Gives its report and the number of the call's load, which is made with the first file taken.
    """
    try:
        with transaction.atomic():
            return _take(call, landing, number)
    except GoldthreadError as fault:
        return FileReport.refusal(landing.report.name, str(fault)), number


def _take(call: Call, landing: Landing, number: int | None) -> tuple[FileReport, int | None]:
    month = landing.month.start if landing.month else None
    before = call.standing(landing.feed, landing.subject, month)
    if before and before.sha256 == landing.sha256:
        return replace(landing.report, unchanged=landing.report.rows), number
    report = _compared(call, landing, before)
    if report.refused:
        return report, number
    load = _numbered(call, number)
    report = _noticed(call, landing, _replacing(report, before, load))
    file = SourceFile.objects.create(
        body=call.body,
        load=load,
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
        accepted_by=call.by if before and call.accepts(report.name) else "",
    )
    call.progress(f"computing {report.name}")
    store_figures(file=file, lake=call.lake, catalogue=call.catalogue, by=call.by)
    return report, load.number


def _compared(call: Call, landing: Landing, before: SourceFile | None) -> FileReport:
    """The file's report against the release before it: what moved, or why it may not take its place."""
    report = landing.report
    if before is None:
        return replace(report, added=report.rows)
    differences = compare(call.lake, before.parquet, landing.parquet, feed=landing.feed)
    refusal = verdict(differences, name=report.name, before=before.rows, now=report.rows)
    if refusal and not call.accepts(report.name):
        return FileReport.refusal(report.name, refusal)
    counted = {key: getattr(differences, key) for key in ("added", "changed", "gone", "unchanged")}
    return replace(report, **counted)


def _replacing(report: FileReport, before: SourceFile | None, load: Load) -> FileReport:
    """Say so when two files of one call are for the same place."""
    if before is None or before.load_id != load.pk:
        return report
    return replace(report, warnings=(*report.warnings, f"It takes the place of {before.name}, given in the same call."))


def _noticed(call: Call, landing: Landing, report: FileReport) -> FileReport:
    """Say when a street file is of another force than the body's own."""
    if landing.feed != STREET or call.body.area in ("", landing.subject):
        return report
    said = f"This file is of {landing.subject_name}, not of the body's own area. Its figures are kept apart."
    return replace(report, warnings=(*report.warnings, said))


def _numbered(call: Call, number: int | None) -> Load:
    """The load of this call, made when its first file is taken."""
    if number:
        return Load.objects.get(body=call.body, number=number)
    last = Load.objects.filter(body=call.body).aggregate(last=Max("number"))["last"] or 0
    return Load.objects.create(body=call.body, number=last + 1, loaded_at=now(), loaded_by=call.by)
