"""Home: what stands out by rule, the table of crime, the strips, and how far the figures run."""

import re

import pytest


@pytest.fixture
def text(visitor):
    return words(visitor.get("/").content.decode())


def words(markup: str) -> str:
    """The text of a page as it reads, one blank between words."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", markup, flags=re.DOTALL)))


def rows(markup: str, table: str) -> list[list[str]]:
    """The rows of the body of one table, cell by cell."""
    body = re.search(rf'id="{table}".*?<tbody>(.*?)</tbody>', markup, re.DOTALL)
    assert body
    lines = re.findall(r"<tr[^>]*>(.*?)</tr>", body[1], re.DOTALL)
    return [[words(cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)] for line in lines]


def test_the_lead_says_how_far_the_figures_run(text):
    assert "Policing in Leicestershire: how is it going?" in text
    assert "Crime figures run to December 2025. Reported figures run to December 2025." in text


def test_what_stands_out_is_chosen_by_rule(visitor):
    markup = visitor.get("/").content.decode()

    titles = [words(title).strip() for title in re.findall(r"<h3>(.*?)</h3>", markup, re.DOTALL)]
    assert titles == [
        "Robberies have been above average since April 2025, nine months running",
        "Trust in the board: 52.5%, 2.5 points short of the milestone",
    ]


def test_the_first_of_them_is_drawn(visitor):
    markup = visitor.get("/").content.decode()

    drawings = re.findall(r'<svg[^>]*class="(gt-chart__svg[^"]*)"[^>]*aria-label="([^"]*)"', markup)
    assert [kind for kind, _label in drawings] == ["gt-chart__svg gt-chart__wide", "gt-chart__svg gt-chart__narrow"]
    assert {label for _kind, label in drawings} == {
        "Robbery. Line chart of robberies each month in Leicestershire, January 2024 to December 2025. "
        "Robberies have been above average since April 2025, nine months running. "
        "Average 121.0, lower limit 68.4, upper limit 173.6. No data held April to December 2024."
    }


def test_the_table_sets_the_newest_quarter_against_the_one_before(visitor):
    markup = visitor.get("/").content.decode()

    table = {row[0]: row[1:4] + row[5:] for row in rows(markup, "glance-table")}
    assert table["Robbery"] == ["437", "+5", "+1.2%", "Concern: above average nine months running"]
    assert table["Anti-social behaviour January 2024 part supplied: left out"][:3] == ["472", "−81", "−14.6%"]
    assert table["Burglary"][:3] == ["0", "0", "–"]


def test_the_table_says_what_it_rests_on_and_what_cannot_be_compared(text):
    assert "4,304 rows, 15 months." in text
    assert "cannot be compared: no data are held for April to December 2024." in text


def test_survey_shares_are_drawn_with_what_they_stand_against(visitor):
    markup = visitor.get("/").content.decode()

    labels = re.findall(r'<svg[^>]*class="gt-strip"[^>]*aria-label="([^"]*)"', markup)
    assert labels == [
        "Trust in the board. 52.5% in year to December 2025; 54% a year before; "
        "baseline 50%: 2.5 points above the baseline; milestone 55%: 2.5 points short of the milestone"
    ]


def test_where_the_figures_come_from_is_counted(text):
    assert "Crime figures 15 months to December 2025 4,304 rows, released to 27 February 2026" in text
    assert "Reported figures 1 file of figures 6 rows" in text
