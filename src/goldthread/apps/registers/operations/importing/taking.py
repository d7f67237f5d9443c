"""Takes the rows of a workbook whose fate somebody has seen: all of them, or those that can be used, as one deed of the
record. What has changed since is not taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.audit.operations import record
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.files.store import digest_of
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations.entries.adding import make
from goldthread.apps.registers.operations.entries.dues import reckon_each
from goldthread.apps.registers.operations.entries.keeping import demand, fitting, moment, subject
from goldthread.apps.registers.operations.importing.fate import DryRun, Planned, What, dry_run_of, planned
from goldthread.apps.registers.operations.importing.sheet import rows_of
from goldthread.apps.registers.operations.refusals import CannotNow
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.apps.registers.values import fill, keep_posts_of
from goldthread.core.spec import FieldKind


@dataclass(frozen=True, slots=True)
class Taken:
    """How many entries were made and how many changed, and how many rows were left."""

    new: int
    changed: int
    left: int


def dry_run(*, bound: Bound, path: Path, name: str, by: Actor) -> DryRun:
    """The fate of every row of a workbook; nothing is kept. Raises NotAllowed; BadInput for a file that is no workbook
    of this register."""
    demand(may(by, bound.register, Deed.IMPORT))
    sheet = rows_of(bound, path, name)
    return dry_run_of(planned(bound, sheet, by), sheet, digest_of(path))


def take(*, bound: Bound, path: Path, name: str, seen: str, good_only: bool = False, by: Actor) -> Taken:
    """Keep the rows of a workbook as its dry run told; `seen` is the digest of that. `good_only`: the rows that are
    refused are left; otherwise none of them may be.

    Raises NotAllowed; CannotNow when a row's fate is no longer what it was, or rows are refused; UnfitAnswers.
    """
    demand(may(by, bound.register, Deed.IMPORT))
    sheet, content = rows_of(bound, path, name), digest_of(path)
    with transaction.atomic():
        plans = planned(bound, sheet, by, held=True)
        told = dry_run_of(plans, sheet, content)
        _demand_as_seen(told, seen, good_only=good_only)
        return _take(bound, plans, name, told.number(What.REFUSED), by=by)


def _take(bound: Bound, plans: Sequence[Planned], name: str, left: int, *, by: Actor) -> Taken:
    at, _day = moment()
    new = [plan for plan in plans if plan.fate.what is What.NEW]
    changed = [plan for plan in plans if plan.fate.what is What.CHANGED]
    made = make(bound, [plan.values for plan in new], at=at, by=by) if new else []
    _change(bound, changed, at=at)
    written = [*zip(made, new, strict=True), *((plan.entry, plan) for plan in changed)]
    if written:
        _note(bound, written, name, at=at, by=by)
    return Taken(len(new), len(changed), left)


def _demand_as_seen(told: DryRun, seen: str, *, good_only: bool) -> None:
    if told.digest != seen:
        raise CannotNow(_("What becomes of the rows has changed since you looked. Look again, then decide."))
    refused = told.number(What.REFUSED)
    if refused and not good_only:
        said = ngettext(
            "%(number)s row cannot be used, and nothing was taken.",
            "%(number)s rows cannot be used, and nothing was taken.",
            refused,
        )
        raise CannotNow(said % {"number": refused})


def _change(bound: Bound, plans: Sequence[Planned], *, at: datetime) -> None:
    """Write each changed entry. Its row is held; only the columns that change are written."""
    for plan in plans:
        entry = plan.entry
        fill(entry, plan.values, bound.register)
        entry.revision, entry.changed_at = entry.revision + 1, at
        columns = {name: getattr(entry, name) for name in _columns(bound, plan.values)}
        with fitting(bound):
            bound.model._default_manager.filter(pk=entry.pk).update(**columns, revision=entry.revision, changed_at=at)
        if "title" in plan.values:
            Thing.objects.filter(pk=entry.pk).update(title=entry.title)
    keep_posts_of([(plan.entry, plan.values) for plan in plans], bound.register)
    reckon_each(bound, [plan.entry for plan in plans])


def _columns(bound: Bound, values: Mapping[str, Any]) -> list[str]:
    fields = bound.register.named(tuple(values))
    naming = (FieldKind.POST, FieldKind.THING)
    return [f"{one.name}_id" if one.kind in naming else one.name for one in fields if one.kind is not FieldKind.POSTS]


def _note(bound: Bound, written: Sequence[tuple[Any, Planned]], name: str, *, at: datetime, by: Actor) -> None:
    register = bound.register
    entries = [
        {
            "thing": entry.pk,
            "what": entry.thing.safe_label,
            "revision": entry.revision,
            "changes": [dict(one) for one in plan.fate.changes],
        }
        for entry, plan in written
    ]
    what = ngettext("%(number)s %(one)s", "%(number)s %(many)s", len(entries))
    facts = {
        "register": bound.code,
        "what": what % {"number": len(entries), "one": register.singular, "many": register.plural},
        "entries": entries,
        "file": name,
        "reason": "",
    }
    keys = tuple(subject(entry.pk) for entry, _plan in written)
    record(body=by.body.slug, event=events.IMPORTED.name, subjects=keys, facts=facts, at=at, by=by.key)
