"""Offices of every size: without a plan, without figures, with hostile words. A paper is whole, or says what lacks."""

from datetime import date
from html import escape, unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.documents.picture import Bar
from goldthread.documents.render.docx import render_docx
from goldthread.documents.render.html import render_html
from goldthread.documents.render.pdf import render_pdf
from goldthread.documents.render.xlsx import render_xlsx
from goldthread.documents.tree import Paragraph
from goldthread.reports.evidence import NothingToReport
from goldthread.reports.performance_and_insight import build

DECEMBER = Period.month(2025, 12)
MADE_ON = date(2026, 3, 3)
SCRIPT = "<script>alert(1)</script> & “quotes” $x$ #1 *b* _i_ \\ [ ] @"
LETTERS = "Gŵyl ŷd Łódź ąęśż"
LONG = ("A very long title that nobody shortened before it was typed into the form. " * 4)[:300]
THEMES = [("theme", "1", "", "Trust"), ("theme", "2", "", "Answering")]
PLAN = ("plan", "2024-28", "", "Plan 2024 to 2028", date(2024, 4, 1), date(2028, 3, 31), "current", date(2025, 9, 30))
KEY = [("G", "Green", "Going well", "green"), ("A", "Amber", "At risk", "amber")]
POSTS = [("Chief finance officer", "C")]
CARDS = "trust | Trust in the board | percent"
FIGURE = "trust,,,12m to 2025-12,52.5,,,,,-1.5,12m to 2024-12,50,55,at least,Board paper,3.1,Policy officer,2026-02-01,"


def paper(reader, body, *, to=DECEMBER, **more):
    return reader(build(body, to=to, made_on=MADE_ON, **more))


def test_an_empty_office_is_told_what_is_missing(body):
    with pytest.raises(NothingToReport) as told:
        build(body, to=DECEMBER, made_on=MADE_ON)

    assert str(told.value) == (
        "There is nothing to report for Board for Testing up to December 2025: no figure and no action is held. "
        "Load street files, a measure workbook or a plan workbook with `goldthread load PATH`."
    )


def test_an_office_without_a_plan_follows_its_cards(office, reader):
    found = paper(reader, office(months=15, cards=CARDS, figures=(FIGURE,)))

    assert [section.title for section in found.document.sections] == [
        "What stands out",
        "Recorded crime and anti-social behaviour",
        "Own",
        "Recorded crime and anti-social behaviour over the year",
        "Areas and groups side by side",
        "Is the plan being delivered?",
        "Areas for improvement",
        "About the data",
    ]
    assert "No plan is held, so there are no actions to show." in found.said
    assert "Trust in the board: 52.5% is 2.5 points short of the milestone." in found.said


def test_a_plan_without_actions_insights_or_measures_makes_a_whole_paper(office, reader):
    found = paper(reader, office(months=3, plan={"Nodes": [PLAN, *THEMES]}))

    assert "No actions are held for the Plan 2024 to 2028; no statuses were published." in found.said
    assert (
        "No measure is tied to these themes of the plan, and no figure of theirs is held: Trust; Answering."
        in found.said
    )
    assert "theme-1" not in {section.key for section in found.document.sections}


def test_actions_alone_make_a_paper(office, reader):
    actions = [("1C01", "Balance the budget", "", "C", "Chief finance officer", "1")]
    plan = {"Nodes": [PLAN, *THEMES], "Status key": KEY, "Posts": POSTS, "Actions": actions}

    found = paper(reader, office(plan=plan))

    assert "The Plan 2024 to 2028 has 1 action. No action status is held for it: none was published." in found.said
    assert found.rows("delivery-actions")[1] == [
        "1C01 Balance the budget", "Chief finance officer", "no update held", "none published",
    ]  # fmt: skip
    assert "Nothing stands out: by the rules, no figure held is a concern or an improvement." in found.said


