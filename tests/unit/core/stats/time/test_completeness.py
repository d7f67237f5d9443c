"""Short months: found beside their neighbours, never across a hole, never from small numbers."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.core.stats.time.completeness import Judgement, judge

NATIONAL = Path(__file__).parents[6] / "shared" / "data" / "police-uk" / "national_monthly_counts.csv.gz"


def counts(first: str, *numbers: int | None) -> dict[Period, int]:
    """Months in a row from `first`; None is a month that is not held."""
    month, held = Period.parse(first), {}
    for number in numbers:
        if number is not None:
            held[month] = number
        month = month.next
    return held


def levels(judgements: dict[Period, Judgement]) -> dict[str, str]:
    return {month.code: judgement.level for month, judgement in judgements.items()}


def test_judge_finds_the_short_first_month_of_a_published_series() -> None:
    published = counts("2024-01", 100, 2006, 2316)

    judged = judge(published)

    neighbours = (Period.month(2024, 2), Period.month(2024, 3))
    assert judged == {Period.month(2024, 1): Judgement("severe", 100 / 2161, 2161, neighbours)}


@pytest.mark.parametrize(
    ("count", "level"),
    [(0, "severe"), (34, "severe"), (35, "question"), (59, "question"), (60, None), (100, None)],
)
def test_judge_is_severe_below_35_per_cent_and_asks_below_60(count: int, level: str | None) -> None:
    judged = judge(counts("2025-01", 100, 100, count, 100, 100))

    assert levels(judged) == ({"2025-03": level} if level else {})


def test_judge_compares_with_two_months_on_either_side_and_no_more() -> None:
    judged = judge(counts("2025-01", 9999, 90, 100, 30, 110, 120, 9999))

    assert judged[Period.month(2025, 4)] == Judgement(
        "severe", 30 / 105, 105, tuple(Period.month(2025, number) for number in (2, 3, 5, 6))
    )


def test_judge_does_not_bridge_a_hole() -> None:
    across_a_hole = counts("2025-01", 100, 100, None, None, 10, None, None, 100, 100)

    assert judge(across_a_hole) == {}


def test_judge_uses_the_one_side_that_is_held() -> None:
    assert levels(judge(counts("2025-01", 100, 100, 10, None, None, 100))) == {"2025-03": "severe"}


def test_judge_needs_two_neighbours() -> None:
    assert judge(counts("2025-01", 100, 10)) == {}
    assert levels(judge(counts("2025-01", 100, 10), least_neighbours=1)) == {"2025-02": "severe"}


@pytest.mark.parametrize(("usual", "judged"), [(29, {}), (30, {"2025-03": "severe"})])
def test_judge_needs_a_median_of_thirty(usual: int, judged: dict[str, str]) -> None:
    assert levels(judge(counts("2025-01", usual, usual, 1, usual, usual))) == judged


def test_judge_takes_other_thresholds() -> None:
    held = counts("2025-01", 10, 10, 7, 10, 10)

    assert levels(judge(held, severe_below=0.5, question_below=0.8, least_median=10)) == {"2025-03": "question"}


def test_judge_takes_a_zero_month_for_a_count_and_a_missing_key_for_a_hole() -> None:
    assert levels(judge(counts("2025-01", 100, 100, 0, 100, 100))) == {"2025-03": "severe"}
    assert levels(judge(counts("2025-01", 100, 100, None, 100, 100))) == {}


def test_judge_says_nothing_of_nothing() -> None:
    assert judge({}) == {}
    assert judge(counts("2025-01", 0, 0, 0), least_median=0) == {}


@given(st.lists(st.integers(60, 100), min_size=3, max_size=24))
def test_judge_leaves_months_alone_that_never_fall_below_three_fifths(numbers: list[int]) -> None:
    assert judge(counts("2024-01", *numbers)) == {}


@given(st.lists(st.integers(0, 500), min_size=3, max_size=24), st.integers(1, 50))
def test_judge_does_not_depend_on_scale_above_the_least_median(numbers: list[int], scale: int) -> None:
    plain = judge(counts("2024-01", *numbers), least_median=0)
    scaled = judge(counts("2024-01", *(number * scale for number in numbers)), least_median=0)

    assert levels(scaled) == levels(plain)


@pytest.mark.skipif(not NATIONAL.exists(), reason="the national counts do not lie beside the repository")
def test_judge_finds_thirteen_severe_cells_in_the_national_counts() -> None:
    cells: dict[tuple[str, str], dict[Period, int]] = defaultdict(dict)
    supplied: dict[str, set[Period]] = defaultdict(set)
    with gzip.open(NATIONAL, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            month = Period.parse(row["month"])
            supplied[row["force"]].add(month)
            cells[row["force"], row["crime_type"]][month] = int(row["n"])
    # a type without a row in a month that the force supplied was counted, and counted zero
    held = [{month: numbers.get(month, 0) for month in supplied[force]} for (force, _), numbers in cells.items()]

    severe = [j for numbers in held for j in judge(numbers).values() if j.level == "severe"]

    assert len(severe) == 13
