"""The thread as a page draws it: names, ways, gaps, and nothing but the label of what is hidden."""

import pytest

from goldthread.apps.registers.queries import Knot, Thread
from goldthread.web.parts import Step
from goldthread.web.public.thread import href_of, steps

PLAN = Knot("plan", "Plan for 2016", 1, "2016-18", "", "2016-18")
THEME = Knot("theme", "Money", 2, "7", "2016-18", "2016-18-7")
OTHER = Knot("theme", "Trust", 3, "1", "2025-29", "2025-29-1")
ACTION = Knot("action", "Save it", 4, "7C01", "2016-18", "2016-18-7c01")


def test_the_thread_runs_from_the_reason_to_what_came_of_it():
    found = Thread(THEME, (Knot("need", "Not recorded.", gap=True), PLAN), (Knot("action", "20 actions", count=20),))

    assert steps(found, ways={"action": "#actions"}, notes={"action": ("1 only points to another",)}) == (
        Step("Need", "Not recorded.", gap=True, missing=True),
        Step("Plan", "Plan for 2016", "/plan/2016-18/"),
        Step("Theme 7", "Money", here=True),
        Step("Actions", "20 actions", "#actions", ("1 only points to another",)),
    )


def test_one_thing_below_is_named_and_linked():
    found = Thread(THEME, (), (ACTION,))

    assert steps(found)[-1] == Step("Action 7C01", "Save it", "/plan/2016-18/action/7C01/")


def test_a_gap_below_is_said_and_leads_nowhere():
    found = Thread(THEME, (), (Knot("measure", "No measure is tied to it.", count=0, gap=True),))

    assert steps(found, ways={"measure": "#measures"})[-1] == Step(
        "Measure", "No measure is tied to it.", gap=True, missing=True
    )


def test_the_parts_of_several_plans_stand_each_under_its_own():
    newer, need = Knot("plan", "Plan for 2025", 8, "2025-29"), Knot("need", "Not recorded.", gap=True)
    found = Thread(Knot("measure", "Trust", 9, "trust"), (need, PLAN, newer, OTHER, THEME), ())

    assert [step.text for step in steps(found)] == [
        "Not recorded.", "Plan for 2016", "Money", "Plan for 2025", "Trust", "Trust"
    ]  # fmt: skip


def test_what_is_tied_to_no_theme_says_so_after_its_plan():
    found = Thread(ACTION, (PLAN, Knot("theme", "It is tied to no theme.", gap=True)), ())

    assert [step.text for step in steps(found)] == ["Plan for 2016", "It is tied to no theme.", "Save it"]


def test_what_is_hidden_has_its_safe_label_and_no_way_to_it():
    hidden = Knot("action", "Case 2026-014", 4)

    assert steps(Thread(THEME, (), (hidden,)))[-1] == Step("Action", "Case 2026-014")


@pytest.mark.parametrize(
    ("knot", "href"),
    [
        (PLAN, "/plan/2016-18/"),
        (THEME, "/plan/2016-18/theme/7/"),
        (Knot("pledge", "", 1, "PL7.3", "2016-18"), "/plan/2016-18/pledge/PL7.3/"),
        (ACTION, "/plan/2016-18/action/7C01/"),
        (Knot("measure", "", 1, "trust"), "/measures/trust/"),
        (Knot("insight", "", 1, "I1", "2016-18"), ""),
    ],
)
def test_each_thing_leads_to_its_own_page(knot, href):
    assert href_of(knot) == href
