"""What is worth a look in the actions of a body: where words, status and references of the record disagree, by rule,
each with the words that it rests on. It judges nobody and changes nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.queries import Actor
from goldthread.apps.planning.models import Action, Plan, StatusWord, Update, UpdateState
from goldthread.apps.planning.queries.contradictions import (
    Saying,
    Shared,
    clauses,
    is_open_yet_over,
    is_over_yet_open,
    mentions,
    shared_facts,
    strange_in,
)
from goldthread.apps.planning.registers.action import BOUND, PUBLIC_STATES
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.models import Alias
from goldthread.apps.registers.queries.entries import hidden_from
from goldthread.apps.registers.queries.permissions import visible
from goldthread.core.reference import alternatives, fold

MOST_AT_ONCE = 1_000
"""Actions that are looked through while a page is drawn that is about something else as well."""


class Rule(StrEnum):
    """What disagrees with what."""

    FINISHED = "finished"
    UNFINISHED = "unfinished"
    SHARED = "shared"
    NOTHING = "nothing"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something worth a look: the sentence, the words it rests on as they stand, and the things it is about."""

    rule: Rule
    sentence: str
    quote: str
    things: tuple[int, ...]
    references: tuple[str, ...]


def warnings(actor: Actor, *, plan: str = "") -> tuple[Doubt, ...]:
    """All that is worth a look in the actions that this person sees; of one plan, by its code, where it is given."""
    actions = _seen(actor).filter(**({"plan__code": plan} if plan else {}))
    return tuple(_found(actor.body, actions, _standing(actions)))


