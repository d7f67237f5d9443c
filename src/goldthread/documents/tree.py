"""What a paper is: sections, numbered paragraphs, tables of cells, charts with their data, notes. Values only.

It knows no format, no figure of its own and nothing of policing: whoever builds a paper decides every word. It refuses
a chart without a message or a text alternative, a table whose rows do not fit its columns, and two parts of one key.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from goldthread.core.errors import BadInput
from goldthread.documents.picture import Picture
from goldthread.documents.text import NO_TEXT, Shape, Source, Text, plain

Holds = Literal["text", "number", "picture"]


@dataclass(frozen=True, slots=True)
class Marking:
    """Who may read a part: everyone, or not, and then under which category it is withheld."""

    public: bool = True
    category: str = ""

    def __post_init__(self) -> None:
        if not self.public and not self.category:
            raise BadInput("A part that is not public needs its category.", mend="Say why it is withheld.")


PUBLIC = Marking()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a numbered one can be cited. `keep` holds it on one page with what follows."""

    text: Text
    numbered: bool = True
    key: str = ""
    keep: bool = False
    marking: Marking = PUBLIC


@dataclass(frozen=True, slots=True)
class Points:
    """A short list of points, without numbers."""

    points: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A line of small print under a table, a chart or a paragraph: where figures come from, or what to mind."""

    text: Text


@dataclass(frozen=True, slots=True)
class Withheld:
    """Stands in the place of a part that is not public, and says under which category."""

    text: Text
    category: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, the unit on a line of its own, what it holds, and its share of the width."""

    name: str
    unit: str = ""
    holds: Holds = "text"
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the value a machine reads and the text a person reads. `missing` marks words in a figure's place."""

    value: float | str | None = None
    shown: Text = NO_TEXT
    missing: bool = False
    shape: Shape = ""
    picture: Picture | None = None
    source: Source | None = None

    @property
    def text(self) -> str:
        """What a person reads, without its dress."""
        return plain(self.shown)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its head, then a cell for each further column. `under` is a second, smaller line of the head."""

    head: Text
    cells: tuple[Cell, ...]
    under: Text = NO_TEXT
    total: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A line across the table that heads the rows below it."""

    name: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption. The first column is the rows' head; heads repeat on every page that it reaches.

    `group_name` is what its group lines name, where a format makes a column of them. With `inside_name`, what the rows
    below them are, the heads of the rows outside any group name the same thing as the group lines.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row | Group, ...]
    key: str = ""
    sub: str = ""
    notes: tuple[Text, ...] = ()
    marking: Marking = PUBLIC
    group_name: str = ""
    inside_name: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if isinstance(row, Row) and len(row.cells) + 1 != len(self.columns):
                raise BadInput(
                    f"The row “{plain(row.head)}” has {len(row.cells) + 1} cells for {len(self.columns)} columns.",
                    where=f"table “{self.caption}”",
                )


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its message as a title, what it measures under it, its text alternative and its data.

    `key` names the shapes that occur in it; `data` is the table behind it.
    """

    title: str
    sub: str
    alt: str
    picture: Picture
    data: Table
    key: str = ""
    shapes: tuple[tuple[Shape, str], ...] = ()
    notes: tuple[Text, ...] = ()
    marking: Marking = PUBLIC

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.alt.strip():
            raise BadInput("A chart needs a message and a text alternative.", where=f"chart “{self.title or self.sub}”")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper under a heading; sections inside it are its sub-sections. `landscape` turns its pages."""

    title: str
    blocks: "tuple[Block, ...]"
    key: str = ""
    language: str = ""
    landscape: bool = False
    marking: Marking = PUBLIC


Block = Paragraph | Points | Note | Withheld | Table | Chart | Section
Markable = Paragraph | Table | Chart | Section


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: its cover and its sections. `minute` is the paper in one minute, `contents` whether its parts are
    listed."""

    title: str
    period: str
    body: str
    made_on: date
    edition: str
    data_to: str
    contact: str
    minute: tuple[Text, ...]
    sections: tuple[Section, ...]
    marking: Marking = PUBLIC
    language: str = "en-GB"
    licence: Text = NO_TEXT
    contents: bool = True
    labels: "Labels" = field(default_factory=lambda: Labels())

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for key in filter(None, (getattr(block, "key", "") for block in walk(self.sections))):
            if key in seen:
                raise BadInput(f"Two parts have the key “{key}”.", where=f"paper “{self.title}”")
            seen.add(key)


@dataclass(frozen=True, slots=True)
class Labels:
    """The few words that every paper carries, for another language."""

    minute: str = "In one minute"
    edition: str = "Edition"
    data_to: str = "Data to"
    marking: str = "Marking"
    contact: str = "Contact"
    contents: str = "Contents"
    public: str = "Public"
    not_public: str = "Not public"
    page: str = "Page"
    of: str = "of"
    table: str = "Table"
    chart: str = "Chart"
    section: str = "section"
    paragraph: str = "paragraph"
    notes: str = "Notes"
    data: str = "The figures behind this chart"
    sheet: str = "sheet"
    withheld: str = "Withheld"
    withheld_part: str = "a part that is withheld"
    skip: str = "Skip to main content"
    sources: str = "Where the figures come from"
    workbook: "SheetWords" = field(default_factory=lambda: SheetWords())


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words of a workbook's own sheets and heads."""

    cover: str = "Cover"
    figures: str = "Figures in the text"
    caption: str = "Caption"
    rows: str = "Rows"
    where: str = "Where it stands"
    kind: str = "Kind"
    note: str = "Note"
    footnote: str = "Footnote"
    licence: str = "Licence"
    mark: str = "Mark in a cell"
    group: str = "Group"
    heading: str = "Heading"
    detail: str = "Detail"
    shown: str = "As shown"
    value: str = "Value"
    bound: str = "Bound to"
    source: str = "Source"
    address: str = "Address"


def walk(blocks: "tuple[Block, ...]") -> Iterator[Block]:
    """Every block, each section before what stands in it."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from walk(block.blocks)
