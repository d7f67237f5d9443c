"""Knows the things of a plan again when its workbook calls them otherwise. It makes none, and takes none out."""

from goldthread.apps.planning.entries.entry import Entry
from goldthread.apps.planning.entries.insight import naming_of_insight
from goldthread.apps.planning.entries.tree import naming_of_node
from goldthread.apps.planning.entries.work import naming_of_action
from goldthread.apps.planning.models import NODE_KINDS
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations import know_again
from goldthread.core.reference import fold


def recognise(entry: Entry) -> None:
    """Give what is called by another kind or reference than before its present one, with its identity and address."""
    _rename_kinds(entry)
    book = entry.book
    namings = [
        *(naming_of_node(entry, row) for row in book.tree),
        *(naming_of_action(entry, row) for row in book.actions),
        *(naming_of_insight(entry, row) for row in book.insights),
    ]
    know_again(body=entry.maker, namings=namings)


def _rename_kinds(entry: Entry) -> None:
    """A part of the tree that is now called another kind of thing, a pledge that was a priority, is the same thing."""
    kinds = {fold(row.reference): row.kind for row in entry.book.tree}
    tree = Thing.objects.filter(body=entry.maker, scope=entry.code, kind__in=NODE_KINDS)
    for thing in tree.order_by("id"):
        kind = kinds.get(fold(thing.reference), thing.kind)
        if kind != thing.kind and not tree.filter(kind=kind, address=thing.address).exists():
            thing.kind = kind
            thing.save(update_fields=["kind"])
