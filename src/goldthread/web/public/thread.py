"""The thread as a page draws it: each knot with its name, its words, and the way to it, where there is one."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.models import Kind
from goldthread.apps.registers.queries import Knot, Thread, find, thread
from goldthread.web.parts import Step
from goldthread.web.public import addresses

NEED = "need"
NO_WAYS: Mapping[str, str] = {}
NO_NOTES: Mapping[str, tuple[str, ...]] = {}
PARTS = (Kind.THEME, Kind.OBJECTIVE, Kind.PLEDGE, Kind.PRIORITY, Kind.VALUE, Kind.VISION)
"""The kinds of things that have a page as a part of a plan."""


def steps(
    found: Thread, *, ways: Mapping[str, str] = NO_WAYS, notes: Mapping[str, tuple[str, ...]] = NO_NOTES
) -> tuple[Step, ...]:
    """The thread, from the furthest reason down to what came of the thing.

    `ways` leads, by kind, to where on the page several things stand; `notes` says more of them.
    """
    above = [_step(knot) for knot in _by_plan(found.above)]
    here = Step(name_of(found.here), found.here.title, here=True)
    below = [_below(knot, ways, notes.get(knot.kind, ())) for knot in found.below]
    return (*above, here, *below)


def of_measure(body: Body, code: str) -> tuple[Step, ...]:
    """The thread of a measure; nothing while it has no thing that could be tied to a plan."""
    thing = find(body, code, kind=Kind.MEASURE)
    return steps(thread(thing)) if thing else ()


def name_of(knot: Knot) -> str:
    """What a knot is: "Theme 7", "Action 7C03", "Measures"."""
    if knot.thing_id is None and not knot.gap:
        return _many().get(knot.kind) or _of_register(knot.kind, many=True)
    reference = "" if knot.kind in (Kind.PLAN, Kind.MEASURE, Kind.INSIGHT) else knot.reference
    return f"{kind_word(knot.kind)} {reference}".rstrip()


def kind_word(kind: str) -> str:
    """One thing of this kind, as it is called."""
    return {NEED: _("Need"), **_one()}.get(kind) or _of_register(kind)


def _of_register(code: str, *, many: bool = False) -> str:
    """One entry of a register, or several, as the register calls them."""
    register = bound(code).register
    words = _(register.plural if many else register.singular)
    return words[:1].upper() + words[1:]


def href_of(knot: Knot) -> str:
    """The page of a thing; empty for what has none, or is not public."""
    if not knot.reference:
        return ""
    if knot.kind == Kind.PLAN:
        return addresses.plan(knot.reference)
    if knot.kind in PARTS:
        return addresses.part(knot.scope, knot.kind, knot.reference)
    if knot.kind == Kind.ACTION:
        return addresses.action(knot.scope, knot.reference)
    if knot.kind == Kind.MEASURE:
        return addresses.measure(knot.reference)
    return addresses.entry(knot.kind, knot.address) if knot.kind not in Kind.values and knot.address else ""


def _by_plan(above: Sequence[Knot]) -> list[Knot]:
    """Each plan before its own parts: the need first, and what is tied to no plan last."""
    plans = [knot.reference for knot in above if knot.kind == Kind.PLAN]
    places = {plan: place for place, plan in enumerate(plans)}
    last = len(plans)
    return sorted(above, key=lambda knot: -1 if knot.kind == NEED else places.get(_plan_of(knot), last))


def _plan_of(knot: Knot) -> str:
    return knot.reference if knot.kind == Kind.PLAN else knot.scope


def _step(knot: Knot) -> Step:
    return Step(name_of(knot), knot.title, href_of(knot), gap=knot.gap, missing=knot.gap)


def _below(knot: Knot, ways: Mapping[str, str], notes: tuple[str, ...]) -> Step:
    href = "" if knot.gap else href_of(knot) or ways.get(knot.kind, "")
    return Step(name_of(knot), knot.title, href, notes, gap=knot.gap, missing=knot.gap)


def _one() -> dict[str, str]:
    return {
        Kind.PLAN.value: _("Plan"),
        Kind.VISION.value: _("Vision"),
        Kind.VALUE.value: _("Value"),
        Kind.THEME.value: _("Theme"),
        Kind.OBJECTIVE.value: _("Objective"),
        Kind.PLEDGE.value: _("Pledge"),
        Kind.PRIORITY.value: _("Priority"),
        Kind.ACTION.value: _("Action"),
        Kind.MEASURE.value: _("Measure"),
        Kind.INSIGHT.value: _("Insight"),
    }


def _many() -> dict[str, str]:
    return {
        Kind.PLAN.value: _("Plans"),
        Kind.VISION.value: _("Visions"),
        Kind.VALUE.value: _("Values"),
        Kind.THEME.value: _("Themes"),
        Kind.OBJECTIVE.value: _("Objectives"),
        Kind.PLEDGE.value: _("Pledges"),
        Kind.PRIORITY.value: _("Priorities"),
        Kind.ACTION.value: _("Actions"),
        Kind.MEASURE.value: _("Measures"),
        Kind.INSIGHT.value: _("Insights"),
    }
