"""Each row of figures says by which method it was judged, with the way to the page of that method."""

import re
from datetime import date
from urllib.parse import urlsplit

from django.test import override_settings

from goldthread.core.period import Period
from goldthread.core.stats import explained
from goldthread.documents.render.html import render_html
from goldthread.reports.performance_and_insight import build

MADE_ON = date(2026, 3, 3)

HOW = "How judged, "
JUDGED = re.compile(r".*-(?:counted|judged|reported)|at-a-glance")


def notes(table):
    return [note for note in table.notes if note[0].text.startswith(HOW)]


def whose(read, note) -> str:
    return read.words(note).removeprefix(HOW).partition(": ")[0]


def test_every_table_of_figures_says_how_its_rows_were_judged(edition):
    tables = [table for key, table in edition.tables.items() if JUDGED.fullmatch(key)]

    assert [table.caption for table in tables if not notes(table)] == []
    assert tables


def test_every_row_is_among_those_that_a_line_names(edition):
    tables = {key: table for key, table in edition.tables.items() if JUDGED.fullmatch(key)}

    unnamed = {key: [row for row in held(edition, key) if not is_named(edition, row, key)] for key in tables}

    assert {key: rows for key, rows in unnamed.items() if rows} == {}


def held(read, key) -> list[str]:
    """The heads of the rows that hold a figure."""
    return [read.words(row.head) for row, cells in read.cells(key) if not cells[0].missing]


def is_named(read, row: str, key: str) -> bool:
    named = [whose(read, note) for note in notes(read.tables[key])]
    return any(name == "every row" or row.casefold() in name.casefold() for name in named)


def test_counts_with_limits_lead_to_the_page_about_limits(papers):
    [*lines] = notes(papers["2025-12"].tables["at-a-glance"])

    card = explained.BY_CODE["xmr"]
    assert [span.href for span in lines[0] if span.href] == ["/methods/xmr/"]
    assert papers["2025-12"].words(lines[0]) == f"How judged, every row: {card.title}. {card.said}"


def test_the_page_on_the_site_links_and_an_address_of_the_site_stands_whole(make):
    with override_settings(URL=urlsplit("https://record.example.gov.uk")):
        elsewhere = render_html(make("2025-12").document).decode()
    here = render_html(make("2025-12").document).decode()

    assert 'href="/methods/xmr/"' in here
    assert 'href="https://record.example.gov.uk/methods/xmr/"' in elsewhere


def test_a_series_without_limits_says_why(office, reader):
    read = reader(build(office(months=3), to=Period.month(2025, 12), made_on=MADE_ON))

    [told] = [read.words(note) for note in notes(read.tables["at-a-glance"]) if "/methods/xmr/" in str(note)]

    assert told.endswith("Too short: under 12 usable months, so no limits are drawn and nothing is picked out.")


def test_a_change_by_district_leads_to_the_page_about_changes(papers):
    [line] = notes(papers["2025-12"].tables["areas-change"])

    assert [span.href for span in line if span.href] == ["/methods/change/"]


def test_a_survey_share_without_the_number_asked_says_under_its_table_that_chance_cannot_be_told(papers):
    moved = "How many people were asked was not published, so it cannot be told whether its move is more than chance."
    level = "How many people were asked was not published, so no interval can be given."
    read = papers["2025-12"]

    lines = [read.words(note) for table in read.tables.values() for note in table.notes]

    assert [line for line in lines if line.endswith(moved)] != []
    assert [line for line in lines if line.endswith(level)] != []
