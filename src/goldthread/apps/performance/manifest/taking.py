"""Puts a landed file in the manifest, as part of a load that nobody reads yet: whole in place of the release before it,
as a patch of that, or not at all."""

from dataclasses import replace
from typing import NamedTuple

from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.vintage import Patched, compare, is_patch, patch, verdict
from goldthread.apps.performance.figures.writing import brief
from goldthread.apps.performance.manifest.call import Call
from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.queries import STREET
from goldthread.core.errors import BadInput, GoldthreadError


class Taken(NamedTuple):
    """What became of a landed file: its report, and its row of the manifest where it has a new one."""

    report: FileReport
    file: SourceFile | None = None


def take(call: Call, landing: Landing) -> Taken:
    """Put a landed file in the manifest, unless the release before it forbids it."""
    try:
        return _take(call, landing)
    except GoldthreadError as fault:
        return Taken(FileReport.refusal(landing.report.name, str(fault)))


def _take(call: Call, landing: Landing) -> Taken:
    month = landing.month.start if landing.month else None
    before = call.standing(landing.feed, landing.subject, month)
    if before and before.sha256 == landing.sha256:
        _mend_patched(call, before, landing)
        return Taken(replace(landing.report, unchanged=landing.report.rows))
    _refuse_twice_a_day(call, landing, before)
    landing, kind = _compared(call, landing, before)
    report = _noticed(call, landing, _replacing(call, landing.report, before))
    with brief():
        file = SourceFile.objects.create(
            body=call.body,
            load=call.draft.numbered(call.body, by=call.by),
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
            kind=kind,
        )
    return Taken(report, file)


def _mend_patched(call: Call, before: SourceFile, landing: Landing) -> None:
    """Make the table of a patch anew when it was lost."""
    if before.kind == SourceFile.Kind.PATCH and before.supersedes and not call.lake.holds(before.parquet):
        held = before.supersedes.parquet
        patch(call.lake, held, landing.parquet, feed=landing.feed, report=landing.report)


def _refuse_twice_a_day(call: Call, landing: Landing, before: SourceFile | None) -> None:
    """Raises BadInput for a file that was released on this very day and replaced by another one of the same day."""
    held = SourceFile.objects.filter(body=call.body, feed=landing.feed, subject=landing.subject)
    held = held.filter(sha256=landing.sha256, released_on=call.released_on, load__published_at__isnull=False)
    if before and held.exists():
        fault = f"is held as a release of {call.released_on} already, and was replaced by another one of that day."
        mend = f"State another day with --released, or forget load {before.load.number}, which replaced it."
        raise BadInput(fault, where=landing.report.name, mend=mend)


def _compared(call: Call, landing: Landing, before: SourceFile | None) -> tuple[Landing, SourceFile.Kind]:
    """The file with its report against the release before it: what moved. Raises BadInput with why it may not take its
    place."""
    report = landing.report
    if before is None:
        return replace(landing, report=replace(report, added=report.rows)), SourceFile.Kind.WHOLE
    differences = compare(call.lake, before.parquet, landing.parquet, feed=landing.feed)
    kind = SourceFile.Kind.WHOLE
    refusal = verdict(differences, name=report.name, before=before.rows, now=report.rows)
    if refusal and not call.accepts(report.name):
        if not is_patch(call.lake, before.parquet, landing.parquet, feed=landing.feed):
            raise GoldthreadError(refusal)
        kind = SourceFile.Kind.PATCH
        made = patch(call.lake, before.parquet, landing.parquet, feed=landing.feed, report=report)
        landing, report = replace(landing, parquet=made.parquet), _patched(made, before)
        differences = compare(call.lake, before.parquet, made.parquet, feed=landing.feed)
    counted = {key: getattr(differences, key) for key in ("added", "changed", "gone", "unchanged")}
    return replace(landing, report=replace(report, **counted)), kind


def _patched(made: Patched, before: SourceFile) -> FileReport:
    """The report of the whole that a patch made, saying so."""
    given = made.replaced + made.equal + made.new
    said = (
        f"Taken as a patch of {before.name}: of its {given:,} rows {made.replaced:,} replaced a row held, "
        f"{made.equal:,} were held so and {made.new:,} are new; all other rows stay. Were it the whole month, "
        "forget this load and confirm the file by --accept."
    )
    return replace(made.report, warnings=(*made.report.warnings, said))


def _replacing(call: Call, report: FileReport, before: SourceFile | None) -> FileReport:
    """Say so when two files of one call are for the same place."""
    if before is None or before not in call.draft.files:
        return report
    return replace(report, warnings=(*report.warnings, f"It takes the place of {before.name}, given in the same call."))


def _noticed(call: Call, landing: Landing, report: FileReport) -> FileReport:
    """Say when a street file is of another force than the body's own."""
    if landing.feed != STREET or call.body.area in ("", landing.subject):
        return report
    said = f"This file is of {landing.subject_name}, not of the body's own area. Its figures are kept apart."
    return replace(report, warnings=(*report.warnings, said))
