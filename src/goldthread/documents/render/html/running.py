"""Running text: spans as elements, figures with the value that a machine reads, references, notes at the end."""

from math import isfinite

from goldthread.documents.render.html.icon import icon
from goldthread.documents.render.html.markup import NOTHING, Html, address, joined, link, safe, tag
from goldthread.documents.render.html.paper import Paper
from goldthread.documents.text import Source, Span, Text


def running(text: Text, paper: Paper, *, linked: bool = True) -> Html:
    """A text with all its dress. Without `linked` it holds no link, for a place that is one itself."""
    return joined(*(_span(span, paper, linked=linked) for span in text))


def calls(text: Text, paper: Paper) -> Html:
    """The signs that lead to the footnotes of a text, alone."""
    return joined(*(_call(span, paper) for span in text))


def bound(inside: Html, source: Source, paper: Paper, *, linked: bool = True) -> Html:
    """A figure that the record fills: its value, what it is bound to, and the way to where it comes from.

    One without words, as the series behind a drawing, is bound but leads nowhere: a link must say something.
    """
    figure = valued(inside, source.value, data_name=source.name, class_="gt-bound")
    place = paper.sources.get(source.words)
    told = f"source-{place}" if place else None
    href = address(source.href) or (f"#{told}" if told else "")
    return link(figure, href, class_="gt-source", aria_describedby=told) if linked and inside.strip() else figure


def valued(inside: Html, value: float | None, **attributes: str) -> Html:
    """A figure with the value that a machine reads; one without a value is its words alone."""
    if value is None or not isfinite(value):
        return tag("span", inside, **attributes)
    return tag("data", inside, value=machine(value), **attributes)


def machine(value: float) -> str:
    """A value for a machine: as short as it can be without loss, whole numbers without a point.

    >>> machine(437.0), machine(57.2)
    ('437', '57.2')
    """
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def notes(paper: Paper) -> Html:
    """The footnotes as a list; each leads back to the part it hangs on."""
    return tag("ol", *(_note(place, text, paper) for place, text in enumerate(paper.numbers.footnotes, start=1)))


def sources(paper: Paper) -> Html:
    """What the figures rest on, each said once."""
    listed = (tag("li", safe(words), id=f"source-{place}") for words, place in paper.sources.items())
    return tag("ul", *listed, class_="gt-sources")


def _span(span: Span, paper: Paper, *, linked: bool) -> Html:
    inside = safe(paper.numbers.shown(span))
    leads = linked and bool(inside.strip())
    if span.source:
        inside = bound(inside, span.source, paper, linked=linked)
    elif leads and span.to:
        inside = tag("a", inside, href=f"#{paper.keys[span.to]}")
    elif leads and span.href:
        inside = link(inside, span.href)
    return joined(_dressed(inside, span), _call(span, paper) if linked else NOTHING)


def _dressed(inside: Html, span: Span) -> Html:
    if span.missing:
        inside = tag("span", inside, class_="gt-missing")
    if span.strong:
        inside = tag("strong", inside)
    if span.shape:
        inside = tag("span", icon(span.shape), inside, class_="gt-shape")
    return tag("span", inside, lang=span.language) if span.language else inside


def _call(span: Span, paper: Paper) -> Html:
    if not span.footnote:
        return NOTHING
    place = paper.numbers.footnote(span)
    if not place:
        return joined(safe(" ("), running(span.footnote, paper), safe(")"))
    sign = tag("a", safe(str(place)), href=f"#note-{place}", id=paper.once(f"call-{place}"), role="doc-noteref")
    return tag("sup", sign)


def _note(place: int, text: Text, paper: Paper) -> Html:
    up = tag("span", safe("↑ "), aria_hidden="true")
    back = tag("a", safe(paper.notes[place]), href=f"#call-{place}", role="doc-backlink")
    return tag("li", running(text, paper), safe(" "), tag("span", up, back, class_="gt-back"), id=f"note-{place}")
