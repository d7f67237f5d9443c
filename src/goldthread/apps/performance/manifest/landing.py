"""Lands one file in the lake, unless its very bytes are held already, were done by a killed call, or were forgotten.
A table of held bytes that is lost or was altered is made anew.

Refuses what no feed reads, and what changed while it was read.
"""

from dataclasses import dataclass, replace
from os import stat_result
from pathlib import Path

from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming, Refusal
from goldthread.analytics.intake.sample import HEAD_BYTES
from goldthread.analytics.intake.tables.delimited import at, digest
from goldthread.analytics.lake import reason as lake_reason
from goldthread.analytics.sources import recognise
from goldthread.apps.performance.figures import check_cards
from goldthread.apps.performance.manifest.call import Call
from goldthread.apps.performance.manifest.sealing import clear_unsound, is_sound, make_anew
from goldthread.apps.performance.models import ForgottenFile, Load, SourceFile
from goldthread.core.errors import BadInput, GoldthreadError


@dataclass(frozen=True, slots=True)
class Resumed:
    """A file that a killed call had taken in already, and its report."""

    file: SourceFile
    report: FileReport


def land(call: Call, incoming: Incoming | Refusal) -> Landing | Resumed | FileReport:
    """The file, landed in the lake; or its report when it is refused, or held already and nothing is to be done."""
    call.progress(incoming.name)
    if isinstance(incoming, Refusal):
        return FileReport.refusal(incoming.name, incoming.reason)
    try:
        return _land(call, incoming)
    except GoldthreadError as fault:
        return FileReport.refusal(incoming.name, str(fault))
    except OSError as fault:
        return FileReport.refusal(incoming.name, f"{incoming.name}: cannot be read: {lake_reason(fault)}.")


def _land(call: Call, incoming: Incoming) -> Landing | Resumed | FileReport:
    before = incoming.path.stat()
    mark = incoming.fingerprint()
    sha256 = mark.sha256
    if done := _done_before(call, sha256):
        return Resumed(done, replace(FileReport(**done.report), name=incoming.name))
    held = _already_held(call, incoming, sha256)
    if held and is_sound(call.lake, held):
        return _held_report(call, held, incoming.name)
    if held is None:
        _refuse_forgotten(call, incoming, sha256)
    _refuse_noughts(incoming, mark.nought_row)
    clear_unsound(call.lake, sha256)
    landing = recognise(incoming).land(replace(incoming, known=mark), call.lake)
    if landing.sha256 != sha256 or _has_changed(incoming.path, before, sha256):
        raise BadInput("changed while it was read.", where=incoming.name, mend="Load it again once it stands still.")
    if held and make_anew(call.lake, held, landing):
        return _held_report(call, held, incoming.name)
    warnings = (*landing.report.warnings, *check_cards(landing, call.lake, call.catalogue))
    return replace(landing, report=replace(landing.report, feed=landing.feed, warnings=warnings))


def _refuse_noughts(incoming: Incoming, row: int) -> None:
    """Raises BadInput for a file that begins as a text and goes on as none."""
    if not row:
        return
    with incoming.path.open("rb") as file:
        begins_as_text = b"\0" not in file.read(HEAD_BYTES)
    if begins_as_text:
        mend = "Fetch it again: it may have been damaged on the way."
        raise BadInput("holds a byte that no text has.", where=at(incoming.name, row), mend=mend)


def _has_changed(path: Path, before: stat_result, sha256: str) -> bool:
    """Whether the file is another than it was. Its bytes are read once more only where something speaks for it."""
    after = path.stat()
    return _stamp(before) != _stamp(after) and digest(path) != sha256


def _stamp(stat: stat_result) -> tuple[int, ...]:
    """What differs after a write, even one that keeps the size and sets the file's time back."""
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _done_before(call: Call, sha256: str) -> SourceFile | None:
    """What a killed call had made of the very bytes of this file, when this one would make the same of them; else that
    is removed."""
    left = call.draft.left.get(sha256)
    if left is None:
        return None
    standing = call.standing(left.feed, left.subject, left.month)
    is_same = left.released_on == call.released_on and left.supersedes_id == (standing.pk if standing else None)
    is_asked = not left.accepted_by or call.accepts(left.name)
    if is_same and is_asked and is_sound(call.lake, left):
        return left
    call.draft.drop(sha256)
    return None


def _already_held(call: Call, incoming: Incoming, sha256: str) -> SourceFile | None:
    """The manifest row of the very bytes of this file, when the record says the same already on its release day.

    An older release that was replaced counts as held, too, unless its day was stated or it was confirmed by name.
    """
    if given := call.draft.by_hash.get(sha256):
        return given
    same = SourceFile.objects.filter(body=call.body, sha256=sha256, load__published_at__isnull=False)
    newest = same.order_by("-released_on", "-id").first()
    standing = call.standing(newest.feed, newest.subject, newest.month) if newest else None
    if newest is None or standing is None:
        return None
    if standing.sha256 == sha256:
        return standing
    return None if call.is_day_stated or call.accepts(incoming.name) else newest


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


def _refuse_forgotten(call: Call, incoming: Incoming, sha256: str) -> None:
    """Raises BadInput for the bytes of a file that was taken out of the manifest, until it is confirmed by name."""
    if call.accepts(incoming.name):
        return
    standing = Load.objects.filter(body=call.body, published_at__isnull=False).values("number")
    found = ForgottenFile.objects.filter(body=call.body, sha256=sha256).exclude(load_number__in=standing)
    if last := found.order_by("-forgotten_at", "-id").first():
        why = last.why.strip().rstrip(".")
        fault = f"was forgotten on {last.forgotten_at:%Y-%m-%d} by {last.forgotten_by}: “{why}”."
        mend = f"If it is right all the same, confirm it: --accept {Path(incoming.name).name}"
        raise BadInput(fault, where=incoming.name, mend=mend)