def test_the_bar_has_a_part_for_actions_without_a_status(office, reader):
    actions = [(f"1C0{n}", f"Action {n}", "", "C", "Chief finance officer", "1") for n in (1, 2)]
    updates = [("1C01", date(2025, 9, 1), "", "G", "Done.", "")]
    plan = {"Nodes": [PLAN, *THEMES], "Status key": KEY, "Posts": POSTS, "Actions": actions, "Updates": updates}

    [bar] = [chart for chart in paper(reader, office(plan=plan)).charts if isinstance(chart.picture, Bar)]

    assert [(part.kind, part.count) for part in bar.picture.parts] == [("green", 1), ("amber", 0), ("none", 1)]
    assert bar.title == "1 of 2 actions is green (50%)"
    assert bar.alt == "Bar of 2 actions by status: Green 1, Amber 0, No status published 1."
    assert [note[0].text for note in bar.notes] == [
        "The dotted part of the bar is 1 action without a published status."
    ]


def test_one_month_draws_no_line_and_judges_nothing(office, reader):
    found = paper(reader, office(months=1))

    assert found.charts == ()
    assert found.document.period == "October to December 2025"
    assert {row[-1] for row in found.rows("at-a-glance")} == {"Cannot tell yet: fewer than 12 months held"}
    assert [column.name for column in found.tables["at-a-glance"].columns][1:3] == ["Dec 2025", "Nov 2025"]


def test_two_years_held_whole_take_a_column_for_the_year_before(office, reader):
    found = paper(reader, office(months=24))

    heads = [column.name for column in found.tables["at-a-glance"].columns]
    assert heads[5] == "Change on a year before"
    assert {row[0]: row[5] for row in found.rows("at-a-glance")}["All crime"] == "0.0%"
    assert "twelve-month change" not in found.said


def test_a_measure_without_a_figure_says_so(office, reader):
    plan = {"Nodes": [PLAN, *THEMES], "Measures": [("1", "trust"), ("2", "robbery")]}

    found = paper(reader, office(months=15, cards=CARDS, plan=plan))

    assert found.rows("theme-1-reported") == [["Trust in the board", "not held"]]
    assert "No figure is held of: Trust in the board." in found.said
    assert "No figure. Rule: the plan follows it and no figure is held. Trust in the board." in found.said


def test_a_measure_under_two_themes_is_drawn_once(office, reader):
    plan = {"Nodes": [PLAN, *THEMES], "Measures": [("1", "trust"), ("2", "trust"), ("1", "robbery"), ("2", "robbery")]}

    found = paper(reader, office(months=15, cards=CARDS, figures=(FIGURE,), plan=plan))

    assert len([chart for chart in found.charts if chart.key == "chart-trust"]) == 1
    assert found.rows("theme-1-judged") == found.rows("theme-2-judged")


def test_a_bound_figure_that_is_not_held_shows_as_missing(office, reader):
    insight = (
        "I1",
        "1",
        "2025-12",
        "Trust is {{trust.value}}",
        "It was {{robbery.value@2019}}.",
        "",
        "",
        "",
        "public",
        "",
    )

    found = paper(reader, office(months=3, cards=CARDS, plan={"Nodes": [PLAN, *THEMES], "Insight": [insight]}))

    paragraph = next(block for block in found.blocks if getattr(block, "key", "") == "insight-I1")
    assert found.words(paragraph.text) == "Trust is not held. It was not held."
    assert [span.text for span in paragraph.text if span.missing] == ["not held", "not held"]


def test_a_bound_figure_whose_card_is_gone_is_told_with_its_paragraph(office):
    insight = ("I1", "1", "2025-12", "Trust is {{trust.value}}", "", "", "", "", "public", "")
    body = office(months=3, cards=CARDS, plan={"Nodes": [PLAN, *THEMES], "Insight": [insight]})
    from goldthread.apps.bodies.queries import own_packs

    (own_packs(body) / "own" / "trust.toml").unlink()

    with pytest.raises(BadInput) as told:
        build(body, to=DECEMBER, made_on=MADE_ON)

    assert str(told.value).startswith('insight paragraph I1: "trust" is not a measure.')


