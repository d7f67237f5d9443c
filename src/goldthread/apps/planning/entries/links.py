"""Ties what was entered to the tree: actions deliver its parts, measures measure them, insight is evidence on them."""

from collections.abc import Iterator

from goldthread.apps.planning.entries.entry import Taking
from goldthread.apps.registers.models import Kind, Link, LinkKind, Thing
from goldthread.apps.registers.operations import keep_measures

Tie = tuple[Thing, Thing, str]


def tie(taking: Taking) -> None:
    """Every link that the workbook gives, in its order, unless somebody has tied the two so already."""
    wanted = dict.fromkeys((*_actions(taking), *_measures(taking), *_insights(taking)))
    undated = Link.objects.filter(to_thing__node__plan=taking.plan, since=None)
    held = set(undated.values_list("from_thing", "to_thing", "kind"))
    Link.objects.bulk_create(
        Link(from_thing=first, to_thing=second, kind=kind, source=taking.source, created_by=taking.by)
        for first, second, kind in wanted
        if (first.pk, second.pk, kind) not in held
    )


def _actions(taking: Taking) -> Iterator[Tie]:
    for row in taking.entry.book.actions:
        for node in filter(None, map(taking.node, row.delivers)):
            yield taking.actions[row.row], node, LinkKind.DELIVERS


def _measures(taking: Taking) -> Iterator[Tie]:
    """A measure that has no thing yet gets one under its code; its title comes when measures are next kept."""
    home, rows = taking.entry.home, taking.entry.book.measures
    held = Thing.objects.filter(body=home, kind=Kind.MEASURE)
    new = {row.measure for row in rows} - set(held.values_list("reference", flat=True))
    keep_measures(body=home, measures=[(code, code) for code in sorted(new)], by=taking.by)
    by_code = {thing.reference: thing for thing in held.all()}
    for row in rows:
        if node := taking.node(row.theme):
            yield by_code[row.measure], node, LinkKind.MEASURES


def _insights(taking: Taking) -> Iterator[Tie]:
    for row in taking.entry.book.insights:
        if node := taking.node(row.theme):
            yield taking.insights[row.row], node, LinkKind.EVIDENCES
