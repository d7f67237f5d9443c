"""Crime Survey perceptions: each estimate with its standard error and the number of people that it rests on."""

from collections.abc import Callable
from typing import Any

import pytest

from goldthread.analytics.intake.landing import Landing

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "survey_perceptions.csv"


def test_estimate_stands_with_its_error_and_base(land: Land, query: Query) -> None:
    found = query(
        land(NAME),
        "area_code, period, unit, round(value, 4), base WHERE series = 'question ratpol3' AND breakdown = ''",
    )

    assert found == [("K04000001", "12m to 2019-03", "share of adults", 0.5817, 32148)]


def test_na_is_missing_with_its_error_and_base(land: Land, query: Query) -> None:
    found = query(land(NAME), "breakdown, mark, standard_error, base WHERE value IS NULL")

    assert found == [("age: 16-24; Other accommodation (accharm3)", "NA", None, None)]


def test_estimate_of_nought_is_a_number(land: Land, query: Query) -> None:
    found = query(land(NAME), "value, standard_error, base, mark WHERE series = 'question catt2a' AND value = 0")

    assert found == [(0.0, 0.0, 10, "")]


def test_sex_as_a_characteristic_stays_apart_from_sex_as_a_filter(land: Land, query: Query) -> None:
    found = query(
        land(NAME), "breakdown WHERE breakdown LIKE '%sex%' AND series = 'question ratpol3' ORDER BY breakdown"
    )

    assert found == [("Female (sex)",), ("Male (sex)",)]


def test_quarters_are_of_the_financial_year_and_that_is_told(land: Land) -> None:
    landing = land(NAME)

    assert (landing.subject, landing.report.edition) == ("year-ending-2019-03", "year to March 2019")
    assert landing.report.warnings == (
        "Its quarters were read as those of the financial year: the last one ends with the year to March 2019.",
    )


def test_other_quarter_ends_another_year(land: Land) -> None:
    assert land(NAME, "2018,4,", "2019,2,").subject == "year-ending-2019-09"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (",0.6072276714,", ",60.72276714,", "“60.7228” in the column “estimate” is not a share from 0 to 1."),
        (",0.02954610451,", ",-0.02954610451,", "“-0.0295461” in the column “standard_error” is below 0."),
        ("2018,4,catt2,", "2018,5,catt2,", "“5” is not a quarter, 1 to 4."),
        ("catt2,Person,", "catt2,Dog,", "“Dog” is not a level that is known: Person or Household."),
        (
            ",0.02954610451,335",
            ",0.02954610451,335.5",
            "“335.5” in the column “unweighted_count” is not a whole number",
        ),
    ],
)
def test_impossible_cell_refuses_the_file(refusal: Callable[..., str], old: str, new: str, fault: str) -> None:
    assert refusal(NAME, old, new).startswith(f"survey_perceptions.csv, row 2: {fault}")
