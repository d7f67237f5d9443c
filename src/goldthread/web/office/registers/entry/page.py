"""The page of an entry, for somebody who sees all of it; and what is told to somebody who sees its safe label only."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Sensitivity
from goldthread.apps.registers.queries.entry import EntryView
from goldthread.apps.registers.queries.permissions import Deed, Verdict, allows, may, role_words, roles_for
from goldthread.core.law.exempt import exemption
from goldthread.core.spec import Changes
from goldthread.web.errors import sentence
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.deeds.history import newest
from goldthread.web.office.registers.deeds.line import DeedLine
from goldthread.web.office.registers.entry.beside import (
    FileLine,
    ProposalLine,
    TieLine,
    file_lines,
    proposal_lines,
    tie_lines,
)
from goldthread.web.office.registers.entry.facts import EntryFact, facts
from goldthread.web.office.registers.entry.sets import AnswerSet, answer_sets
from goldthread.web.office.registers.entry.steps import Steps, steps
from goldthread.web.office.registers.entry.trail import knots
from goldthread.web.office.registers.panels import Panel, panels
from goldthread.web.parts import Link, Step


@dataclass(frozen=True, slots=True)
class Restricted:
    """Who may read a restricted entry, under which category it is withheld, and what others see of it."""

    people: str
    category: str
    label: str


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the pages lead that do more with the entry; none for what whoever asks may not do."""

    history: Link
    links: Link | None
    files: Link | None
    restrict: Link | None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that the template of an entry draws."""

    title: str
    name: str
    trail: tuple[Link, ...]
    restricted: Restricted | None
    facts: tuple[EntryFact, ...]
    steps: Steps
    changes: str
    proposals: tuple[ProposalLine, ...]
    sets: tuple[AnswerSet, ...]
    panels: tuple[Panel, ...]
    thread: tuple[Step, ...]
    ties: tuple[TieLine, ...]
    files: tuple[FileLine, ...]
    deeds: tuple[DeedLine, ...]
    ways: Ways


@dataclass(frozen=True, slots=True)
class LabelPage:
    """What is told of an entry that is restricted to others."""

    title: str
    name: str
    trail: tuple[Link, ...]
    category: str
    ask: str


def entry_page(desk: Desk, bound: Bound, view: EntryView) -> EntryPage:
    """The page of an entry that whoever asks sees in full."""
    proposals = proposal_lines(desk, bound, view)
    return EntryPage(
        title=view.entry.title,
        name=view.entry.reference,
        trail=addresses.trail(desk, bound),
        restricted=_restricted(view) if view.thing.sensitivity == Sensitivity.RESTRICTED else None,
        facts=facts(desk, bound, view),
        steps=steps(desk, bound, view, is_other_first=any(one.is_yours for one in proposals)),
        changes=_changes(view),
        proposals=proposals,
        sets=answer_sets(desk, bound, view),
        panels=panels(desk, bound, "entry", view),
        thread=knots(desk, view.thing),
        ties=tie_lines(desk, view.thing),
        files=file_lines(desk, bound, view),
        deeds=newest(desk, view.thing.pk),
        ways=_ways(desk, bound, view),
    )


def label_page(desk: Desk, bound: Bound, view: EntryView) -> LabelPage:
    """The safe label, the category, and whom to ask."""
    roles = role_words(roles_for(bound.register, Deed.RESTRICT))
    return LabelPage(
        title=view.label,
        name=view.entry.reference,
        trail=addresses.trail(desk, bound),
        category=category_words(view.thing.exempt_under),
        ask=_("If you need to read it, ask somebody who may name you: %(roles)s.") % {"roles": roles},
    )


def category_words(code: str) -> str:
    """The category of exempt information with its section; says so where none is given."""
    found = exemption(code)
    return f"{found.label} ({found.citation})" if found else _("No category is given.")


def _restricted(view: EntryView) -> Restricted:
    people = ", ".join(view.named) or _("nobody but the auditor")
    return Restricted(people, category_words(view.thing.exempt_under), view.thing.safe_label)


def _changes(view: EntryView) -> str:
    """What becomes of a change, or why none can be made."""
    if not view.may_change:
        return sentence(view.may_change.reason)
    return _("A change waits for another person.") if view.state.changes is Changes.PROPOSED else ""


def _ways(desk: Desk, bound: Bound, view: EntryView) -> Ways:
    def way(name: str, deed: Deed, text: str) -> Link | None:
        allowed = _may(desk, bound, view, deed)
        return Link(addresses.of_entry(desk, bound.code, view.thing.address, name), text) if allowed else None

    is_restricted = view.thing.sensitivity == Sensitivity.RESTRICTED
    return Ways(
        history=Link(addresses.of_entry(desk, bound.code, view.thing.address, "office_history"), _("Whole history")),
        links=way("office_links", Deed.TIE, _("Change its links")),
        files=way("office_files", Deed.ATTACH, _("Add or remove files")),
        restrict=way(
            "office_restrict",
            Deed.RESTRICT,
            _("Change who may read it") if is_restricted else _("Restrict it to named people"),
        ),
    )


def _may(desk: Desk, bound: Bound, view: EntryView, deed: Deed) -> Verdict:
    allowed = may(desk.actor, bound.register, deed, owns=view.owned)
    return allowed and allows(bound.register, view.entry.state, deed)
