"""What other pages say of plans: home its bar, a measure the themes it is tied to, and every page the way there."""

import re
from datetime import date

NEWER = {
    "Nodes": [
        {"kind": "plan", "reference": "2026-30", "title": "Newest plan", "state": "current",
         "starts on": date(2026, 1, 1), "ends on": date(2030, 3, 31)},
        {"kind": "theme", "reference": "1", "title": "Nothing yet"},
    ],
}  # fmt: skip


def test_home_shows_the_bar_of_the_plan_in_force_with_its_day(read):
    page = read("/")

    assert page.all(r'aria-labelledby="plan">(.*?)</section>') == [
        "Is the plan being delivered? All plans 2 of 5 actions are on track. None is at risk; 1 is off track. "
        "Green: on track 2 of 5, 40% Amber: at risk 0 of 5, 0% Red: off track 1 of 5, 20% White: not started 0 of 5, "
        "0% no status published 2 of 5, 40% Counted from 5 actions, position at 31 December 2025: Board plan <2025>"
    ]


def test_home_says_first_that_the_plan_in_force_has_no_statuses_and_carries_none_over(read, take_plan, office):
    take_plan(office, NEWER)

    said = read("/").all(r'aria-labelledby="plan">(.*?)</section>')[0]

    assert said.startswith(
        "Is the plan being delivered? All plans No statuses have been published for the plan in force: Newest plan . "
        "The last position held is of an earlier plan, at 31 December 2025: 2 of 5 actions are on track."
    )


def test_home_names_the_theme_where_every_action_delivers_one(read, take_plan, office):
    plan = {"kind": "plan", "reference": "one", "title": "One theme", "state": "current"}
    dates = {"starts on": date(2026, 2, 1), "ends on": date(2027, 1, 31)}
    take_plan(
        office,
        {
            "Nodes": [plan | dates, {"kind": "theme", "reference": "4", "title": "Only this"}],
            "Posts": [{"post": "Lead", "owner": "C"}],
            "Actions": [{"reference": "4C01", "title": "Do it", "owner": "C", "leads": "Lead", "delivers": "4"}],
            "Updates": [{"action": "4C01", "on": date(2026, 2, 2), "status": "G", "text": "Done."}],
        },
    )

    page = read("/")

    assert "The one action is on track. None is at risk; none is off track." in page.text
    assert "Counted from 1 action, position at 3 March 2026: Only this, theme 4 of One theme" in page.text
    assert 'href="/plan/one/theme/4/"' in page.markup


def test_a_measure_names_the_themes_of_each_plan_that_it_is_tied_to(read):
    page = read("/measures/robbery/")

    thread = re.search(r'<ol class="gt-thread">(.*?)</ol>', page.markup, re.DOTALL)[1]
    assert page.all(r'<ol class="gt-thread">(.*?)</ol>') == [
        "Plan Board plan <2025> Theme 1 Trust & Ŷ łódź Plan Old plan Theme 1 Trust then Measure Robbery"
    ]
    assert re.findall(r'href="([^"]+)"', thread) == [
        "/plan/2025-29/",
        "/plan/2025-29/theme/1/",
        "/plan/2021-25/",
        "/plan/2021-25/theme/1/",
    ]


def test_a_reported_measure_has_its_thread_too(read):
    assert read("/measures/savings/").all(r'<ol class="gt-thread">(.*?)</ol>') == [
        "Plan Board plan <2025> Theme 2 Quiet Measure Savings"
    ]


def test_a_measure_tied_to_no_plan_says_so(read):
    assert read("/measures/burglary/").all(r'<ol class="gt-thread">(.*?)</ol>') == [
        "Theme It is tied to no theme. Measure Burglary"
    ]


def test_every_page_leads_to_the_plans_and_the_reports(read):
    for address, current in (("/", "Home"), ("/plan/2025-29/", "Plan and delivery"), ("/reports/", "Reports")):
        page = read(address)

        nav = page.all(r'<nav class="gt-nav".*?>(.*?)</nav>')
        assert nav == ["Home Performance Plan and delivery Reports Registers About the data"]
        assert page.all(r'aria-current="page">([^<]*)</a>') == [current]


def test_thread_of_a_plan_leads_to_no_table_that_the_page_does_not_have(read, take_plan, office):
    plan = {"kind": "plan", "reference": "deep", "title": "Deep plan", "state": "current"}
    dates = {"starts on": date(2026, 2, 1), "ends on": date(2027, 1, 31)}
    themes = [{"kind": "theme", "reference": one, "title": f"Theme {one}"} for one in ("1", "2")]
    below = [{"kind": "objective", "reference": f"{one}.1", "parent": one, "title": "Aim"} for one in ("1", "2")]
    take_plan(office, {"Nodes": [plan | dates, *themes, *below]})

    page = read("/plan/deep/")

    thread = re.search(r'<ol class="gt-thread">(.*?)</ol>', page.markup, re.DOTALL)[1]
    assert re.findall(r'href="([^"]+)"', thread) == ["#themes"]
    assert 'id="themes"' in page.markup