def test_hostile_words_print_as_themselves_in_every_format(office, reader):
    cards = f"trust | {LETTERS} {LONG} | percent"
    nodes = [PLAN, ("theme", "1", "", f"{SCRIPT} {LETTERS}"), THEMES[1]]
    insight = ("I1", "1", "2025-12", f"{LETTERS}: {SCRIPT}", SCRIPT, SCRIPT, SCRIPT, SCRIPT, "public", "")
    actions = [("1C01", SCRIPT, SCRIPT, "C", "Chief finance officer", "1")]
    updates = [("1C01", date(2025, 12, 1), "", "A", f"{SCRIPT} {LETTERS}", SCRIPT)]
    plan = {
        "Nodes": nodes, "Status key": KEY, "Posts": POSTS, "Actions": actions, "Updates": updates,
        "Measures": [("1", "trust")], "Insight": [insight],
    }  # fmt: skip

    found = paper(reader, office(months=15, cards=cards, figures=(FIGURE,), plan=plan))

    page = render_html(found.document).decode()
    assert "<script>alert" not in page
    assert unescape(page).count(SCRIPT) >= 8
    assert escape(LONG) in page
    assert render_pdf(found.document).startswith(b"%PDF")
    assert render_docx(found.document).startswith(b"PK")
    assert render_xlsx(found.document).startswith(b"PK")


@pytest.mark.parametrize(
    ("to", "plan", "told"),
    [
        (Period.month(2026, 3), "", "“2026-03”: is not over on 3 March 2026. Give a month that has ended."),
        (Period.year(2025), "", "“2025”: is not a month. A paper runs to a month: write it as 2025-12."),
        (DECEMBER, "2024-29", "“2024-29”: is no plan of this home. Did you mean “2024-28”?"),
    ],
)
def test_what_was_asked_wrongly_is_told_with_the_mend(office, to, plan, told):
    body = office(months=3, plan={"Nodes": [PLAN, *THEMES]})

    with pytest.raises(BadInput) as refused:
        build(body, to=to, plan=plan, made_on=MADE_ON)

    assert str(refused.value) == told


def test_a_month_without_files_near_it_counts_nothing(office, reader):
    body = office(months=3, cards=CARDS, figures=(FIGURE.replace("2025-12", "2024-06").replace("2024-12", "2023-06"),))

    found = paper(reader, body, to=Period.month(2025, 6))

    assert "No crime is counted here: the street files of April to June 2025 are not held." in found.said
    assert {"at-a-glance", "year-table", "areas-counts"} & set(found.tables) == set()
    assert found.document.data_to == "30 June 2024"


def test_queries_do_not_grow_with_actions_or_insights(office):
    counted = []
    for number in (1, 30):
        actions = [(f"1C{one:02}", "Do it", "", "C", "Chief finance officer", "1") for one in range(1, number + 1)]
        updates = [(row[0], date(2025, 12, 1), "", "A", "Under way.", "Late.") for row in actions]
        insights = [
            (f"I{one}", "1", "2025-12", "Trust is {{trust.value}}", "", "", "", "", "public", "")
            for one in range(1, number + 1)
        ]
        plan = {
            "Nodes": [PLAN, *THEMES], "Status key": KEY, "Posts": POSTS, "Actions": actions, "Updates": updates,
            "Measures": [("1", "trust")], "Insight": insights,
        }  # fmt: skip
        body = office(months=3 if number == 1 else 0, cards=CARDS if number == 1 else "", plan=plan)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            document = build(body, to=DECEMBER, made_on=MADE_ON)
        counted.append(len(asked))
        assert (
            sum(isinstance(block, Paragraph) and block.key.startswith("insight") for block in _all(document)) == number
        )

    assert counted == [counted[0]] * 2
    assert counted[0] <= 30


def _all(document):
    from goldthread.documents.tree import walk

    return walk(document.sections)
