"""The page of a part of a plan: how its actions stand, the actions, its measures, and the thread it hangs on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.planning import queries
from goldthread.apps.planning.queries import NodeView, PlanView
from goldthread.apps.registers.models import Kind, Thing
from goldthread.apps.registers.queries import thread
from goldthread.web.parts import Banner, Link, Step
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.plan.banner import banner, withdrawn
from goldthread.web.public.plan.lists.actions import ActionTable, action_table, delivering, monitored
from goldthread.web.public.plan.measures import MeasureTable, is_missed, measure_table
from goldthread.web.public.plan.standing.block import DeliveryBlock, Positions, delivery_blocks, has_key, positions
from goldthread.web.public.plan.standing.owners import by_whom
from goldthread.web.public.plan.standing.parts import PartGroup, PartTable, part_table
from goldthread.web.public.plan.standing.words import actions, watched
from goldthread.web.public.thread import kind_word, steps


@dataclass(frozen=True, slots=True)
class PartPage:
    """All that the template of a part draws."""

    title: str
    name: str
    trail: tuple[Link, ...]
    banner: Banner | None
    lead: str
    text: str
    nothing: str
    blocks: tuple[DeliveryBlock, ...]
    links: tuple[Link, ...]
    thread: tuple[Step, ...]
    below: PartTable | None
    tables: tuple[ActionTable, ...]
    file: Link
    measures: MeasureTable | None


def part_page(held: Held, view: PlanView, node: NodeView, asked: Mapping[str, str]) -> PartPage:
    """The page of a theme, a pledge or another part. Raises BadInput for a page of a list that there is not."""
    found = positions(view, held.site.today, node=node.reference)
    name = f"{kind_word(node.kind)} {node.reference}"
    table = measure_table(held, view.plan, _codes(view, node), _("Measures of “%(title)s”") % {"title": node.title})
    return PartPage(
        title=node.title,
        name=name,
        trail=(*addresses.trail_of_plans(), Link(addresses.plan(view.plan.code), view.plan.title)),
        banner=banner(view.plan, held.plans, updated_on=found.updated_on),
        lead=" ".join(filter(None, (_lead(view, name, found), withdrawn(node.withdrawn_on)))),
        text=node.text,
        nothing=nothing_held(view, found),
        blocks=delivery_blocks(view, found),
        links=(Link(f"{addresses.plan(view.plan.code)}#key", _("What each status means")),) if has_key(found) else (),
        thread=_thread(node, found, table, today=held.site.today),
        below=part_table(view, PartGroup(_("What it is made of"), "parts", node.children), _lines(found)),
        tables=tuple(action_tables(view, found, asked)),
        file=Link(addresses.actions_file(view.plan.code, node.reference), _("These actions (CSV)")),
        measures=table,
    )


def action_tables(view: PlanView, found: Positions, asked: Mapping[str, str]) -> Iterator[ActionTable]:
    """The table of each programme that has actions."""
    for one in found.held:
        heading = monitored(one.total) if one is found.monitored else delivering(one.total)
        if table := action_table(view, one.actions, heading, asked):
            yield table


def nothing_held(view: PlanView, found: Positions) -> str:
    """What is said where there are no actions to count; empty where there are."""
    if found.held:
        return ""
    if view.plan.actions or view.plan.monitored:
        return _("No action of it is held.")
    return _("No actions and no statuses were published for this plan.")


def _codes(view: PlanView, node: NodeView) -> tuple[str, ...]:
    found = queries.measure_codes(view, node.reference)
    return tuple(dict.fromkeys(code for _node, codes in found for code in codes))


def _lines(found: Positions) -> tuple[queries.ActionLine, ...]:
    return tuple(line for one in found.held for line in one.actions)


def _lead(view: PlanView, name: str, found: Positions) -> str:
    facts = {"name": name, "plan": view.plan.title}
    told = [_counted(one, is_watched=one is found.monitored) for one in found.held]
    if not told:
        return _("%(name)s of “%(plan)s”.") % facts
    return _("%(name)s of “%(plan)s”: %(actions)s.") % {**facts, "actions": "; ".join(told)}


def _counted(delivery: queries.Delivery, *, is_watched: bool) -> str:
    number = watched(delivery.total) if is_watched else actions(delivery.total)
    return _("%(actions)s by %(owners)s") % {"actions": number, "owners": by_whom(delivery.by_owner)}


def _thread(node: NodeView, found: Positions, table: MeasureTable | None, *, today: date) -> tuple[Step, ...]:
    pointing = sum(line.see is not None for line in _lines(found))
    missed = sum(is_missed(line) for line in table.rows) if table else 0
    points = ngettext("%(number)s only points to another", "%(number)s only point to others", pointing)
    misses = ngettext("%(number)s result misses its target", "%(number)s results miss their target", missed)
    notes = {
        Kind.ACTION.value: (points % {"number": pointing},) if pointing else (),
        Kind.MEASURE.value: (misses % {"number": missed},) if missed else (),
    }
    ways = {
        Kind.ACTION.value: "#actions" if found.delivering and found.delivering.total else "#monitoring",
        Kind.MEASURE.value: "#measures",
        Kind.OBJECTIVE.value: "#parts",
    }
    return steps(thread(Thing.objects.get(pk=node.thing_id), on=today), ways=ways, notes=notes)
