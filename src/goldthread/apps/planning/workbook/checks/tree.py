"""Checks of the plan's own row and of the tree below it."""

from collections.abc import Iterator

from goldthread.apps.planning.workbook.checks.known import Known
from goldthread.apps.planning.workbook.directory import Directory
from goldthread.apps.planning.workbook.faults import Fault, at
from goldthread.apps.planning.workbook.layout import NODES, PLAN
from goldthread.apps.planning.workbook.rows import Book, NodeRow
from goldthread.core.reference import fold

_PLAN_ONLY = ("body", "starts_on", "ends_on", "state", "position_on", "letters")
_NEEDED_OF_PLAN = ("starts_on", "ends_on", "state")


def check_plan(book: Book, known: Known) -> Iterator[Fault]:
    """Exactly one plan, with days that run forward; and nothing of it on another row."""
    found = [node for node in book.nodes if node.kind == PLAN]
    if not found:
        yield Fault(NODES.title, 0, "kind", f"No row is of the kind “{PLAN}”. Add one for the plan itself.")
    for node in found[1:]:
        yield at(NODES, node.row, "kind", f"The plan stands on row {found[0].row} already. Keep one of the two rows.")
    for node in found[:1]:
        yield from _faults_of_plan(node, known)
    for node in book.tree:
        for name in _PLAN_ONLY:
            if getattr(node, name):
                yield at(NODES, node.row, name, "is filled in on the plan’s row only. Clear it here.")


def check_tree(book: Book, directory: Directory) -> Iterator[Fault]:
    """Every parent is there, no part belongs to itself by a roundabout way, and groups are for priorities."""
    for node in book.nodes:
        if node.group and node.kind != "priority":
            yield at(NODES, node.row, "group", "is for priorities only. Clear it, or make the row a priority.")
        if node.parent and node.kind == PLAN:
            yield at(NODES, node.row, "parent", "is filled in for the plan itself, which belongs to nothing. Clear it.")
        elif node.parent and fold(node.parent) not in directory.nodes:
            yield at(NODES, node.row, "parent", directory.no_node(node.parent))
        elif _is_in_ring(node, directory):
            text = f"{node.reference} belongs to itself in the end. Give one part of the ring another parent."
            yield at(NODES, node.row, "parent", text)


def _faults_of_plan(node: NodeRow, known: Known) -> Iterator[Fault]:
    for name in _NEEDED_OF_PLAN:
        if not getattr(node, name):
            yield at(NODES, node.row, name, "is blank. The plan itself needs it.")
    if node.starts_on and node.ends_on and node.ends_on <= node.starts_on:
        text = f"The plan ends on {node.ends_on}, and starts on {node.starts_on}. Let it end later."
        yield at(NODES, node.row, "ends_on", text)
    if node.position_on and node.position_on > known.today:
        yield at(NODES, node.row, "position_on", f"{node.position_on} is after today, {known.today}. Correct the day.")


def _is_in_ring(node: NodeRow, directory: Directory) -> bool:
    """Whether the way up from the node leads back to it."""
    seen: set[int] = set()
    above = directory.nodes.get(fold(node.parent)) if node.parent else None
    while above is not None and above.row not in seen:
        if above.row == node.row:
            return True
        seen.add(above.row)
        above = directory.nodes.get(fold(above.parent)) if above.parent else None
    return False
