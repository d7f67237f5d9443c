"""Actions as the updates leave them: what was said of each by a day, and the status that was last set."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When

from goldthread.apps.planning.models import Action, Lead, Update, UpdateState
from goldthread.apps.planning.queries.plan import PlanView, StatusLine
from goldthread.apps.planning.registers.action import PUBLIC_STATES
from goldthread.apps.registers.models import Link, LinkKind, Sensitivity
from goldthread.apps.registers.queries import live
from goldthread.core.law.exempt import exemption

DAY = timedelta(days=1)
STANDS = Q(state=UpdateState.APPROVED)
"""The updates that anybody may read."""
SEEN = Case(
    When(see__thing__sensitivity=Sensitivity.PUBLIC, see__state__in=PUBLIC_STATES, then=F("see__reference")),
    default=None,
)
"""The reference of the action that an update points to, where anybody may read that action."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as it stood on a day: its status then, and the public text of what was last said of it by then.

    One that is withheld has its safe label for a title, no reference, and in `withheld_for` the category, if one is
    given.
    """

    reference: str
    title: str
    text: str
    owner: str
    owner_label: str
    leads: tuple[str, ...]
    delivers: tuple[str, ...]
    status: StatusLine | None
    latest: str
    latest_on: date | None
    see: str | None
    due_words: str
    programme: str
    thing_id: int
    address: str
    reason: str = ""
    withheld_for: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One update as far as a position needs it. `by` is the day from which it counts."""

    by: date
    on: date
    letter: str | None
    text: str
    see: str | None
    reason: str = ""


def action_lines(
    view: PlanView, actions: QuerySet[Action], said: Mapping[int, Collection[Said]], *, on: date | None
) -> tuple[ActionLine, ...]:
    """Each action as the updates leave it, with the parts that it delivers on a day."""
    key = {status.letter: status for status in view.key}
    leads, delivers = _leads(actions), _delivers(view, actions, on)
    lines = (
        ActionLine(
            reference=action.reference,
            title=action.title,
            text=action.text,
            owner=action.owner,
            owner_label=view.owner_label(action.owner),
            leads=tuple(leads[action.pk]),
            delivers=tuple(delivers[action.pk]),
            status=key.get(letter_of(said.get(action.pk, ())) or ""),
            due_words=action.due_words,
            programme=action.programme,
            thing_id=action.pk,
            address=action.thing.address,
            **_latest(said.get(action.pk, ())),
        )
        for action in actions
    )
    return tuple(_readable(action, line) for action, line in zip(actions, lines, strict=True))


def _readable(action: Action, line: ActionLine) -> ActionLine:
    """The action as anybody may read it: of one that is not public, its safe label and whose it is, and no status."""
    if action.thing.sensitivity == Sensitivity.PUBLIC:
        return line
    exempt = exemption(action.thing.exempt_under)
    return replace(
        line,
        title=action.thing.label,
        withheld_for=exempt.label if exempt else "",
        leads=(),
        status=None,
        latest_on=None,
        see=None,
        reference="",
        text="",
        due_words="",
        address="",
        latest="",
        reason="",
    )


def in_time(on: date | None) -> Q:
    """The updates that count by a day: made by then, or made later of a period that had ended by then. Without a day,
    all."""
    return Q(ends_on__lte=on + DAY) | Q(on__lte=on) if on else Q()


def said_of(actions: QuerySet[Action], on: date | None) -> dict[int, list[Said]]:
    """What was said of each action by a day, oldest first."""
    found = Update.objects.filter(STANDS, in_time(on), action__in=actions.values("pk")).annotate(pointed=SEEN)
    said: dict[int, list[tuple[tuple[Any, ...], Said]]] = defaultdict(list)
    for action, day, ends_on, letter, text, see, place, reason in found.values_list(
        "action", "on", "ends_on", "status__letter", "text", "pointed", "place", "reason"
    ):
        by = min(day, ends_on - DAY) if ends_on else day
        said[action].append(((by, day, place), Said(by, day, letter, text, see, reason)))
    return {action: [one for _, one in sorted(rows, key=lambda row: row[0])] for action, rows in said.items()}


def letter_of(said: Collection[Said]) -> str | None:
    """The status that was last set."""
    return next((one.letter for one in reversed(list(said)) if one.letter), None)


def _latest(said: Collection[Said]) -> dict[str, Any]:
    last = next(reversed(list(said)), None)
    return {
        "latest": last.text if last else "",
        "latest_on": last and last.on,
        "see": last and last.see,
        "reason": last.reason if last else "",
    }


def _leads(actions: QuerySet[Action]) -> dict[int, list[str]]:
    leads: dict[int, list[str]] = defaultdict(list)
    found = Lead.objects.filter(action__in=actions.values("pk")).order_by("place", "id")
    for action, name in found.values_list("action", "post__name"):
        leads[action].append(name)
    return leads


def _delivers(view: PlanView, actions: QuerySet[Action], on: date | None) -> dict[int, list[str]]:
    """The references of the nodes of this plan that each action delivers."""
    references = {node.thing_id: node.reference for node in view.nodes}
    delivers: dict[int, list[str]] = defaultdict(list)
    links = Link.objects.filter(live(on), from_thing__in=actions.values("pk"), kind=LinkKind.DELIVERS)
    for action, node in links.order_by("id").values_list("from_thing", "to_thing"):
        if node in references:
            delivers[action].append(references[node])
    return delivers
