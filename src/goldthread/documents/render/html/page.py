"""A paper as one page that holds all it needs: no script, nothing loaded from outside, the same bytes each time."""

from collections.abc import Callable, Iterator

from goldthread.documents.render.html.block import section, standing
from goldthread.documents.render.html.markup import NOTHING, Html, joined, safe, tag
from goldthread.documents.render.html.paper import Paper, paper
from goldthread.documents.render.html.running import notes, running, sources
from goldthread.documents.render.html.style import stylesheet
from goldthread.documents.tree import Document, Section

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)
_LONG = 60


def render_html(document: Document) -> bytes:
    """The paper as an HTML file, in UTF-8. A browser that opens it runs no script and asks for no other file.

    Refuses, as numbering does, a reference to a part that the paper has not.
    """
    whole = paper(document)
    body = _body(whole)
    page = tag("html", _head(whole, body), body, lang=document.language)
    return f"<!doctype html>\n{page}\n".encode()


def _head(whole: Paper, body: Html) -> Html:
    document = whole.document
    title = ", ".join(filter(None, (document.title, document.period)))
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light"),
        tag("title", safe(title)),
        tag("meta", name="author", content=document.body),
        tag("meta", name="dcterms.created", content=document.made_on.isoformat()),
        tag("link", rel="icon", href="data:,"),
        tag("style", stylesheet(document, body, marking=standing(document.marking, whole))),
    )


def _body(whole: Paper) -> Html:
    document = whole.document
    skip = tag("a", safe(document.labels.skip), href="#main", class_="gt-skip")
    contents = _contents(whole) if document.contents and document.sections else NOTHING
    main = tag("main", *(section(part, whole) for part in document.sections), *_end(whole), id="main", tabindex=-1)
    between = tag("div", contents, main, class_="gt-paper" if contents else "gt-paper gt-paper--plain")
    return tag("body", skip, _cover(whole), between, _foot(whole))


def _cover(whole: Paper) -> Html:
    document = whole.document
    title = tag("h1", safe(document.title), class_="gt-long" if len(document.title) > _LONG else None)
    period = tag("p", safe(document.period), class_="gt-period") if document.period else NOTHING
    parts = (
        tag("p", safe(document.body), class_="gt-body"),
        joined(title, period),
        _minute(whole) if document.minute else NOTHING,
        _facts(whole),
    )
    return tag("header", *(tag("div", part, class_="gt-node") for part in parts if part), class_="gt-cover")


def _minute(whole: Paper) -> Html:
    lines = (tag("p", running(line, whole)) for line in whole.document.minute)
    return tag("section", tag("h2", safe(whole.labels.minute), id="minute"), *lines, aria_labelledby="minute")


def _facts(whole: Paper) -> Html:
    document, labels = whole.document, whole.labels
    facts = {
        labels.edition: document.edition,
        labels.data_to: document.data_to,
        labels.marking: standing(document.marking, whole),
        labels.contact: document.contact,
    }
    listed = (tag("div", tag("dt", safe(term)), tag("dd", safe(said))) for term, said in facts.items() if said)
    return tag("dl", *listed)


def _contents(whole: Paper) -> Html:
    heading = tag("h2", safe(whole.labels.contents), id="contents")
    after = tag("ol", *_listed(whole.document.sections, whole), *_listed_end(whole))
    return tag("nav", heading, after, aria_labelledby="contents", class_="gt-contents")


def _listed(sections: tuple[Section, ...], whole: Paper) -> Iterator[Html]:
    """A line for each section, and under it one for each section that stands in it."""
    for part in sections:
        number = whole.numbers.number(part)
        lead = joined(tag("span", safe(number), class_="gt-number"), safe(" ")) if number else NOTHING
        inner = tuple(block for block in part.blocks if isinstance(block, Section)) if number else ()
        below = tag("ol", *_listed(inner, whole)) if inner else NOTHING
        language = part.language or None
        yield tag("li", tag("a", lead, safe(part.title), href=f"#{whole.anchor(part)}", lang=language), below)


def _listed_end(whole: Paper) -> Iterator[Html]:
    return (tag("li", tag("a", safe(title), href=f"#{anchor}")) for anchor, title, _list in _ends(whole))


def _end(whole: Paper) -> Iterator[Html]:
    for anchor, title, listing in _ends(whole):
        heading = tag("h2", safe(title), id=f"{anchor}-title")
        yield tag("section", heading, listing(whole), id=anchor, aria_labelledby=f"{anchor}-title", class_="gt-end")


def _ends(whole: Paper) -> Iterator[tuple[str, str, Callable[[Paper], Html]]]:
    """What follows the last section: the footnotes, and where the figures come from."""
    if whole.numbers.footnotes:
        yield "notes", whole.labels.notes, notes
    if whole.sources:
        yield "sources", whole.labels.sources, sources


def _foot(whole: Paper) -> Html:
    document = whole.document
    licence = tag("p", running(document.licence, whole)) if document.licence else NOTHING
    edition = f"{document.body}. {whole.labels.edition} {document.edition}"
    return tag("footer", licence, tag("p", safe(edition)))
