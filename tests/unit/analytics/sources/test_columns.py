"""Lines are read by their headings; a cell is a number, a mark for a missing one, or a fault with its place."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest

from goldthread.analytics import engine
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.columns import ColumnFeed, Line, code_of, lines, times, years_of
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

Write = Callable[..., Incoming]


def line(cell: str) -> Line:
    return Line("file.csv", 7, {"cell": cell})


@pytest.mark.parametrize(
    ("cell", "value"),
    [("0", 0.0), ("12", 12.0), ("1,234.5", 1234.5), ("-3", -3.0), ("0.0295", 0.0295), ("1.2E-05", 0.000012)],
)
def test_number_is_read_with_its_commas(cell: str, value: float) -> None:
    assert line(cell).value("cell") == (value, "")


@pytest.mark.parametrize("mark", ["NA", "n/a", "-", "..", ":", "*", "[x]", "[low]", ""])
def test_mark_of_a_missing_number_is_kept_and_is_no_number(mark: str) -> None:
    assert line(mark).value("cell") == (None, mark)


@pytest.mark.parametrize("cell", ["nan", "inf", "1_000", "12 people", "£5", "1,23", "٣", "--"])
def test_anything_else_refuses_with_its_place(cell: str) -> None:
    with pytest.raises(BadInput) as told:
        line(cell).value("cell")

    assert str(told.value) == f"file.csv, row 7: “{cell}” in the column “cell” is not a number. Fetch the file again."


@pytest.mark.parametrize(("cell", "whole"), [("0", 0), ("1,000", 1000), ("NA", None)])
def test_whole_number_is_read(cell: str, whole: int | None) -> None:
    assert line(cell).whole("cell") == whole


@pytest.mark.parametrize(
    ("read", "cell", "fault"),
    [
        (Line.whole, "1.5", "“1.5” in the column “cell” is not a whole number, 0 or more."),
        (Line.whole, "-1", "“-1” in the column “cell” is not a whole number, 0 or more."),
        (Line.year, "20", "“20” is not a year."),
        (Line.year, "", "“” is not a year."),
        (Line.day, "31/03/2022", "“31/03/2022” is not a day. A day is written 2022-03-31."),
        (Line.text, "", "The column “cell” is blank."),
    ],
)
def test_cell_of_another_kind_refuses(read: Callable[[Line, str], object], cell: str, fault: str) -> None:
    with pytest.raises(BadInput) as told:
        read(line(cell), "cell")

    assert told.value.fault == fault


def test_year_and_day_are_read() -> None:
    assert (line("2007").year("cell"), line("2007-03-01").day("cell")) == (2007, date(2007, 3, 1))


def test_lines_go_by_heading_whatever_their_order(text_file: Write) -> None:
    file = text_file("B,extra, A \n1,x, 2 \n\n3,y,4\n")

    found = lines(file, ("A", "B", "C"), ("A", "B"))

    assert [(one.row, dict(one.cells)) for one in found] == [
        (2, {"A": "2", "B": "1", "C": ""}),
        (4, {"A": "4", "B": "3", "C": ""}),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A,B\n", "file.csv: holds a header and no rows. Fetch the file again."),
        ("A\n1\n", "file.csv: The column “B” is missing. Fetch the file again, or put the column back."),
        ("A,B,b\n1,2,3\n", "file.csv, row 1: The column “B” stands twice. Take one of them out."),
        ("A,B\n1\n", "file.csv, row 2: has 1 of 2 cells: the row is cut short. Fetch the file again."),
    ],
)
def test_file_without_lines_or_with_uneven_ones_is_refused(text_file: Write, text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        lines(text_file(text), ("A", "B"), ("A", "B"))

    assert str(told.value) == sentence


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Dyfed-Powys", "W15000004"),
        ("Avon & Somerset", "E23000036"),
        ("London, City of", "E23000034"),
        ("ENGLAND AND WALES", "K04000001"),
        ("England and Wales (excluding Dorset)", ""),
        ("Nowhere", ""),
    ],
)
def test_code_is_that_of_the_whole_area_or_none(name: str, code: str) -> None:
    assert code_of(name) == code


def test_years_are_named_from_first_to_last() -> None:
    figures = [_figure(year, 1.0) for year in (2003, 2001, 2002)]

    assert (years_of(figures), years_of(figures[:1])) == ("2001-to-2003", "2003")


def _figure(year: int, value: float, series: str = "s") -> Figure:
    return Figure("t", series, "", "", "a", *times(Period.year(year)), "u", value)


def _reads(found: Sequence[Line]) -> Iterator[Figure]:
    return (_figure(one.year("year"), one.value("n")[0] or 0.0, one.cells["kind"]) for one in found)


FEED = ColumnFeed(
    code="made_up",
    title="made up table",
    required=("year", "n"),
    card=FeedCard("nobody", "a number", tuple(FeedColumn(name, name) for name in ("year", "n", "kind"))),
    reads=_reads,
    tells=lambda figures: Told("all", "All", warnings=(f"{len(figures)} of them.",)),
)


def test_feed_of_columns_lands_its_figures(text_file: Write, lake: Lake) -> None:
    landing = FEED.land(text_file("year,n\n2001,5\n2002,6\n"), lake)

    assert engine.run(f"SELECT period, value FROM read_parquet('{lake.held(landing.parquet)}')") == [
        ("2001", 5.0),
        ("2002", 6.0),
    ]
    assert (landing.feed, landing.subject, landing.report.rows) == ("made_up", "all", 2)
    assert landing.report.warnings == ("2 of them.",)


def test_feed_of_columns_tells_what_is_odd(text_file: Write, lake: Lake) -> None:
    text = 'year,n,kind,colour\n2001,5,Alike,red\n2001,5,Alike,red\n2001,6,alike,red\n2002,6,"two\nlines",red'

    landing = FEED.land(text_file(text), lake)

    assert landing.report.warnings == (
        "4 of them.",
        "The column “colour” is not known and was left out.",
        "Cells of the column “kind” are broken over lines: 1.",
        "“Alike” is also written “alike”; each was kept as it stands.",
        "Figures that stand in the file once more, with the same value, and were kept: 1.",
        "The last line does not end: the file may be cut short.",
    )


def test_same_figure_with_two_values_refuses_the_file(text_file: Write, lake: Lake) -> None:
    with pytest.raises(BadInput, match=r"5\.0 here and 6\.0 before"):
        FEED.land(text_file("year,n\n2001,6\n2001,5\n"), lake)

    assert list(lake.root.rglob("*.parquet")) == []
