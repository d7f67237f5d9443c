"""What a register is: its data dictionary, its states and the steps between them, who may do what, its clocks, what the
public gets of it, and how long it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.permissions import Deed, role_words, roles_for
from goldthread.core.spec import Clock, Field, FieldKind, Register, State
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.parts import StateTag, capital, state_tag
from goldthread.web.parts import Link


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of the data dictionary."""

    label: str
    name: str
    meaning: str
    fits: str
    public: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step that leads on from a state: its button, where to, who may take it, and who not."""

    label: str
    to: str
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class StateLine:
    """One state, with the steps that lead on from it."""

    tag: StateTag
    meaning: str
    changes: str
    public: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term and what it means here."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """All that the template draws."""

    title: str
    lead: str
    trail: tuple[Link, ...]
    fields: tuple[FieldLine, ...]
    states: tuple[StateLine, ...]
    who: tuple[Term, ...]
    rules: tuple[Term, ...]


def about_page(desk: Desk, bound: Bound) -> AboutPage:
    """The page of a register, all of it from its declaration."""
    register = bound.register
    return AboutPage(
        title=_("About the %(plural)s") % {"plural": register.plural},
        lead=register.purpose,
        trail=addresses.trail(desk, bound),
        fields=tuple(_field(register, field) for field in register.fields),
        states=tuple(_state(register, state) for state in register.lifecycle.states),
        who=tuple(_who(register)),
        rules=tuple(_rules(register)),
    )


def _field(register: Register, field: Field) -> FieldLine:
    withheld = register.publication.withholds(field.name)
    return FieldLine(
        label=field.label,
        name=field.name,
        meaning=field.meaning or field.hint,
        fits=" ".join(_fits(field)),
        public=_("Withheld: %(reason)s") % {"reason": withheld} if withheld else _("Public"),
    )


def _fits(field: Field) -> Iterator[str]:
    yield field.kind.sentence
    if field.most:
        yield _("At most %(number)s characters.") % {"number": f"{field.most:,}"}
    if field.kind is FieldKind.CHOICE:
        yield ", ".join(choice.label for choice in field.choices) + "."
    yield _("Required.") if field.required else _("May be left empty.")
    if field.fixed:
        yield _("Not changed once it is given.")


def _state(register: Register, state: State) -> StateLine:
    is_public = state.code in register.publication.states
    told = state.public_label or state.label
    return StateLine(
        tag=state_tag(register, state),
        meaning=state.meaning,
        changes=state.changes.sentence,
        public=_("Public, as “%(label)s”.") % {"label": told} if is_public else _("Not public."),
        steps=tuple(_steps(register, state)),
    )


def _steps(register: Register, state: State) -> Iterator[StepLine]:
    for step in register.lifecycle.steps_from(state.code):
        earlier = register.lifecycle.step(step.differs_from)
        other = _("Not by whoever took “%(step)s”.") % {"step": earlier.label} if earlier else ""
        reason = _("Needs a reason.") if step.needs_reason else ""
        to = register.lifecycle.state(step.to).label
        yield StepLine(step.label, to, capital(role_words(step.who)), " ".join(filter(None, (other, reason))))


def _who(register: Register) -> Iterator[Term]:
    words = {
        Deed.READ: _("Read and export"),
        Deed.ADD: _("Add, import, change, link, put files"),
        Deed.RESTRICT: _("Restrict to named people"),
        Deed.RETAIN: _("Destroy what was kept long enough"),
    }
    for deed, label in words.items():
        yield Term(label, capital(role_words(roles_for(register, deed))))
    owned = register.field(register.access.owned_by)
    if owned is not None:
        fields = ", ".join(field.label for field in register.named(register.access.owners_change)) or _("nothing")
        facts = {"field": owned.label, "fields": fields}
        told = _("Reads the entries of which they are “%(field)s”; may change: %(fields)s.")
        hidden = ", ".join(field.label for field in register.named(register.access.kept_from_owners))
        unread = _(" Does not read: %(fields)s.") % {"fields": hidden} if hidden else ""
        yield Term(_("Contributor"), told % facts + unread)


def _rules(register: Register) -> Iterator[Term]:
    yield Term(_("References"), _references(register))
    for clock in register.clocks:
        yield Term(clock.label, _clock(register, clock))
    yield Term(_("Published"), register.publication.basis or _("Nothing of this register is published."))
    kept = register.retention
    facts = {
        "years": ngettext("%(number)s year", "%(number)s years", kept.years) % {"number": kept.years},
        "states": ", ".join(register.lifecycle.state(code).label.lower() for code in kept.after),
        "basis": kept.basis,
    }
    yield Term(_("Kept"), _("%(years)s after it is %(states)s. %(basis)s") % facts)


def _references(register: Register) -> str:
    if register.numbering.given:
        return _("Given by the office.")
    return _("Numbered by year, as %(example)s.") % {"example": register.numbering.reference(2026, 1)}


def _clock(register: Register, clock: Clock) -> str:
    field = register.field(clock.field)
    span, named = _span(clock), field.label if field else clock.field
    due = _("%(span)s after “%(field)s”.") if span else _("On the day of “%(field)s”.")
    states = ", ".join(register.lifecycle.state(code).label.lower() for code in clock.runs_in)
    runs = _("It runs while the entry is %(states)s.") % {"states": states}
    return f"{due % {'span': span, 'field': named}} {runs} {clock.law or _('The office’s own date.')}"


def _span(clock: Clock) -> str:
    """How long after its day it runs out; empty for the day itself."""
    months = ngettext("%(number)s month", "%(number)s months", clock.months) % {"number": clock.months}
    days = ngettext("%(number)s day", "%(number)s days", clock.days) % {"number": clock.days}
    return " ".join([months] * bool(clock.months) + [days] * bool(clock.days))
