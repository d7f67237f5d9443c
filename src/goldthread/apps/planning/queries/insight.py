"""The insight paragraphs of an edition. Of one that is withheld, only its reference, node and category are read, unless
the reader is the office."""

from collections import defaultdict
from dataclasses import dataclass

from goldthread.apps.planning.models import Insight, InsightFigure, Visibility
from goldthread.apps.planning.queries.plan import PlanView
from goldthread.core.bound import Figure


@dataclass(frozen=True, slots=True)
class InsightView:
    """A paragraph. Its texts are as written: figures in double braces are still to be filled in (core.bound)."""

    reference: str
    node_reference: str
    headline: str
    finding: str
    figures: tuple[Figure, ...]
    comparator: str
    cause: str
    action: str
    footnote: str
    public: bool
    category: str
    thing_id: int


def insights(view: PlanView, *, edition: str, office: bool = False) -> tuple[InsightView, ...]:
    """The paragraphs of the paper that runs to a month (2022-03), in order.

    Those withheld are empty, unless the reader is the office.
    """
    found = Insight.objects.filter(plan=view.plan.thing_id, edition=edition, thing__withdrawn_on=None).select_related(
        "thing", "node"
    )
    figures: dict[int, list[Figure]] = defaultdict(list)
    for row in InsightFigure.objects.filter(insight__in=found.values("pk")).order_by("place", "id"):
        figures[row.insight_id].append(Figure(row.measure, row.group, row.area))
    return tuple(
        _shown(one, tuple(figures[one.pk])) if office or one.visibility == Visibility.PUBLIC else _withheld(one)
        for one in found.order_by("place", "thing_id")
    )


def _shown(one: Insight, figures: tuple[Figure, ...]) -> InsightView:
    return InsightView(
        reference=one.thing.reference,
        node_reference=one.node.reference if one.node else "",
        headline=one.headline,
        finding=one.finding,
        figures=figures,
        comparator=one.comparator,
        cause=one.cause,
        action=one.action_text,
        footnote=one.footnote,
        public=one.visibility == Visibility.PUBLIC,
        category=one.category,
        thing_id=one.pk,
    )


def _withheld(one: Insight) -> InsightView:
    node = one.node.reference if one.node else ""
    return InsightView(one.thing.reference, node, "", "", (), "", "", "", "", False, one.category, one.pk)
