"""My work: what is late, what is due next, what waits for approval by whoever looks, and what they began themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.people.queries import titles
from goldthread.apps.registers.binding import bound, registers
from goldthread.apps.registers.models import Draft
from goldthread.apps.registers.queries.dues import due_lines
from goldthread.apps.registers.queries.permissions import Sight
from goldthread.apps.registers.queries.sights import sights
from goldthread.apps.registers.queries.waiting import Proposed, Waiting, drafts, waiting_entries, waiting_proposals
from goldthread.web.errors import sentence
from goldthread.web.office.findings.waiting import waiting_findings
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.duties.line import DutyLine, duty_lines, told
from goldthread.web.office.registers.index import readable
from goldthread.web.office.registers.panels import Panel, panels
from goldthread.web.parts import Link

SOON = timedelta(days=30)
"""How far ahead a date is due next."""
MOST = 10
"""Lines of each table; the whole is one link away."""


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """Something that waits for whoever looks: an entry for a step, or a change. `look` is what stands in its way."""

    way: Link
    sent: str
    asks: str
    look: str


@dataclass(frozen=True, slots=True)
class DraftLine:
    """What whoever looks has begun."""

    way: Link
    begun: str


@dataclass(frozen=True, slots=True)
class WorkPage:
    """All that the template of my work draws."""

    lead: str
    late: tuple[DutyLine, ...]
    all_late: Link | None
    due: tuple[DutyLine, ...]
    approvals: tuple[ApprovalLine, ...]
    counted: str
    panels: tuple[Panel, ...]
    drafts: tuple[DraftLine, ...]
    registers: tuple[Link, ...]
    findings: Link | None


def work_page(desk: Desk) -> WorkPage:
    """The page for whoever looks: of the office what they may see, of what waits what they may decide."""
    dues = told(due_lines(desk.actor, desk.body, until=desk.today + SOON))
    late = [due for due in dues if due.due_on < desk.today]
    soon = [due for due in dues if due.due_on >= desk.today]
    approvals = _approvals(desk)
    to_late = Link(addresses.of_office(desk, "office_late"), _("All late items"))
    return WorkPage(
        lead=_lead(desk, len(late), len(soon), len(approvals)),
        late=duty_lines(desk, late[:MOST]),
        all_late=to_late if late else None,
        due=duty_lines(desk, soon[:MOST]),
        approvals=approvals,
        counted=ngettext("%(number)s thing waits", "%(number)s things wait", len(approvals))
        % {"number": f"{len(approvals):,}"},
        panels=tuple(panel for one in registers() for panel in panels(desk, one, "work")),
        drafts=tuple(_drafts(desk)),
        registers=_registers(desk),
        findings=waiting_findings(desk),
    )


def _lead(desk: Desk, late: int, soon: int, approvals: int) -> str:
    day = date_format(desk.today, _("l j F Y"))
    until = date_format(desk.today + SOON, "j F")
    lates = ngettext("%(number)s thing is late", "%(number)s things are late", late) if late else _("Nothing is late")
    soons = ngettext("%(number)s is due by %(until)s", "%(number)s are due by %(until)s", soon)
    soons = soons if soon else _("nothing is due by %(until)s")
    said = [lates % {"number": f"{late:,}"}, soons % {"number": f"{soon:,}", "until": until}]
    if approvals:
        waits = ngettext("%(number)s waits for your approval", "%(number)s wait for your approval", approvals)
        said.append(waits % {"number": f"{approvals:,}"})
    return f"{day}. {', '.join(said)}."


def _approvals(desk: Desk) -> tuple[ApprovalLine, ...]:
    entries, proposals = waiting_entries(desk.actor), waiting_proposals(desk.actor)
    keys = {one.sent_by for one in entries} | {one.proposal.by for one in proposals}
    names = titles(keys - {""}, desk.body, desk.today) if keys else {}
    waits = (_entry(desk, one, names.get(one.sent_by, "")) for one in entries)
    changes = (_change(desk, one, names.get(one.proposal.by, one.proposal.by)) for one in proposals)
    return (*waits, *changes)


def _entry(desk: Desk, one: Waiting, who: str) -> ApprovalLine:
    facts = {"who": who, "day": date_format(one.since, "j F Y")}
    sent = _("Sent by %(who)s, %(day)s") % facts if who else _("Since %(day)s") % facts
    way = Link(addresses.of_entry(desk, one.bound.code, one.address), f"{one.reference} {one.title}")
    return ApprovalLine(way, sent, one.step.label, sentence(one.why_not))


def _change(desk: Desk, one: Proposed, who: str) -> ApprovalLine:
    facts = {"who": who, "day": date_format(one.proposal.at, "j F Y")}
    way = Link(addresses.of_proposal(desk, one.proposal.pk), one.title)
    return ApprovalLine(way, _("Sent by %(who)s, %(day)s") % facts, _("Approve a change"), "")


def _drafts(desk: Desk) -> Iterator[DraftLine]:
    held = drafts(desk.actor)
    seen = sights(desk.actor, [one.thing for one in held if one.thing])
    for one in held:
        begun = _("Last typed on %(day)s") % {"day": date_format(one.changed_at, "j F Y")}
        yield DraftLine(_way(desk, one, seen.get(one.thing_id or 0, Sight.NONE)), begun)


def _way(desk: Desk, draft: Draft, sight: Sight) -> Link:
    register = bound(draft.register).register
    if draft.thing is None:
        href = addresses.of_register(desk, draft.register, "office_add")
        return Link(href, _("A new entry: %(what)s") % {"what": register.singular})
    title = draft.thing.title if sight is Sight.FULL else draft.thing.safe_label or draft.thing.reference
    href = addresses.of_entry(desk, draft.register, draft.thing.address, "office_change_check")
    return Link(href, _("A change to %(what)s") % {"what": title})


def _registers(desk: Desk) -> tuple[Link, ...]:
    return tuple(Link(addresses.of_register(desk, one.code), one.register.title) for one in readable(desk))
