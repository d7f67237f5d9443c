"""The page of a plan: what it wants, its parts with what hangs on each, how its actions stand, and its reports."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words.wording import count_word
from goldthread.apps.planning import queries
from goldthread.apps.planning.models import Group
from goldthread.apps.planning.queries import ActionLine, NodeView, PlanView
from goldthread.apps.registers.models import Kind, Thing
from goldthread.apps.registers.queries import thread
from goldthread.web.parts import Banner, Link, StatusTag, Step
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.plan.banner import banner, span
from goldthread.web.public.plan.lists.actions import ActionTable, Heading, action_table
from goldthread.web.public.plan.part import nothing_held
from goldthread.web.public.plan.standing.block import DeliveryBlock, Positions, delivery_blocks, has_key, positions
from goldthread.web.public.plan.standing.owners import listed
from goldthread.web.public.plan.standing.parts import PartGroup, PartTable, part_table
from goldthread.web.public.plan.standing.words import actions, meaning, status_tag, watched
from goldthread.web.public.report.page import report_link
from goldthread.web.public.thread import steps


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One status of the plan's own key, with what it means there."""

    tag: StatusTag
    meaning: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All that the template of a plan draws."""

    title: str
    trail: tuple[Link, ...]
    banner: Banner | None
    lead: str
    text: str
    vision: NodeView | None
    values: tuple[NodeView, ...]
    nothing: str
    blocks: tuple[DeliveryBlock, ...]
    thread: tuple[Step, ...]
    parts: tuple[PartTable, ...]
    loose: ActionTable | None
    key: tuple[KeyEntry, ...]
    links: tuple[Link, ...]
    reports: tuple[Link, ...]


def plan_page(held: Held, view: PlanView, asked: Mapping[str, str]) -> PlanPage:
    """The page of an opened plan. Raises BadInput for a page of a list that there is not."""
    found = positions(view, held.site.today)
    lines = tuple(line for one in found.held for line in one.actions)
    return PlanPage(
        title=view.plan.title,
        trail=addresses.trail_of_plans(),
        banner=banner(view.plan, held.plans, updated_on=found.updated_on),
        lead=_lead(view),
        text=view.text,
        vision=view.vision,
        values=view.values,
        nothing=nothing_held(view, found),
        blocks=delivery_blocks(view, found),
        thread=_thread(view, held.site.today),
        parts=tuple(_parts(view, lines)),
        loose=_loose(view, lines, asked),
        key=_key(view, found),
        links=tuple(_links(view, found)),
        reports=tuple(report_link(one) for one in held.editions if one.plan == view.plan.code and view.plan.is_own),
    )


def _links(view: PlanView, found: Positions) -> Iterator[Link]:
    """What stands beside the bar: what its statuses mean, and all actions as a file."""
    if has_key(found):
        yield Link("#key", _("What each status means"))
    yield Link(addresses.actions_file(view.plan.code), _("All actions (CSV)"))


def _lead(view: PlanView) -> str:
    """What it holds: "Seven themes and 20 actions, for 1 April 2016 to 31 March 2018." """
    themes = len(view.themes)
    words = (
        [ngettext("%(number)s theme", "%(number)s themes", themes) % {"number": count_word(themes)}] if themes else []
    )
    words += [actions(view.plan.actions)] if view.plan.actions else []
    words += [watched(view.plan.monitored)] if view.plan.monitored else []
    told = _("%(what)s, for %(span)s.") % {"what": listed(words), "span": span(view.plan)} if words else ""
    return told[:1].upper() + told[1:] or _("A plan for %(span)s.") % {"span": span(view.plan)}


def _thread(view: PlanView, today: date) -> tuple[Step, ...]:
    ways = {Kind.THEME.value: "#themes", Kind.OBJECTIVE.value: "#objectives", Kind.PLEDGE.value: "#pledges"}
    ways |= {Kind.PRIORITY.value: "#priorities-1", Kind.ACTION.value: "#delivery"}
    drawn = {f"#{group.anchor}" for group in _groups(view) if group.nodes} | {"#delivery"}
    ways = {kind: way for kind, way in ways.items() if way in drawn}
    return steps(thread(Thing.objects.get(pk=view.plan.thing_id), on=today), ways=ways)


def _parts(view: PlanView, lines: tuple[ActionLine, ...]) -> Iterator[PartTable]:
    measures = Counter({node.thing_id: len(codes) for node, codes in queries.measure_codes(view)})
    for group in _groups(view):
        if table := part_table(view, group, lines, measures):
            yield table


def _groups(view: PlanView) -> Iterator[PartGroup]:
    """The parts of a plan by kind, in the order of reading."""
    yield PartGroup(_("Themes"), "themes", view.themes)
    yield PartGroup(_("Objectives"), "objectives", view.objectives)
    yield PartGroup(_("Pledges"), "pledges", view.pledges)
    about = {Group.EQUALITY.value: _("Equality priorities"), Group.SAFEGUARDING.value: _("Safeguarding priorities")}
    for place, (group, nodes) in enumerate(view.priorities, start=1):
        yield PartGroup(about.get(group, _("Priorities")), f"priorities-{place}", nodes)


def _loose(view: PlanView, lines: tuple[ActionLine, ...], asked: Mapping[str, str]) -> ActionTable | None:
    """The actions that are tied to no part of the plan."""
    heading = Heading("loose", _("Actions tied to no part of the plan"), _("Actions tied to no part of the plan"))
    return action_table(view, [line for line in lines if not line.delivers], heading, asked)


def _key(view: PlanView, found: Positions) -> tuple[KeyEntry, ...]:
    """The key, where any action has a status of it."""
    if not has_key(found):
        return ()
    return tuple(KeyEntry(status_tag(one), one.meaning or meaning(one.kind)) for one in view.key)
