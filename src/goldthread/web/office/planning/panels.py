"""The panels of actions beside the engine's: what is worth a look in the list, the updates of an entry, and on my work
what waits for approval and what somebody leads."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.planning.models import Action, Plan, UpdateState
from goldthread.apps.planning.queries.updates import (
    OfficeUpdate,
    latest,
    led_by,
    may_approve,
    may_send,
    takes_updates,
    updates_of,
    waiting,
    waiting_for,
)
from goldthread.apps.planning.queries.warnings import Doubt, too_many, warnings, warnings_if, warnings_of
from goldthread.apps.planning.registers.action import ACTIONS
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entry import EntryView
from goldthread.apps.registers.queries.permissions import Sight
from goldthread.core.spec import Role
from goldthread.web.office.gate import Desk
from goldthread.web.office.planning.parts import update_lines
from goldthread.web.office.registers.panels import Panel, register_panel
from goldthread.web.parts import Link

MOST_UPDATES = 30
"""Updates of an action that its page shows; the public page has them all."""
MOST_WAITING = 100
MOST_YOURS = 50
FIRST_DOUBTS = 5


def register() -> None:
    """Let the pages of the engine show them."""
    register_panel(ACTIONS.code, "list", to_load)
    register_panel(ACTIONS.code, "list", worth_a_look)
    register_panel(ACTIONS.code, "entry", updates)
    register_panel(ACTIONS.code, "work", to_approve)
    register_panel(ACTIONS.code, "work", yours)


def to_load(desk: Desk, bound: Bound, view: EntryView | None) -> Panel | None:
    """The way to load a plan, for who may; it says that none is kept where that is so."""
    if not desk.may(Role.OFFICER):
        return None
    has_plan = Plan.objects.filter(thing__body=desk.body).exists()
    said = _("Plans") if has_plan else _("No plan is kept yet. Load one first.")
    way = Link(reverse("office_plans", args=[desk.body.slug]), _("Load a plan"))
    return Panel(said, "office/planning/to_load.html", {"way": way})


def worth_a_look(desk: Desk, bound: Bound, view: EntryView | None) -> Panel | None:
    """What is wrong with the list by rule; of a very long one, the way to the page that looks it through."""
    way = Link(reverse("office_contradictions", args=[desk.body.slug, bound.code]), _("Look through all actions"))
    if too_many(desk.actor):
        return Panel(_("Worth a look"), "office/planning/look.html", {"way": way})
    found = warnings(desk.actor)
    return Panel(counted(found), "office/planning/doubts.html", parted(found)) if found else None


def counted(found: tuple[Doubt, ...]) -> str:
    """How much is worth a look."""
    said = ngettext("%(number)s thing is worth a look", "%(number)s things are worth a look", len(found))
    return said % {"number": len(found)}


def parted(found: tuple[Doubt, ...]) -> dict[str, tuple[Doubt, ...]]:
    """The first few, and the rest, which a page folds away."""
    return {"first": found[:FIRST_DOUBTS], "rest": found[FIRST_DOUBTS:]}


def updates(desk: Desk, bound: Bound, view: EntryView | None) -> Panel | None:
    """What was said of the action, with what waits, and the way to say more."""
    if view is None or view.sight is not Sight.FULL or not isinstance(view.entry, Action):
        return None
    held = updates_of(view.entry)
    verdict = may_send(desk.actor, view.entry)
    way = Link(
        reverse("office_update_send", args=[desk.body.slug, bound.code, view.thing.address]), _("Send an update")
    )
    more = len(held) - MOST_UPDATES
    context = {
        "lines": update_lines(desk, held[:MOST_UPDATES]),
        "more": _("%(number)s older ones are not shown.") % {"number": more} if more > 0 else "",
        "way": way if verdict else None,
        "why_not": "" if verdict else verdict.reason,
        "doubts": warnings_of(desk.actor, view.entry),
    }
    return Panel(_("Updates"), "office/planning/updates.html", context)


def to_approve(desk: Desk, bound: Bound, view: EntryView | None) -> Panel | None:
    """The updates that wait for this person, each with what is worth a look in it."""
    if not may_approve(desk.actor):
        return None
    held = waiting(desk.actor, most=MOST_WAITING)
    if not held:
        return None
    rows = waiting_for(desk.actor, [one.pk for one in held])
    said = ngettext("%(number)s update waits for approval", "%(number)s updates wait for approval", len(held))
    context = {
        "lines": update_lines(desk, held, warnings_if(desk.actor, rows)),
        "action": reverse("office_updates_approve", args=[desk.body.slug]),
    }
    return Panel(said % {"number": len(held)}, "office/planning/waiting.html", context)


def yours(desk: Desk, bound: Bound, view: EntryView | None) -> Panel | None:
    """The actions that this person leads, each with what was said last: those of which updates are sent with the way to
    do so, then the others, with why none are."""
    led = tuple(led_by(desk.actor)[: MOST_YOURS + 1])
    if not led:
        return None
    said = latest(led[:MOST_YOURS])
    lines = [_line(desk, bound, action, said.get(action.pk)) for action in led[:MOST_YOURS]]
    rest = [line for line in lines if line["why_not"]]
    counted = ngettext("%(number)s that takes no updates now", "%(number)s that take no updates now", len(rest))
    context = {
        "lines": [line for line in lines if not line["why_not"]],
        "rest": rest,
        "counted": counted % {"number": len(rest)},
        "is_cut": len(led) > MOST_YOURS,
        "all": Link(reverse("office_register", args=[desk.body.slug, bound.code]), _("All actions")),
    }
    return Panel(_("Actions that you lead"), "office/planning/yours.html", context)


def _line(
    desk: Desk, bound: Bound, action: Action, told: tuple[OfficeUpdate | None, OfficeUpdate] | None
) -> dict[str, Any]:
    last, newest = told or (None, None)
    names = [desk.body.slug, bound.code, action.thing.address]
    verdict = takes_updates(action)
    return {
        "action": Link(reverse("office_entry", args=names), f"{action.reference} {action.title}"),
        "last": update_lines(desk, [last])[0] if last else None,
        "back": newest.why if newest and newest.state == UpdateState.SENT_BACK else "",
        "way": Link(reverse("office_update_send", args=names), _("Send an update")),
        "why_not": verdict.reason,
    }
