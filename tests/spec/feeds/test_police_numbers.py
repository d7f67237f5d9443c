"""Police officers by force and year: full-time equivalent at 31 March, as the file does not say."""

from collections.abc import Callable
from typing import Any

from goldthread.analytics.intake.landing import Landing

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "police_numbers.csv"


def test_officers_of_a_force_stand_at_31_march(land: Land, query: Query) -> None:
    found = query(land(NAME), "area_code, unit, value WHERE area_name = 'Nottinghamshire' AND period = '2019-03-31'")

    assert found == [("E23000019", "full-time equivalent", 1935.969)]


def test_day_and_unit_that_the_file_does_not_name_are_told(land: Land) -> None:
    landing = land(NAME)

    assert (landing.subject, landing.report.edition) == ("officers-2007-to-2019", "2007 to 2019")
    assert landing.report.warnings == (
        "The file names neither day nor unit: read as full-time equivalent at 31 March.",
    )


def test_every_force_has_its_code_however_it_is_written(land: Land, query: Query) -> None:
    found = query(land(NAME), "DISTINCT area_name, area_code WHERE true ORDER BY area_name")

    assert found == [
        ("Avon & Somerset", "E23000036"),
        ("London, City of", "E23000034"),
        ("Nottinghamshire", "E23000019"),
        ("Wiltshire", "E23000038"),
    ]


def test_fewer_than_no_officers_refuse_the_file(refusal: Callable[..., str]) -> None:
    assert refusal(NAME, ",3429.53", ",-3429.53") == (
        "police_numbers.csv, row 2: “-3429.53” officers is below 0. Fetch the file again."
    )
