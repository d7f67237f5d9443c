"""How a style is said: what it is based on, its letters and its lines. Sizes in points; no style is named here."""

from dataclasses import dataclass
from typing import Literal

from goldthread.documents.render.docx.markup import properties, twips, w

TEXT_FACE, HEAD_FACE = "Source Sans 3", "Source Serif 4"
_SINGLE = 240
_PRIORITY = 1

Kind = Literal["paragraph", "character", "table"]


@dataclass(frozen=True, slots=True)
class Style:
    """A style as Word lists it. `then` is the style of the paragraph that a person types after one of this style.

    `own` marks a style of the house, whose name Word does not know.
    """

    name: str
    pieces: tuple[str, ...] = ()
    kind: Kind = "paragraph"
    based: str = "Normal"
    then: str = ""
    own: bool = False

    @property
    def key(self) -> str:
        """The id by which paragraphs call it."""
        return key_of(self.name)

    def __str__(self) -> str:
        origin = {"customStyle": 1} if self.own else {} if self.based else {"default": 1}
        return w(
            "style",
            w("name", val=self.name),
            w("basedOn", val=key_of(self.based)) if self.based else "",
            w("next", val=key_of(self.then)) if self.then else "",
            w("uiPriority", val=_PRIORITY),
            "" if self.kind == "table" else "<w:qFormat/>",
            *self.pieces,
            type=self.kind,
            styleId=self.key,
            **origin,
        )


def key_of(name: str) -> str:
    """The id of a style by its name.

    >>> key_of("footnote text")
    'FootnoteText'
    """
    return "".join(word[0].upper() + word[1:] for word in name.split())


def letters(*, size: float = 0, bold: bool | None = None, colour: str = "", of: str = "", more: str = "") -> str:
    """The dress of letters, `of` a face; what is not given is inherited. `more` is one further property as markup."""
    weight = "" if bold is None else "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    return properties(
        "rPr",
        face(of) if of else "",
        weight,
        ink(colour) if colour else "",
        high(size) if size else "",
        more,
    )


def face(name: str) -> str:
    """The face of letters of every script."""
    return w("rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name)


def high(size: float) -> str:
    """The size of letters in points."""
    return w("sz", val=round(size * 2)) + w("szCs", val=round(size * 2))


def ink(colour: str) -> str:
    """The colour of letters."""
    return w("color", val=hexadecimal(colour))


def shade(colour: str) -> str:
    """The ground behind letters, a paragraph or a cell."""
    return w("shd", val="clear", color="auto", fill=hexadecimal(colour))


def rule(side: str, *, points: float, colour: str, space: int = 0, kind: str = "single") -> str:
    """A rule at one side, or round letters. `space` is its distance in points."""
    return w(side, val=kind, sz=round(points * 8), space=space, color=hexadecimal(colour))


def spacing(*, before: float = 0, after: float = 0, line: float = 1.0) -> str:
    """The room over and under a paragraph in points, and its lines as a multiple of what the face asks for."""
    return w("spacing", before=twips(before), after=twips(after), line=round(line * _SINGLE), lineRule="auto")


def margins(sides: float, *, ends: float = 3) -> str:
    """The room inside every cell of a table, in points: at its sides, and over and under it."""
    room = {"top": ends, "left": sides, "bottom": ends, "right": sides}
    return w("tblCellMar", *(w(side, w=twips(points), type="dxa") for side, points in room.items()))


def hexadecimal(colour: str) -> str:
    """A colour as Word writes it."""
    return colour.lstrip("#").upper()
