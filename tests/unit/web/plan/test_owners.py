"""Who owns the actions: in a sentence, and as a table with its totals."""

from datetime import date

import pytest

from goldthread.apps.planning.queries import Delivery, OwnerCount, StatusCount, StatusLine
from goldthread.web.public.plan.standing.owners import by_whom, owner_table

GREEN, AMBER = StatusLine("G", "Green", "", "green"), StatusLine("A", "Amber", "", "amber")
RED = StatusLine("R", "Red", "", "red")
OFFICE, FORCE, PARTNERS = ("C", "Commissioner"), ("F", "Force"), ("P", "Partners")


def delivery(counts):
    """So many green, amber and red actions of each owner, and so many without a status."""
    statuses = (GREEN, AMBER, RED, None)
    sums = [sum(column) for column in zip(*counts.values(), strict=True)]
    owners = tuple(OwnerCount(*owner, numbers, sum(numbers)) for owner, numbers in counts.items())
    counted = tuple(StatusCount(one, number, None) for one, number in zip(statuses, sums, strict=True))
    return Delivery(sum(sums), counted, owners, (), date(2017, 9, 30), (), None)


def test_counts_stand_by_owner_with_a_total_and_a_status_that_none_has_is_left_out():
    table = owner_table(delivery({OFFICE: (5, 4, 0, 0), FORCE: (4, 4, 0, 0), PARTNERS: (3, 0, 0, 0)}))

    assert [column.name for column in table.columns] == ["Owner", "Green", "Amber", "All"]
    assert [(row.name, *row.cells) for row in table.rows] == [
        ("Commissioner", "5", "4", "9"),
        ("Force", "4", "4", "8"),
        ("Partners", "3", "0", "3"),
        ("All", "12", "8", "20"),
    ]
    assert [row.is_total for row in table.rows] == [False, False, False, True]


def test_actions_without_a_status_have_a_column_of_their_own():
    table = owner_table(delivery({OFFICE: (1, 0, 0, 2)}))

    assert [column.name for column in table.columns] == ["Owner", "Green", "No status", "All"]


def test_without_any_status_only_the_numbers_of_actions_are_told():
    table = owner_table(delivery({OFFICE: (0, 0, 0, 38), FORCE: (0, 0, 0, 1)}))

    assert [(row.name, *row.cells) for row in table.rows] == [("Commissioner", "38"), ("Force", "1"), ("All", "39")]


def test_one_owner_of_actions_without_a_status_needs_no_table():
    assert owner_table(delivery({OFFICE: (0, 0, 0, 41)})) is None


@pytest.mark.parametrize(
    ("owners", "said"),
    [
        ([OFFICE], "the Commissioner"),
        ([OFFICE, FORCE], "the Commissioner and the Force"),
        ([OFFICE, FORCE, PARTNERS], "the Commissioner, the Force and partners"),
        ([("C", "The office"), PARTNERS], "the office and partners"),
    ],
)
def test_owners_are_named_as_a_sentence_does(owners, said):
    assert by_whom([OwnerCount(*owner, (), 0) for owner in owners]) == said
