"""One action with its history. An office note is not read here at all."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goldthread.apps.planning.models import Action, Update
from goldthread.apps.planning.queries.lines import SEEN, STANDS, ActionLine, action_lines, in_time, said_of
from goldthread.apps.planning.queries.plan import NodeView, PlanView, StatusLine, nearest
from goldthread.apps.planning.registers.action import PUBLIC_STATES
from goldthread.apps.registers.models import Alias, Kind, Sensitivity, Thing
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.reference import alternatives, fold


@dataclass(frozen=True, slots=True)
class UpdateView:
    """What was said of an action on a day, as the public may read it. `see` is the reference of another action."""

    on: date
    period_words: str
    status: StatusLine | None
    text: str
    reason: str
    by: str
    see: str | None


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action, its other references, the parts of the plan that it delivers, and its updates, newest first."""

    line: ActionLine
    aliases: tuple[str, ...]
    delivers: tuple[NodeView, ...]
    updates: tuple[UpdateView, ...]
    thing: Thing


def action(view: PlanView, reference: str, *, on: date | None = None) -> ActionView:
    """The action of this reference, in any of its spellings, as it stood on a day; without one, as it stands.

    One that was withdrawn is found too: its thing says since when. Raises BadInput that offers the nearest.
    """
    thing = _find(view, reference)
    found = Action.objects.filter(pk=thing.pk).select_related("thing")
    line = action_lines(view, found, said_of(found, on), on=on)[0]
    by_reference = {node.reference: node for node in view.nodes}
    return ActionView(
        line=line,
        aliases=tuple(alias.shown for alias in thing.aliases.order_by("id") if alias.text != fold(line.reference)),
        delivers=tuple(by_reference[one] for one in line.delivers),
        updates=_updates(view, thing, on),
        thing=thing,
    )


def withheld_at(view: PlanView, reference: str) -> str:
    """The address in the public register of an action of this reference that is withheld; empty where none is."""
    held = _spelled(view, reference).filter(thing__sensitivity=Sensitivity.RESTRICTED, thing__withdrawn_on=None)
    found = sorted(held.order_by("id"), key=lambda alias: alias.text != fold(reference))
    return found[0].thing.address if found else ""


def _spelled(view: PlanView, reference: str) -> QuerySet[Alias]:
    """The references of this plan's actions, in the states in which they have a public face, that the text may mean."""
    return Alias.objects.filter(
        thing__action__plan=view.plan.thing_id,
        thing__kind=Kind.ACTION,
        thing__action__state__in=PUBLIC_STATES,
        text__in=(fold(reference), *alternatives(reference)),
    ).select_related("thing")


def _find(view: PlanView, reference: str) -> Thing:
    """By what is written first; by the other grammars only when nothing is written so."""
    held = _spelled(view, reference).filter(thing__sensitivity=Sensitivity.PUBLIC)
    found = sorted(held.order_by("id"), key=lambda alias: alias.text != fold(reference))
    if found:
        return found[0].thing
    there = Action.objects.filter(plan=view.plan.thing_id, state__in=PUBLIC_STATES, thing__withdrawn_on=None)
    known = there.filter(thing__sensitivity=Sensitivity.PUBLIC).order_by("place").values_list("reference", flat=True)
    raise BadInput(
        f"is no action of the plan {view.plan.code}.", where=f"“{reference}”", mend=nearest(reference, known)
    )


def _updates(view: PlanView, thing: Thing, on: date | None) -> tuple[UpdateView, ...]:
    key = {status.letter: status for status in view.key}
    found = Update.objects.filter(STANDS, in_time(on), action=thing.pk).annotate(pointed=SEEN).order_by("-on", "-place")
    return tuple(
        UpdateView(
            on=day,
            period_words=Period.parse(period).words if period else "",
            status=key.get(letter or ""),
            text=text,
            reason=reason,
            by=post or "",
            see=see,
        )
        for day, period, letter, text, reason, post, see in found.values_list(
            "on", "period", "status__letter", "text", "reason", "by_post__name", "pointed"
        )
    )
