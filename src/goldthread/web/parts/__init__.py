"""The parts of pages, ready to be drawn: every text is final, so that templates decide nothing."""

from dataclasses import dataclass

from markupsafe import Markup

from goldthread.apps.performance.words.shown import NO_FIGURE, Shown
from goldthread.apps.performance.words.standing import Says

NO_DRAWING = Markup("")


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
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure in a table: name, value, change in number and in its other unit, small line, words. `marks` lead to
    what was noticed in the rows that it counts."""

    name: str
    href: str
    value: Shown
    change: Shown
    relative: Shown
    says: Says
    spark: Markup = NO_DRAWING
    under: str = ""
    warning: str = ""
    marks: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusTag:
    """How an action or a target stands: shape, then word. Without a kind it is a gap, and is drawn as one."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class BarSegment:
    """One status in the bar; `width` is its share of the bar, as 60%. Without a kind: no status was published."""

    width: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One status in the key under a bar: its tag, how many have it, and how many that is of all."""

    tag: StatusTag
    count: str
    of_all: str


@dataclass(frozen=True, slots=True)
class StatusBar:
    """Many statuses at once: the bar with its text alternative, and the key that says it in words."""

    label: str
    segments: tuple[BarSegment, ...]
    key: tuple[KeyLine, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """The strip above a page that is not about today: what it is, then where to go."""

    strong: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Paging:
    """Where in a long list a page stands, what it is called above and below it, and the ways to the pages beside it."""

    text: str
    labels: tuple[str, str]
    before: Link | None = None
    after: Link | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from, in the form above a table."""

    name: str
    label: str
    options: tuple[Option, ...]
