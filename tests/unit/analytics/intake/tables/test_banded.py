"""Sheets laid out for people are read as bands; footnotes come off names, and marks stay beside figures."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.analytics.intake.tables.banded import Head, Line, folded, number_or_mark, read_banded, unfooted
from goldthread.analytics.intake.tables.bare import column_and_row, place_of

SHEET = [
    ["Table 1: Offences, year ending March 20201,2", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["England and Wales", "", "", "", "", ""],
    ["", "", "All", "", "Against people", ""],
    ["Code", "Name", "", "", "Violence3", "Robbery"],
    ["", "", "Numbers", "", "", ""],
    ["", "", "", "", "", ""],
    ["E1", "North  East4", 10.0, "", 7.0, "-"],
    ["", "", "", "", "", ""],
    ["E2", "South", 5.0, "", "..", 5.0],
    ["Source: somebody", "", "", "", "", ""],
    ["1. A note.", "", "", "", "", ""],
]


def test_sheet_is_parted_into_titles_head_body_and_notes() -> None:
    bands = read_banded(SHEET, Head(labels=2))

    assert (bands.title, bands.subtitle) == ("Table 1: Offences, year ending March 20201,2", "England and Wales")
    assert bands.label_heads == (("", "Code", ""), ("", "Name", ""))
    assert bands.notes == ("Source: somebody", "1. A note.")
    assert bands.body == (
        Line(8, ("E1", "North East4"), (10.0, 7.0, "-")),
        Line(10, ("E2", "South"), (5.0, "..", 5.0)),
    )


def test_merged_headings_stand_over_all_that_they_span_and_the_spacer_is_gone() -> None:
    bands = read_banded(SHEET, Head(labels=2))

    assert bands.columns == (
        ("All", "", "Numbers"),
        ("Against people", "Violence3", "Numbers"),
        ("Against people", "Robbery", "Numbers"),
    )
    assert bands.positions == (3, 5, 6)


def test_place_of_a_figure_is_named_as_spreadsheets_do() -> None:
    bands = read_banded(SHEET, Head(labels=2))

    assert [bands.place(bands.body[1], column) for column in range(3)] == ["C10", "E10", "F10"]


def test_head_of_one_row_is_found_below_its_titles() -> None:
    bands = read_banded([["Table 2"], ["Police"], ["Force", "Officers"], ["Kent", 5.0]])

    assert (bands.titles, bands.columns) == (("Table 2", "Police"), (("Officers",),))


def test_word_on_units_at_the_far_right_is_part_of_a_title() -> None:
    rows = [
        ["Table 3", "", "", ""],
        ["England", "", "", "Headcount"],
        ["", "2018", "2019", "2020"],
        ["Kent", 1.0, 2.0, 3.0],
    ]

    bands = read_banded(rows)

    assert (bands.subtitle, bands.columns) == ("England Headcount", (("2018",), ("2019",), ("2020",)))


@pytest.mark.parametrize(
    ("heads", "read"),
    [([2018.0, 2019.0], ("2018", "2019")), ([datetime(2018, 9, 30), date(2019, 9, 30)], ("2018-09-30", "2019-09-30"))],
)
def test_years_and_days_are_headings_not_figures(heads: list[object], read: tuple[str, str]) -> None:
    bands = read_banded([["Table 4"], ["Force", *heads], ["Kent", 1.0, 2.0]])  # type: ignore[list-item]

    assert [column[0] for column in bands.columns] == list(read)


def test_heading_that_is_merged_downwards_is_not_spread_to_its_side() -> None:
    rows = [["", "Officers", "", "Total"], ["", "Men", "Women", ""], ["Kent", 1.0, 2.0, 3.0]]

    assert read_banded(rows).columns == (("Officers", "Men"), ("Officers", "Women"), ("Total", ""))


def test_blank_row_within_a_head_does_not_end_it() -> None:
    rows = [["Table 5"], ["", "As at:", ""], [], ["", "2018-09-30", "2019-09-30"], ["Kent", 1.0, 2.0]]

    assert read_banded(rows).columns == (("As at:", "2018-09-30"), ("As at:", "2019-09-30"))


def test_mark_in_a_column_without_heading_makes_no_column_of_it() -> None:
    rows = [["", "A", "", "B"], ["Force", "x", "", "y"], ["Kent", 1.0, "..", 2.0]]

    assert read_banded(rows).columns == (("A", "x"), ("B", "y"))


def test_heading_within_the_body_is_a_line_without_figures() -> None:
    bands = read_banded([["Force", "Officers"], ["Kent", 5.0], ["Welsh forces", ""], ["Gwent", 3.0]])

    assert [(line.labels[0], line.is_empty) for line in bands.body] == [
        ("Kent", False),
        ("Welsh forces", True),
        ("Gwent", False),
    ]


def test_head_can_be_told_where_it_is() -> None:
    rows = [["Table 6", "", ""], ["", "All", ""], ["", 5.0, 6.0], ["Kent", 1.0, 2.0]]

    bands = read_banded(rows, Head(starts=2, rows=2))

    assert (bands.columns, len(bands.body)) == ((("All", "5"), ("All", "6")), 1)


@pytest.mark.parametrize("rows", [[], [[]], [["only a title"]], [["a", "b"], ["c", "d"]]])
def test_sheet_without_figures_has_no_body(rows: list[list[str]]) -> None:
    assert read_banded(rows).body == ()


@pytest.mark.parametrize(
    ("text", "plain", "marks"),
    [
        ("ENGLAND AND WALES7,8", "ENGLAND AND WALES", ("7", "8")),
        ("year ending December 20191,2", "year ending December 2019", ("1", "2")),
        ("30 September 2018 and 30 September 20192 (FTE)", "30 September 2018 and 30 September 2019 (FTE)", ("2",)),
        ("year ending December 181,2", "year ending December 18", ("1", "2")),
        ("Apr '11 to Mar '126,7,8", "Apr '11 to Mar '12", ("6", "7", "8")),
        ("Total (excluding fraud3)", "Total (excluding fraud)", ("3",)),
        ("Population (mid-2017)3 rounded to 100", "Population (mid-2017) rounded to 100", ("3",)),
        ("Burglary (households) 6,7,9", "Burglary (households)", ("6", "7", "9")),
        ("ENGLAND (inc. BTP)9", "ENGLAND (inc. BTP)", ("9",)),
        ("Devon and Cornwall [note 2]", "Devon and Cornwall", ("2",)),
        ("Kent [1][12]", "Kent", ("1", "12")),
        ("Kent¹,²", "Kent", ("1", "2")),
        ("Kent (2)", "Kent", ("2",)),
        ("Assault with\n injury4", "Assault with injury", ("4",)),
        ("March 2019 CSEW1", "March 2019 CSEW", ("1",)),
    ],
)
def test_footnotes_are_taken_off(text: str, plain: str, marks: tuple[str, ...]) -> None:
    assert unfooted(text) == (plain, marks)


@pytest.mark.parametrize(
    "text",
    [
        "Section 47", "2018/19", "under 16", "December 2019", "December 18", "Apr '07 to Mar '08", "aged 16-24", "A4",
        "M25", "CO2", "1 January 2019", "rate per 100,000 population", "Police(2006)", "s.38, s.391", "COVID-19",
        "12,345", "201912", "Stalking and harassment 5", "2010-2011", "", "Apr '10 to Mar '11",
    ],
)  # fmt: skip
def test_numbers_that_are_no_footnotes_stay(text: str) -> None:
    assert unfooted(text) == (text, ())


def test_single_number_after_a_word_is_a_footnote_only_where_that_is_said() -> None:
    assert unfooted("Stalking and harassment 5", spaced=True) == ("Stalking and harassment", ("5",))
    assert unfooted("December 18", spaced=True) == ("December 18", ())


@given(
    st.sampled_from(
        ["Northumbria", "ENGLAND AND WALES", "year ending March 2019", "Apr '17 to Mar '18", "Total (all)"]
    ),
    st.lists(st.integers(1, 49), min_size=1, max_size=6),
)
def test_any_list_of_footnotes_comes_off_whole(name: str, notes: list[int]) -> None:
    marks = tuple(map(str, notes))

    assert unfooted(name + ",".join(marks)) == (name, marks)


@given(st.text(max_size=40))
def test_text_without_footnotes_stays_so(text: str) -> None:
    plain, marks = unfooted(text)

    assert plain == folded(text) or marks
    assert all(mark.isdigit() for mark in marks)


@pytest.mark.parametrize(
    ("cell", "number", "mark"),
    [
        (5, 5.0, ""),
        (5.5, 5.5, ""),
        ("1,234", 1234.0, ""),
        ("\N{MINUS SIGN}5.5", -5.5, ""),
        ("12%", 12.0, "%"),
        ("5.3*", 5.3, "*"),
        ("1,234 [p]", 1234.0, "[p]"),
        ("", None, ""),
        (" .. ", None, ".."),
        ("\N{EN DASH}", None, "-"),
        ("-", None, "-"),
        (":", None, ":"),
        ("n/a", None, "n/a"),
        ("[x]", None, "[x]"),
        ("*\N{UPWARDS ARROW}", None, "*\N{UPWARDS ARROW}"),
        ("nan", None, "nan"),
        ("inf", None, "inf"),
        ("1 2", None, "1 2"),
        ("12,34", None, "12,34"),
        (True, None, "True"),
        (datetime(2018, 9, 30), None, "2018-09-30"),
    ],
)
def test_cell_is_a_number_or_a_mark(cell: object, number: float | None, mark: str) -> None:
    assert number_or_mark(cell) == (number, mark)  # type: ignore[arg-type]


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers())
def test_number_is_itself(real: float, whole: int) -> None:
    assert number_or_mark(real) == (real, "")


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_place_is_read_back(row: int, column: int) -> None:
    assert column_and_row(place_of(row, column)) == (column, row)


_cells = st.one_of(st.just(""), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=6), st.booleans())


@given(st.lists(st.lists(_cells, max_size=5), max_size=9), st.integers(1, 3))
def test_any_sheet_is_read_without_losing_a_number_below_its_head(rows: list[list[object]], labels: int) -> None:
    bands = read_banded(rows, Head(labels=labels))  # type: ignore[arg-type]

    assert all(len(line.cells) == len(bands.columns) == len(bands.positions) for line in bands.body)
    for line in bands.body:
        own = [cell for cell in rows[line.row - 1][labels:] if isinstance(cell, float)]
        assert [cell for cell in line.cells if isinstance(cell, float)] == own
