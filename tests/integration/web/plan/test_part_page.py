"""The page of a part of a plan: its actions by owner, its measures against their targets, and the thread."""

import re

import pytest


@pytest.fixture
def theme(read):
    return read("/plan/2025-29/theme/1/")


def groups(page, anchor):
    """The rows of a table of actions, cell by cell, under the names of their owners."""
    section = re.search(rf'aria-labelledby="{anchor}">(.*?)</section>', page.markup, re.DOTALL)[1]
    rows = re.findall(r"<tr.*?</tr>", section.split("</thead>")[1], re.DOTALL)
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in CELLS.findall(row)] for row in rows]


CELLS = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)


def test_the_lead_says_whose_the_actions_are(theme):
    assert theme.all("<h1[^>]*>(.*?)</h1>") == ["Trust & Ŷ łódź"]
    assert theme.lead == (
        "Theme 1 of “Board plan <2025>”: 4 actions by the office, the Force and partners; "
        "1 monitoring action by the office."
    )


def test_actions_stand_by_owner_with_latest_update_lead_and_status(theme):
    assert groups(theme, "actions") == [
        ["The office"],
        ["1C01", "Open &lt;b&gt;doors&lt;/b&gt; Open to &lt;all&gt;.", "Chief executive", "", "Green"],
        ["1C02", "Write it down Written.", "Chief executive", "March 2026", "Green"],
        ["Force"],
        ["1F01", "Listen See 1C01", "Chief executive; Head of Łączność &amp; Ŵyneb", "", "Red"],
        ["Partners"],
        ["1P01", "Lend a hand", "Chief executive", "", "no status published"],
    ]


def test_a_status_has_a_shape_beside_its_word(theme):
    tags = re.findall(r'<span class="gt-tag gt-tag--(\w+)">(<svg.*?</svg>)<span>(.*?)</span>', theme.markup)

    assert {(kind, word) for kind, _svg, word in tags} >= {("green", "Green"), ("red", "Red")}
    assert all(f"gt-icon--{kind}" in svg for kind, svg, _word in tags)


def test_an_update_that_points_elsewhere_is_a_link(theme):
    assert re.findall(r'<a class="govuk-link"\s+href="([^"]+)">See 1C01</a>', theme.markup) == [
        "/plan/2025-29/action/1C01/"
    ]


def test_monitoring_actions_have_a_table_of_their_own(theme):
    assert groups(theme, "monitoring") == [["The office"], ["SO1-01", "Read the post", "Chief executive", "Weekly"]]


def test_measures_stand_against_the_target_of_their_own_period(theme):
    assert theme.rows("measures-table") == [
        ["Trust in the board year to December 2025", "52.5%", "at least 55.0%", "−2.5", "Target missed"],
        ["Trust in the board young people, year to December 2025", "61.0%", "none set", "–", "Watched, no target"],
        ["Calls answered year to March 2022", "91.2%", "at least 90.0%", "+1.2", "Target met"],
        ["Weapons seized 2025", "+175 (+18.0%)", "none set", "–", "change only, no level"],
        [
            "Robbery October to December 2025",
            "437",
            "none set",
            "–",
            "Concern: above average nine months running",
        ],
    ]


def test_a_measure_without_a_figure_keeps_its_target(read):
    assert read("/plan/2025-29/theme/2/").rows("measures-table") == [
        ["Savings 2025/26", "not held", "at least £2m", "–", "no figure held"]
    ]


def test_a_plan_that_is_over_shows_no_figure_of_later(read):
    assert read("/plan/2021-25/theme/1/").rows("measures-table") == [
        ["Trust in the board", "not held", "none set", "–", "no figure held"],
        ["Robbery", "not held", "none set", "–", "no figure held"],
        ["Days waited", "not held", "none set", "–", "no figure held"],
    ]


def test_the_thread_leads_up_to_the_plan_and_down_to_what_came_of_the_theme(theme):
    thread = re.search(r'<ol class="gt-thread">(.*?)</ol>', theme.markup, re.DOTALL)[1]

    assert theme.all(r'<ol class="gt-thread">(.*?)</ol>') == [
        "Need The need that it answers is not recorded. Plan Board plan <2025> Theme 1 Trust & Ŷ łódź "
        "Objective 1.1 Answer sooner Actions 5 actions 1 only points to another "
        "Measures 4 measures 1 result misses its target"
    ]
    assert re.findall(r'href="([^"]+)"', thread) == [
        "/plan/2025-29/",
        "/plan/2025-29/objective/1.1/",
        "#actions",
        "#measures",
    ]


@pytest.mark.parametrize("kind", ["objective/1.1", "pledge/PL1", "priority/E1", "value/V1", "vision/V"])
def test_each_part_of_a_plan_has_a_page(read, kind):
    assert read(f"/plan/2025-29/{kind}/").status == 200


def test_a_theme_stands_for_the_actions_of_its_objectives(read):
    assert [row[0] for row in groups(read("/plan/2025-29/objective/1.1/"), "actions")] == ["The office", "1C02"]


def test_a_theme_without_actions_says_so_and_shows_its_measures(read):
    page = read("/plan/2025-29/theme/2/")

    assert "No action of it is held." in page.text
    assert "No action delivers it." in page.text
    assert page.markup.count('id="measures"') == 1


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ("/plan/2025-29/objective/1/", "/plan/2025-29/theme/1/"),
        ("/plan/2025-29/pledge/pl1/", "/plan/2025-29/pledge/PL1/"),
        ("/plan/2025-29/theme/PL1/", "/plan/2025-29/pledge/PL1/"),
    ],
)
def test_another_way_of_writing_a_part_leads_to_its_own_address(visitor, asked, own):
    answer = visitor.get(asked)

    assert (answer.status_code, answer["Location"]) == (301, own)


def test_a_page_of_the_list_that_there_is_not_is_told(read):
    page = read("/plan/2025-29/theme/1/?actions=2")

    assert page.status == 400
    assert "There is no page “2” of this list. Its pages are 1 to 1." in page.text
