"""Where actions stand on a day: totals are counted, a status is that of the latest update by then, nothing is late."""

from datetime import date

import pytest

from goldthread.apps.planning.queries import delivery, open_plan
from goldthread.apps.planning.queries.position import quarter_before
from goldthread.apps.registers.models import Thing

Q2 = date(2025, 9, 30)


@pytest.fixture
def view(load, book, body):
    load(book)
    return open_plan(body, "2024-28")


def counts(found) -> list[tuple[str | None, int, float | None]]:
    return [(one.status and one.status.letter, one.count, one.percent) for one in found.counted]


def letters(found) -> dict[str, str | None]:
    return {line.reference: line.status and line.status.letter for line in found.actions}


def test_totals_are_counted_with_their_share_of_all(view):
    found = delivery(view, on=date(2025, 12, 31))

    assert (found.total, found.position_on) == (3, date(2025, 12, 31))
    assert counts(found) == [("G", 2, 200 / 3), ("A", 1, 100 / 3), ("W", 0, 0)]


def test_actions_without_a_status_are_a_line_of_their_own(view):
    assert counts(delivery(view, on=Q2)) == [("G", 1, 100 / 3), ("A", 1, 100 / 3), ("W", 0, 0), (None, 1, 100 / 3)]


def test_plan_without_actions_has_no_shares(load, book, body):
    load({**book, "Actions": [], "Updates": []})

    found = delivery(open_plan(body, "2024-28"), on=Q2)

    assert (found.total, found.actions, found.by_owner, found.moved, found.earlier_on) == (0, (), (), (), None)
    assert counts(found) == [("G", 0, None), ("A", 0, None), ("W", 0, None)]


def test_counts_of_the_owners_stand_in_the_order_of_the_whole(view):
    found = delivery(view, on=Q2)

    assert [(one.owner, one.label, one.counts, one.total) for one in found.by_owner] == [
        ("C", "The office", (1, 0, 0, 0), 1),
        ("F", "Force", (0, 1, 0, 0), 1),
        ("P", "Partners", (0, 0, 0, 1), 1),
    ]
    assert [sum(column) for column in zip(*(one.counts for one in found.by_owner), strict=True)] == [
        one.count for one in found.counted
    ]


@pytest.mark.parametrize(
    ("on", "letter"),
    [
        (date(2025, 6, 29), None),
        (date(2025, 6, 30), "A"),
        (date(2025, 9, 29), "A"),
        (date(2025, 9, 30), "G"),
    ],
)
def test_update_counts_from_the_end_of_its_period_although_it_was_made_later(view, on, letter):
    assert letters(delivery(view, on=on))["7C01"] == letter


@pytest.mark.parametrize(("on", "letter"), [(date(2025, 8, 31), None), (date(2025, 9, 1), "A")])
def test_update_without_a_period_counts_from_its_own_day(view, on, letter):
    assert letters(delivery(view, on=on))["7F01"] == letter


def test_update_made_before_its_period_ended_counts_from_its_own_day(load, book, body):
    book["Updates"][0] |= {"on": date(2025, 5, 31)}
    load(book)

    assert letters(delivery(open_plan(body, "2024-28"), on=date(2025, 5, 31)))["7C01"] == "A"


def test_later_update_of_the_same_period_takes_the_place_of_the_earlier(load, book, body):
    book["Updates"][0] |= {"on": date(2025, 10, 9), "period": "2025/26 Q2"}
    load(book)

    assert letters(delivery(open_plan(body, "2024-28"), on=Q2))["7C01"] == "A"


def test_of_two_updates_of_one_day_the_lower_row_stands(load, book, body):
    book["Updates"][0] |= {"on": date(2025, 10, 2), "period": "2025/26 Q2"}
    load(book)

    assert letters(delivery(open_plan(body, "2024-28"), on=Q2))["7C01"] == "G"


def test_update_that_sets_no_status_leaves_the_one_before(view):
    line = delivery(view, on=Q2).actions[1]

    assert (line.reference, line.status and line.status.word) == ("7F01", "Amber")
    assert (line.latest, line.latest_on, line.see) == ("The clinic has opened.", date(2025, 9, 20), None)


