"""The parts of a paper as elements: sections under their headings, numbered paragraphs, charts as figures, notes."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from goldthread.documents.picture import PAPER, PHONE, Line, Strip, drawn
from goldthread.documents.render.html.icon import icon
from goldthread.documents.render.html.markup import NOTHING, Html, joined, safe, tag
from goldthread.documents.render.html.paper import Paper
from goldthread.documents.render.html.running import running
from goldthread.documents.render.html.table import provenance, table
from goldthread.documents.tree import Block, Chart, Marking, Note, Paragraph, Points, Section, Table, Withheld

_OUTERMOST, _DEEPEST = 2, 6


def section(shown: Section, paper: Paper, *, level: int = _OUTERMOST) -> Html:
    """A section, and the sections in it one level of heading down.

    Only the outermost is a landmark: the title of an inner one may be that of another, and the list would grow long.
    """
    anchor = paper.anchor(shown)
    number = paper.numbers.number(shown)
    lead = joined(tag("span", safe(number), class_="gt-number"), safe(" ")) if number else NOTHING
    heading = tag(f"h{min(level, _DEEPEST)}", lead, safe(shown.title), id=paper.once(f"{anchor}-title"))
    return tag(
        "section",
        heading,
        marked(shown.marking, paper),
        *_parts(shown.blocks, paper, level=level + 1),
        id=paper.once(anchor),
        aria_labelledby=f"{anchor}-title" if level == _OUTERMOST else None,
        class_="gt-wide" if shown.landscape else None,
        lang=shown.language or None,
    )


def _parts(blocks: Sequence[Block], paper: Paper, *, level: int) -> Iterator[Html]:
    """Each block in order, charts of little width that follow one another in a box that sets two in a row."""
    for is_small, found in groupby(blocks, key=lambda one: isinstance(one, Chart) and isinstance(one.picture, Strip)):
        held = [block(one, paper, level=level) for one in found]
        yield tag("div", *held, class_="gt-two") if is_small and len(held) > 1 else joined(*held)


def block(shown: Block, paper: Paper, *, level: int) -> Html:
    """One part, in the element that says what it is."""
    match shown:
        case Section():
            return section(shown, paper, level=level)
        case Paragraph():
            return _paragraph(shown, paper)
        case Points(points):
            return tag("ul", *(tag("li", running(point, paper)) for point in points), class_="gt-points")
        case Note(text):
            return provenance(text, paper)
        case Withheld(text):
            return tag("p", running(text, paper), class_="gt-withheld")
        case Table():
            return _table(shown, paper)
        case Chart():
            return _chart(shown, paper)


def marked(marking: Marking, paper: Paper) -> Html:
    """A line over a part that is not for everyone, with its category."""
    return NOTHING if marking.public else tag("p", safe(standing(marking, paper)), class_="gt-marking")


def standing(marking: Marking, paper: Paper) -> str:
    """What a marking says."""
    return paper.labels.public if marking.public else f"{paper.labels.not_public}: {marking.category}"


def _paragraph(shown: Paragraph, paper: Paper) -> Html:
    anchor, number = paper.anchor(shown), paper.numbers.number(shown)
    lead = joined(_own_link(number, anchor, f"{paper.labels.paragraph} {number}"), safe(" ")) if number else NOTHING
    dress = "gt-p gt-keep" if shown.keep else "gt-p"
    words = tag("p", lead, running(shown.text, paper), id=paper.once(anchor), class_=dress)
    return joined(marked(shown.marking, paper), words)


def _own_link(shown: str, anchor: str, said: str) -> Html:
    """The number of a part as a link to the part, so that its address can be copied."""
    return tag("a", safe(shown), href=f"#{anchor}", class_="gt-number", aria_label=said)


def _name(called: str, anchor: str) -> Html:
    return tag("a", safe(called), href=f"#{anchor}", class_="gt-name")


def _table(shown: Table, paper: Paper) -> Html:
    anchor, called = paper.anchor(shown), f"{paper.labels.table} {paper.numbers.number(shown)}"
    inside = table(shown, paper, called=called, name=joined(_name(called, anchor), safe(" ")))
    return tag("div", marked(shown.marking, paper), inside, id=paper.once(anchor), class_="gt-tabled")


def _chart(shown: Chart, paper: Paper) -> Html:
    anchor, called = paper.anchor(shown), f"{paper.labels.chart} {paper.numbers.number(shown)}"
    title = tag("p", safe(shown.title), class_="gt-chart__title")
    sub = tag("p", safe(shown.sub), class_="gt-chart__sub") if shown.sub else NOTHING
    inside = tag("figcaption", marked(shown.marking, paper), _name(called, anchor), title, sub)
    data = tag("details", tag("summary", safe(paper.labels.data)), table(shown.data, paper, called=called))
    below = (*(provenance(note, paper) for note in shown.notes), data)
    return tag("figure", inside, _drawings(shown), _key(shown), *below, id=paper.once(anchor), class_="gt-chart")


def _drawings(shown: Chart) -> Html:
    """A line is drawn for a page and for a phone, and the stylesheet shows one of them; the others have one drawing."""
    sizes = (PAPER, PHONE) if isinstance(shown.picture, Line) else (PAPER,)
    return joined(*(Html(drawn(shown.picture, alt=shown.alt, size=size)) for size in sizes))


def _key(shown: Chart) -> Html:
    if not shown.shapes:
        return NOTHING
    listed = (tag("li", icon(shape), tag("span", safe(words))) for shape, words in shown.shapes)
    return tag("ul", *listed, class_="gt-chart__key")
