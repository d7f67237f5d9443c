"""The rows of a plan workbook, as they are written: nothing is looked up, and nothing is known to fit together yet.

An empty cell, and one that could not be used, is an empty text, an empty list or None. `row` counts as spreadsheets do.
"""

from dataclasses import dataclass
from datetime import date

from goldthread.core.bound import Figure
from goldthread.core.period import Period


@dataclass(frozen=True, slots=True)
class NodeRow:
    """The plan itself (kind "plan"), or a part of its tree."""

    row: int
    kind: str
    reference: str
    parent: str
    group: str
    title: str
    text: str
    aliases: tuple[str, ...]
    body: str
    starts_on: date | None
    ends_on: date | None
    state: str
    position_on: date | None
    letters: str
    note: str


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A line of the status key."""

    row: int
    letter: str
    word: str
    meaning: str
    kind: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post with its other spellings."""

    row: int
    name: str
    owner: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with the posts that lead it and the parts of the plan that it delivers."""

    row: int
    reference: str
    title: str
    text: str
    owner: str
    leads: tuple[str, ...]
    delivers: tuple[str, ...]
    aliases: tuple[str, ...]
    due_words: str
    due_on: date | None
    programme: str
    note: str


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """What was said of an action on a day."""

    row: int
    action: str
    on: date | None
    period: Period | None
    status: str
    text: str
    reason: str
    office_note: str
    by_post: str
    see: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """That a measure stands under a part of the plan."""

    row: int
    theme: str
    measure: str


@dataclass(frozen=True, slots=True)
class InsightRow:
    """A paragraph of a paper."""

    row: int
    reference: str
    theme: str
    edition: str
    headline: str
    finding: str
    figures: tuple[Figure, ...]
    comparator: str
    cause: str
    action_text: str
    footnote: str
    visibility: str
    category: str


@dataclass(frozen=True, slots=True)
class Book:
    """Every row of a plan workbook, sheet by sheet."""

    nodes: tuple[NodeRow, ...] = ()
    statuses: tuple[StatusRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    updates: tuple[UpdateRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    insights: tuple[InsightRow, ...] = ()

    @property
    def plan(self) -> NodeRow:
        """The row of the plan itself. A book that has passed its checks has exactly one."""
        return next(node for node in self.nodes if node.kind == "plan")

    @property
    def tree(self) -> tuple[NodeRow, ...]:
        """The rows of the tree, without the plan's own."""
        return tuple(node for node in self.nodes if node.kind != "plan")
