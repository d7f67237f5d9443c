"""One sheet of the Home Office's workforce tables as figures: by force at several days with the changes between them,
or by kind of worker over years."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.tables.banded import Banded, Head, Line, Rows, number_or_mark, read_banded, unfooted
from goldthread.analytics.sources.home_office_areas import Area, areas_in_one_column, force_area, is_region
from goldthread.analytics.sources.home_office_sums import Sum
from goldthread.core.period import BadPeriod, Period

_TITLE = re.compile(r"(Table [A-Z]*\d+[a-z]?)\s*[:.]\s*(.+)", re.DOTALL)
_NUMBER = re.compile(r"Table [A-Z]*\d+[a-z]?")
_SERIES_ENDS = re.compile(r",? by police force|, England and Wales")
_CHANGE = re.compile(r"change in (\d+ (?:months?|years?))\s+(\w{3}-\d\d)\s*to\s*(\w{3}-\d\d)", re.IGNORECASE)
_UNITS = (("full-time equivalent", "full-time equivalents"), ("(fte)", "full-time equivalents"), ("headcount",) * 2)
_TITLE_WITHIN = 3
_WHOLE = "England and Wales"
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Read:
    """One table: its number in this edition with its title, its figures, and the totals that its parts should give."""

    name: str
    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    """What one column holds: at which day, in which unit; `kind` is of what, where the columns are kinds of worker."""

    day: Period | None
    unit: str
    kind: str = ""
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet and what its title says."""

    name: str
    series: str
    unit: str
    banded: Banded

    @property
    def table(self) -> str:
        """Which table it is in every edition: what it counts, and in which unit."""
        return f"{self.series}, {self.unit}"


def listed_titles(rows: Rows) -> dict[str, str]:
    """The titles that a sheet of contents gives the tables, by their numbers; they carry no footnotes."""
    texts = ([" ".join(str(cell).split()) for cell in row[:2]] for row in rows if len(row) > 1)
    return {number: title for number, title in texts if _NUMBER.fullmatch(number) and title}


def is_table(rows: Rows) -> bool:
    """Whether a sheet that begins so has the title of a table."""
    return any(_TITLE.match(str(row[0])) for row in rows[:_TITLE_WITHIN] if row)


def read_table(sheet: str, rows: Rows, listed: Mapping[str, str]) -> Read | None:
    """The figures of one sheet; None for one that is no table. One without a unit or a day has no figures.

    `listed` are the titles of the contents: by their words, whichever table they are of, a footnote glued to a number
    is known from the number.
    """
    banded = read_banded(rows, Head(labels=1))
    title = _TITLE.match(unfooted(banded.title)[0])
    if title is None or not banded.body:
        return None
    series = _as_listed(_SERIES_ENDS.split(title[2])[0], listed.values())
    one = _Sheet(sheet, series, _unit_of(banded.titles), banded)
    lines = [line for line in banded.body if line.labels[0]]
    areas = areas_in_one_column(unfooted(line.labels[0])[0] for line in lines)
    figures = tuple(_figures(one, zip(lines, areas, strict=True))) if one.unit else ()
    return Read(f"{title[1]}, {one.series}", figures, tuple(_sums(figures)))


def _as_listed(title: str, listed: Iterable[str]) -> str:
    words = set(re.findall(r"[\w.]+", " ".join(listed)))
    return re.sub(r"[\w.]*\d", lambda found: _shortened(found[0], words), title)


def _shortened(word: str, words: Container[str]) -> str:
    return next((word[:end] for end in range(len(word), 0, -1) if word[:end] in words), word)


def _unit_of(titles: Iterable[str]) -> str:
    words = " ".join(titles).casefold()
    return next((unit for sign, unit in _UNITS if sign in words), "")


def _figures(one: _Sheet, lines: Iterable[tuple[Line, Area]]) -> Iterator[Figure]:
    columns = _columns(one)
    for line, area in lines:
        of_row = _day(unfooted(line.labels[0])[0])
        for place, column in enumerate(columns):
            day = of_row or column.day
            if day is not None and line.cells[place] != "":
                value, mark = number_or_mark(line.cells[place])
                where = force_area(_WHOLE) if of_row else area
                yield Figure(
                    table=one.table,
                    series=column.kind if of_row and column.kind else one.series,
                    breakdown="" if of_row or not column.kind else column.kind,
                    area_code=where.code,
                    area_name=where.name,
                    period=day.code,
                    starts_on=day.start,
                    ends_on=day.end,
                    unit=column.unit,
                    value=value,
                    mark=mark,
                    place=f"{one.name}!{one.banded.place(line, place)}",
                    row=line.row,
                )


def _columns(one: _Sheet) -> list[_Column]:
    days = [day for parts in one.banded.columns if (day := _day(parts[-1]))]
    return [_column(parts, days, one.unit) for parts in one.banded.columns]


def _column(parts: Sequence[str], days: Sequence[Period], unit: str) -> _Column:
    change = _CHANGE.search(parts[0])
    if change is not None:
        later = next((day for day in days if f"{day.start:%b-%y}" == change[3].capitalize()), None)
        is_share = parts[-1] == "%"
        words = f"% change in {change[1]}, {unit}" if is_share else f"change in {change[1]}, {unit}"
        return _Column(later, words, is_change=True)
    day = _day(parts[-1])
    if day is not None:
        return _Column(day, unit)
    last = max(days, default=None)
    return _Column(last, unit, kind=unfooted(" ".join(filter(None, parts)))[0])


def _day(text: str) -> Period | None:
    """The day that a heading names; None for one that names none."""
    try:
        return Period.snapshot(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        found = Period.parse(text)
    except BadPeriod:
        return None
    return found if found.days == 1 else None


def _sums(figures: Sequence[Figure]) -> Iterator[Sum]:
    """Each region against its forces, and the first total of a column against its regions. A mark counts for none."""
    columns: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        if "change" not in figure.unit:
            columns.setdefault((figure.series, figure.breakdown, figure.period), []).append(figure)
    for column in columns.values():
        yield from _sums_of_column(column)


def _sums_of_column(column: Sequence[Figure]) -> Iterator[Sum]:
    regions = [place for place, figure in enumerate(column) if is_region(figure.area_code)]
    total = next((place for place, one in enumerate(column) if one.area_name.casefold().startswith(_TOTAL)), None)
    if not regions or total is None:
        return
    for start, end in zip(regions, [*regions[1:], total], strict=True):
        yield _sum(column[start], column[start + 1 : end])
    yield _sum(column[total], [column[place] for place in regions])


def _sum(total: Figure, parts: Iterable[Figure]) -> Sum:
    day = Period.parse(total.period).words
    return Sum(total.table, f"{total.area_name}, {day}", total.value or 0.0, sum(part.value or 0.0 for part in parts))
