"""The pages of a paper in Word: cover, upright and across, their running heads and feet, and where one kind ends."""

from dataclasses import dataclass, field

from goldthread.documents.chart.label import shortened, width_of
from goldthread.documents.render.docx.markup import TAB, Par, element, millimetres, part, run, w
from goldthread.documents.render.docx.markup import field as computed
from goldthread.documents.render.docx.package import Links
from goldthread.documents.tree import Document

_SMALL, _APART = 8.5, 18
_WIDER = 1.3
"""How much wider than the house face another one may run, before a head or a foot breaks its line."""

_HEAD_EDGE, _FOOT_EDGE = millimetres(12), millimetres(9)


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page, lengths in twips. `name` tells its running head; an empty one has none."""

    across: int
    down: int
    left: int
    right: int
    top: int
    bottom: int
    name: str = ""

    @property
    def width(self) -> int:
        """The room for text."""
        return self.across - self.left - self.right

    @property
    def height(self) -> int:
        return self.down - self.top - self.bottom


_SHORT, _LONG = millimetres(210), millimetres(297)
_SIDE, _TOP, _BOTTOM = millimetres(20), millimetres(24), millimetres(22)
COVER = Page(_SHORT, _LONG, millimetres(28), millimetres(24), millimetres(30), millimetres(10))
PORTRAIT = Page(_SHORT, _LONG, _SIDE, _SIDE, _TOP, _BOTTOM, "portrait")
LANDSCAPE = Page(_LONG, _SHORT, _SIDE, _SIDE, _TOP, _BOTTOM, "landscape")


@dataclass(slots=True)
class Body:
    """The text of a paper as it grows. A part on another kind of page than the last one ends that section of pages."""

    links: Links
    page: Page = COVER
    _parts: list[Par | str] = field(default_factory=list)

    def add(self, block: Par | str, page: Page) -> None:
        """Set a paragraph, or a table as markup, on a page of a kind."""
        if page != self.page:
            self._end()
            self.page = page
        self._parts.append(block)

    def markup(self) -> str:
        """Everything, the kind of the last pages included."""
        if self._parts and isinstance(self._parts[-1], str):
            self._parts.append(Par("AfterPart"))
        return f"{''.join(map(str, self._parts))}{self._kind()}"

    def _end(self) -> None:
        last = self._parts[-1] if self._parts else ""
        if isinstance(last, Par):
            self._parts[-1] = last.with_(self._kind())
        else:
            self._parts.append(Par("AfterPart", pieces=(self._kind(),)))

    def _kind(self) -> str:
        page = self.page
        turned = {"orient": "landscape"} if page.across > page.down else {}
        margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
        return w(
            "sectPr",
            *(self._edge(place, page.name) for place in ("header", "footer") if page.name),
            w("type", val="nextPage"),
            w("pgSz", w=page.across, h=page.down, **turned),
            w("pgMar", **margins, header=_HEAD_EDGE, footer=_FOOT_EDGE, gutter=0),
        )

    def _edge(self, place: str, name: str) -> str:
        key = self.links.to(place, f"{place}{_EDGES[name]}.xml")
        return element(f"w:{place}Reference", w_type="default", r_id=key)


_EDGES = {PORTRAIT.name: 1, LANDSCAPE.name: 2}


def edges(document: Document, marking: str) -> dict[str, bytes]:
    """The running heads and feet, for both kinds of page. Long words are shortened to one line."""
    held = {}
    for page in (PORTRAIT, LANDSCAPE):
        place = _EDGES[page.name]
        held[f"word/header{place}.xml"] = part("hdr", str(_head(document, marking, page)))
        held[f"word/footer{place}.xml"] = part("ftr", *map(str, _foot(document, page)))
    return held


def _head(document: Document, marking: str, page: Page) -> Par:
    shown = shortened(marking, size=_SMALL, room=page.width / 20 / 2 / _WIDER)
    return _line("Header", f"{document.title}, {document.period}", shown, run(shown), page)


def _foot(document: Document, page: Page) -> tuple[Par, Par]:
    """Two lines, so that a wide face does not push the page's number under its line."""
    labels = document.labels
    cut = f"{labels.data_to[:1].lower()}{labels.data_to[1:]} {document.data_to}"
    edition = shortened(f"{labels.edition} {document.edition}, {cut}", size=_SMALL, room=page.width / 20 / _WIDER)
    before, between = f"{labels.page} ", f" {labels.of} "
    counted = f"{run(before)}{computed('PAGE', shown='2')}{run(between)}{computed('NUMPAGES', shown='2')}"
    first = _line("Footer", document.body, f"{before}999{between}999", counted, page)
    return first, Par("Footer", run(edition))


def _line(style: str, left: str, right: str, runs: str, page: Page) -> Par:
    """Words at both ends of the page, those at the right also as runs. The left end gives way."""
    stop = w("tabs", w("tab", val="right", pos=page.width))
    room = page.width / 20 / _WIDER - width_of(right, _SMALL) - _APART
    return Par(style, f"{run(shortened(left, size=_SMALL, room=room))}{TAB}{runs}", (stop,))
