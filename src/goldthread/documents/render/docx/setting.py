"""What is known while a paper is set in Word: its numbers, where references lead, its pictures, notes and links.

It collects; it sets nothing itself. Every id follows from the order of the paper, so that none changes by chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from urllib.parse import quote, urlsplit

from goldthread.documents.numbering import Numbers, number
from goldthread.documents.render.docx.markup import w
from goldthread.documents.render.docx.package import Links
from goldthread.documents.render.docx.pictures import Pictures
from goldthread.documents.text import Text
from goldthread.documents.tree import Block, Document, Section, walk

_LEADS = frozenset({"http", "https", "mailto"})
_KEPT = "%/:=&?~#+!$,;'@()*[]"


@dataclass(slots=True)
class Setting:
    """A paper on its way into Word. `links` are those of the part that is being written."""

    document: Document
    numbers: Numbers
    anchors: dict[int, str]
    keys: dict[str, str]
    links: Links = field(default_factory=Links)
    pictures: Pictures = field(default_factory=Pictures)
    notes: list[Text] = field(default_factory=list)
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def apart(self) -> "Setting":
        """The same for another part of the file, which has links of its own."""
        return replace(self, links=Links())

    def marked(self, block: Block, runs: str) -> str:
        """The runs of a part with the mark to which references and the contents lead."""
        anchor = self.anchors.get(id(block))
        if not anchor:
            return runs
        place = next(self.ids)
        return f"{w('bookmarkStart', id=place, name=anchor)}{runs}{w('bookmarkEnd', id=place)}"

    def outside(self, address: str) -> str:
        """The id of a link that leads out of the paper; empty for an address that a reader cannot be sent to."""
        address = address.strip()
        try:
            scheme = urlsplit(address).scheme
        except ValueError:
            return ""
        if scheme not in _LEADS or not address.isprintable():
            return ""
        return self.links.to("hyperlink", quote(address, safe=_KEPT), outside=True)


def setting(document: Document) -> Setting:
    """Number the paper and find a mark for each part that something may lead to."""
    anchors, keys = {}, {}
    for place, block in enumerate(walk(document.sections), start=1):
        key = getattr(block, "key", "")
        if key or isinstance(block, Section):
            anchors[id(block)] = f"{'_Toc' if isinstance(block, Section) else '_Ref'}{place:06}"
        if key:
            keys[key] = anchors[id(block)]
    return Setting(document, number(document), anchors, keys)
