"""Ties what was entered to the tree: actions deliver its parts, measures measure them, insight is evidence on them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from goldthread.apps.planning.entries.entry import Taking
from goldthread.apps.planning.models import PlanFile
from goldthread.apps.registers.batches import MOST, batches
from goldthread.apps.registers.models import Kind, Link, LinkKind, Thing
from goldthread.apps.registers.operations import keep_measures

Tie = tuple[Thing, Thing, str]
Key = tuple[int, int, str]


def tie(taking: Taking) -> None:
    """From the day of the workbook on, exactly the links that it gives stand, unless somebody has tied the two already.

    What the first workbook gives has stood since the plan began, what a later one adds stands from its day. What it no
    longer gives ends on that day; a link that would never have stood on any day goes.
    """
    wanted = {(first.pk, second.pk, kind): None for first, second, kind in _given(taking)}
    first_load = not PlanFile.objects.filter(plan=taking.plan).exists()
    day = taking.entry.day
    since = min(taking.plan.starts_on, day) if first_load else day
    held = list(Link.objects.filter(to_thing__node__plan=taking.plan).order_by("id"))
    standing = _settled([link for link in held if link.source == taking.source], wanted, day)
    others = [link for link in held if link.source != taking.source]
    standing |= {_key(link) for link in others if _stands(link, day) or link.since == since}
    Link.objects.bulk_create(
        Link(
            from_thing_id=first, to_thing_id=second, kind=kind, since=since, source=taking.source, created_by=taking.by
        )
        for first, second, kind in wanted
        if (first, second, kind) not in standing
    )


def _settled(held: Iterable[Link], wanted: Collection[Key], day: date) -> set[Key]:
    """Let the plan's own links stand from the day on as they are wanted. Gives those that do."""
    standing: set[Key] = set()
    changed, gone = [], []
    for link in (one for one in held if one.until is None or one.until > day):
        is_wanted = _key(link) in wanted and _key(link) not in standing
        has_stood = link.since is None or link.since < day
        if not (is_wanted or has_stood):
            gone.append(link.pk)
            continue
        standing |= {_key(link)} if is_wanted else set()
        facts = (link.since if has_stood else day, None if is_wanted else day)
        if (link.since, link.until) != facts:
            link.since, link.until = facts
            changed.append(link)
    for some in batches(gone):
        Link.objects.filter(pk__in=some).delete()
    Link.objects.bulk_update(changed, ["since", "until"], batch_size=MOST)
    return standing


def _key(link: Link) -> Key:
    return link.from_thing_id, link.to_thing_id, link.kind


def _stands(link: Link, day: date) -> bool:
    return (link.since is None or link.since <= day) and (link.until is None or link.until > day)


def _given(taking: Taking) -> Iterator[Tie]:
    yield from _actions(taking)
    yield from _measures(taking)
    yield from _insights(taking)


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
