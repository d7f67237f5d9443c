"""What stands beside an entry: its links both ways, its files, and the changes that wait for approval."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import titles
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.models import Attachment, LinkKind, Proposal, Thing
from goldthread.apps.registers.operations import may_decide
from goldthread.apps.registers.queries import Knot
from goldthread.apps.registers.queries.entry import EntryView
from goldthread.apps.registers.queries.permissions import Sight
from goldthread.apps.registers.queries.sights import Tie, ties
from goldthread.apps.registers.values import read_answers, show
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.public.thread import href_of

KILO = 1000


@dataclass(frozen=True, slots=True)
class TieLine:
    """A link of the entry: how it bears on the other thing, and the way there."""

    words: str
    text: str
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file with its kind and its size."""

    href: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a proposed change, before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A change that waits: who sent it and when, what it changes and why. `is_yours`: whoever looks may decide it."""

    href: str
    is_yours: bool
    sent: str
    reason: str
    changes: tuple[Change, ...]


def tie_lines(desk: Desk, thing: Thing) -> tuple[TieLine, ...]:
    """The links of the entry, both ways."""
    return tuple(_tie(desk, tie) for tie in ties(desk.actor, thing))


def _tie(desk: Desk, tie: Tie) -> TieLine:
    words = _outward()[tie.link.kind] if tie.goes_out else _inward()[tie.link.kind]
    return TieLine(words, tie.title, way_to(desk, tie.other, tie.sight), tie.note)


def way_to(desk: Desk, thing: Thing, sight: Sight) -> str:
    """The page of a thing for somebody of the office; empty where it has none for them."""
    if sight is Sight.NONE:
        return ""
    if thing.kind in {bound.code for bound in registers()}:
        return addresses.of_entry(desk, thing.kind, thing.address)
    if sight is not Sight.FULL or thing.withdrawn_on:
        return ""
    return href_of(Knot(thing.kind, thing.title, thing.pk, thing.reference, thing.scope, thing.address))


def file_lines(desk: Desk, bound: Bound, view: EntryView) -> tuple[FileLine, ...]:
    """The files that were put with the entry, oldest first."""
    address = view.thing.address
    return tuple(
        FileLine(addresses.of_file(desk, bound.code, address, one), one.title, _about(one)) for one in view.attachments
    )


def _about(file: Attachment) -> str:
    kind = file.name.rpartition(".")[2].upper() if "." in file.name else file.media_type
    whom = _("public") if file.is_public else _("for the office")
    return ", ".join((kind, size_words(file.size), whom))


def size_words(size: int) -> str:
    """The size of a file, to be read.

    >>> size_words(84_000), size_words(2_350_000)
    ('84 KB', '2.4 MB')
    """
    if size < KILO:
        return _("%(size)s bytes") % {"size": size}
    return f"{size / KILO:.0f} KB" if size < KILO * KILO else f"{size / KILO / KILO:.1f} MB"


def proposal_lines(desk: Desk, bound: Bound, view: EntryView) -> tuple[ProposalLine, ...]:
    """The changes that wait for approval, oldest first."""
    names = titles({one.by for one in view.proposals}, desk.body, desk.today) if view.proposals else {}
    return tuple(_proposal(desk, bound, view, one, names.get(one.by, one.by)) for one in view.proposals)


def _proposal(desk: Desk, bound: Bound, view: EntryView, proposal: Proposal, who: str) -> ProposalLine:
    facts = {"who": who, "day": date_format(proposal.at, "j F Y")}
    return ProposalLine(
        href=addresses.of_proposal(desk, proposal.pk),
        is_yours=bool(may_decide(desk.actor, bound, view.entry, proposal)),
        sent=_("Sent by %(who)s on %(day)s") % facts,
        reason=proposal.reason,
        changes=tuple(_changes(desk, bound, view, proposal)),
    )


def _changes(desk: Desk, bound: Bound, view: EntryView, proposal: Proposal) -> Iterator[Change]:
    """An answer that can no longer be read is shown as it was typed."""
    named = tuple(proposal.answers)
    reading = read_answers(bound.register, proposal.answers, body=desk.body, only=named)
    for field in bound.register.named(named):
        typed = proposal.answers[field.name]
        raw = typed if isinstance(typed, str) else "; ".join(typed)
        after = show(field, reading.values[field.name]) if field.name in reading.values else raw
        nothing = _("nothing")
        yield Change(field.label, show(field, view.values.get(field.name)) or nothing, after or nothing)


def _outward() -> dict[str, str]:
    return {
        LinkKind.ANSWERS.value: _("Answers"),
        LinkKind.DELIVERS.value: _("Delivers"),
        LinkKind.MEASURES.value: _("Measures"),
        LinkKind.FUNDS.value: _("Funds"),
        LinkKind.DECIDES.value: _("Decides"),
        LinkKind.SCRUTINISES.value: _("Scrutinises"),
        LinkKind.EVIDENCES.value: _("Is evidence for"),
        LinkKind.MITIGATES.value: _("Mitigates"),
        LinkKind.DEPENDS_ON.value: _("Depends on"),
        LinkKind.SUPERSEDES.value: _("Supersedes"),
    }


def _inward() -> dict[str, str]:
    return {
        LinkKind.ANSWERS.value: _("Is answered by"),
        LinkKind.DELIVERS.value: _("Is delivered by"),
        LinkKind.MEASURES.value: _("Is measured by"),
        LinkKind.FUNDS.value: _("Is funded by"),
        LinkKind.DECIDES.value: _("Is decided by"),
        LinkKind.SCRUTINISES.value: _("Is scrutinised by"),
        LinkKind.EVIDENCES.value: _("Has as evidence"),
        LinkKind.MITIGATES.value: _("Is mitigated by"),
        LinkKind.DEPENDS_ON.value: _("Is needed by"),
        LinkKind.SUPERSEDES.value: _("Is superseded by"),
    }