def too_many(actor: Actor) -> bool:
    """Whether there are more actions than can be looked through while somebody waits for another page."""
    return Action.objects.filter(body=actor.body)[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE


def warnings_of(actor: Actor, action: Action) -> tuple[Doubt, ...]:
    """What is worth a look in one action, beside the others of its plan; beside none of a very large one."""
    actions = _seen(actor).filter(plan=action.plan_id)
    if Action.objects.filter(plan=action.plan_id)[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE:
        actions = actions.filter(pk=action.pk)
    return tuple(one for one in _found(actor.body, actions, _standing(actions)) if action.pk in one.things)


def warnings_if(actor: Actor, updates: Sequence[Update]) -> dict[int, tuple[Doubt, ...]]:
    """What would be worth a look in the action of each update if they all stood, by the key of the update."""
    actions = _seen(actor).filter(plan__in={one.action.plan_id for one in updates})
    standing = _standing(actions)
    for one in updates:
        standing[one.action_id] = _said_by(one, standing.get(one.action_id))
    found = tuple(_found(actor.body, actions, standing)) if updates else ()
    return {one.pk: tuple(doubt for doubt in found if one.action_id in doubt.things) for one in updates}


def _said_by(update: Update, before: Saying | None) -> Saying:
    """The action as the update would leave it: without a status of its own, with the one that stands."""
    word, kind = _status(update.status) if update.status else (before.word, before.kind) if before else ("", "")
    action = update.action
    return Saying(action.pk, action.plan_id, action.reference, update.text, update.reason, word, kind)


def _seen(actor: Actor) -> QuerySet[Action]:
    """The actions of the body's plans that the person sees whole and that stand."""
    seen: QuerySet[Action] = visible(actor, BOUND)
    seen = seen.exclude(hidden_from(actor)).filter(state__in=PUBLIC_STATES, thing__withdrawn_on=None)
    return seen.order_by("plan", "place", "pk")


def _found(body: Body, actions: QuerySet[Action], standing: Mapping[int, Saying]) -> Iterator[Doubt]:
    sayings = tuple(standing.values())
    for saying in sayings:
        yield from _disagreeing(saying)
    yield from map(_shared, shared_facts(sayings))
    yield from _to_nothing(body, sayings)
    yield from _strange_letters(actions)
    yield from _strange_headings(Plan.objects.filter(pk__in={one.plan_id for one in sayings}).order_by("pk"))


def _standing(actions: QuerySet[Action]) -> dict[int, Saying]:
    """What stands as said of each action, and the status that was last set."""
    said = Update.objects.filter(action=OuterRef("pk"), state=UpdateState.APPROVED).order_by("-on", "-place")
    rows = actions.annotate(
        _last=Subquery(said.values("pk")[:1]),
        _status=Subquery(said.filter(status__isnull=False).values("status")[:1]),
    ).values_list("pk", "plan", "reference", "_last", "_status")
    held = [row for row in rows if row[3]]
    words = {one.pk: one for one in StatusWord.objects.filter(plan__in={row[1] for row in held})}
    texts = _texts([row[3] for row in held])
    sayings = (
        Saying(action, plan, reference, *texts[last], *_status(words.get(status)))
        for action, plan, reference, last, status in held
    )
    return {one.action_id: one for one in sayings}


def _texts(keys: Sequence[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for some in batches(keys):
        rows = Update.objects.filter(pk__in=some).values_list("pk", "text", "reason")
        found.update((key, (text, reason)) for key, text, reason in rows)
    return found


def _status(status: StatusWord | None) -> tuple[str, str]:
    return (status.word, status.kind) if status else ("", "")


def _disagreeing(saying: Saying) -> Iterator[Doubt]:
    facts = {"reference": saying.reference, "status": saying.word}
    if quote := is_over_yet_open(saying):
        said = _("%(reference)s has the status %(status)s, and its update says that it is finished.")
        yield _warning(Rule.FINISHED, said % facts, quote, [saying])
    if quote := is_open_yet_over(saying):
        said = _("%(reference)s has the status %(status)s, and its update says that it is not finished.")
        yield _warning(Rule.UNFINISHED, said % facts, quote, [saying])


def _shared(found: Shared) -> Doubt:
    by_word: dict[str, list[str]] = defaultdict(list)
    for one in found.sayings:
        by_word[one.word].append(one.reference)
    told = "; ".join(f"{word} {', '.join(references)}" for word, references in by_word.items())
    said = _("One fact stands under %(count)s statuses: %(told)s.") % {"count": len(by_word), "told": told}
    return _warning(Rule.SHARED, said, found.clause, found.sayings)


def _to_nothing(body: Body, sayings: Iterable[Saying]) -> Iterator[Doubt]:
    """References to what the plan does not have, in its own or another grammar."""
    named = [(one, mention) for one in sayings for mention in mentions(f"{one.text} {one.reason}")]
    if not named:
        return
    codes = dict(Plan.objects.filter(pk__in={one.plan_id for one, _mention in named}).values_list("pk", "code"))
    held = _held(body, {text for _one, mention in named for text in _spellings(mention)}, set(codes.values()))
    for one, mention in named:
        if not any((codes[one.plan_id], text) in held for text in _spellings(mention)):
            facts = {"reference": one.reference, "mention": mention, "plan": codes[one.plan_id]}
            said = _("%(reference)s refers to %(mention)s, which the plan %(plan)s does not have.") % facts
            quote = next(part for part in clauses(f"{one.text}\n{one.reason}") if mention in part)
            yield _warning(Rule.NOTHING, said, quote, [one])


def _spellings(mention: str) -> tuple[str, ...]:
    return (fold(mention), *alternatives(mention))


def _held(body: Body, texts: Collection[str], scopes: Collection[str]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for some in batches(sorted(texts)):
        aliases = Alias.objects.filter(thing__body=body, thing__scope__in=scopes, text__in=some)
        found |= set(aliases.values_list("thing__scope", "text"))
    return found


def _strange_letters(actions: QuerySet[Action]) -> Iterator[Doubt]:
    """Updates that stand with a status that the key lacks."""
    strange = Update.objects.filter(action__in=actions.order_by().values("pk"), state=UpdateState.APPROVED)
    for one in strange.exclude(strange_letter="").select_related("action").order_by("action__place", "on", "place"):
        facts: dict[str, Any] = {"reference": one.action.reference, "letter": one.strange_letter}
        said = _("%(reference)s was given the status “%(letter)s”, which the plan’s key does not have.") % facts
        yield Doubt(Rule.LETTER, said, one.text, (one.action_id,), (one.action.reference,))


def _strange_headings(plans: Iterable[Plan]) -> Iterator[Doubt]:
    """Plans whose papers head the statuses with a letter that the key lacks."""
    for plan in plans:
        key = plan.status_words.order_by("place").values_list("letter", flat=True)
        for letter in strange_in(plan.letters, list(key)):
            facts = {"plan": plan.code, "letters": plan.letters, "letter": letter}
            said = _("The papers of the plan %(plan)s head the statuses with “%(letters)s”; its key has no %(letter)s.")
            yield Doubt(Rule.LETTER, said % facts, plan.letters, (plan.pk,), (plan.code,))


def _warning(rule: Rule, sentence: str, quote: str, sayings: Collection[Saying]) -> Doubt:
    return Doubt(
        rule,
        sentence,
        quote,
        tuple(one.action_id for one in sayings),
        tuple(one.reference for one in sayings),
    )
