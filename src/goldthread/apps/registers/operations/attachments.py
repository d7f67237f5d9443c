"""Deeds on the files of an entry: put one with it, take one away. The bytes are there before the record says so, and go
only when nothing names them any more."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.files import store
from goldthread.apps.registers.files.intake import Intake, Upload, taken_in
from goldthread.apps.registers.files.refusal import CannotKeepFile
from goldthread.apps.registers.models import LONGEST_TITLE, Attachment, Sensitivity, Thing
from goldthread.apps.registers.operations.entries.keeping import Held, demand_deed, demand_reason, hold, moment, note
from goldthread.apps.registers.operations.refusals import CannotNow
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.apps.registers.values.fault import AnswerFault
from goldthread.apps.registers.values.kinds import clean
from goldthread.core.errors import BadInput
from goldthread.core.spec import Changes


def attach(
    *, bound: Bound, thing: Thing, file: Upload, title: str = "", is_public: bool = False, by: Actor
) -> Attachment:
    """Put a file with an entry; without a title it has its name for one. `is_public`: the public gets it too, while the
    entry itself is public.

    Raises NotFound, NotAllowed, CannotNow; CannotKeepFile and its kin for a file that is not taken.
    """
    with transaction.atomic():
        held = hold(bound, thing, by)
        demand_deed(held, by, Deed.ATTACH)
        _refuse_unapproved(held, is_public)
    with taken_in(file) as intake, store.alone(), transaction.atomic():
        held = hold(bound, thing, by)
        demand_deed(held, by, Deed.ATTACH)
        _refuse_unapproved(held, is_public)
        _refuse_twice(held, intake)
        kept = _keep(held, intake, title=_title(title, intake.name), is_public=is_public, by=by)
        store.put(intake.path, intake.sha256, intake.name)
    return kept


def detach(*, bound: Bound, attachment: Attachment, reason: str, by: Actor) -> None:
    """Take a file from its entry. Its bytes go too, unless they stand with another. Raises NotFound, NotAllowed,
    CannotNow, UnfitAnswers without a reason."""
    with store.alone():
        with transaction.atomic():
            held = hold(bound, attachment.thing, by)
            demand_deed(held, by, Deed.ATTACH)
            said = demand_reason(reason)
            at, _day = moment()
            facts: dict[str, Any] = {
                "file": _told(held, attachment.name),
                "size": attachment.size,
                "sha256": attachment.sha256,
                "reason": said,
            }
            note(events.FILE_REMOVED, held, by, at=at, **facts)
            Attachment.objects.filter(pk=attachment.pk).delete()
        _sweep(attachment.sha256)


def let_go(thing: Thing) -> int:
    """Take every file from a thing, within the transaction of the deed that does so and records it; the bytes go when
    that has ended. Gives how many files there were."""
    digests = list(Attachment.objects.filter(thing=thing).values_list("sha256", flat=True))
    Attachment.objects.filter(thing=thing).delete()
    transaction.on_commit(lambda: _sweep_all(digests))
    return len(digests)


def sweep() -> int:
    """Take away the bytes that no entry names, such as those of a deed that was cut off. Gives how many files went."""
    return _sweep_all(store.digests())


def _sweep_all(digests: Iterable[str]) -> int:
    with store.alone():
        return sum(_sweep(sha256) for sha256 in digests)


def _sweep(sha256: str) -> bool:
    """Under the lock: nobody puts the same content with another entry meanwhile."""
    if Attachment.objects.filter(sha256=sha256).exists():
        return False
    store.remove(sha256)
    return True


def _refuse_unapproved(held: Held, is_public: bool) -> None:
    """A file for the public comes before the approval that publishes the entry, as its words do."""
    if is_public and held.register.lifecycle.state(held.entry.state).changes is not Changes.DIRECT:
        told = _("What the public gets of this %(what)s was approved. Put the file with it for the office only.")
        raise CannotNow(told % {"what": held.register.singular})


def _refuse_twice(held: Held, intake: Intake) -> None:
    same = Attachment.objects.filter(thing=held.thing, sha256=intake.sha256).first()
    if same is not None:
        told = _("is here already, as “%(title)s”.") % {"title": same.title}
        raise CannotKeepFile(told, where=intake.name, mend=_("Leave it, or take that one away first."))


def _keep(held: Held, intake: Intake, *, title: str, is_public: bool, by: Actor) -> Attachment:
    at, _day = moment()
    facts = {"name": intake.name, "media_type": intake.media_type, "size": intake.size, "sha256": intake.sha256}
    kept = Attachment.objects.create(
        thing=held.thing, title=title, is_public=is_public, added_by=by.key, added_at=at, **facts
    )
    recorded: dict[str, Any] = {
        "file": _told(held, intake.name),
        "size": intake.size,
        "sha256": intake.sha256,
        "reason": "",
    }
    note(events.FILE_ADDED, held, by, at=at, **recorded)
    return kept


def _told(held: Held, name: str) -> str:
    """What the record calls the file: the log is read by more people than what is restricted."""
    return _("a file") if held.thing.sensitivity == Sensitivity.RESTRICTED else name


def _title(given: str, name: str) -> str:
    try:
        title = clean(given)
    except AnswerFault as fault:
        raise BadInput(fault.fault, where=_("Title"), mend=fault.mend) from fault
    if len(title) > LONGEST_TITLE:
        facts = {"number": len(title), "most": LONGEST_TITLE}
        raise BadInput(
            _("has %(number)s characters.") % facts, where=_("Title"), mend=_("Cut it to %(most)s at most.") % facts
        )
    return title or name
