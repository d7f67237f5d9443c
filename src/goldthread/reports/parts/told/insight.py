"""Insight paragraphs: the headline, what was found, why, and what is being done, with every figure bound."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from goldthread.apps.planning.queries import InsightView
from goldthread.core.errors import BadInput
from goldthread.documents.text import NO_TEXT, Span, Text, words
from goldthread.documents.tree import PUBLIC, Block, Marking, Paragraph, Withheld
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts.prose import fill, joined, strong
from goldthread.reports.parts.told.bound import filled


def blocks(evidence: Evidence, insights: Iterable[InsightView]) -> Iterator[Block]:
    """The paragraphs in order. One that is not public is marked, or, where it was not read, a line stands for it."""
    for one in insights:
        if one.public or one.headline:
            yield Paragraph(_told(evidence, one), key=f"insight-{one.reference}", marking=_marking(one))
        else:
            yield withheld(one.category)


def withheld(category: str) -> Withheld:
    """The line in place of a paragraph that is not public."""
    told = _("A paragraph is withheld here: %(category)s.") % {"category": category}
    return Withheld(words(told), category)


def headline(evidence: Evidence, insight: InsightView) -> Text:
    """The headline with its figures, as a sentence."""
    return words(_filled(evidence, insight, insight.headline), ".")


def _marking(insight: InsightView) -> Marking:
    return PUBLIC if insight.public else Marking(public=False, category=insight.category)


def _told(evidence: Evidence, insight: InsightView) -> Text:
    texts = [strong(headline(evidence, insight))]
    texts += [_filled(evidence, insight, text) for text in (insight.finding, insight.comparator) if text]
    if insight.cause:
        texts.append(_led(_("Why: %(text)s"), _filled(evidence, insight, insight.cause)))
    if insight.action:
        texts.append(_led(_("What is being done: %(text)s"), _filled(evidence, insight, insight.action)))
    footnote = _filled(evidence, insight, insight.footnote) if insight.footnote else NO_TEXT
    return (*joined(texts), Span(footnote=footnote)) if footnote else joined(texts)


def _led(template: str, text: Text) -> Text:
    """The words before the text in the stronger weight."""
    return tuple(
        Span(span.text, strong=True) if place == 0 else span for place, span in enumerate(fill(template, text=text))
    )


def _filled(evidence: Evidence, insight: InsightView, text: str) -> Text:
    """The text with its figures; a fault is told with the paragraph it stands in."""
    try:
        return filled(evidence, text)
    except BadInput as fault:
        where = _("insight paragraph %(reference)s") % {"reference": insight.reference}
        raise BadInput(str(fault), where=where) from fault
