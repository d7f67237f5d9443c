"""Whose plan it is and where it stands in its life: the strip above its pages, and the words of its state.

Nothing of a plan that is not in force is called late: its last position is shown as what it was.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from goldthread.apps.performance.words.wording import day
from goldthread.apps.planning.models import PlanState
from goldthread.apps.planning.queries import PlanLine
from goldthread.web.parts import Banner, Link
from goldthread.web.public import addresses


def state_word(state: str) -> str:
    """Where a plan stands in its life."""
    words = {
        PlanState.DRAFTED.value: _("Draft"),
        PlanState.CURRENT.value: _("In force"),
        PlanState.ENDED.value: _("Ended"),
        PlanState.CLOSED.value: _("Closed"),
    }
    return words[state]


def span(plan: PlanLine) -> str:
    """From when to when it runs."""
    return _("%(first)s to %(last)s") % {"first": day(plan.starts_on), "last": day(plan.ends_on)}


def withdrawn(on: date | None) -> str:
    """What is said of a part or an action that the plan has no longer; nothing of one that it has."""
    return (
        _("Withdrawn from the plan on %(day)s, and kept because something else is tied to it.") % {"day": day(on)}
        if on
        else ""
    )


def banner(plan: PlanLine, others: Iterable[PlanLine], *, updated_on: date | None = None) -> Banner | None:
    """The strip above a plan that is not in force, or is another body's; none above the body's own plan in force.

    `updated_on` is the day of the newest update shown, told where it is later than the position.
    """
    said = [_whose(plan), _ended(plan), _updated(plan, updated_on)]
    if plan.state == PlanState.CURRENT and plan.is_own:
        return None
    links = [Link(addresses.plan(one.code), _link(one)) for one in others if _is_instead(one, plan)]
    return Banner(_strong(plan), " ".join(part for part in said if part), tuple(links[:1]))


def in_force(others: Iterable[PlanLine]) -> PlanLine | None:
    """The body's own plan in force, if it has one."""
    return next((one for one in others if one.is_own and one.state == PlanState.CURRENT), None)


def _strong(plan: PlanLine) -> str:
    if plan.state == PlanState.CURRENT:
        return _("A partner’s plan.")
    if plan.state == PlanState.DRAFTED:
        return _("Draft.")
    if plan.position_on:
        return _("Position at %(day)s.") % {"day": day(plan.position_on)}
    return _("Closed plan.") if plan.state == PlanState.CLOSED else _("Ended plan.")


def _whose(plan: PlanLine) -> str:
    return "" if plan.is_own else _("It is a plan of %(body)s.") % {"body": plan.body_name}


def _ended(plan: PlanLine) -> str:
    dates = {"span": span(plan)}
    if plan.state == PlanState.CURRENT:
        return ""
    if plan.state == PlanState.DRAFTED:
        return _("This plan is not in force. It is meant for %(span)s.") % dates
    if plan.position_on is None:
        return _("It ran from %(span)s, and no position of it was published.") % dates
    if plan.state == PlanState.ENDED:
        return _("This plan ran from %(span)s and has ended.") % dates
    return _("This plan ran from %(span)s and is closed.") % dates


def _updated(plan: PlanLine, updated_on: date | None) -> str:
    if plan.position_on is None or updated_on is None or updated_on <= plan.position_on:
        return ""
    return _("The last updates are of %(day)s.") % {"day": day(updated_on)}


def _is_instead(one: PlanLine, plan: PlanLine) -> bool:
    return one.body_name == plan.body_name and one.state == PlanState.CURRENT and one.thing_id != plan.thing_id


def _link(one: PlanLine) -> str:
    return _("Go to the plan in force, %(title)s") % {"title": one.title}
