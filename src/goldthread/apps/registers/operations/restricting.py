"""Restricts an entry to named people, whatever its state; everybody else gets a safe label. Lifting gives it back to
the readers that its state asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import LONGEST_TITLE, Named, Sensitivity, Thing
from goldthread.apps.registers.operations.entries.keeping import (
    Held,
    demand_deed,
    demand_reason,
    hold,
    keep_identity,
    moment,
    note,
)
from goldthread.apps.registers.operations.refusals import CannotNow, UnfitAnswers
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.apps.registers.values.fault import AnswerFault
from goldthread.apps.registers.values.kinds import clean
from goldthread.core.law.exempt import exemption


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """What everybody else is told it is, the code of the category for which it is withheld, and who may read it."""

    safe_label: str
    exempt_under: str
    people: Sequence[Person]


@transaction.atomic
def restrict(*, bound: Bound, thing: Thing, restriction: Restriction, reason: str, by: Actor) -> None:
    """Restrict an entry, or restrict it otherwise than it is. Raises NotFound, NotAllowed, UnfitAnswers."""
    held = hold(bound, thing, by)
    demand_deed(held, by, Deed.RESTRICT)
    label = _label(restriction)
    _refuse_unfit(held, label, restriction)
    said = demand_reason(reason)
    at, _day = moment()
    before, after = _words(held.thing), _told(Sensitivity.RESTRICTED, restriction.exempt_under)
    facts = {"sensitivity": Sensitivity.RESTRICTED, "safe_label": label, "exempt_under": restriction.exempt_under}
    Thing.objects.filter(pk=thing.pk).update(**facts)
    held.thing.safe_label = label
    number = len(restriction.people)
    readers = ngettext("%(number)s person", "%(number)s people", number) % {"number": number}
    changes = [
        {"field": "sensitivity", "label": _("Readers"), "before": before, "after": after},
        {"field": "named", "label": _("Named"), "before": _name(held, restriction.people), "after": readers},
    ]
    keys = [f"person:{person.pk}" for person in restriction.people]
    note(events.RESTRICTED, held, by, at=at, changes=changes, people=keys, reason=said)


@transaction.atomic
def lift(*, bound: Bound, thing: Thing, reason: str, by: Actor) -> None:
    """Lift the restriction of an entry. Raises NotFound, NotAllowed, CannotNow when it is not restricted."""
    held = hold(bound, thing, by)
    demand_deed(held, by, Deed.RESTRICT)
    if held.thing.sensitivity != Sensitivity.RESTRICTED:
        raise CannotNow(_("This %(what)s is not restricted.") % {"what": bound.register.singular})
    said = demand_reason(reason)
    at, _day = moment()
    Named.objects.filter(thing=thing).delete()
    Thing.objects.filter(pk=thing.pk).update(exempt_under="")
    held.thing.sensitivity = ""  # what it is now follows from the state alone
    keep_identity(held)
    note(events.LIFTED, held, by, at=at, reason=said)


def _label(restriction: Restriction) -> str:
    try:
        return clean(restriction.safe_label)
    except AnswerFault as fault:
        raise UnfitAnswers({"safe_label": _("Safe label: %(fault)s") % {"fault": fault}}) from None


def _refuse_unfit(held: Held, label: str, restriction: Restriction) -> None:
    faults = {}
    if not label or len(label) > LONGEST_TITLE:
        told = _("Safe label: give one of %(most)s characters at most, that anybody may read.")
        faults["safe_label"] = told % {"most": LONGEST_TITLE}
    elif held.entry.title.casefold() in label.casefold():
        faults["safe_label"] = _("Safe label: holds the title, which it is to hide. Say less.")
    if exemption(restriction.exempt_under) is None:
        faults["exempt_under"] = _("Category: choose the one for which it is withheld.")
    if not restriction.people:
        faults["people"] = _("People: name one person at least who may read it.")
    if faults:
        raise UnfitAnswers(faults)


def _words(thing: Thing) -> str:
    return _told(Sensitivity(thing.sensitivity), thing.exempt_under)


def _told(sensitivity: Sensitivity, exempt_under: str) -> str:
    found = exemption(exempt_under)
    return f"{sensitivity.label} ({found.label})" if found else str(sensitivity.label)


def _name(held: Held, people: Sequence[Person]) -> str:
    """Name these people and nobody else; gives how many there were before, in words."""
    gone, _each = Named.objects.filter(thing=held.thing).delete()
    Named.objects.bulk_create(Named(thing=held.thing, person=person) for person in people)
    return ngettext("%(number)s person", "%(number)s people", gone) % {"number": gone} if gone else ""
