"""Totals are set against parts that share nothing, and only where every part is a number."""

from datetime import date

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.sources.home_office_sums import Sum
from goldthread.analytics.sources.use_of_force_sums import sums_of

WHOLE, REGION, FORCES = ("England and Wales", "K04000001"), ("North East", "E12000001"), ("Durham", "Cleveland")
CODES = {"Durham": "E23000008", "Cleveland": "E23000013"}


def figure(breakdown: str, value: float | None, area: tuple[str, str] = WHOLE) -> Figure:
    days = date(2019, 4, 1), date(2020, 4, 1)
    return Figure("Table 1", "Used", breakdown, area[1], area[0], "2019/20", *days, "uses", value)


def of_force(name: str, value: float | None) -> Figure:
    return figure("tactic: all", value, (name, CODES[name]))


def test_groups_of_people_add_up_to_all_of_them() -> None:
    figures = [
        figure(f"tactic: Dog; perceived age: {age}", n) for age, n in (("young", 2.0), ("old", 3.0), ("all", 6.0))
    ]

    assert list(sums_of(figures)) == [
        Sum("Table 1", "England and Wales, tactic: Dog; perceived age: all", 6.0, 5.0),
    ]


def test_groups_that_overlap_are_not_added() -> None:
    figures = [figure(f"tactic: Dog; reason: {reason}", n) for reason, n in (("a", 2.0), ("b", 3.0), ("all", 4.0))]

    assert list(sums_of(figures)) == []


def test_forces_add_up_to_the_whole_without_the_regions_between() -> None:
    figures = [
        figure("tactic: all", 9.0),
        figure("tactic: all", 5.0, REGION),
        of_force("Durham", 2.0),
        of_force("Cleveland", 3.0),
    ]

    assert list(sums_of(figures)) == [Sum("Table 1", "England and Wales, tactic: all", 9.0, 5.0)]


def test_part_that_is_no_number_leaves_its_total_unjudged() -> None:
    figures = [figure("tactic: all", 9.0), of_force("Durham", 2.0), of_force("Cleveland", None)]

    assert list(sums_of(figures)) == []


def test_total_without_parts_is_passed_over() -> None:
    assert list(sums_of([figure("tactic: all", 9.0)])) == []
