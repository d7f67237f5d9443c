"""What the feeds of official statistics as CSV share: lines whose cells go by their headings, and figures made of them.

It knows no table by itself. A cell that holds neither a number nor a mark for a missing one refuses the whole file.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldthread.analytics.areas import find_area
from goldthread.analytics.intake.feed import FeedCard
from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import Table, figures_table
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

MISSING = ("na", "n/a", "-", "..", ":", "*", ".", "not available", "")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_BRACKETED = re.compile(r"\[[a-z ]{1,20}\]")
_YEAR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file below its header; `row` as a spreadsheet counts, cells by heading without blanks around."""

    name: str
    row: int
    cells: Mapping[str, str]

    def refusal(self, fault: str, mend: str = "Fetch the file again.") -> BadInput:
        return BadInput(fault, where=delimited.at(self.name, self.row), mend=mend)

    def text(self, heading: str) -> str:
        """The text of a cell that must not be blank."""
        if not self.cells[heading]:
            raise self.refusal(f"The column “{heading}” is blank.")
        return self.cells[heading]

    def value(self, heading: str) -> tuple[float | None, str]:
        """The number and no mark, or None and what stood there instead: NA, a dash, [x]."""
        text = self.cells[heading]
        if _NUMBER.fullmatch(text):
            return float(text.replace(",", "")), ""
        if text.casefold() in MISSING or _BRACKETED.fullmatch(text):
            return None, text
        raise self.refusal(f"“{text}” in the column “{heading}” is not a number.")

    def whole(self, heading: str) -> int | None:
        """The whole number, 0 or more; None where a mark says that there is none."""
        value, _mark = self.value(heading)
        if value is not None and (value < 0 or value != int(value)):
            raise self.refusal(f"“{self.cells[heading]}” in the column “{heading}” is not a whole number, 0 or more.")
        return None if value is None else int(value)

    def year(self, heading: str) -> int:
        if not _YEAR.fullmatch(self.cells[heading]):
            raise self.refusal(f"“{self.cells[heading]}” is not a year.")
        return int(self.cells[heading])

    def day(self, heading: str) -> date:
        try:
            return date.fromisoformat(self.cells[heading])
        except ValueError:
            raise self.refusal(f"“{self.cells[heading]}” is not a day. A day is written 2022-03-31.") from None


Reading = Callable[[Sequence[Line]], Iterable[Figure]]
Telling = Callable[[Sequence[Figure]], Told]


@dataclass(frozen=True, slots=True)
class ColumnFeed:
    """A feed of files with one header and one line a figure or two.

    `reads` makes figures of all the lines, `tells` says of the figures which file they are. The card's columns are all
    the headings that the file may carry.
    """

    code: str
    title: str
    required: tuple[str, ...]
    card: FeedCard
    reads: Reading
    tells: Telling

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.card.columns)

    @property
    def table(self) -> Table:
        return figures_table(self.code)

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        found = lines(incoming, self.headings, self.required)
        figures = list(self.reads(found))
        told = self.tells(figures)
        odd = (
            *told.warnings,
            *_unknown(incoming, self.headings),
            *_oddities(found, figures),
            *cut_short(incoming.path),
        )
        return land_figures(incoming, lake, self.table, figures, told._replace(warnings=odd))


def lines(incoming: Incoming, headings: Sequence[str], required: Sequence[str]) -> list[Line]:
    """Every line with its cells by heading; "" for an optional heading that the file has not. Raises BadInput for a
    file with no line, a heading that is missing or stands twice, or a line of another width."""
    given = {delimited.fold(heading) for heading in delimited.header(incoming.path, incoming.name)}
    wanted = [heading for heading in headings if heading in required or delimited.fold(heading) in given]
    places = delimited.positions(delimited.header(incoming.path, incoming.name), wanted, incoming.name)
    blank = dict.fromkeys(headings, "")
    found = [
        Line(incoming.name, number, blank | {heading: cells[place].strip() for heading, place in places.items()})
        for number, cells in delimited.even_rows(incoming.path, incoming.name)
        if number > 1
    ]
    if not found:
        raise BadInput("holds a header and no rows.", where=incoming.name, mend="Fetch the file again.")
    return found


def times(period: Period) -> tuple[str, date, date]:
    """A period as a figure carries it: its code, its first day, the day after its last."""
    return period.code, period.start, period.end


def code_of(name: str) -> str:
    """The code of the force, region or country of this name; empty for one unknown, or one that leaves a part out."""
    area = find_area(name)
    return area.code if area and area.is_whole else ""


def years_of(figures: Iterable[Figure]) -> str:
    """The first and the last year that the figures begin in, as "2001-to-2020", or the one."""
    years = [figure.starts_on.year for figure in figures]
    return "-to-".join(dict.fromkeys((str(min(years)), str(max(years)))))


def repeats(figures: Iterable[Figure]) -> Iterator[str]:
    """That figures stand twice with the same value. They are kept."""
    again = sum(many - 1 for many in Counter(figure[:9] for figure in figures).values())
    if again:
        yield f"Figures that stand in the file once more, with the same value, and were kept: {again}."


def _oddities(found: Sequence[Line], figures: Sequence[Figure]) -> Iterator[str]:
    broken = Counter(heading for line in found for heading, cell in line.cells.items() if "\n" in cell)
    for heading, many in broken.items():
        yield f"Cells of the column “{heading}” are broken over lines: {many}."
    for name, other in _spelt_two_ways(figures):
        yield f"“{name}” is also written “{other}”; each was kept as it stands."
    yield from repeats(figures)


def _spelt_two_ways(figures: Iterable[Figure]) -> Iterator[tuple[str, str]]:
    """Names that differ in capitals alone."""
    names = {part for figure in figures for part in (figure.series, figure.area_name, *figure.breakdown.split("; "))}
    first = dict[str, str]()
    for name in sorted(names):
        if first.setdefault(name.casefold(), name) != name:
            yield first[name.casefold()], name


def cut_short(path: Path) -> Iterator[str]:
    """That the last line does not end, as in a file of which the rest is missing."""
    with path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - 1))
        if file.read(1) not in (b"\n", b"\r"):
            yield "The last line does not end: the file may be cut short."


def _unknown(incoming: Incoming, headings: Iterable[str]) -> Iterator[str]:
    known = {delimited.fold(heading) for heading in headings}
    for heading in delimited.header(incoming.path, incoming.name):
        if heading.strip() and delimited.fold(heading) not in known:
            yield f"The column “{heading}” is not known and was left out."
