"""Which plans are held, and one of them opened: its tree, its key, its measures."""

from datetime import date

import pytest

from goldthread.apps.bodies.operations import found
from goldthread.apps.planning.queries import StatusLine, measure_codes, open_plan, plans
from goldthread.apps.registers.models import Thing
from goldthread.core.errors import BadInput


@pytest.fixture
def view(load, book, body):
    load(book)
    return open_plan(body, "2024-28")


def test_body_without_plans_has_none(body):
    assert plans(body) == ()


def test_own_plans_come_first_and_newest_first(load, book, body):
    plan = book["Nodes"][0]
    for code, start, maker in (("b", 2028, ""), ("a", 2024, ""), ("z", 2030, "Zeal"), ("y", 2020, "Area board")):
        given = plan | {"reference": code, "starts on": date(start, 4, 1), "ends on": date(start + 4, 3, 31)}
        load({**book, "Nodes": [given | {"body": maker, "title": code}, *book["Nodes"][1:]]})

    assert [(line.code, line.body_name, line.is_own) for line in plans(body)] == [
        ("b", "Board for Testing", True),
        ("a", "Board for Testing", True),
        ("y", "Area board", False),
        ("z", "Zeal", False),
    ]


def test_line_counts_actions_that_deliver_and_those_that_are_watched(view):
    line = view.plan

    assert (line.code, line.title, line.state) == ("2024-28", "Plan 2024 to 2028", "current")
    assert (line.starts_on, line.ends_on, line.position_on) == (
        date(2024, 4, 1), date(2028, 3, 31), date(2025, 9, 30),
    )  # fmt: skip
    assert (line.actions, line.monitored, line.address) == (3, 1, "2024-28")


def test_opened_plan_has_its_tree_by_kind(view):
    assert view.vision and view.vision.title == "Safer together"
    assert [node.reference for node in view.values] == ["V1"]
    assert [node.reference for node in view.themes] == ["7", "2"]
    assert [node.reference for node in view.themes[0].children] == ["7.1"]
    assert [node.reference for node in view.pledges] == ["PL1"]
    assert [(group, [node.reference for node in nodes]) for group, nodes in view.priorities] == [("equality", ["E1"])]
    assert view.objectives == ()
    assert [node.reference for node in view.nodes] == ["7", "7.1", "2", "PL1", "E1", "V", "V1"]


def test_priorities_that_say_no_group_come_last(load, book, body):
    book["Nodes"] += [
        {"kind": "priority", "reference": "S1", "group": "safeguarding", "title": "S"},
        {"kind": "priority", "reference": "X1", "title": "X"},
    ]
    load(book)

    assert [group for group, _ in open_plan(body, "2024-28").priorities] == ["equality", "safeguarding", ""]


def test_key_stands_in_the_order_of_the_workbook(view):
    assert view.key == (
        StatusLine("G", "Green", "Going well", "green"),
        StatusLine("A", "Amber", "At risk", "amber"),
        StatusLine("W", "White", "Planned for later", "white"),
    )


@pytest.mark.parametrize("code", ["2024-28", " 2024–28"])
def test_plan_is_opened_by_its_code(load, book, body, code):
    load(book)

    assert open_plan(body, code).plan.code == "2024-28"


def test_own_plan_is_opened_before_another_bodys_of_the_same_code(load, book, body):
    other = book["Nodes"][0] | {"body": "Zeal", "title": "Zeal's"}
    load({**book, "Nodes": [other, *book["Nodes"][1:]]})
    load(book)

    assert open_plan(body, "2024-28").plan.title == "Plan 2024 to 2028"


def test_plan_that_is_not_held_is_told_with_the_nearest(view, body):
    with pytest.raises(BadInput) as caught:
        open_plan(body, "2024-29")

    assert str(caught.value) == "“2024-29”: is no plan of this home. Did you mean “2024-28”?"


def test_plan_of_a_home_without_plans_is_told(body):
    with pytest.raises(BadInput) as caught:
        open_plan(body, "2024-29")

    assert str(caught.value) == "“2024-29”: is no plan of this home. None is held yet."


def test_node_is_found_by_its_reference_in_either_case(view):
    assert view.node("pl1").title == "Open books"


def test_node_that_is_not_there_is_told_with_the_nearest(view):
    with pytest.raises(BadInput) as caught:
        view.node("PL2")

    assert str(caught.value) == "“PL2”: is no part of the plan 2024-28. Did you mean “PL1”?"


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Police and Crime Commissioner", "Commissioner"),
        ("Mayor of the North", "Mayor"),
        ("Chair of the board", "The office"),
        ("", "The office"),
    ],
)
def test_letter_of_the_office_is_named_after_the_title_of_its_holder(load, book, body, title, label):
    body.office_holder_title = title
    body.save()
    load(book)

    view = open_plan(body, "2024-28")

    assert view.owners == (("C", label), ("F", "Force"), ("P", "Partners"))
    assert view.owner_label("C") == label


def test_letters_of_another_bodys_plan_are_named_after_that_body(load, book, body):
    body.office_holder_title = "Police and Crime Commissioner"
    body.save()
    found(name="Zeal", by="s")
    book["Nodes"][0]["body"] = "Zeal"
    load(book)

    assert open_plan(body, "2024-28").owner_label("C") == "The office"


def test_measures_stand_under_their_part_in_the_order_of_the_workbook(view):
    assert [(node.reference, codes) for node, codes in measure_codes(view)] == [
        ("7", ("sickness-days", "confidence")),
        ("2", ("confidence",)),
    ]


def test_measures_of_one_part_are_those_of_all_below_it(load, book, body):
    book["Measures"].append({"theme": "7.1", "measure": "victim-satisfaction"})
    load(book)

    held = measure_codes(open_plan(body, "2024-28"), "7")

    assert [(node.reference, codes) for node, codes in held] == [
        ("7", ("sickness-days", "confidence")),
        ("7.1", ("victim-satisfaction",)),
    ]


@pytest.mark.parametrize("times", [1, 10])
def test_opening_a_plan_takes_as_many_queries_whatever_it_holds(load, book, body, times, django_assert_num_queries):
    book["Nodes"] += [
        {"kind": "objective", "reference": f"O{n}", "parent": "2", "title": f"Objective {n}"} for n in range(times)
    ]
    load(book)

    with django_assert_num_queries(5):
        measure_codes(open_plan(body, "2024-28"))


def test_part_that_is_not_public_is_known_by_its_safe_label(view, body):
    Thing.objects.filter(kind="theme", reference="7").update(sensitivity="office", safe_label="Theme 7 (withheld)")

    theme = open_plan(body, "2024-28").node("7")

    assert (theme.title, theme.text) == ("Theme 7 (withheld)", "")


def test_plan_that_another_body_keeps_for_itself_is_not_listed(view):
    assert plans(found(name="Zeal", by="s")) == ()
