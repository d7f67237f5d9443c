"""Where the actions of a plan stand on a day. Totals are counted here and stored nowhere; nothing is called overdue."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goldthread.apps.planning.models import Action
from goldthread.apps.planning.queries.lines import DAY, ActionLine, Said, action_lines, letter_of, said_of
from goldthread.apps.planning.queries.plan import PlanView, StatusLine
from goldthread.apps.planning.registers.action import PUBLIC_STATES
from goldthread.apps.registers.models import Link, LinkKind
from goldthread.apps.registers.queries import live
from goldthread.core.period.kind import shifted


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many actions have a status; `status` is None for those of which none was published. Percent of all."""

    status: StatusLine | None
    count: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class OwnerCount:
    """The counts of one owner, in the order of the whole count."""

    owner: str
    label: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Movement:
    """An action whose status is another than at the earlier position; None where it had none."""

    action: ActionLine
    before: StatusLine | None
    after: StatusLine | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """The actions of a plan, or of a part of it, as they stood on a day.

    `earlier_on` is the day one quarter before, or None when no status is held for then; `moved` compares the two.
    """

    total: int
    counted: tuple[StatusCount, ...]
    by_owner: tuple[OwnerCount, ...]
    actions: tuple[ActionLine, ...]
    position_on: date
    moved: tuple[Movement, ...]
    earlier_on: date | None


def delivery(view: PlanView, *, on: date, node: str | None = None, programme: str | None = "") -> Delivery:
    """Where the actions stand: those of the whole plan, or those that deliver a node or anything below it.

    What was withdrawn, and what is not yet approved, is left out. `programme` is empty for the actions that deliver
    the plan, "monitoring" for those that are watched, None for all.
    """
    actions = _actions(view, node, programme, on)
    said = said_of(actions, on)
    lines = action_lines(view, actions, said, on=on)
    earlier_on = quarter_before(on)
    earlier = {key: [one for one in updates if one.by <= earlier_on] for key, updates in said.items()}
    is_held = any(letter_of(updates) for updates in earlier.values())
    return Delivery(
        total=len(lines),
        counted=_counted(view, lines),
        by_owner=_by_owner(view, lines),
        actions=lines,
        position_on=on,
        moved=_moved(view, lines, earlier) if is_held else (),
        earlier_on=earlier_on if is_held else None,
    )


def quarter_before(day: date) -> date:
    """The same position three months earlier: from the last day of a month, the last day of that month."""
    return shifted(day + DAY, -3) - DAY


def _actions(view: PlanView, node: str | None, programme: str | None, on: date) -> QuerySet[Action]:
    found = Action.objects.filter(plan=view.plan.thing_id, state__in=PUBLIC_STATES, thing__withdrawn_on=None)
    if programme is not None:
        found = found.filter(programme=programme)
    if node is not None:
        nodes = [one.thing_id for one in view.node(node).all]
        found = found.filter(thing__in=_delivering(nodes, on).values("from_thing"))
    return found.select_related("thing").order_by("place", "thing_id")


def _delivering(nodes: Collection[int], on: date) -> QuerySet[Link]:
    return Link.objects.filter(live(on), to_thing__in=nodes, kind=LinkKind.DELIVERS)


def _counted(view: PlanView, lines: Collection[ActionLine]) -> tuple[StatusCount, ...]:
    """Each status of the key, and those without one where there are any."""
    statuses: list[StatusLine | None] = [*view.key]
    if any(line.status is None for line in lines):
        statuses.append(None)
    counts = [sum(line.status == status for line in lines) for status in statuses]
    return tuple(
        StatusCount(status, count, 100 * count / len(lines) if lines else None)
        for status, count in zip(statuses, counts, strict=True)
    )


def _by_owner(view: PlanView, lines: Collection[ActionLine]) -> tuple[OwnerCount, ...]:
    statuses = [one.status for one in _counted(view, lines)]
    by_owner = {owner: [line for line in lines if line.owner == owner] for owner, _ in view.owners}
    return tuple(
        OwnerCount(owner, view.owner_label(owner), tuple(sum(o.status == s for o in own) for s in statuses), len(own))
        for owner, own in by_owner.items()
        if own
    )


def _moved(
    view: PlanView, lines: Iterable[ActionLine], earlier: Mapping[int, Collection[Said]]
) -> tuple[Movement, ...]:
    key = {status.letter: status for status in view.key}
    compared = [Movement(line, key.get(letter_of(earlier.get(line.thing_id, ())) or ""), line.status) for line in lines]
    return tuple(one for one in compared if one.before != one.after and one.action.reference)
