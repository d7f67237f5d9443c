"""Crime severity scores: one a group of offences, area and year; the year's label is checked, its rubbish told."""

from collections.abc import Callable
from datetime import date
from typing import Any

from goldthread.analytics.intake.landing import Landing

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "crime_severity.csv"


def test_score_of_a_force_and_year_is_kept_as_published(land: Land, query: Query) -> None:
    found = query(
        land(NAME),
        "area_code, starts_on, ends_on, unit, value WHERE area_name = 'ENGLAND AND WALES' AND period = '12m to 2003-03'"
        " AND series = 'Total recorded crime'",
    )

    assert found == [("K04000001", date(2002, 4, 1), date(2003, 4, 1), "severity score", 15.889140581668855)]


def test_label_broken_over_lines_with_a_glued_number_is_read_and_told(land: Land) -> None:
    landing = land(NAME)

    assert (landing.subject, landing.report.edition) == ("year-ending-2022-03", "year to March 2022")
    assert landing.report.warnings == ("Cells of the column “year” are broken over lines: 24.",)


def test_label_on_one_line_without_the_number_is_read_as_well(land: Land) -> None:
    assert land(NAME, "\nMar '22...23", "Mar '22").report.rows == 24


def test_label_of_another_year_than_the_day_refuses_the_file(refusal: Callable[..., str]) -> None:
    assert refusal(NAME, "Mar '22...23", "Mar '21...23") == (
        "crime_severity.csv, row 4: The year “Apr '21 to Mar '21...23” does not end on 2022-03-31. "
        "Fetch the file again."
    )


def test_missing_score_is_a_mark_and_no_number(land: Land, query: Query) -> None:
    found = query(land(NAME), "DISTINCT area_name, value, mark WHERE value IS NULL")

    assert found == [("City of London", None, ":")]
