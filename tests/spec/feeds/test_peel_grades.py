"""PEEL grades: words on a scale, never numbers; monitoring and causes of concern at the day of their change."""

from collections.abc import Callable
from typing import Any

import pytest

from goldthread.analytics.intake.landing import Landing

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "peel_grades.csv"


def test_grade_is_a_word_with_its_scale_beside_it(land: Land, query: Query) -> None:
    found = query(
        land(NAME),
        "area_code, unit, value, mark, breakdown WHERE series = 'Investigating crime' AND \"table\" = 'grade'",
    )

    assert found == [
        (
            "E23000019",
            "grade",
            None,
            "inadequate",
            "item: inv; scale: outstanding|good|adequate|requires improvement|inadequate; cycle: 2023-25; "
            "published: 2024-07-11",
        )
    ]


def test_cycle_of_a_year_a_financial_year_or_several_years_is_read(land: Land, query: Query) -> None:
    found = query(land(NAME), "DISTINCT period WHERE \"table\" = 'grade' ORDER BY period")

    assert found == [("2014",), ("2017",), ("2018/19",), ("2023-01..2025-12",)]


def test_monitoring_and_causes_of_concern_stand_at_their_day(land: Land, query: Query) -> None:
    found = query(land(NAME), '"table", period, unit, mark WHERE "table" <> \'grade\' ORDER BY "row"')

    assert found == [
        ("monitoring", "2024-03-11", "phase", "engage"),
        ("monitoring", "2025-05-22", "phase", "scan"),
        ("cause_of_concern", "2025-05-22", "state", "closed"),
        ("cause_of_concern", "2025-04-04", "state", "closed"),
        ("cause_of_concern", "2025-04-04", "state", "closed"),
    ]


def test_scales_that_do_not_compare_are_told(land: Land) -> None:
    assert land(NAME).report.warnings == (
        "Grades stand on 2 scales: those of one do not compare with those of another.",
    )


def test_question_that_was_not_graded_is_kept(land: Land, query: Query) -> None:
    assert query(land(NAME), "series WHERE mark = 'not graded'") == [("Fairness and legitimacy",)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("offending,good,", "offending,great,", "“great” is not on its scale, outstanding|good|requires improvement"),
        ("grade,Staff", "score,Staff", "“score” is not a kind that is known: grade, monitoring, cause_of_concern."),
        ("Nottinghamshire,2014,EF", "Nottinghamshire,once,EF", '"once" is not a period that can be read in one way.'),
    ],
)
def test_row_that_makes_no_sense_refuses_the_file(refusal: Callable[..., str], old: str, new: str, fault: str) -> None:
    assert fault in refusal(NAME, old, new)
