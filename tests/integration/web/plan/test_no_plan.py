"""An office that has loaded no plan: what would be here, why it is not, and the first step."""

from datetime import date

import pytest

from goldthread.apps.bodies.operations import found

PLAN = {"kind": "plan", "reference": "old", "title": "Old plan", "state": "current"}


@pytest.mark.parametrize("address", ["/plan/", "/"])
def test_an_office_without_a_plan_tells_the_public_no_command_and_promises_nothing(empty_office, read_with, address):
    page = read_with(empty_office, address)

    assert page.status == 200
    assert "goldthread template" not in page.text
    assert "on track" not in page.text


def test_an_office_without_a_plan_says_what_would_be_here_and_why_it_is_not(empty_office, read_with):
    page = read_with(empty_office, "/plan/")

    assert page.lead == "No plan is held yet."
    assert page.all(r'<div class="gt-empty">(.*?)</div>') == [
        "No plan is held yet. The plans of this body will stand here: their themes, who is to do what, how far that "
        "is, and the measures beside it. None has been loaded so far."
    ]


def test_the_plans_of_an_office_that_the_home_was_open_for_before_are_not_shown(empty_office, read_with, take_plan):
    before = found(name="The office before", by="system")
    take_plan(before, {"Nodes": [{**PLAN, "starts on": date(2025, 4, 1), "ends on": date(2026, 3, 31)}]})

    assert read_with(empty_office, "/plan/").lead == "No plan is held yet."
