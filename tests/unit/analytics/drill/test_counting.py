"""A drill-down counts every row somewhere, gives the largest lines first, and takes no column that it does not know."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from goldthread.analytics.drill import ACROSS, DOWN, Drilled, Held, Line, Question, drill
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.lake import Lake, NotInLake
from goldthread.core.errors import BadInput

Rows = Callable[..., dict[str, str]]
Land = Callable[..., Landing]
Ask = Callable[..., Drilled]


def held(landing: Landing) -> Held:
    assert landing.month is not None
    return Held(landing.subject, landing.month.code, landing.parquet)


@pytest.fixture
def files(land: Land, row: Rows) -> list[Held]:
    """Two months of one force: ten rows, of which one lies in another force's district and two lie nowhere."""
    nowhere = {"Location": "No Location", "LSOA_name": "", "LSOA_code": ""}
    may = [
        row("a1"),
        row("a2"),
        row("a3", Crime_type="Drugs", LSOA_name="Blaby 002B"),
        row("a4", Crime_type="Drugs", LSOA_name="Lancaster 001A", Location="On or near Quay"),
        row("", Crime_type="Anti-social behaviour", Last_outcome_category="", **nowhere),
    ]
    june = [row(f"b{n}", Month="2025-06", Location="On or near Quay") for n in range(4)]
    june.append(row("b9", Month="2025-06", Crime_type="Drugs", **nowhere))
    return [held(land(may)), held(land(june, name="2025-06-leicestershire-street.csv"))]


@pytest.fixture
def ask(files: Sequence[Held], lake: Lake) -> Ask:
    """Put a question about the two months."""
    return lambda *words, **more: drill(lake, files, Question(*words, **more))


def plain(lines: Sequence[Line]) -> list[tuple[str, str, int, tuple[int, ...]]]:
    return [(line.name, line.kind, line.total, line.cells) for line in lines]


def test_months_down_and_types_across_are_counted(ask: Ask) -> None:
    found = ask("month", "crime_type")

    assert found.across == ("Burglary", "Drugs", "Anti-social behaviour")
    assert plain(found.lines) == [("2025-05", "", 5, (2, 2, 1)), ("2025-06", "", 5, (4, 1, 0))]
    assert found.totals == (6, 3, 1)


def test_months_across_stand_in_their_order(ask: Ask) -> None:
    assert ask("crime_type", "month").across == ("2025-05", "2025-06")


def test_districts_stand_by_size_then_those_outside_then_no_place(ask: Ask) -> None:
    assert plain(ask("district").lines) == [
        ("Leicester", "", 6, ()),
        ("Blaby", "", 1, ()),
        ("Lancaster", "outside", 1, ()),
        ("", "none", 2, ()),
    ]


def test_rows_without_an_outcome_are_a_line_and_a_column_of_their_own(ask: Ask) -> None:
    down, across = ask("outcome"), ask("month", "outcome")

    assert plain(down.lines) == [("Under investigation", "", 9, ()), ("", "none", 1, ())]
    assert (across.across, across.totals) == (("Under investigation", ""), (9, 1))


@pytest.mark.parametrize("down", DOWN)
@pytest.mark.parametrize("across", ["", *ACROSS])
@pytest.mark.parametrize("limit", [1, 2, 50])
def test_every_row_is_counted_once_in_any_table(ask: Ask, down: str, across: str, limit: int) -> None:
    if down == across:
        across = ""

    found = ask(down, across, limit=limit)

    assert (found.rows, found.unallocated) == (10, 2)
    assert sum(line.total for line in found.lines) == 10
    assert [sum(line.cells) for line in found.lines if across] == [line.total for line in found.lines if across]
    assert sum(found.totals) == (10 if across else 0)


def test_lines_beyond_the_limit_are_one_line_that_says_how_many_they_were(ask: Ask) -> None:
    found = ask("district", "month", limit=2)

    assert plain(found.lines) == [("Leicester", "", 6, (2, 4)), ("", "rest", 2, (2, 0)), ("", "none", 2, (1, 1))]
    assert [line.values for line in found.lines] == [1, 2, 1]


def test_equal_lines_are_kept_by_name(ask: Ask) -> None:
    assert [line.name for line in ask("district", limit=3).lines] == ["Leicester", "Blaby", "", ""]


def test_months_are_all_given_whatever_the_limit(ask: Ask) -> None:
    assert [line.name for line in ask("month", limit=1).lines] == ["2025-05", "2025-06"]


def test_question_narrowed_counts_only_rows_that_fit_in_every_way(ask: Ask) -> None:
    found = ask("location", where={"district": ["Leicester", "Lancaster"], "crime_type": ["Burglary"]})

    assert plain(found.lines) == [("On or near Quay", "", 4, ()), ("On or near High Street", "", 2, ())]
    assert found.unallocated == 0


def test_empty_text_asks_for_rows_that_hold_nothing(ask: Ask) -> None:
    found = ask("crime_type", where={"district": [""]})

    assert (found.rows, found.unallocated) == (2, 2)


def test_month_that_is_not_asked_for_is_not_opened(files: list[Held], lake: Lake) -> None:
    lake.path(files[1].parquet).unlink()

    assert drill(lake, files, Question("month", where={"month": ["2025-05"]})).rows == 5


@pytest.mark.parametrize("where", [{"month": ["2030-01"]}, {"crime_type": ["Piracy"]}, {"crime_type": []}])
def test_nothing_that_fits_is_an_answer_of_nought(ask: Ask, where: dict[str, list[str]]) -> None:
    assert ask("month", "crime_type", where=where) == Drilled((), (), (), 0, 0)


def test_value_is_never_part_of_the_question(ask: Ask) -> None:
    assert ask("month", where={"location": ["x') OR ('1' = '1"]}).rows == 0


def test_several_forces_are_counted_together_and_none_of_their_districts_is_outside(
    files: list[Held], land: Land, row: Rows, lake: Lake
) -> None:
    other = land([row("k1", Reported_by="Kent Police", LSOA_name="Dover 001A")], name="2025-05-kent-street.csv")

    found = drill(lake, [*files, held(other)], Question("district"))

    assert [(line.name, line.kind) for line in found.lines] == [
        ("Leicester", ""),
        ("Blaby", ""),
        ("Dover", ""),
        ("Lancaster", ""),
        ("", "none"),
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("crime_id",), "Rows cannot be counted by “crime_id”."),
        (("month", "location"), "Rows cannot be counted by “location”."),
        (("month; DROP",), "Rows cannot be counted by “month; DROP”."),
        (("month", "month"), "Lines and columns would both be by “month”."),
        (("month", "", {"row": ["1"]}), "Rows cannot be counted by “row”."),
        (("month", "", {}, 0), "A table of 0 lines shows nothing."),
    ],
)
def test_column_that_cannot_be_asked_for_is_refused(ask: Ask, words: tuple[Any, ...], sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        ask(*words)

    assert str(told.value).startswith(sentence)


def test_file_that_is_lost_is_told(files: list[Held], lake: Lake) -> None:
    lake.path(files[1].parquet).unlink()

    with pytest.raises(NotInLake, match="is missing"):
        drill(lake, files, Question("month"))
