"""The page of a plan: what it wants, how its actions stand, its parts, and what its statuses mean."""

import re

import pytest


@pytest.fixture
def plan(read):
    return read("/plan/2025-29/")


def test_the_lead_says_what_the_plan_holds_and_for_when(plan):
    assert plan.all("<h1[^>]*>(.*?)</h1>") == ["Board plan <2025>"]
    assert plan.lead == "Two themes, 5 actions and 1 monitoring action, for 1 April 2025 to 31 March 2029."


def test_the_bar_counts_the_actions_that_deliver_the_plan(plan):
    segments = re.findall(r'<svg class="(gt-s-\w+)"\s+width="([\d.]+%)"', plan.markup)

    assert plan.all(r'id="delivery">(.*?)</h2>') == ["2 of 5 actions are on track"]
    assert segments[:3] == [("gt-s-green", "40%"), ("gt-s-red", "20%"), ("gt-s-unstated", "40%")]
    assert 'aria-label="5 actions: 2 Green, 0 Amber, 1 Red, 0 White, 2 without a status"' in plan.markup


def test_the_key_gives_every_status_its_shape_its_word_and_its_count(plan):
    key = re.search(r'<ul class="gt-key">(.*?)</ul>', plan.markup, re.DOTALL)

    assert re.findall(r"gt-tag--(\w+)", key[1]) == ["green", "amber", "red", "white"]
    assert key[1].count("<svg") == 4
    assert plan.all(r'<ul class="gt-key">(.*?)</ul>') == [
        "Green: on track 2 of 5, 40% Amber: at risk 0 of 5, 0% Red: off track 1 of 5, 20% "
        "White: not started 0 of 5, 0% no status published 2 of 5, 40%"
    ]


def test_counts_by_owner_have_their_total(plan):
    assert plan.rows("delivery-owners") == [
        ["The office", "2", "0", "1", "3"],
        ["Force", "0", "1", "0", "1"],
        ["Partners", "0", "0", "1", "1"],
        ["All", "2", "1", "2", "5"],
    ]


def test_what_moved_since_the_position_a_quarter_before_is_told(plan):
    assert plan.all(r'<h3 class="gt-head gt-after">(.*?)</h3>') == ["What changed since 30 September 2025"]
    assert plan.all(r'<ul class="gt-links gt-moved">(.*?)</ul>') == ["1C02 Write it down Amber became Green"]


def test_an_update_after_the_position_is_not_of_it(plan):
    assert "Not yet of the position" not in plan.markup


def test_monitoring_actions_are_counted_apart(plan):
    assert plan.all(r'id="watched">(.*?)</h2>') == ["1 monitoring action, no status published"]


def test_each_theme_says_what_hangs_on_it_and_how_that_stands(plan):
    themes = plan.all(r'aria-labelledby="themes">.*?<tbody>(.*?)</tbody>')

    assert themes == ["1 Trust & Ŷ łódź Earn it. 4 1 4 2 of 4 actions are on track 2 Quiet 0 0 1 no action held"]
    assert 'href="/plan/2025-29/theme/1/"' in plan.markup


def test_vision_values_pledges_and_priorities_stand_in_words(plan):
    assert plan.all(r'aria-labelledby="vision">(.*?)</section>') == [
        "Vision and values A safe county For all. Openness In the open."
    ]
    assert plan.all(r'<h2 class="gt-section" id="(?:pledges|priorities-1)">(.*?)</h2>') == [
        "Pledges",
        "Equality priorities",
    ]


def test_actions_that_deliver_no_part_of_the_plan_are_shown_and_not_lost(plan):
    assert plan.all(r'aria-labelledby="loose">.*?<tbody>(.*?)</tbody>') == [
        "The office X1 Stands alone Chief executive"
    ]


def test_the_words_of_the_key_are_explained(plan):
    assert plan.all(r'aria-labelledby="key">.*?<dl class="gt-dl">(.*?)</dl>') == [
        "Green On track Amber At risk Red Off track White Not started"
    ]


def test_the_thread_counts_what_came_of_the_plan(plan):
    assert plan.all(r'<ol class="gt-thread">(.*?)</ol>') == [
        "Need The need that it answers is not recorded. Plan Board plan <2025> Vision V A safe county "
        "Value V1 Openness Themes 2 themes Objective 1.1 Answer sooner Pledge PL1 No cuts Priority E1 Fair to all "
        "Actions 6 actions Measures 5 measures"
    ]


def test_the_plan_in_force_has_no_strip_above_it(plan):
    assert plan.markup.count("gt-banner") == 1


def test_an_ended_plan_shows_its_last_position_and_the_way_to_the_one_in_force(read):
    page = read("/plan/2021-25/")

    assert page.all(r'<div class="gt-banner">(.*?)</div>')[1] == (
        "Position at 31 March 2022. This plan ran from 1 April 2021 to 31 March 2025 and has ended. "
        "The last updates are of 5 April 2022. Go to the plan in force, Board plan <2025>"
    )
    assert "overdue" not in page.text.casefold()


def test_a_plan_whose_statuses_were_not_published_says_so_and_draws_no_bar(read):
    page = read("/plan/2021-25/")

    assert page.all(r'id="delivery">(.*?)</h2>') == ["1 action, no status published"]
    assert "How it stands was not published, so nothing is drawn." in page.text
    assert "gt-bar" not in page.markup
    assert 'id="key"' not in page.markup


def test_a_plan_without_actions_says_so(read):
    page = read("/plan/city/")

    assert "No actions and no statuses were published for this plan." in page.text
    assert page.lead == "One theme, for 1 April 2022 to 31 March 2025."
    assert "actions.csv" not in page.markup
