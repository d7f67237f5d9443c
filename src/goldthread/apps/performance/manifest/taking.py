"""Puts a landed file in the manifest, as part of a load that nobody reads yet: whole in place of the release before it,
as a patch of that, or not at all."""

from dataclasses import replace
from typing import NamedTuple

from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.vintage import NoPatch, Patched, compare, is_patch, patch, verdict
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
        return Taken(replace(landing.report, unchanged=landing.report.rows))
    _refuse_twice_a_day(call, landing, before)
    landing, kind = _compared(call, landing, before)
    landing = _set_beside_later(call, landing)
    report = _noticed(call, landing, _replacing(call, landing.report, before))
    seal = call.lake.seal(landing.parquet)
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
            table_sha256=seal,
            rows=report.rows,
            report=report.as_dict(),
            supersedes=before,
            accepted_by=call.by if before and call.accepts(report.name) else "",
            kind=kind,
        )
    return Taken(report, file)


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
    place. A patch is always one, for whatever reason its name was confirmed."""
    report = landing.report
    if before is None:
        return replace(landing, report=replace(report, added=report.rows)), SourceFile.Kind.WHOLE
    differences = compare(call.lake, before.parquet, landing.parquet, feed=landing.feed)
    kind = SourceFile.Kind.WHOLE
    refusal = verdict(differences, name=report.name, before=before.rows, now=report.rows)
    if made := _made_patch(call, landing, before) if refusal else None:
        kind = SourceFile.Kind.PATCH
        landing, report = replace(landing, parquet=made.parquet), _patched(made, before)
        differences = compare(call.lake, before.parquet, made.parquet, feed=landing.feed)
    elif refusal and not call.accepts(report.name):
        raise GoldthreadError(refusal)
    elif refusal:
        said = f"Confirmed: its {report.rows:,} rows were taken in place of the {before.rows:,} of the version held."
        report = replace(report, warnings=(*report.warnings, said))
    counted = {key: getattr(differences, key) for key in ("added", "changed", "gone", "unchanged")}
    return replace(landing, report=replace(report, **counted)), kind


def _made_patch(call: Call, landing: Landing, before: SourceFile) -> Patched | None:
    """What the file makes of the version held, as a patch of it; None where it is none, or is in doubt and confirmed.

    Raises NoPatch where it is in doubt and nobody confirmed it.
    """
    if not is_patch(call.lake, before.parquet, landing.parquet, feed=landing.feed):
        return None
    try:
        return patch(call.lake, before.parquet, landing.parquet, feed=landing.feed, report=landing.report)
    except NoPatch:
        if call.accepts(landing.report.name):
            return None
        raise


def _set_beside_later(call: Call, landing: Landing) -> Landing:
    """Say so when the release has far fewer rows or keys than the nearest one after it, which stands all the same."""
    month = landing.month.start if landing.month else None
    later = call.later(landing.feed, landing.subject, month) if call.is_day_stated else None
    if later is None or later.sha256 == landing.sha256:
        return landing
    report = landing.report
    differences = compare(call.lake, later.parquet, landing.parquet, feed=landing.feed)
    if verdict(differences, name=report.name, before=later.rows, now=report.rows) is None:
        return landing
    said = (
        f"It has {report.rows:,} rows where the release of {later.released_on}, which stands after it, has "
        f"{later.rows:,}: it may be cut short. If it is, forget this load."
    )
    return replace(landing, report=replace(report, warnings=(*report.warnings, said)))


def _patched(made: Patched, before: SourceFile) -> FileReport:
    """The report of the whole that a patch made, saying so."""
    given = made.replaced + made.equal + made.new
    said = (
        f"Taken as a patch of {before.name}: of its {given:,} rows {made.replaced:,} replaced a row held, "
        f"{made.equal:,} were held so and {made.new:,} are new; all other rows stay. Were it the whole month, "
        "forget this load, then the one that it patched, and load the file once more."
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
