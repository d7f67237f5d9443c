"""The page of an action: where it stands, what was said before, its other names, and the thread."""

import re

import pytest


@pytest.fixture
def action(read):
    return read("/plan/2025-29/action/1C02/")


def test_the_page_opens_with_what_is_to_be_done_and_by_whom(action):
    assert action.all("<h1[^>]*>(.*?)</h1>") == ["Write it down"]
    assert action.lead == "Action 1C02 of “Board plan <2025>”. Lead: Chief executive."
    assert action.all(r'<p class="govuk-body gt-said">(.*?)</p>') == ["In full."]


def test_joint_leads_are_both_named(read):
    assert read("/plan/2025-29/action/1F01/").lead == (
        "Action 1F01 of “Board plan <2025>”. Joint leads: Chief executive and Head of Łączność & Ŵyneb."
    )


def test_the_latest_update_says_when_for_which_period_and_by_whom(read):
    page = read("/plan/2025-29/action/1C01/")

    assert page.all(r'aria-labelledby="stands">(.*?)</section>') == [
        "Where it stands Green Open to <all>. "
        "Update of 9 January 2026, for October to December 2025. Said by: Chief executive."
    ]


def test_earlier_updates_stand_newest_first_with_their_reasons(action):
    assert action.rows("updates-table") == [
        ["30 September 2025 July to September 2025", "Begun. Why: One hand.", "Amber"]
    ]


def test_what_is_noted_for_the_office_is_never_shown(action):
    assert "Not for print" not in action.markup


def test_the_facts_name_owner_leads_what_it_delivers_and_its_other_names(action):
    assert action.all(r'aria-labelledby="about">.*?<dl class="gt-dl">(.*?)</dl>') == [
        "Owner The office Lead Chief executive Delivers Objective 1.1, Answer sooner When March 2026 "
        "Also known as Row 7"
    ]
    assert 'href="/plan/2025-29/objective/1.1/"' in action.markup


def test_the_thread_runs_up_to_the_plan(action):
    assert action.all(r'<ol class="gt-thread">(.*?)</ol>') == [
        "Need The need that it answers is not recorded. Plan Board plan <2025> Theme 1 Trust & Ŷ łódź "
        "Objective 1.1 Answer sooner Action 1C02 Write it down"
    ]


def test_an_action_that_only_points_to_another_leads_there(read):
    page = read("/plan/2025-29/action/1F01/")

    stands = re.search(r'aria-labelledby="stands">(.*?)</section>', page.markup, re.DOTALL)[1]
    assert re.findall(r'<a[^>]*href="([^"]+)">(.*?)</a>', stands) == [("/plan/2025-29/action/1C01/", "See 1C01")]
    assert "See 1C01." not in page.text


def test_an_action_without_an_update_says_so(read):
    page = read("/plan/2025-29/action/1P01/")

    assert page.all(r'aria-labelledby="stands">(.*?)</section>') == [
        "Where it stands no status published No update of this action was published."
    ]


def test_an_action_that_delivers_nothing_says_so(read):
    page = read("/plan/2025-29/action/X1/")

    assert "Delivers no part of the plan" in page.text
    assert "It is tied to no theme." in page.text


def test_a_monitoring_action_says_that_it_is_one(read):
    text = read("/plan/2025-29/action/SO1-01/").text

    assert "Programme Monitoring: watched, and no part of what delivers the plan" in text


def test_an_action_of_an_ended_plan_has_the_strip_of_its_plan(read):
    page = read("/plan/2021-25/action/1C01/")

    assert "Position at 31 March 2022." in page.text
    assert "Go to the plan in force, Board plan <2025>" in page.text


@pytest.mark.parametrize("alias", ["T1-C02", "t1-c02", "1c02", "1C02 ", "T1–C02", "Row 7", "row%207"])
def test_another_reference_leads_to_the_actions_own_address(visitor, alias):
    answer = visitor.get(f"/plan/2025-29/action/{alias}/")

    assert (answer.status_code, answer["Location"]) == (301, "/plan/2025-29/action/1C02/")
