"""Clears what only the former workbook of a plan said, and takes out what this one no longer has.

What something else is tied to stays, withdrawn, with everything above it: a link is never cut on the quiet. So does an
action that the office has worked on here; one that it added itself is not the workbook's to take out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from goldthread.apps.planning.entries.entry import Entry, key_of, source_of
from goldthread.apps.planning.entries.merged import is_changed_here, said_here
from goldthread.apps.planning.entries.work import leads_by_action
from goldthread.apps.planning.models import Action, InsightFigure, Node, Plan, Update
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.models import Due, Kind, Link, Sensitivity, Thing


@dataclass(frozen=True, slots=True)
class Gone:
    """References that the former workbook had and this one has not: removed, or kept for what is tied to them."""

    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def clear(entry: Entry, plan: Plan) -> Gone:
    """Make room for the rows of the book. Gives what is gone from it."""
    gone = _gone(entry, plan)
    kept = _with_those_above(_tied(entry, gone, plan) | _worked_on(gone, plan), gone)
    for some in batches(list(kept)):
        Thing.objects.filter(pk__in=some, withdrawn_on=None).update(withdrawn_on=entry.today)
        Due.objects.filter(thing__in=some).delete()
    Update.objects.filter(action__plan=plan, is_loaded=True).exclude(action__in=kept).delete()
    InsightFigure.objects.filter(insight__plan=plan).exclude(insight__in=kept).delete()
    _remove([thing.pk for thing in gone if thing.pk not in kept], plan)
    return Gone(
        removed=tuple(thing.reference for thing in gone if thing.pk not in kept),
        kept=tuple(thing.reference for thing in gone if thing.pk in kept),
    )


def _gone(entry: Entry, plan: Plan) -> list[Thing]:
    wanted = {
        *(key_of(row.kind, row.reference) for row in entry.book.tree),
        *(key_of(Kind.ACTION, row.reference) for row in entry.book.actions),
        *(key_of(Kind.INSIGHT, row.reference) for row in entry.book.insights),
    }
    added_here = Action.objects.filter(plan=plan, loaded={}).values("pk")
    held = Thing.objects.filter(body=entry.maker, scope=entry.code).exclude(pk__in=added_here).order_by("id")
    return [thing for thing in held if key_of(thing.kind, thing.reference) not in wanted]


def _tied(entry: Entry, gone: Collection[Thing], plan: Plan) -> set[int]:
    """Those that a link of somebody else holds."""
    held = Thing.objects.filter(body=entry.maker, scope=entry.code)
    others = Link.objects.exclude(source=source_of(plan))
    ends = {
        *others.filter(from_thing__in=held).values_list("from_thing", flat=True),
        *others.filter(to_thing__in=held).values_list("to_thing", flat=True),
    }
    return ends & {thing.pk for thing in gone}


def _worked_on(gone: Collection[Thing], plan: Plan) -> set[int]:
    """The actions that the office has changed, updated, withheld or put files with here."""
    leads = leads_by_action(plan)
    worked = Q(updates__is_loaded=False) | Q(thing__proposals__isnull=False) | Q(thing__attachments__isnull=False)
    withheld = ~Q(thing__sensitivity=Sensitivity.PUBLIC)
    found: set[int] = set()
    for some in batches([thing.pk for thing in gone if thing.kind == Kind.ACTION]):
        actions = Action.objects.filter(pk__in=some)
        found |= set(actions.filter(worked | withheld).values_list("pk", flat=True))
        found |= {one.pk for one in actions if is_changed_here(said_here(one, leads.get(one.pk, ())), one.loaded)}
    return found


def _with_those_above(kept: Collection[int], gone: Collection[Thing]) -> set[int]:
    tied = set(kept)
    parents = {thing.pk: thing.within_id for thing in gone}
    frontier = set(tied)
    while frontier:
        frontier = {parent for pk in frontier if (parent := parents.get(pk)) and parent in parents} - tied
        tied |= frontier
    return tied


def _remove(keys: Sequence[int], plan: Plan) -> None:
    """What stood below them hangs on the plan until its row says otherwise."""
    for some in batches(keys):
        Node.objects.filter(parent__in=some).update(parent=None)
        Thing.objects.filter(within__in=some).update(within=plan.thing)
        Link.objects.filter(Q(from_thing__in=some) | Q(to_thing__in=some), source=source_of(plan)).delete()
    for some in batches(keys):
        Thing.objects.filter(pk__in=some).delete()
