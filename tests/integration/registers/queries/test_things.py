"""Finding a thing by what papers call it, and the thread it hangs on, both ways."""

from datetime import date

import pytest

from goldthread.apps.bodies.operations import found
from goldthread.apps.registers.models import Link, Thing
from goldthread.apps.registers.queries import find, live, several, thread
from goldthread.core.errors import BadInput

NEED = ("need", "The need that it answers is not recorded.", True)


@pytest.fixture
def plan(make):
    return make("plan", "p", title="The plan")


@pytest.fixture
def theme(make, plan):
    return make("theme", "7", scope="p", title="Money", within=plan)


def knots(some) -> list[tuple[str, str, bool]]:
    return [(knot.kind, knot.title, knot.gap) for knot in some]


# Finding


@pytest.mark.parametrize("text", ["7C01", "7c01", "T7-C01", "t7 – c01", "Row 12", "row12"])
def test_thing_is_found_by_any_of_its_references(make, body, text):
    action = make("action", "7C01", aliases=("Row 12",))

    assert find(body, text) == action


@pytest.mark.parametrize("text", ["7C02", "", "Row", "<script>"])
def test_what_nothing_is_called_is_not_found(make, body, text):
    make("action", "7C01")

    assert find(body, text) is None


def test_reference_as_written_comes_before_another_grammar(make, body):
    short, long = make("action", "7C01"), make("action", "T7-C01")

    assert (find(body, "7C01"), find(body, "T7-C01")) == (short, long)


def test_thing_of_another_body_is_not_found(make):
    make("action", "7C01")

    assert find(found(name="Zeal", by="s"), "7C01") is None


def test_reference_that_means_several_things_is_told_unless_kind_or_plan_is_said(make, body):
    first, second = make("theme", "7", scope="a"), make("theme", "7", scope="b")
    pledge = make("pledge", "7", scope="a")

    with pytest.raises(BadInput) as caught:
        find(body, "7")

    assert str(caught.value) == (
        "“7”: means several things: pledge 7 (a), theme 7 (a), theme 7 (b). Say which plan it belongs to."
    )
    assert find(body, "7", scope="b") == second
    assert find(body, "7", kind="pledge") == pledge
    assert find(body, "7", kind="theme", scope="a") == first


# The thread upwards


def test_thread_of_an_action_leads_up_to_its_theme_and_plan(make, plan, theme, tie):
    action = make("action", "7C01", scope="p", within=plan)
    tie(action, theme, "delivers")

    found = thread(action)

    assert knots(found.above) == [NEED, ("plan", "The plan", False), ("theme", "Money", False)]
    assert (found.here.thing_id, found.here.reference, found.here.address) == (action.pk, "7C01", "p-7c01")


def test_thread_leads_through_every_level_of_the_tree(make, plan, theme, tie):
    objective = make("objective", "7.1", scope="p", within=theme)
    action = make("action", "7C01", scope="p", within=plan)
    tie(action, objective, "delivers")

    assert [knot.title for knot in thread(action).above[1:]] == ["The plan", "Money", "objective 7.1"]


def test_what_two_ways_lead_to_stands_once_at_its_furthest(make, plan, theme, tie):
    objective = make("objective", "7.1", scope="p", within=theme)
    action = make("action", "7C01", scope="p", within=plan)
    tie(action, objective, "delivers")
    tie(action, theme, "delivers")

    assert [knot.title for knot in thread(action).above[1:]] == ["The plan", "Money", "objective 7.1"]


def test_thread_of_a_measure_leads_to_the_themes_of_every_plan(make, plan, theme, tie):
    other = make("plan", "q", title="The next plan")
    measure = make("measure", "confidence")
    tie(measure, theme, "measures")
    tie(measure, make("theme", "1", scope="q", title="People", within=other), "measures")

    assert knots(thread(measure).above) == [
        ("plan", "The plan", False),
        ("plan", "The next plan", False),
        ("theme", "Money", False),
        ("theme", "People", False),
    ]


@pytest.mark.parametrize("kind", ["measure", "action", "insight"])
def test_what_is_tied_to_no_theme_says_so(make, plan, kind):
    thing = make(kind, "x", scope="p", within=plan)

    assert knots(thread(thing).above)[-1] == ("theme", "It is tied to no theme.", True)


def test_need_is_missed_until_something_answers_one(make, plan, theme, tie):
    need = make("objective", "N1", title="A need")
    tie(plan, need, "answers")

    assert knots(thread(theme).above) == [("objective", "A need", False), ("plan", "The plan", False)]


def test_link_that_has_ended_is_off_the_thread(make, theme, tie):
    measure = make("measure", "confidence")
    tie(measure, theme, "measures", since=date(2020, 1, 1))
    Link.objects.update(until=date(2021, 1, 1))

    assert knots(thread(measure).above) == [("theme", "It is tied to no theme.", True)]
    assert ("measure", "No measure is tied to it.", True) in knots(thread(theme).below)


