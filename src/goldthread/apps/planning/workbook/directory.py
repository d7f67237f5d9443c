"""What the references of one plan workbook mean, in any of their spellings. In a workbook, each means one thing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from goldthread.apps.planning.workbook.cells import offer, shown
from goldthread.apps.planning.workbook.faults import Fault, at
from goldthread.apps.planning.workbook.layout import ACTIONS, INSIGHT, NODES, Sheet
from goldthread.apps.planning.workbook.rows import ActionRow, Book, InsightRow, NodeRow
from goldthread.core.reference import alternatives, fold

Referred = TypeVar("Referred", NodeRow, ActionRow, InsightRow)


@dataclass(frozen=True, slots=True)
class Directory:
    """Nodes and actions by each of their folded references, the plan's own row among the nodes."""

    nodes: Mapping[str, NodeRow] = field(default_factory=dict)
    actions: Mapping[str, ActionRow] = field(default_factory=dict)

    def node(self, text: str) -> NodeRow | None:
        """A part of the tree; the plan itself is none."""
        found = self.nodes.get(fold(text))
        return found if found and found.kind != "plan" else None

    def action(self, text: str) -> ActionRow | None:
        """An action, as written or in another grammar of references."""
        return next((self.actions[one] for one in (fold(text), *alternatives(text)) if one in self.actions), None)

    def holds(self, text: str) -> bool:
        """Whether the text is a reference of anything here."""
        return fold(text) in self.nodes or self.action(text) is not None

    def no_node(self, text: str) -> str:
        """What is told of a reference that is no part of the tree."""
        offered = [node.reference for node in self.nodes.values() if node.kind != "plan"]
        return f"“{shown(text)}” is no part of the plan on the sheet {NODES.title}. {offer(text, offered)}"

    def no_action(self, text: str) -> str:
        """What is told of a reference that is no action."""
        offered = [action.reference for action in self.actions.values()]
        return f"“{shown(text)}” is no action on the sheet {ACTIONS.title}. {offer(text, offered)}"


def directory(book: Book) -> tuple[Directory, list[Fault]]:
    """The references of the workbook, and a fault for each that stands twice."""
    faults: list[Fault] = []
    taken: dict[str, str] = {}
    nodes = dict(_named(NODES, book.nodes, taken, faults))
    actions = dict(_named(ACTIONS, book.actions, taken, faults))
    faults += _twins(actions)
    for _ in _named(INSIGHT, book.insights, {}, faults):
        pass
    return Directory(nodes, actions), faults


def _named(
    sheet: Sheet, rows: Iterable[Referred], taken: dict[str, str], faults: list[Fault]
) -> Iterator[tuple[str, Referred]]:
    """Each row under each of its references that nothing else has taken. An alias may repeat its own reference."""
    for row in rows:
        own: set[str] = set()
        for name, text in _spellings(row):
            key = fold(text)
            if key in own:
                continue
            if key in taken:
                faults.append(at(sheet, row.row, name, f"“{text}” stands on {taken[key]} already. Give each its own."))
                continue
            own.add(key)
            taken[key] = f"row {row.row} of the sheet {sheet.title}"
            yield key, row


def _twins(actions: Mapping[str, ActionRow]) -> Iterator[Fault]:
    """Two actions whose references are one reference in two grammars: a paper that names it would mean either."""
    for key, row in actions.items():
        for twin in (actions[one] for one in alternatives(key) if one in actions):
            if twin.row < row.row:
                name, text = next((name, text) for name, text in _spellings(row) if fold(text) == key)
                same = next(text for _, text in _spellings(twin) if fold(text) in alternatives(key))
                said = f"“{text}” is “{same}” on row {twin.row} written in another way. Give one of the two another."
                yield at(ACTIONS, row.row, name, said)


def _spellings(row: NodeRow | ActionRow | InsightRow) -> Iterator[tuple[str, str]]:
    if row.reference:
        yield "reference", row.reference
    for alias in () if isinstance(row, InsightRow) else row.aliases:
        yield "aliases", alias
