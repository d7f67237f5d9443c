"""The parts of pages, ready to be drawn: every text is final, so that templates decide nothing."""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Kind = Literal["common", "concern", "improvement", "neutral", "unknown"]
TONES: dict[Kind, str] = {
    "common": "common",
    "concern": "concern",
    "improvement": "improve",
    "neutral": "neutral",
    "unknown": "common",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as text, or, when `missing`, the words that stand in its place. `href` leads to where it comes from."""

    text: str
    missing: bool = False
    href: str = ""


NO_FIGURE = Shown("")
NO_DRAWING = Markup("")


@dataclass(frozen=True, slots=True)
class Says:
    """What a series or a position says: a shape, a word, the rest. `unknown` is drawn as a missing figure is."""

    kind: Kind
    text: str
    lead: str = ""

    @property
    def tone(self) -> str:
        """The ending of the class that colours it."""
        return TONES[self.kind]


@dataclass(frozen=True, slots=True)
class Link:
    """A link that names its target."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the three or four figures that open a page."""

    term: str
    figure: Shown = NO_FIGURE
    notes: tuple[Shown, ...] = ()
    says: Says | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its message as text, its drawings and the key to its shapes. A full one has a third, for between."""

    title: str
    sub: str
    wide: Markup
    narrow: Markup
    key: tuple[tuple[str, str], ...] = ()
    middle: Markup | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a table's column, its unit on a line of its own. One may be left out where there is no room."""

    name: str
    unit: str = ""
    number: bool = False
    only_wide: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A knot of the thread. `here` fills its ring; `gap` dots the line that follows."""

    name: str
    text: str
    href: str = ""
    notes: tuple[str, ...] = ()
    here: bool = False
    gap: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure in a table: name, value, change in number and in its other unit, small line, words."""

    name: str
    href: str
    value: Shown
    change: Shown
    relative: Shown
    says: Says
    spark: Markup = NO_DRAWING
    under: str = ""
    warning: str = ""
