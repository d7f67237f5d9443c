"""The strip above a plan that is not in force: what it is, its last position, and the way to the plan in force."""

from datetime import date

import pytest

from goldthread.apps.planning.queries import PlanLine
from goldthread.web.parts import Link
from goldthread.web.public.plan.banner import banner


def plan(state="ended", *, code="2016-18", is_own=True, position_on=date(2017, 9, 30), body="Ours", number=1):
    """A plan of this state."""
    starts_on, ends_on = date(2016, 4, 1), date(2018, 3, 31)
    return PlanLine(
        number, code, f"Plan {code}", body, is_own, state, starts_on, ends_on, position_on, 20, 0, address=code
    )


IN_FORCE = plan("current", code="2025-29", number=2)


def test_the_plan_in_force_has_no_strip():
    assert banner(IN_FORCE, [IN_FORCE]) is None


@pytest.mark.parametrize(
    ("shown", "strong", "text"),
    [
        (plan(), "Position at 30 September 2017.", "This plan ran from 1 April 2016 to 31 March 2018 and has ended."),
        (
            plan("closed"),
            "Position at 30 September 2017.",
            "This plan ran from 1 April 2016 to 31 March 2018 and is closed.",
        ),
        (
            plan("closed", position_on=None),
            "Closed plan.",
            "It ran from 1 April 2016 to 31 March 2018, and no position of it was published.",
        ),
        (
            plan("ended", position_on=None),
            "Ended plan.",
            "It ran from 1 April 2016 to 31 March 2018, and no position of it was published.",
        ),
        (
            plan("drafted", position_on=None),
            "Draft.",
            "This plan is not in force. It is meant for 1 April 2016 to 31 March 2018.",
        ),
        (plan("current", is_own=False, body="City"), "A partner’s plan.", "It is a plan of City."),
    ],
)
def test_the_strip_says_where_the_plan_stands_and_never_that_anything_is_late(shown, strong, text):
    said = banner(shown, [])

    assert (said.strong, said.text) == (strong, text)


def test_updates_after_the_position_are_told_by_their_day():
    said = banner(plan(), [], updated_on=date(2017, 10, 10))

    assert said.text.endswith("and has ended. The last updates are of 10 October 2017.")


@pytest.mark.parametrize("updated_on", [None, date(2017, 9, 30), date(2017, 8, 1)])
def test_updates_by_the_position_are_not_told_apart_from_it(updated_on):
    assert "last updates" not in banner(plan(), [], updated_on=updated_on).text


def test_the_strip_leads_to_the_plan_in_force_of_the_same_body():
    theirs = plan("current", code="city", is_own=False, body="City", number=3)

    said = banner(plan(), [theirs, IN_FORCE])

    assert said.links == (Link("/plan/2025-29/", "Go to the plan in force, Plan 2025-29"),)


def test_without_a_plan_in_force_the_strip_leads_nowhere():
    assert banner(plan(), [plan()]).links == ()
