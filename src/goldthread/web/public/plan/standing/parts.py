"""Tables of the parts of a plan: its themes, objectives, pledges and priorities, with what hangs on each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.performance.words.wording import number
from goldthread.apps.planning.queries import ActionLine, NodeView, PlanView
from goldthread.web.parts import Column, StatusBar
from goldthread.web.public import addresses
from goldthread.web.public.plan.standing.words import headline, is_published, status_bar, tally

NO_CODES: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class PartCell:
    """A count under its head, as a phone repeats it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part: its reference, its title, its words, its counts, and how its actions stand."""

    reference: str
    title: str
    href: str
    text: str
    cells: tuple[PartCell, ...]
    bar: StatusBar | None
    stands: str


@dataclass(frozen=True, slots=True)
class PartGroup:
    """Parts that stand in one table: what they are called, where on the page, and which they are."""

    title: str
    anchor: str
    nodes: Sequence[NodeView]


@dataclass(frozen=True, slots=True)
class PartTable:
    """The parts of one kind. A column of which no part has anything is left out."""

    anchor: str
    title: str
    columns: tuple[Column, ...]
    has_bar: bool
    rows: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class _Tally:
    """What hangs on one part, and on all below it."""

    node: NodeView
    delivering: tuple[ActionLine, ...]
    watched: int
    measures: int


def part_table(
    view: PlanView, group: PartGroup, lines: Collection[ActionLine], measures: Mapping[int, int] = NO_CODES
) -> PartTable | None:
    """The table of these parts; None without any. `measures` says how many stand under a node, by its thing."""
    if not group.nodes:
        return None
    counted = [_tally(node, lines, measures) for node in group.nodes]
    has_bar = any(is_published(tally(view.key, one.delivering)) for one in counted)
    heads = _heads(counted)
    stands = [Column(_("How they stand"))] if has_bar else []
    return PartTable(
        anchor=group.anchor,
        title=group.title,
        columns=(
            Column(_("Ref")),
            Column(_("Title")),
            *(Column(head, number=True) for head in heads.values()),
            *stands,
        ),
        has_bar=has_bar,
        rows=tuple(_row(view, one, heads) for one in counted),
    )


def _tally(node: NodeView, lines: Collection[ActionLine], measures: Mapping[int, int]) -> _Tally:
    family = {one.reference for one in node.all}
    own = [line for line in lines if family & set(line.delivers)]
    return _Tally(
        node,
        tuple(line for line in own if not line.programme),
        sum(bool(line.programme) for line in own),
        sum(measures.get(one.thing_id, 0) for one in node.all),
    )


def _heads(counted: Sequence[_Tally]) -> dict[str, str]:
    """The counts that any part has, by the name of the field, as heads."""
    names = {"delivering": _("Actions"), "watched": _("Monitoring"), "measures": _("Measures")}
    return {field: name for field, name in names.items() if any(getattr(one, field) for one in counted)}


def _row(view: PlanView, one: _Tally, heads: Mapping[str, str]) -> PartRow:
    numbers = {"delivering": len(one.delivering), "watched": one.watched, "measures": one.measures}
    counts = tally(view.key, one.delivering)
    published = is_published(counts)
    return PartRow(
        reference=one.node.reference,
        title=one.node.title,
        href=addresses.part(view.plan.code, one.node.kind, one.node.reference),
        text=one.node.text,
        cells=tuple(PartCell(name, number(numbers[field])) for field, name in heads.items()),
        bar=status_bar(counts),
        stands=headline(counts) if published else _unpublished(one),
    )


def _unpublished(one: _Tally) -> str:
    return _("no status published") if one.delivering else _("no action held")
