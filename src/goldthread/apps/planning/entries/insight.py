"""Enters insight paragraphs. The title of one that is withheld is never shown: its safe label is."""

from collections.abc import Iterator

from goldthread.apps.planning.entries.entry import Entry, Taking
from goldthread.apps.planning.entries.records import replace_records
from goldthread.apps.planning.models import Insight, InsightFigure, Visibility
from goldthread.apps.planning.workbook.rows import InsightRow
from goldthread.apps.registers.models import Kind, Sensitivity
from goldthread.apps.registers.operations import Naming
from goldthread.core.bound import bound_in
from goldthread.core.period import Period


def keep_insights(taking: Taking) -> None:
    rows = taking.entry.book.insights
    things = taking.keep([(naming_of_insight(taking.entry, row), taking.plan.thing) for row in rows])
    taking.insights.update((row.row, thing) for row, thing in zip(rows, things, strict=True))
    replace_records(Insight, (_insight(taking, row) for row in rows))
    InsightFigure.objects.bulk_create(_figures(taking))


def naming_of_insight(entry: Entry, row: InsightRow) -> Naming:
    paper = f"Paragraph {row.reference} of the paper to {Period.parse(row.edition).words}"
    is_public = row.visibility == Visibility.PUBLIC
    return Naming(
        kind=Kind.INSIGHT,
        reference=row.reference,
        title=paper if bound_in(row.headline) else row.headline,
        scope=entry.code,
        sensitivity=Sensitivity.PUBLIC if is_public else Sensitivity.OFFICE,
        safe_label="" if is_public else f"{paper} (withheld: {row.category})",
    )


def _insight(taking: Taking, row: InsightRow) -> Insight:
    node = taking.node(row.theme)
    return Insight(
        thing=taking.insights[row.row],
        plan=taking.plan,
        node_id=node and node.pk,
        edition=row.edition,
        headline=row.headline,
        finding=row.finding,
        comparator=row.comparator,
        cause=row.cause,
        action_text=row.action_text,
        footnote=row.footnote,
        visibility=row.visibility,
        category=row.category,
        place=row.row,
    )


def _figures(taking: Taking) -> Iterator[InsightFigure]:
    for row in taking.entry.book.insights:
        for place, figure in enumerate(row.figures, start=1):
            yield InsightFigure(
                insight_id=taking.insights[row.row].pk,
                measure=figure.code,
                group=figure.group,
                area=figure.area,
                place=place,
            )
