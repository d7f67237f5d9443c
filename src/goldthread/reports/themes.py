"""Which measures a paper follows, under which headings: a plan’s themes, or those of the cards where none is held."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from goldthread.analytics.measures.definition import Catalogue, Definition, Framework
from goldthread.apps.planning.queries import NodeView, PlanView, measure_codes


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading and the measures under it. `references` are the nodes of the plan that it stands for."""

    title: str
    text: str
    measures: tuple[Definition, ...]
    references: frozenset[str] = frozenset()


def of_plan(plan: PlanView, catalogue: Catalogue) -> tuple[Theme, ...]:
    """The plan's themes in its order, those without a measure too; a plan without themes has none."""
    under = {node.reference: codes for node, codes in measure_codes(plan)}
    return tuple(_theme(node, under, catalogue) for node in plan.themes)


def _theme(node: NodeView, under: dict[str, tuple[str, ...]], catalogue: Catalogue) -> Theme:
    """A theme with what stands under it or under any part of it. A measure whose card is gone is left out."""
    known = {one.code: one for one in catalogue.measures}
    codes = dict.fromkeys(code for part in node.all for code in under.get(part.reference, ()))
    measures = tuple(known[code] for code in codes if code in known)
    return Theme(node.title, node.text, measures, frozenset(part.reference for part in node.all))


def of_cards(catalogue: Catalogue, held: Collection[str]) -> tuple[Theme, ...]:
    """The themes of every framework, with the measures of which a figure is held."""
    return tuple(theme for framework in catalogue.frameworks for theme in _of_framework(catalogue, framework, held))


def _of_framework(catalogue: Catalogue, framework: Framework, held: Collection[str]) -> Iterator[Theme]:
    """A measure that two frameworks follow stands in its own."""
    for name, measures in catalogue.by_theme(framework):
        kept = tuple(one for one in measures if one.code in held and one.framework == framework.code)
        if kept:
            yield Theme(name or framework.title, "", kept)


def tied_to_none(themes: Iterable[Theme], catalogue: Catalogue) -> tuple[Definition, ...]:
    """What the paper follows beside its themes: every other count, and what else the plan's own cards report.

    A plan's own cards are those of the framework that most of its reported measures come from.
    """
    tied = {measure.code: measure for theme in themes for measure in theme.measures}
    home = Counter(one.framework for one in tied.values() if one.shape == "reported").most_common(1)
    own = home[0][0] if home else ""
    return tuple(
        one for one in catalogue.measures if one.code not in tied and (one.shape == "count" or one.framework == own)
    )
