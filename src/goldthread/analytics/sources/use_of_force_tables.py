"""One sheet of the Home Office's use of force tables as figures.

The columns on the left name tactic, force or year; those beyond count, each for one group under a heading that says
what the groups are of. Titles and headings are read, the numbers of tables are not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.tables.banded import Banded, Head, Rows, number_or_mark, read_banded, unfooted
from goldthread.analytics.intake.tables.bare import place_of
from goldthread.analytics.sources.home_office_areas import Area, force_area, region_area
from goldthread.core.period import BadPeriod, Period

ALL = "all"
INCIDENTS = "Number of incidents"
_TITLE = re.compile(r"(Table [A-Z]*\d+[a-z]?)\s*[:.]\s*(.+)", re.DOTALL)
_YEAR = re.compile(r"year ending (?:31 )?March (\d{4})")
_SERIES_ENDS = re.compile(r",? by |, year ending |: \d|, \d")
_OF_WHICH = re.compile(r",? of which$")
_ASIDE = re.compile(r"\s*\(Total number of .*\)$")
_MARK_OF_ROW = re.compile(r"\s*(\([A-Z]\))$")
_TOTAL = "Total "
_WHOLE = "England and Wales"
_FORCE, _REGION, _FINANCIAL_YEAR = "police force", "region", "financial year"
_OF_ALL = ("total", "total incidents", "total number of incidents", "number of times tactic reported")


@dataclass(frozen=True, slots=True)
class _Column:
    """What one column counts: the series where its heading is one, the group and what the group is of; `head_number`
    are the incidents of the group, where the head gives them."""

    series: str
    dimension: str
    group: str
    head_number: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    number: str
    series: str
    year: Period | None
    labels: tuple[str, ...]
    columns: tuple[_Column, ...]
    banded: Banded


def read_table(sheet: str, rows: Rows) -> tuple[Figure, ...] | None:
    """The figures of one sheet; None for one that is no table, none for a table of which the year is not told."""
    banded = read_banded(rows, Head(labels=_labels(rows)))
    title = _TITLE.match(unfooted(banded.title)[0])
    if title is None or not banded.body:
        return None
    year = _YEAR.search(title[2])
    one = _Sheet(
        name=sheet,
        number=title[1],
        series=_SERIES_ENDS.split(title[2])[0],
        year=Period.financial_year(int(year[1]) - 1) if year else None,
        labels=tuple(_last(heads) for heads in banded.label_heads),
        columns=tuple(_column(parts, is_alone=len(banded.columns) == 1) for parts in banded.columns),
        banded=banded,
    )
    return (*_of_head(one, rows), *_of_body(one))


def _labels(rows: Rows) -> int:
    """How many columns name the rows: the texts before the first number of the first row that begins with a text."""
    for row in rows:
        numbers = [place for place, cell in enumerate(row) if isinstance(cell, int | float)]
        if numbers and numbers[0] and str(row[0]).strip():
            return numbers[0]
    return 1


def _last(heads: Sequence[str]) -> str:
    return next((unfooted(head)[0] for head in reversed(heads) if head), "")


def _column(parts: Sequence[str], *, is_alone: bool) -> _Column:
    texts = [unfooted(part)[0] for part in parts if part and not part.isdigit()]
    number = next((part for part in parts if part.isdigit()), "")
    if len(texts) < 2 and texts[0].casefold().startswith("number of"):
        return _Column(texts[0], "", "")
    if len(texts) < 2:
        return _Column("", "" if is_alone else "type", _or_all(texts[0]))
    return _Column("", _ASIDE.sub("", texts[0]).casefold(), _or_all(texts[1]), number)


def _or_all(name: str) -> str:
    return ALL if name.casefold() in _OF_ALL else name


def _of_head(one: _Sheet, rows: Rows) -> Iterator[Figure]:
    """The incidents of each group, which some tables give in a row of the head."""
    first = one.banded.body[0].row
    for column, position in zip(one.columns, one.banded.positions, strict=True):
        if column.head_number and one.year is not None:
            row = next(number for number in range(first - 1, 0, -1) if isinstance(_cell(rows, number, position), float))
            yield _figure(
                one,
                (INCIDENTS, f"{column.dimension}: {column.group}"),
                (force_area(_WHOLE), one.year),
                (float(column.head_number), ""),
                (place_of(row, position), row),
            )


def _cell(rows: Rows, number: int, position: int) -> object:
    row = rows[number - 1]
    return row[position - 1] if position <= len(row) else ""


def _of_body(one: _Sheet) -> Iterator[Figure]:
    above: tuple[str, ...] = ()
    for line in one.banded.body:
        labels = _filled_down(line.labels, above)
        above = labels
        period = _period(one, labels)
        named = tuple(_named(one, labels))
        area, beside = _area(one, labels)
        for place, column in enumerate(one.columns):
            if period is not None and line.cells[place] != "":
                group = [f"{column.dimension}: {column.group}"] if column.dimension else []
                value, mark = number_or_mark(line.cells[place])
                yield _figure(
                    one,
                    (column.series or one.series, "; ".join((*named, *group))),
                    (area, period),
                    (value, mark or beside),
                    (one.banded.place(line, place), line.row),
                )


def _figure(
    one: _Sheet,
    of: tuple[str, str],
    where: tuple[Area, Period],
    read: tuple[float | None, str],
    stands: tuple[str, int],
) -> Figure:
    area, period = where
    return Figure(
        table=one.number,
        series=of[0],
        breakdown=of[1],
        area_code=area.code,
        area_name=area.name,
        period=period.code,
        starts_on=period.start,
        ends_on=period.end,
        unit="uses" if "times" in of[0] else "incidents",
        value=read[0],
        mark=read[1],
        place=f"{one.name}!{stands[0]}",
        row=stands[1],
    )


def _filled_down(labels: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """The labels, a blank first one being that of the row above it."""
    return labels if labels[0] or not above else (above[0], *labels[1:])


def _period(one: _Sheet, labels: Sequence[str]) -> Period | None:
    named = dict(zip((head.casefold() for head in one.labels), labels, strict=True))
    if _FINANCIAL_YEAR not in named:
        return one.year
    try:
        return Period.parse(named[_FINANCIAL_YEAR])
    except BadPeriod:
        return None


def _area(one: _Sheet, labels: Sequence[str]) -> tuple[Area, str]:
    """The area of a row, and the mark beside its name, which is of all its figures: "(R)" for revised."""
    named = dict(zip((head.casefold() for head in one.labels), labels, strict=True))
    name = unfooted(named.get(_FORCE, _WHOLE))[0].lstrip("*")
    mark = _MARK_OF_ROW.search(name)
    name = _MARK_OF_ROW.sub("", name)
    is_total = name.startswith(_TOTAL)
    return region_area(name.removeprefix(_TOTAL)) if is_total else force_area(name), mark[1] if mark else ""


def _named(one: _Sheet, labels: Sequence[str]) -> Iterator[str]:
    """The words of the breakdown that the labels give; a total is of all."""
    upper = ""
    for head, label in zip(one.labels, labels, strict=True):
        if head.casefold() not in (_FORCE, _REGION, _FINANCIAL_YEAR):
            text = _OF_WHICH.sub("", unfooted(label)[0].lstrip("*"))
            is_total = text.casefold() in (*_OF_ALL, "", "total tactics", f"total {upper}")
            yield f"{head.casefold()}: {ALL if is_total else _of_all_but(text)}"
            upper = text.casefold()


def _of_all_but(text: str) -> str:
    """A total that leaves something out says so: "all (excluding not reported and tactical communication)"."""
    return f"{ALL} {text.removeprefix(_TOTAL)}" if text.startswith(f"{_TOTAL}(") else text
