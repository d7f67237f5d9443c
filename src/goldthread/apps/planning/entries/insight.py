"""Enters insight paragraphs. The title of one that is withheld is never shown: its safe label is."""

from collections.abc import Iterator

from goldthread.apps.planning.entries.entry import Taking
from goldthread.apps.planning.models import Insight, InsightFigure, Visibility
from goldthread.apps.planning.workbook.rows import InsightRow
from goldthread.apps.registers.models import Kind, Sensitivity
from goldthread.apps.registers.operations import Naming, keep_thing
from goldthread.core.bound import bound_in
from goldthread.core.period import Period


def keep_insights(taking: Taking) -> None:
    for row in taking.entry.book.insights:
        thing = keep_thing(body=taking.entry.maker, naming=_naming(taking, row), within=taking.plan.thing, by=taking.by)
        taking.insights[row.row] = thing
        node = taking.node(row.theme)
        facts = {
            "plan": taking.plan,
            "node_id": node and node.pk,
            "edition": row.edition,
            "headline": row.headline,
            "finding": row.finding,
            "comparator": row.comparator,
            "cause": row.cause,
            "action_text": row.action_text,
            "footnote": row.footnote,
            "visibility": row.visibility,
            "category": row.category,
            "place": row.row,
        }
        Insight.objects.update_or_create(thing=thing, defaults=facts)
    InsightFigure.objects.bulk_create(_figures(taking))


def _naming(taking: Taking, row: InsightRow) -> Naming:
    paper = f"Paragraph {row.reference} of the paper to {Period.parse(row.edition).words}"
    is_public = row.visibility == Visibility.PUBLIC
    return Naming(
        kind=Kind.INSIGHT,
        reference=row.reference,
        title=paper if bound_in(row.headline) else row.headline,
        scope=taking.entry.code,
        sensitivity=Sensitivity.PUBLIC if is_public else Sensitivity.OFFICE,
        safe_label="" if is_public else f"{paper} (withheld: {row.category})",
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
