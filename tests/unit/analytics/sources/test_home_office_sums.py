"""Totals that their parts do not give are told once a table, with the widest difference."""

import pytest

from goldthread.analytics.sources.home_office_sums import Sum, told_sums


@pytest.mark.parametrize(("parts", "differs"), [(10.0, False), (10.04, False), (10.1, True), (9.0, True)])
def test_total_differs_beyond_how_fractions_add_up(parts: float, differs: bool) -> None:
    assert Sum("Table 1", "Kent", 10.0, parts).differs is differs


def test_nothing_is_told_of_totals_that_agree() -> None:
    assert list(told_sums([Sum("Table 1", "Kent", 10.0, 10.0)])) == []


def test_one_difference_is_told_with_both_numbers() -> None:
    told = list(told_sums([Sum("Table 1", "Kent, 2019/20", 1010.5, 1009.0)]))

    assert told == [
        "Table 1: a published total differs from the sum of the parts, Kent, 2019/20: "
        "1,010.5 published, 1,009 by the parts."
    ]


def test_several_are_one_sentence_a_table_with_the_widest() -> None:
    sums = [Sum("B", "Kent", 5.0, 4.0), Sum("A", "Durham", 3.0, 1.0), Sum("B", "Essex", 9.0, 2.0)]

    assert list(told_sums(sums)) == [
        "B: 2 published totals differ from the sum of the parts, most of all Essex: 9 published, 2 by the parts.",
        "A: a published total differs from the sum of the parts, Durham: 3 published, 1 by the parts.",
    ]
