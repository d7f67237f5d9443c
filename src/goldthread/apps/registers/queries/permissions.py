"""Who may do what with an entry, and what its state allows: two questions, each answered with its reason. Nothing is
done here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from goldthread.apps.audit.models import Subject
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Entry, Sensitivity, Waiver
from goldthread.core.spec import Changes, Register, Role, State, Step

SYSTEM = "system"
"""The key of what acts for nobody: a load, a demonstration."""


class Deed(StrEnum):
    """What may be done with the entries of a register, beside the steps it declares."""

    READ = "read"
    EXPORT = "export"
    ADD = "add"
    IMPORT = "import"
    CHANGE = "change"
    ATTACH = "attach"
    TIE = "tie"
    RESTRICT = "restrict"
    RETAIN = "retain"


class Sight(Enum):
    """How much of an entry somebody sees: all of it, its safe label only, or not even that it is there."""

    FULL = "full"
    LABEL = "label"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done, and if not, why not."""

    ok: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ok


class Hands(NamedTuple):
    """The keys of whoever took the earlier step, and of whoever last wrote what the entry says; empty for none."""

    sender: str = ""
    writer: str = ""


YES = Verdict(True)
NO = Verdict(False)
WRITING = tuple(kind.name for kind in (events.ADDED, events.CHANGED, events.CHANGED_MANY, events.IMPORTED))
"""The deeds by which an entry comes to say what it says."""
_OF_A_STATE = frozenset({Deed.CHANGE, Deed.ATTACH})


def may(actor: Actor, register: Register, deed: Deed, *, owns: bool = False) -> Verdict:
    """Whether the roles of this person let them do so. `owns`: they hold a post that owns the entry in question."""
    if actor.key == SYSTEM or actor.roles & roles_for(register, deed):
        return YES
    if owns and Role.CONTRIBUTOR in actor.roles and _owners_may(register, deed):
        return YES
    said = _deed_words(deed) % {"what": f"{register.plural[:1].upper()}{register.plural[1:]}"}
    return Verdict(False, for_roles(said, roles_for(register, deed), actor))


def for_roles(said: str, wanted: Collection[Role], actor: Actor) -> str:
    """That something is for other roles than those of this person: `said` is a sentence without its end, "Agreements
    are changed"."""
    facts = {"said": said, "roles": one_of(wanted), "held": " and ".join(map(_with_article, _in_order(actor.roles)))}
    if not facts["held"]:
        return _("%(said)s by %(roles)s.") % facts
    return _("%(said)s by %(roles)s; you are signed in as %(held)s.") % facts


def one_of(roles: Collection[Role]) -> str:
    """The roles as whoever may do something: "an officer or an approver"."""
    words = [_with_article(role) for role in _in_order(roles)]
    if len(words) < 2:
        return words[0] if words else _("nobody")
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _with_article(role: Role) -> str:
    label = role.label.lower()
    return _("an %(role)s") % {"role": label} if label[0] in "aeiou" else _("a %(role)s") % {"role": label}


def _in_order(roles: Collection[Role]) -> list[Role]:
    return [role for role in Role if role in roles and role is not Role.PUBLIC]


def roles_for(register: Register, deed: Deed) -> frozenset[Role]:
    """The roles that may do so with any entry of the register."""
    if deed in (Deed.READ, Deed.EXPORT):
        return register.access.read
    if deed is Deed.RESTRICT:
        return register.access.write | {Role.APPROVER}
    return frozenset({Role.APPROVER}) if deed is Deed.RETAIN else register.access.write


def _owners_may(register: Register, deed: Deed) -> bool:
    if not register.access.owned_by:
        return False
    return deed in (Deed.READ, Deed.EXPORT) or (deed is Deed.CHANGE and bool(register.access.owners_change))


def allows(register: Register, state: str, deed: Deed) -> Verdict:
    """Whether an entry in this state lets it be done by anybody."""
    found = register.lifecycle.state(state)
    if deed not in _OF_A_STATE or found.changes is not Changes.NONE:
        return YES
    facts = {"state": found.label.lower(), "what": register.singular}
    return Verdict(False, _("This %(what)s is %(state)s, and nothing of it is changed in that state.") % facts)


def may_step(actor: Actor, bound: Bound, entry: Entry, step: Step, *, values: Mapping[str, Any]) -> Verdict:
    """Whether this person may take the step now: their role, the state, the other person it asks for, its guard."""
    register = bound.register
    if entry.state not in step.sources:
        state = register.lifecycle.state(entry.state)
        facts = {"what": register.singular, "state": state.label.lower(), "step": step.label}
        return Verdict(False, _("This %(what)s is %(state)s: “%(step)s” does not follow from that.") % facts)
    if actor.key == SYSTEM:
        return YES
    if not (actor.roles - {Role.CONTRIBUTOR}) & step.who and not (step.who & actor.roles and owns(actor, bound, entry)):
        return Verdict(False, _("“%(step)s” is for %(roles)s.") % {"step": step.label, "roles": one_of(step.who)})
    if step.differs_from and (refusal := _same_person(actor, bound, entry, step)):
        return Verdict(False, refusal)
    reason = step.guard(values) if step.guard else ""
    return Verdict(not reason, reason)


