"""Writes WordprocessingML: elements with their attributes, text, fields. Nothing unescaped gets through.

It knows how Word's markup is spelt, and nothing of papers. Lengths on a page are in twips, twentieths of a point.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from goldthread.documents.chart.svg import escaped

NAMESPACES = MappingProxyType(
    {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }
)
_DECLARED = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BLANKS = re.compile(r"[\t\n\r]+")
_NAME = re.compile(r"<w:(\w+)")

# Word refuses properties out of the order of the standard (ISO/IEC 29500-1, 17.3 and 17.4).
_ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pPr": (
            *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
            *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
        ),
        "rPr": (
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "color",
            "position",
            "sz",
            "szCs",
            "u",
            "bdr",
            "shd",
            "vertAlign",
            "lang",
        ),
        "tblPr": (
            *("tblStyle", "tblStyleRowBandSize", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar"),
            *("tblLook", "tblCaption", "tblDescription"),
        ),
        "trPr": ("cantSplit", "tblHeader"),
        "tcPr": ("tcW", "gridSpan", "tcBorders", "shd", "noWrap", "vAlign"),
    }
)


def twips(points: float) -> int:
    """A length in points as Word counts it.

    >>> twips(10.5)
    210
    """
    return round(points * 20)


def millimetres(length: float) -> int:
    """A length in millimetres as Word counts it."""
    return twips(length / 25.4 * 72)


def safe(text: str) -> str:
    """Text for content or for an attribute: on one line, and without characters that XML cannot hold."""
    return escaped(_BLANKS.sub(" ", text))


def element(name: str, /, *children: str, **attributes: str | int) -> str:
    """One element of any namespace round ready markup. `r_id` writes r:id; the values are escaped."""
    return _written(name, children, {key.replace("_", ":", 1): value for key, value in attributes.items()})


def w(name: str, /, *children: str, **attributes: str | int) -> str:
    """One element of Word's own namespace, whose attributes are of it too. `from_` writes w:from.

    >>> w("spacing", before=120)
    '<w:spacing w:before="120"/>'
    """
    return _written(f"w:{name}", children, {f"w:{key.rstrip('_')}": value for key, value in attributes.items()})


def properties(name: str, *pieces: str) -> str:
    """The properties of a paragraph, run, table, row or cell, put in order; nothing for none.

    >>> properties("pPr", w("jc", val="right"), w("keepNext"))
    '<w:pPr><w:keepNext/><w:jc w:val="right"/></w:pPr>'
    """
    given = [piece for piece in pieces if piece]
    if len(given) > 1:
        given.sort(key=lambda piece: _ORDER[name].index(_name(piece)))
    return f"<w:{name}>{''.join(given)}</w:{name}>" if given else ""


def part(name: str, *children: str) -> bytes:
    """A whole part of the file: its root element with the namespaces that are used in it."""
    return f"{_HEAD}<w:{name}{_DECLARED}>{''.join(children)}</w:{name}>".encode()


def run(text: str, *dress: str) -> str:
    """Words in one dress; nothing for no words."""
    if not text:
        return ""
    return f'<w:r>{properties("rPr", *dress)}<w:t xml:space="preserve">{safe(text)}</w:t></w:r>'


TAB = "<w:r><w:tab/></w:r>"


def field(instruction: str, *, shown: str, dress: tuple[str, ...] = ()) -> str:
    """A field that Word computes, with what it shows until then."""
    before, after = field_ends(instruction, dress)
    return f"{before}{run(shown, *dress)}{after}"


def field_ends(instruction: str, dress: tuple[str, ...] = ()) -> tuple[str, str]:
    """What opens and what closes a field, for one that reaches over several paragraphs."""
    worn = properties("rPr", *dress)
    begin, separate, end = (f'<w:r>{worn}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in _FIELD)
    return (
        f'{begin}<w:r>{worn}<w:instrText xml:space="preserve"> {safe(instruction)} </w:instrText></w:r>{separate}',
        end,
    )


_FIELD = ("begin", "separate", "end")

KEEP = "<w:keepNext/>"
FRESH = "<w:pageBreakBefore/>"


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph: its style, its runs as markup, and the little that is not the style's to say.

    Among that: `KEEP` holds it on one page with the next, `FRESH` starts a page with it.
    """

    style: str
    runs: str = ""
    pieces: tuple[str, ...] = ()

    def with_(self, *pieces: str) -> "Par":
        """The same paragraph with more properties."""
        return replace(self, pieces=(*self.pieces, *pieces))

    def __str__(self) -> str:
        return f"<w:p>{properties('pPr', w('pStyle', val=self.style), *self.pieces)}{self.runs}</w:p>"


def _written(name: str, children: tuple[str, ...], attributes: Mapping[str, str | int]) -> str:
    head = "".join(f' {key}="{safe(str(value))}"' for key, value in attributes.items())
    inside = "".join(children)
    return f"<{name}{head}>{inside}</{name}>" if inside else f"<{name}{head}/>"


def _name(piece: str) -> str:
    found = _NAME.match(piece)
    return found[1] if found else piece
