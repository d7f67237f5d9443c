"""How the rows of a checked workbook become the entries of a plan. Things keep their identity, their address and the
links that others gave them; what only the former workbook said goes."""

from collections.abc import Callable
from dataclasses import dataclass

from goldthread.apps.bodies.queries import now
from goldthread.apps.people.queries import posts_by_spelling
from goldthread.apps.planning.entries.entry import Entry, Taking
from goldthread.apps.planning.entries.gone import Gone, clear
from goldthread.apps.planning.entries.insight import keep_insights
from goldthread.apps.planning.entries.links import tie
from goldthread.apps.planning.entries.recognised import recognise
from goldthread.apps.planning.entries.tree import keep_key, keep_nodes, keep_plan, keep_posts
from goldthread.apps.planning.entries.work import keep_actions, keep_updates
from goldthread.apps.planning.models import Plan

__all__ = ["Entered", "Entry", "Gone", "enter"]


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: the plan, what is gone from it, the keys of the actions that are new and of all that say
    something else than before, and what is to be told."""

    plan: Plan
    gone: Gone
    added: tuple[int, ...]
    changed: tuple[int, ...]
    told: tuple[str, ...]


def enter(entry: Entry, *, by: str, progress: Callable[[str], None]) -> Entered:
    """Enter the book. Called inside a transaction, with a book that has passed its checks."""
    progress("making room")
    plan = keep_plan(entry, by=by)
    recognise(entry)
    gone = clear(entry, plan)
    keep_posts(entry, by=by)
    taking = Taking(entry, plan, posts_by_spelling(entry.maker), by, now())
    keep_key(taking)
    keep_nodes(taking)
    progress(f"entering {len(entry.book.actions):,} actions")
    keep_actions(taking)
    progress(f"entering {len(entry.book.updates):,} updates")
    keep_updates(taking)
    keep_insights(taking)
    progress("tying it together")
    tie(taking)
    return Entered(plan, gone, tuple(taking.added), tuple(taking.changed), tuple(taking.told))
