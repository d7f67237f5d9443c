"""The page of an action: where it stands, what was said of it and when, and the thread it hangs on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.performance.words.wording import day
from goldthread.apps.planning.queries import ActionView, PlanView, UpdateView
from goldthread.apps.registers.models import Kind
from goldthread.apps.registers.queries import thread
from goldthread.web.parts import Banner, Column, Link, StatusTag, Step
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.plan.banner import banner, withdrawn
from goldthread.web.public.plan.lists.actions import only_points, see_link
from goldthread.web.public.plan.standing.owners import listed
from goldthread.web.public.plan.standing.words import status_tag
from goldthread.web.public.thread import kind_word, steps


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """What was said on a day. `see` leads to the action that it points to."""

    on: str
    period: str
    text: str
    reason: str
    see: Link | None
    status: StatusTag
    by: str


@dataclass(frozen=True, slots=True)
class Item:
    """A term with its words, or with the links that stand for them."""

    term: str
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPage:
    """All that the template of an action draws."""

    title: str
    name: str
    trail: tuple[Link, ...]
    banner: Banner | None
    lead: str
    text: str
    status: StatusTag
    latest: UpdateRow | None
    source: str
    items: tuple[Item, ...]
    columns: tuple[Column, ...]
    has_status: bool
    earlier: tuple[UpdateRow, ...]
    thread: tuple[Step, ...]


def action_page(held: Held, view: PlanView, found: ActionView) -> ActionPage:
    """The page of one action, as it stood at the plan's position."""
    line, updates = found.line, tuple(_update(view, one) for one in found.updates)
    has_status = any(one.status for one in found.updates)
    return ActionPage(
        title=line.title,
        name=_("Action %(reference)s") % {"reference": line.reference},
        trail=_trail(view, found),
        banner=banner(view.plan, held.plans, updated_on=found.updates[0].on if found.updates else None),
        lead=_lead(view, found),
        text=line.text,
        status=status_tag(line.status),
        latest=updates[0] if updates else None,
        source=_source(found.updates[0]) if found.updates else "",
        items=tuple(_items(view, found)),
        columns=_columns(has_status=has_status),
        has_status=has_status,
        earlier=updates[1:],
        thread=steps(thread(found.thing, on=held.site.today), ways={Kind.MEASURE.value: ""}),
    )


def _trail(view: PlanView, found: ActionView) -> tuple[Link, ...]:
    above = [Link(addresses.plan(view.plan.code), view.plan.title)]
    for node in found.delivers[:1]:
        name = f"{kind_word(node.kind)} {node.reference}"
        above.append(Link(addresses.part(view.plan.code, node.kind, node.reference), name))
    return (*addresses.trail_of_plans(), *above)


def _lead(view: PlanView, found: ActionView) -> str:
    facts = {"reference": found.line.reference, "plan": view.plan.title, "leads": listed(found.line.leads)}
    said = _("Action %(reference)s of “%(plan)s”. Joint leads: %(leads)s.")
    if not found.line.leads:
        said = _("Action %(reference)s of “%(plan)s”. No lead is named.")
    if len(found.line.leads) == 1:
        said = _("Action %(reference)s of “%(plan)s”. Lead: %(leads)s.")
    return " ".join(filter(None, (said % facts, withdrawn(found.thing.withdrawn_on))))


def _items(view: PlanView, found: ActionView) -> Iterator[Item]:
    line = found.line
    yield Item(_("Owner"), line.owner_label)
    yield Item(_("Leads") if len(line.leads) > 1 else _("Lead"), "; ".join(line.leads) or _("none named"))
    links = tuple(
        Link(
            addresses.part(view.plan.code, node.kind, node.reference),
            f"{kind_word(node.kind)} {node.reference}, {node.title}",
        )
        for node in found.delivers
    )
    yield Item(_("Delivers"), "" if links else _("no part of the plan"), links)
    if line.due_words:
        yield Item(_("When"), line.due_words)
    if line.programme:
        yield Item(_("Programme"), _("Monitoring: watched, and no part of what delivers the plan"))
    if found.aliases:
        yield Item(_("Also known as"), ", ".join(found.aliases))


def _columns(*, has_status: bool) -> tuple[Column, ...]:
    status = [Column(_("Status"))] if has_status else []
    return (Column(_("Day")), Column(_("Update")), *status)


def _update(view: PlanView, one: UpdateView) -> UpdateRow:
    return UpdateRow(
        on=day(one.on),
        period=one.period_words,
        text="" if only_points(one.text, one.see) else one.text,
        reason=one.reason,
        see=see_link(view, one.see),
        status=status_tag(one.status),
        by=one.by,
    )


def _source(one: UpdateView) -> str:
    """When the newest update was made, for which period, and by whom."""
    facts = {"day": day(one.on), "period": one.period_words, "by": one.by}
    said = _("Update of %(day)s, for %(period)s.") if one.period_words else _("Update of %(day)s.")
    by = f" {_('Said by: %(by)s.') % facts}" if one.by else ""
    return f"{said % facts}{by}"