def _same_person(actor: Actor, bound: Bound, entry: Entry, step: Step) -> str:
    """Why this person may not take a step that asks for another one; nothing when they may."""
    earlier = bound.register.lifecycle.step(step.differs_from)
    found = hands(actor.body.slug, [entry.pk], step)[entry.pk]
    if earlier is None or actor.key not in found or waived(bound, entry, step):
        return ""
    facts = {"done": earlier.done, "step": step.label}
    if found.sender == actor.key:
        return _("You have %(done)s it yourself. “%(step)s” needs another person.") % facts
    return _("You wrote what it says now. “%(step)s” needs another person.") % facts


def hands(body: str, things: Collection[int], step: Step) -> dict[int, Hands]:
    """Through whose hands each of these things came to this step, read at once."""
    found = dict.fromkeys(things, Hands())
    sent = {step_subject(pk, step.differs_from): pk for pk in things}
    written = {f"thing:{pk}": pk for pk in things}
    said = Q(key__in=list(sent)) | Q(key__in=list(written), event__event__in=WRITING)
    deeds = Subject.objects.filter(said, event__body=body).order_by("event__number")
    for key, by in deeds.values_list("key", "event__by"):
        if key in sent:
            found[sent[key]] = found[sent[key]]._replace(sender=by)
        else:
            found[written[key]] = found[written[key]]._replace(writer=by)
    return found


def step_subject(thing_id: int, step: str) -> str:
    """Under what key the record of deeds finds who took a step of a thing."""
    return f"thing:{thing_id}/{step}"


def waived(bound: Bound, entry: Entry, step: Step) -> bool:
    """Whether the body lets one person take both steps today."""
    day = today()
    standing = Q(until=None) | Q(until__gt=day)
    found = Waiver.objects.filter(standing, body=entry.body_id, register=bound.code, step=step.code, since__lte=day)
    return found.exists()


def owns(actor: Actor, bound: Bound, entry: Entry) -> bool:
    """Whether the person holds, today, a post that owns the entry."""
    field = bound.register.access.owned_by
    return bool(field) and bound.model._default_manager.filter(_owned(actor, field), pk=entry.pk).exists()


def _owned(actor: Actor, field: str) -> Q:
    return Q(**{f"{field}__in": actor.posts})


def sight(actor: Actor, register: Register, sensitivity: str, *, named: bool, owned: bool) -> Sight:
    """How much this person sees of an entry of their body. `named`: it is restricted to them among others."""
    if not may(actor, register, Deed.READ, owns=owned):
        return Sight.NONE
    hidden = sensitivity == Sensitivity.RESTRICTED and not named
    return Sight.LABEL if hidden and not {Role.AUDITOR} & actor.roles and actor.key != SYSTEM else Sight.FULL


def visible(actor: Actor, bound: Bound) -> QuerySet[Any]:
    """The entries of the person's body that they see, if only by a safe label."""
    mine = bound.model._default_manager.filter(body=actor.body).select_related("thing")
    if may(actor, bound.register, Deed.READ):
        return mine
    field = bound.register.access.owned_by
    if field and may(actor, bound.register, Deed.READ, owns=True):
        return mine.filter(pk__in=bound.model._default_manager.filter(_owned(actor, field)).values("pk"))
    return mine.none()


def kept_from(actor: Actor, register: Register) -> tuple[str, ...]:
    """The fields that this person gets of no entry: those kept from owners, for who sees entries by owning them."""
    return () if may(actor, register, Deed.READ) else register.access.kept_from_owners


def as_read_by(actor: Actor, bound: Bound) -> Bound:
    """The register as this person reads it: without the fields that are kept from them."""
    kept = kept_from(actor, bound.register)
    return replace(bound, register=bound.register.without(kept)) if kept else bound


def role_words(roles: Collection[Role]) -> str:
    """The roles as a sentence names them, in the order in which they are declared."""
    return ", ".join(role.label.lower() for role in Role if role in roles) or _("nobody")


def _deed_words(deed: Deed) -> str:
    return {
        Deed.READ: _("%(what)s are read"),
        Deed.EXPORT: _("%(what)s are exported"),
        Deed.ADD: _("%(what)s are added"),
        Deed.IMPORT: _("%(what)s are imported"),
        Deed.CHANGE: _("%(what)s are changed"),
        Deed.ATTACH: _("%(what)s are given files"),
        Deed.TIE: _("%(what)s are linked"),
        Deed.RESTRICT: _("%(what)s are restricted"),
        Deed.RETAIN: _("%(what)s are destroyed"),
    }[deed]


def public_states(register: Register) -> Iterable[State]:
    """The states in which the public gets its fields."""
    return (register.lifecycle.state(code) for code in register.publication.states)