def test_line_says_whose_action_it_is_and_what_it_delivers(view):
    line = delivery(view, on=Q2).actions[0]

    assert (line.owner, line.owner_label, line.leads) == ("C", "The office", ("Chief finance officer",))
    assert (line.delivers, line.due_words, line.programme) == (("7.1", "PL1"), "Quarterly", "")
    assert (line.title, line.text, line.address) == ("Balance the budget", "", "2024-28-7c01")


def test_reference_that_an_update_points_to_is_given(view):
    line = delivery(view, on=date(2025, 9, 1)).actions[1]

    assert (line.latest, line.see) == ("See 7C01.", "7C01")


def test_office_note_is_in_no_line(view):
    assert "supplier" not in repr(delivery(view, on=date(2026, 3, 3), programme=None))


@pytest.mark.parametrize(
    ("programme", "references"),
    [("", ["7C01", "7F01", "2P01"]), ("monitoring", ["SO1-01"]), (None, ["7C01", "7F01", "2P01", "SO1-01"])],
)
def test_programmes_are_told_apart(view, programme, references):
    found = delivery(view, on=Q2, programme=programme)

    assert [line.reference for line in found.actions] == references


@pytest.mark.parametrize(
    ("node", "references"),
    [("7", ["7C01", "7F01"]), ("7.1", ["7C01"]), ("2", ["2P01"]), ("PL1", ["7C01"]), ("E1", [])],
)
def test_part_of_the_plan_has_its_actions_and_those_of_all_below_it(view, node, references):
    assert [line.reference for line in delivery(view, on=Q2, node=node).actions] == references


def test_action_that_delivers_two_parts_below_one_is_counted_once(load, book, body):
    book["Actions"][0]["delivers"] = "7; 7.1"
    load(book)

    assert delivery(open_plan(body, "2024-28"), on=Q2, node="7").total == 2


def test_movement_is_against_the_position_one_quarter_before(view):
    found = delivery(view, on=Q2)

    assert found.earlier_on == date(2025, 6, 30)
    assert [
        (one.action.reference, one.before and one.before.word, one.after and one.after.word) for one in found.moved
    ] == [("7C01", "Amber", "Green"), ("7F01", None, "Amber")]


def test_without_an_earlier_status_there_is_no_movement(view):
    found = delivery(view, on=date(2025, 6, 30))

    assert (found.earlier_on, found.moved) == (None, ())


def test_action_that_stands_where_it_stood_has_not_moved(view):
    assert [one.action.reference for one in delivery(view, on=date(2025, 12, 31)).moved] == ["2P01"]


def test_status_of_an_old_plan_is_its_last(view):
    assert letters(delivery(view, on=date(2040, 1, 1))) == {"7C01": "G", "7F01": "A", "2P01": "G"}


@pytest.mark.parametrize(
    ("day", "earlier"),
    [
        (date(2025, 9, 30), date(2025, 6, 30)),
        (date(2025, 6, 30), date(2025, 3, 31)),
        (date(2025, 12, 31), date(2025, 9, 30)),
        (date(2025, 5, 31), date(2025, 2, 28)),
        (date(2024, 5, 31), date(2024, 2, 29)),
        (date(2025, 10, 10), date(2025, 7, 10)),
    ],
)
def test_quarter_before_goes_from_the_end_of_a_month_to_the_end_of_a_month(day, earlier):
    assert quarter_before(day) == earlier


@pytest.mark.parametrize("number", [1, 30])
def test_position_takes_as_many_queries_whatever_it_holds(load, book, body, number, django_assert_num_queries):
    book["Actions"] += [{**book["Actions"][1], "reference": f"7F{n:02d}"} for n in range(2, number + 2)]
    book["Updates"] += [{**book["Updates"][3], "action": f"7F{n:02d}"} for n in range(2, number + 2)]
    load(book)
    view = open_plan(body, "2024-28")

    with django_assert_num_queries(4):
        assert delivery(view, on=Q2).total == 3 + number


def test_action_that_is_not_public_is_a_safe_label_that_is_counted(view):
    Thing.objects.filter(reference="7C01").update(sensitivity="restricted", safe_label="Case 2026-014")

    found = delivery(view, on=Q2)

    hidden = found.actions[0]
    assert (hidden.title, hidden.reference, hidden.address, hidden.status) == ("Case 2026-014", "", "", None)
    assert (hidden.latest, hidden.reason, hidden.leads, hidden.owner) == ("", "", (), "C")
    assert (found.total, [one.action.reference for one in found.moved]) == (3, ["7F01"])
    assert "avings" not in repr(found)
