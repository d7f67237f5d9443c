"""Enters the plan itself, its posts, its status key and its tree."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Max, Value
from django.db.models.functions import Concat

from goldthread.apps.people.operations import keep_post
from goldthread.apps.planning.entries.entry import Entry, Taking
from goldthread.apps.planning.entries.records import replace_records
from goldthread.apps.planning.models import Node, Plan, StatusWord, Update, UpdateState
from goldthread.apps.planning.workbook.checks.updates import key_of
from goldthread.apps.planning.workbook.rows import NodeRow
from goldthread.apps.registers.models import Kind
from goldthread.apps.registers.operations import Naming, keep_thing
from goldthread.core.reference import fold

_MOVED = "\n"
"""What no word of a key ends with: it marks the words of the former key."""


def keep_plan(entry: Entry, *, by: str) -> Plan:
    row = entry.book.plan
    naming = Naming(kind=Kind.PLAN, reference=entry.code, title=row.title, aliases=row.aliases)
    thing = keep_thing(body=entry.maker, naming=naming, by=by)
    facts = {
        "code": entry.code,
        "title": row.title,
        "text": row.text,
        "state": row.state,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "position_on": max(filter(None, (row.position_on, _approved_until(entry))), default=None),
        "letters": row.letters,
    }
    return Plan.objects.update_or_create(thing=thing, defaults=facts)[0]


def _approved_until(entry: Entry) -> date | None:
    """The day of the newest update that was approved here: what it says was published, whatever the workbook knows."""
    here = Update.objects.filter(action__plan__thing__body=entry.maker, action__plan__code=entry.code, is_loaded=False)
    newest: date | None = here.filter(state=UpdateState.APPROVED).aggregate(day=Max("on"))["day"]
    return newest


def keep_posts(entry: Entry, *, by: str) -> None:
    for row in entry.book.posts:
        keep_post(body=entry.maker, name=row.name, owner=row.owner, spellings=row.aliases, by=by)


def keep_key(taking: Taking) -> None:
    """The plan's key becomes the workbook's. A status that is not in it stays only where a kept action has it."""
    held = StatusWord.objects.filter(plan=taking.plan)
    held.update(word=Concat("letter", Value(_MOVED)))  # first out of the way: two words may have changed places
    for place, row in enumerate(key_of(taking.entry.book), start=1):
        facts = {"word": row.word, "meaning": row.meaning, "kind": row.kind, "place": place}
        StatusWord.objects.update_or_create(plan=taking.plan, letter=row.letter, defaults=facts)
    former = held.filter(word__endswith=_MOVED)
    former.exclude(pk__in=Update.objects.filter(status__in=former).values("status")).delete()
    former.update(word=Concat("letter", Value(" (former key)")))


def keep_nodes(taking: Taking) -> None:
    """Parents before their children; each keeps the place of its row."""
    for rows in _levels(taking):
        things = taking.keep(
            [(naming_of_node(taking.entry, row), taking.node(row.parent) or taking.plan.thing) for row in rows]
        )
        taking.nodes.update((row.row, thing) for row, thing in zip(rows, things, strict=True))
        replace_records(Node, (_node(taking, row) for row in rows))


def naming_of_node(entry: Entry, row: NodeRow) -> Naming:
    return Naming(row.kind, row.reference, row.title, entry.code, row.aliases)


def _node(taking: Taking, row: NodeRow) -> Node:
    parent = taking.node(row.parent)
    return Node(
        thing=taking.nodes[row.row],
        plan=taking.plan,
        parent_id=parent and parent.pk,
        kind=row.kind,
        group=row.group,
        reference=row.reference,
        title=row.title,
        text=row.text,
        place=row.row,
    )


def _levels(taking: Taking) -> Iterator[list[NodeRow]]:
    """The rows whose parents stand in the levels before, level by level."""
    waiting, entered = list(taking.entry.book.tree), {fold(taking.entry.code)}
    while waiting:
        yield (ready := [row for row in waiting if not row.parent or fold(_own(taking, row.parent)) in entered])
        entered |= {fold(row.reference) for row in ready}
        waiting = [row for row in waiting if fold(row.reference) not in entered]


def _own(taking: Taking, reference: str) -> str:
    """The reference under which the row stands that the text means; the text may be an alias."""
    return taking.entry.directory.nodes[fold(reference)].reference
