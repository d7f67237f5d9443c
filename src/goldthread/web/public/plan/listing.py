"""The list of plans: those of the body, newest first, then those of its partners."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.wording import count_word, day, number
from goldthread.apps.planning.models import PlanState
from goldthread.apps.planning.queries import PlanLine
from goldthread.core.reference import fold
from goldthread.web.parts import Column
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.plan.banner import in_force, span, state_word


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan. One whose code another plan of the list already has cannot be reached, and is not linked."""

    title: str
    href: str
    under: str
    state: str
    is_current: bool
    span: str
    actions: str
    monitored: str
    position: Shown


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The plans of one body."""

    name: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class PlansPage:
    """All that the template of the list draws."""

    title: str
    lead: str
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[PlanGroup, ...]


def plans_page(held: Held) -> PlansPage:
    """The list, from the plans held."""
    heads = (_("Plan"), _("State"), _("Runs"))
    counts = (Column(_("Actions"), number=True), Column(_("Actions"), _("monitoring"), number=True))
    return PlansPage(
        title=_("What was planned, and what was done"),
        lead=_lead(held.plans),
        caption=_("All plans held"),
        columns=(*map(Column, heads), *counts, Column(_("Last position"))),
        groups=tuple(_groups(held.plans)),
    )


def _lead(plans: Sequence[PlanLine]) -> str:
    if not plans:
        return _("No plan is held yet.")
    own, others = sum(one.is_own for one in plans), sum(not one.is_own for one in plans)
    held = ngettext("%(number)s plan of this office is held", "%(number)s plans of this office are held", own)
    parts = [held % {"number": count_word(own)}] if own else []
    if others:
        theirs = ngettext("%(number)s of a partner", "%(number)s of partners", others) % {"number": count_word(others)}
        parts.append(theirs)
    told = _(", and ").join(parts)
    current = in_force(plans)
    force = _("The plan in force is “%(title)s”.") % {"title": current.title} if current else _("None is in force.")
    return f"{told[:1].upper()}{told[1:]}. {force}"


def _groups(plans: Sequence[PlanLine]) -> Iterator[PlanGroup]:
    seen: set[str] = set()
    names = dict.fromkeys(one.body_name for one in plans)
    for name in names:
        rows = []
        for one in plans:
            if one.body_name == name:
                rows.append(_row(one, is_reached=fold(one.code) not in seen))
                seen.add(fold(one.code))
        yield PlanGroup(name, tuple(rows))


def _row(plan: PlanLine, *, is_reached: bool) -> PlanRow:
    return PlanRow(
        title=plan.title,
        href=addresses.plan(plan.code) if is_reached else "",
        under="" if is_reached else _("Its code %(code)s is also that of the plan above.") % {"code": plan.code},
        state=state_word(plan.state),
        is_current=plan.state == PlanState.CURRENT,
        span=span(plan),
        actions=number(plan.actions),
        monitored=number(plan.monitored),
        position=Shown(day(plan.position_on)) if plan.position_on else Shown(_("none published"), missing=True),
    )