def test_links_that_lead_round_in_a_ring_end(make, tie):
    first, second = make("theme", "1"), make("theme", "2")
    tie(first, second, "answers")
    tie(second, first, "answers")

    assert [knot.title for knot in thread(first).above] == ["theme 2"]


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2019, 12, 31), False), (date(2020, 1, 1), True), (date(2020, 12, 31), True), (date(2021, 1, 1), False),
        (None, False),
    ],
)  # fmt: skip
def test_link_is_on_the_thread_from_its_first_day_to_the_one_before_its_last(make, theme, tie, on, stands):
    measure = make("measure", "confidence")
    tie(measure, theme, "measures", since=date(2020, 1, 1))
    Link.objects.update(until=date(2021, 1, 1))

    assert Link.objects.filter(live(on)).exists() is stands
    assert ("theme", "Money", False) in knots(thread(measure, on=on).above) or not stands
    assert [knot.kind for knot in thread(theme, on=on).below if not knot.gap] == ["measure"] * stands


def test_link_without_days_stands_on_every_day(make, theme, tie):
    tie(make("measure", "confidence"), theme, "measures")

    assert [Link.objects.filter(live(on)).count() for on in (None, date.min, date.max)] == [1, 1, 1]


def test_what_was_withdrawn_hangs_on_nothing(make, plan, theme):
    make("action", "7C01", scope="p", within=plan)
    Thing.objects.filter(kind="action").update(withdrawn_on=date(2026, 1, 1))

    assert [knot.title for knot in thread(plan).below] == [
        "Money", "No action delivers it.", "No measure is tied to it.",
    ]  # fmt: skip


# What came of it


def test_theme_says_how_much_hangs_on_it_and_on_what_is_below(make, plan, theme, tie):
    objective = make("objective", "7.1", scope="p", within=theme)
    for number in range(3):
        action = make("action", f"7C0{number}", scope="p", within=plan)
        tie(action, theme, "delivers")
        tie(action, objective, "delivers")
    tie(make("measure", "confidence", title="Confidence"), objective, "measures")

    below = thread(theme).below

    assert [(knot.kind, knot.title, knot.count) for knot in below] == [
        ("objective", "objective 7.1", 1),
        ("action", "3 actions", 3),
        ("measure", "Confidence", 1),
    ]
    assert [knot.reference for knot in below] == ["7.1", "", "confidence"]


def test_theme_with_nothing_on_it_shows_what_is_missing(theme):
    assert knots(thread(theme).below) == [
        ("action", "No action delivers it.", True),
        ("measure", "No measure is tied to it.", True),
    ]


def test_plan_counts_what_is_in_it_and_what_hangs_on_its_parts(make, plan, theme, tie):
    tie(make("measure", "a"), theme, "measures")
    tie(make("measure", "b"), theme, "measures")
    make("action", "7C01", scope="p", within=plan, title="The action")

    assert knots(thread(plan).below) == [
        ("theme", "Money", False),
        ("action", "The action", False),
        ("measure", "2 measures", False),
    ]


@pytest.mark.parametrize("kind", ["vision", "value", "measure", "action"])
def test_what_nothing_has_to_hang_on_misses_nothing_below(make, plan, kind):
    assert thread(make(kind, "x", scope="p", within=plan)).below == ()


# What is not public


def test_what_is_not_public_is_on_the_thread_by_its_safe_label_only(make, plan, theme, tie):
    hidden = make(
        "insight", "I7-secret", scope="p", title="Secret", sensitivity="restricted", safe_label="Case 1", within=plan
    )
    tie(hidden, theme, "evidences")

    below, here = thread(theme).below, thread(hidden).here

    assert [(knot.title, knot.reference, knot.address) for knot in (below[0], here)] == [("Case 1", "", "")] * 2
    assert "ecret" not in repr(below)


@pytest.mark.parametrize("number", [1, 30])
def test_thread_takes_as_many_queries_however_much_hangs_on_it(
    make, plan, theme, tie, number, django_assert_num_queries
):
    for place in range(number + 1):
        tie(make("measure", f"m{place}"), theme, "measures")

    with django_assert_num_queries(5):
        assert thread(theme).below[-2].count == number + 1


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        ("action", 1, "1 action"), ("action", 20, "20 actions"), ("priority", 8, "8 priorities"),
        ("measure", 0, "0 measures"), ("insight", 2, "2 insights"), ("plan", 2, "2 plans"), ("theme", 7, "7 themes"),
        ("objective", 3, "3 objectives"), ("pledge", 6, "6 pledges"), ("value", 5, "5 values"),
        ("vision", 2, "2 visions"),
    ],
)  # fmt: skip
def test_so_many_of_a_kind_in_words(kind, number, words):
    assert several(kind, number) == words
