"""One action with its history, as the public may read it."""

from datetime import date

import pytest

from goldthread.apps.planning.queries import action, open_plan
from goldthread.apps.registers.models import Alias, Thing
from goldthread.core.errors import BadInput


@pytest.fixture
def view(load, book, body):
    load(book)
    return open_plan(body, "2024-28")


@pytest.mark.parametrize("reference", ["7C01", "7c01", "T7-C01", "t7–c01", "Row 12"])
def test_action_is_found_under_any_of_its_references(view, reference):
    assert action(view, reference).line.title == "Balance the budget"


def test_what_is_written_so_comes_before_another_grammar(view):
    other = Thing.objects.get(kind="action", reference="2P01")
    Alias.objects.create(thing=other, text="t7-c01", shown="T7-C01")

    assert [action(view, one).line.title for one in ("7C01", "T7-C01")] == ["Balance the budget", other.title]


def test_action_says_its_other_references_and_what_it_delivers(view):
    found = action(view, "7C01")

    assert (found.aliases, found.thing.reference) == (("Row 12",), "7C01")
    assert [node.title for node in found.delivers] == ["A balanced budget", "Open books"]


def test_updates_come_newest_first_with_who_said_what(view):
    updates = action(view, "7C01").updates

    assert [(one.on, one.period_words, one.status and one.status.word) for one in updates] == [
        (date(2025, 10, 2), "July to September 2025", "Green"),
        (date(2025, 7, 3), "April to June 2025", "Amber"),
    ]
    assert (updates[1].text, updates[1].reason, updates[1].by, updates[1].see) == (
        "Savings are late.", "One contract slipped.", "Chief finance officer", None,
    )  # fmt: skip


def test_update_may_set_no_status_name_no_post_and_point_elsewhere(view):
    later, earlier = action(view, "7F01").updates

    assert (later.status, later.by, later.period_words) == (None, "", "")
    assert earlier.see == "7C01"


def test_office_note_is_nowhere_in_an_action(view):
    assert "supplier" not in repr(action(view, "7C01"))


def test_action_as_it_stood_on_a_day_has_the_updates_by_then(view):
    found = action(view, "7C01", on=date(2025, 6, 30))

    assert found.line.status and found.line.status.word == "Amber"
    assert [one.text for one in found.updates] == ["Savings are late."]


def test_action_without_a_day_has_all_its_updates(view):
    assert action(view, "2P01").line.latest == "The room is shared."


def test_action_that_is_not_there_is_told_with_the_nearest(view):
    with pytest.raises(BadInput) as caught:
        action(view, "7C10")

    assert str(caught.value) == "“7C10”: is no action of the plan 2024-28. Did you mean “7C01”?"


def test_part_of_the_tree_is_no_action(view):
    with pytest.raises(BadInput):
        action(view, "PL1")


def test_action_of_another_plan_is_not_found(load, book, body):
    load(book)
    book["Nodes"][0]["reference"] = "2028-32"
    load({**book, "Actions": book["Actions"][1:], "Updates": book["Updates"][3:]})

    with pytest.raises(BadInput):
        action(open_plan(body, "2028-32"), "Row 12")


@pytest.mark.parametrize("number", [1, 30])
def test_action_takes_as_many_queries_whatever_its_history(load, book, body, number, django_assert_num_queries):
    book["Updates"] += [{**book["Updates"][3], "on": date(2025, 8, 1)} for _ in range(number)]
    load(book)
    view = open_plan(body, "2024-28")

    with django_assert_num_queries(7):
        assert len(action(view, "7F01").updates) == 2 + number


def test_action_that_is_not_public_is_not_found(view):
    Thing.objects.filter(reference="7C01").update(sensitivity="office", safe_label="Case 2026-014")

    with pytest.raises(BadInput) as caught:
        action(view, "7C01")

    assert str(caught.value) == "“7C01”: is no action of the plan 2024-28. Did you mean “7F01”?"
