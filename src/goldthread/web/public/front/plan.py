"""Is the plan being delivered? The newest plan of the body whose actions have statuses, and the plan in force.

Statuses of one plan are never carried to another: where the plan in force has none, the page says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from goldthread.apps.performance.words.wording import day
from goldthread.apps.planning import queries
from goldthread.apps.planning.models import PlanState
from goldthread.apps.planning.queries import Delivery, PlanLine, PlanView
from goldthread.web.parts import Link, StatusBar
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.plan.banner import in_force
from goldthread.web.public.plan.standing.block import position_day
from goldthread.web.public.plan.standing.words import actions, headline, is_published, status_bar, the_others


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """The bar of a plan, or in its place what is held, with the way to it.

    Where the plan in force has no statuses, `force` says so first, and `earlier` of when the ones shown are.
    """

    headline: str
    others: str
    bar: StatusBar | None
    source: str
    link: Link
    force: str = ""
    force_link: Link | None = None
    earlier: str = ""


def plan_block(held: Held) -> PlanBlock | None:
    """The block; None while the body has no plan."""
    own = [one for one in held.plans if one.is_own]
    if not own:
        return None
    current = in_force(own)
    shown = next(_published(held, own), None)
    if shown is None:
        newest = current or own[0]
        return PlanBlock(_("No status of an action has been published."), "", None, "", _link(newest))
    view, delivery = shown
    block = PlanBlock(
        headline=_("%(headline)s.") % {"headline": headline(delivery.counted)},
        others=the_others(delivery.counted),
        bar=status_bar(delivery.counted),
        source=_source(delivery),
        link=_whole(view, delivery),
    )
    return _of_an_earlier_plan(block, current, delivery) if current and current.code != view.plan.code else block


def _of_an_earlier_plan(block: PlanBlock, current: PlanLine, delivery: Delivery) -> PlanBlock:
    """The block with what must be read first: that the plan in force has no statuses."""
    return replace(
        block,
        force=_("No statuses have been published for the plan in force:"),
        force_link=_link(current),
        earlier=_("The last position held is of an earlier plan, at %(day)s:") % {"day": day(delivery.position_on)},
    )


def _published(held: Held, plans: Sequence[PlanLine]) -> Iterator[tuple[PlanView, Delivery]]:
    """The plans with statuses, newest first; drafts are left out."""
    for one in plans:
        if one.actions and one.state != PlanState.DRAFTED:
            view = queries.open_plan(held.site.body, one.code)
            delivery = queries.delivery(view, on=position_day(view, held.site.today))
            if is_published(delivery.counted):
                yield view, delivery


def _link(plan: PlanLine) -> Link:
    return Link(addresses.plan(plan.code), plan.title)


def _source(delivery: Delivery) -> str:
    """What was counted, and of when."""
    facts = {"actions": actions(delivery.total), "day": day(delivery.position_on)}
    return _("Counted from %(actions)s, position at %(day)s:") % facts


def _whole(view: PlanView, delivery: Delivery) -> Link:
    """The plan that the actions deliver; where all of them deliver one theme, the theme."""
    for one in view.themes:
        if all(one.reference in line.delivers for line in delivery.actions):
            facts = {"theme": one.title, "reference": one.reference, "plan": view.plan.title}
            words = _("%(theme)s, theme %(reference)s of %(plan)s") % facts
            return Link(addresses.part(view.plan.code, one.kind, one.reference), words)
    return _link(view.plan)
