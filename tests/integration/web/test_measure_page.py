"""The page of a counted measure: lead, facts, districts that sum, months with holes and short months."""

import re
from html import unescape

import pytest

DISTRICTS = {
    "Leicester": ["629", "1,000", "629.0", "177", "+3", "+1.7%"],
    "Blaby": ["310", "3,000", "103.3", "87", "+1", "+1.2%"],
    "No location given": ["309", "–", "no rate", "87", "+1", "+1.2%"],
}
SEASONS = "not tested: the seasons differ"
MONTH_CODES = ["2024-01", "2024-02", "2024-03", *(f"2025-{month:02}" for month in range(1, 13))]


@pytest.fixture
def robbery(read):
    return read("/measures/robbery/")


def number(cell: str) -> int:
    return int(cell.replace(",", "").replace("+", "").replace("−", "-"))


def test_the_lead_is_what_the_series_says(robbery):
    assert robbery.lead == (
        "Robberies have been above average since April 2025, nine months running. "
        "That is more than month-to-month change explains, and in the wrong direction."
    )


def test_four_facts_open_the_page(robbery):
    assert robbery.all(r'<dl class="gt-facts">(.*?)</dl>') == [
        "December 2025 132 −37 (−21.9%) on November 2025 "
        "October to December 2025 437 +5 (+1.2%) on July to September 2025 "
        "2025 1,554 34.5 per 1,000 residents 2024 not held "
        "What the series says Concern: above average nine months running No target is set. Better is: lower."
    ]


def test_the_chart_has_its_message_its_source_and_its_links(robbery):
    assert robbery.all(r'<p class="gt-chart__sub">(.*?)</p>') == [
        "Robberies each month, Leicestershire, with average and limits (XmR, 15 months held)"
    ]
    assert robbery.all(r'<p class="gt-prov">(.*?)</p>') == [
        "Source: data.police.uk, street-level files, released to 27 February 2026, load 1. "
        "Follow this figure from file to page · All its figures (CSV) · How limits work"
    ]
    assert 'href="/measures/robbery/trace/?period=2025-12"' in robbery.markup


def test_districts_carry_rates_and_changes(robbery):
    table = {row[0]: row[1:] for row in robbery.rows("districts-table")}

    assert {name: table[name] for name in DISTRICTS} == DISTRICTS


def test_districts_and_unallocated_lines_make_the_total(robbery):
    *parts, total = robbery.rows("districts-table")

    assert [total[0], total[1]] == ["Leicestershire", "1,554"]
    for column in (1, 4, 5):
        assert sum(number(row[column]) for row in parts) == number(total[column])


def test_unallocated_lines_stand_last_and_have_no_rate(robbery):
    lines = [row for row in robbery.rows("districts-table") if row[3] == "no rate"]

    assert [row[0] for row in lines] == ["No location given", "Placed outside Leicestershire"]
    assert robbery.rows("districts-table")[-3:-1] == lines


def test_no_percentage_stands_on_a_small_base(robbery):
    rutland = next(row for row in robbery.rows("districts-table") if row[0] == "Rutland")

    assert rutland[1:] == ["0", "2,000", "0.0", "0", "0", "–"]
    assert "No percentage (–) is stated on fewer than 50." in robbery.text


def test_each_month_names_the_rule_that_picked_it(robbery):
    months = {row[0]: row[1:] for row in robbery.rows("months-table")}

    assert len(months) == 16
    assert months["May 2025"] == ["174", "+48", "+38.1%", "Above the upper limit"]
    assert months["June 2025"] == ["157", "−17", "−9.8%", "One of nine above average"]
    assert months["March 2025"] == ["89", "+11", "+14.1%", "No unusual change"]


def test_months_not_held_stand_as_one_row_and_no_change_crosses_them(robbery):
    rows = robbery.rows("months-table")

    place = rows.index(["April to December 2024: no data held"])
    assert rows[place - 1][0] == "March 2024"
    assert rows[place + 1] == ["January 2025", "61", "Dec 2024 not held", "not known", "Below the lower limit"]


def test_a_short_month_is_shown_and_never_used(read):
    page = read("/measures/anti-social-behaviour/")

    months = {row[0]: row[1:] for row in page.rows("months-table")}
    january = months["January 2024 Part supplied: open"]
    assert (january[0], january[3]) == ("part supplied: 10", "left out of limits and changes")
    assert months["February 2024"][:3] == ["200", "Jan 2024 part supplied", "not known"]
    assert "January 2024 part supplied: left out." in page.lead
    assert "(XmR, 14 months held)" in page.text


def test_the_side_says_what_is_counted_and_what_to_mind(robbery):
    assert "Rule Rows of the file whose crime type is Robbery" in robbery.text
    assert "Owner Performance analyst" in robbery.text
    assert "Robbery of people and of businesses cannot be told apart." in robbery.text


def test_every_month_leads_to_the_chain_behind_it(robbery):
    months = robbery.markup.split('id="months-table"')[1]

    assert re.findall(r'href="/measures/robbery/trace/\?period=([^"]+)"', months) == MONTH_CODES


def test_every_fact_leads_to_the_chain_behind_it(robbery):
    facts = robbery.markup.split('<dl class="gt-facts">')[1].split("</dl>")[0]

    assert re.findall(r'href="/measures/robbery/trace/\?period=([^"]+)"', facts) == ["2025-12", "2025%2F26+Q3", "2025"]


def test_every_count_of_a_district_leads_to_the_chain_behind_it(robbery, read):
    table = unescape(robbery.markup.split('id="districts-table"')[1].split("</table>")[0])
    links = re.findall(r'href="(/measures/robbery/trace/\?[^"]+)"', table)

    titles = [read(address).all(r"<li[^>]*>\s*<b>The figure</b>(.*?)<span") for address in links[:2]]

    assert len(links) == 2 * len(robbery.rows("districts-table"))
    assert links[-2:] == ["/measures/robbery/trace/?period=2025", "/measures/robbery/trace/?period=2025%2F26+Q3"]
    assert titles == [
        ["Robbery, Leicester, 2025: 629."],
        ["Robbery, Leicester, October to December 2025: 177."],
    ]


def test_a_rate_can_be_checked_by_the_residents_beside_it(robbery):
    *parts, total = robbery.rows("districts-table")

    residents = [number(row[2]) for row in parts if row[2] != "–"]
    assert number(total[2]) == sum(residents) == 45_000
    assert {row[0] for row in parts if row[2] == "–"} == {"No location given", "Placed outside Leicestershire"}


def test_what_can_be_compared_stands_beside_what_cannot(robbery):
    assert robbery.rows("compared-table") == [
        ["December 2025", "132", "November 2025", "169", "−37", "−21.9%", SEASONS],
        ["October to December 2025", "437", "July to September 2025", "432", "+5", "+1.2%", SEASONS],
        ["January to March 2025", "228", "January to March 2024", "261", "−33", "−12.6%", "no detectable change"],
        ["2025", "1,554", "2024", "not held", "2024 not held", "not known", "not tested: a year is not held"],
    ]
    assert (
        "No twelve-month change is counted from the street files: April to December 2024 is not held." in robbery.text
    )
