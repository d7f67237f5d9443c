"""Whose searches a file holds, of which month and how much of it, and what is odd in them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from goldthread.analytics.sources.search_report import (
    Place,
    force_of_name,
    is_partial,
    misnomers,
    month_of,
    oddities,
    place_of,
)
from goldthread.analytics.sources.search_row import Search
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

MAY = Period.month(2025, 5)


def search(at: str = "2025-05-10T12:00", *, force: str = "kent", row: int = 2, **cells: object) -> Search:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    local = moment.astimezone(ZoneInfo("Europe/London"))
    blank = dict.fromkeys(Search._fields)
    given = {
        "force": force, "month": f"{local:%Y-%m}", "searched_on": local.date(), "type": "Person search",
        "searched_at": moment.replace(tzinfo=None), "latitude": 51.2, "longitude": 0.5, "row": row,
    }  # fmt: skip
    return Search(**(blank | given | cells))  # type: ignore[arg-type]


def days(*numbers: int, **cells: object) -> list[Search]:
    return [search(f"2025-05-{day:02}T12:00", row=row, **cells) for row, day in enumerate(numbers, 2)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("2025-05-kent-stop-and-search.csv", "kent"),
        ("a.zip/2025-05/2025-05-Devon-and-Cornwall-stop-and-search.csv", "devon-and-cornwall"),
        ("kent_stop_and_search.csv", "kent"),
        ("2025-05-btp-stop-and-search.csv", "btp"),
        ("searches/Kent Police/2025-05.csv", "kent"),
        ("kent/essex/answer.json", "essex"),
        ("kent/2025-05-essex-stop-and-search.csv", "essex"),
        ("stop-and-search.csv", None),
        ("stop_and_searches_2025-05_south-east.json", None),
        ("kent.csv", None),
        ("all/forces/searches.csv", None),
    ],
)
def test_force_is_read_from_the_name_that_is_published_or_a_folder(name: str, force: str | None) -> None:
    assert force_of_name(name) == force


def test_month_is_that_of_most_searches() -> None:
    found = [*days(*range(1, 11)), search("2025-06-01T09:00")]

    assert month_of(found, "a.csv") == MAY


def test_several_months_are_refused() -> None:
    found = [*days(1, 2, 3), search("2025-06-01T09:00")]

    with pytest.raises(BadInput) as told:
        month_of(found, "a.csv")

    assert str(told.value) == (
        "a.csv: holds searches of several months, 2025-05 to 2025-06: a file is one month. Split the file by month."
    )


@pytest.mark.parametrize(
    ("first", "last", "is_part"), [(1, 31, False), (8, 24, False), (9, 31, True), (1, 23, True), (3, 3, True)]
)
def test_more_than_a_week_open_at_an_end_is_part_of_a_month(first: int, last: int, is_part: bool) -> None:
    assert is_partial(days(first, last), MAY) is is_part


def test_whole_month_of_one_force_takes_the_forces_month() -> None:
    whole = Place("kent", "Kent", MAY)

    assert place_of(days(1, 31), MAY) == whole
    assert place_of(days(8, 24), MAY) == whole


def test_file_of_a_few_days_never_takes_the_forces_month() -> None:
    assert place_of(days(27, 31), MAY) == Place("kent-days-27-to-31", "Kent, days 27 to 31", MAY)


def test_answer_of_several_forces_takes_a_place_of_that_set() -> None:
    two = [*days(1, 31), *days(1, 31, force="essex")]

    found = place_of(two, MAY)

    assert found == place_of(list(reversed(two)), MAY)
    assert (found.subject, found.name) == ("several-forces-30d1475b", "Essex, Kent")
    assert found.subject != place_of([*two, *days(1, force="surrey")], MAY).subject


def test_many_forces_are_named_by_their_number() -> None:
    many = [one for force in ("kent", "essex", "surrey", "sussex", "dorset", "btp") for one in days(1, 31, force=force)]

    assert place_of(many, MAY).name == "6 forces"


def test_ordinary_month_has_nothing_odd() -> None:
    assert list(oddities(days(*range(1, 32)), MAY)) == []


def test_what_is_odd_is_told_with_its_number() -> None:
    stop = {"object_of_search": "Stolen goods", "outcome": "Arrest"}
    found = [
        search("2025-04-30T22:59", row=2),
        search("2025-05-01T00:00", row=3),
        search("2025-05-01T00:00", row=4),
        search("2025-05-01T00:00", row=5, **stop),
        search("2025-05-09T00:00", row=6, latitude=None),
        search("2025-05-09T00:00", row=7, force="essex"),
    ]

    assert list(oddities(found, MAY)) == [
        "Its searches are of the days 1 to 9 of May 2025 alone: it is part of a month.",
        "1 row is of another month than May 2025, by the clocks of the place; kept.",
        "It holds several forces and is no force’s month: essex 1, kent 5.",
        "1 row is the same as another in every cell; all were kept and count.",
        "1 row seems to be of a stop that is listed already, for another object or with another outcome; each row "
        "counts as a search.",
        "1 of 6 searches have no place.",
        "5 of 6 searches are at midnight: the force may give days and no times.",
    ]


def test_name_that_says_otherwise_than_the_rows_is_told() -> None:
    assert list(misnomers("2025-06-essex-stop-and-search.json", days(1, 31), MAY)) == [
        "The file is named for 2025-06, its rows say 2025-05; the rows were believed.",
        "The file is named for essex, its rows are by kent; the rows were believed.",
    ]
    assert list(misnomers("2025-05-kent-stop-and-search.csv", days(1, 31), MAY)) == []
    assert list(misnomers("answer.json", days(1, 31), MAY)) == []
