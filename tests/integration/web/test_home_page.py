"""Home: what stands out by rule, the table of crime, the strips, and how far the figures run."""

import re

import pytest


@pytest.fixture
def home_page(read):
    return read("/")


def test_the_lead_says_how_far_the_figures_run(home_page):
    assert home_page.all("<h1[^>]*>(.*?)</h1>") == ["Policing in Leicestershire: how is it going?"]
    assert home_page.lead == (
        "What got worse, what got better, and where every figure comes from. "
        "Crime figures run to December 2025. Reported figures run to December 2025."
    )


def test_what_stands_out_is_chosen_by_rule(home_page):
    titles = home_page.all(r"<h3>(.*?)</h3>")

    assert titles == [
        "Robberies have been above average since April 2025, nine months running",
        "Trust in the board: 52.5%, 2.5 points short of the milestone",
        "Burglaries have been below average since April 2025, nine months running",
    ]


def test_each_rests_on_a_figure_of_its_own_period(home_page):
    texts = home_page.all(r"</h3>\s*<p>(.*?)</p>")

    assert texts == [
        "1,554 robberies in 2025. May 2025, at 174, lay above the upper limit of 173.6.",
        "Year to December 2025. The milestone is at least 55.0%. Change: −1.5 points. 2.5 points above the baseline. "
        "No detectable change: chance alone may explain its move, at 95% confidence.",
        "2,050 burglaries in 2025.",
    ]


def test_the_first_of_them_is_drawn_in_both_widths_and_told_in_words(home_page):
    drawings = re.findall(r'<svg[^>]*class="(gt-chart__svg[^"]*)"[^>]*aria-label="([^"]*)"', home_page.markup)

    assert [kind for kind, _label in drawings] == ["gt-chart__svg gt-chart__wide", "gt-chart__svg gt-chart__narrow"]
    assert {label for _kind, label in drawings} == {
        "Robbery. Line chart of robberies each month in Leicestershire, January 2024 to December 2025. "
        "Robberies have been above average since April 2025, nine months running. "
        "Average 121.0, lower limit 68.4, upper limit 173.6. No data held April to December 2024."
    }


def test_the_table_sets_the_newest_quarter_against_the_one_before(home_page):
    table = {row[0]: row[1:] for row in home_page.rows("glance-table")}

    assert table["Robbery"] == ["437", "+5", "+1.2%", "Concern: above average nine months running"]
    assert table["All crime"] == ["898", "−4", "−0.4%", "No unusual change"]
    assert table["Anti-social behaviour January 2024 part supplied: left out"][:3] == ["472", "−81", "−14.6%"]


def test_the_table_keeps_to_the_largest_and_those_picked_out(home_page):
    names = [row[0] for row in home_page.rows("glance-table")]

    assert len(names) == 8
    assert names[1:5] == [
        "All crime",
        "Anti-social behaviour January 2024 part supplied: left out",
        "Burglary",
        "Robbery",
    ]


def test_the_table_says_what_it_rests_on_and_what_cannot_be_compared(home_page):
    assert "street-level files, 6,994 rows, 15 months." in home_page.text
    assert "cannot be compared: no data are held for April to December 2024." in home_page.text


def test_survey_shares_are_drawn_with_what_they_stand_against(home_page):
    labels = re.findall(r'<svg[^>]*class="gt-strip"[^>]*aria-label="([^"]*)"', home_page.markup)

    assert labels == [
        "Trust in the board. 52.5% in the year to December 2025; 54.0% a year before; "
        "baseline 50.0%: 2.5 points above the baseline; milestone 55.0%: 2.5 points short of the milestone"
    ]


def test_where_the_figures_come_from_is_counted(home_page):
    sources = home_page.all(r'<ul class="gt-links gt-links--ruled">(.*?)</ul>')

    assert sources == [
        "Crime figures 15 months to December 2025 6,994 rows, released to 27 February 2026 "
        "Reported figures 1 file of figures 6 rows, released to 27 February 2026 "
        "Residents 1 file of figures 9 rows, released to 27 February 2026"
    ]
