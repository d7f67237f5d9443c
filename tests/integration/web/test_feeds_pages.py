"""The catalogue of feeds, the page of one, the official figures of a file, and the report of a load."""

from datetime import date
from pathlib import Path

import pytest

from goldthread.analytics.sources import FEEDS
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.models import SourceFile

SAMPLES = Path(__file__).resolve().parents[2] / "spec" / "feeds" / "samples"
SEEN = [feed for feed in FEEDS.values() if feed.card.seen]


@pytest.fixture
def scores(office, db) -> SourceFile:
    """A file of official figures, loaded."""
    report = operations.load(
        body=office,
        paths=[SAMPLES / "crime_severity.csv"],
        catalogue=queries.catalogue(office),
        released_on=date(2022, 10, 27),
        by="analyst",
    )
    assert report.refused == ()
    return SourceFile.objects.get(body=office, feed="crime_severity")


def test_the_catalogue_lists_every_feed_once_those_held_first(read):
    page = read("/data/feeds/")

    rows = page.rows("feeds")
    held = [row for row in rows if len(row) > 1 and "file" in row[1]]
    assert page.lead == f"{len(FEEDS)} kinds of file are read, each known by what it holds; files of 3 are held."
    assert len(rows) == len(FEEDS) + 2
    assert [row[1] for row in held] == ["1 file, 9 rows", "15 files, 6,994 rows", "1 file, 6 rows"]


def test_a_feed_that_was_not_seen_whole_says_so_in_the_list_and_on_its_page(read):
    listed = {row[0]: row for row in read("/data/feeds/").rows("feeds") if len(row) > 1}

    not_seen = [name for name in listed if "Not yet seen" in name]
    assert len(not_seen) == len(FEEDS) - len(SEEN)
    assert "Not yet seen: no whole file was at hand" in read("/data/feeds/iopc_complaints/").text
    assert "Not yet seen" not in read("/data/feeds/street/").text


def test_a_monthly_feed_shows_its_months_and_when_the_next_is_due(read):
    page = read("/data/feeds/street/")

    assert page.rows("coverage-table-1")[0][:4] == ["2024", "short 313", "held 498", "held 532"]
    assert "about 2 April 2026" in page.text
    assert len(page.rows("columns-table")) == 12


@pytest.mark.parametrize("code", FEEDS)
def test_every_feed_has_a_page_with_all_its_columns(read, code):
    page = read(f"/data/feeds/{code}/")

    assert page.status == 200
    assert [row[0] for row in page.rows("columns-table")] == [
        " ".join(column.heading.split()) for column in FEEDS[code].card.columns
    ]


def test_an_unknown_feed_load_or_file_is_not_found(visitor):
    addresses = ("/data/feeds/none/", "/data/feeds/none/1/", "/data/feeds/street/999999/", "/data/loads/999/")

    assert [visitor.get(address).status_code for address in addresses] == [404] * 4


def test_a_file_of_records_shows_no_official_figures(visitor, office):
    street = SourceFile.objects.filter(body=office, feed="street").first()

    assert visitor.get(f"/data/feeds/street/{street.pk}/").status_code == 404


def test_official_figures_stand_as_published_with_the_row_they_stood_in(read, scores):
    page = read(f"/data/feeds/crime_severity/{scores.pk}/?area=all")

    rows = [row for row in page.rows("figures") if len(row) > 1]
    assert len(rows) == scores.rows
    assert all(row[5] for row in rows)
    assert page.text.count(f"{scores.rows} of {scores.rows} figures shown") == 2


def test_official_figures_are_narrowed_by_words_and_area(read, scores):
    everything = [
        row for row in read(f"/data/feeds/crime_severity/{scores.pk}/?area=all").rows("figures") if len(row) > 1
    ]
    area = everything[0][1]
    word = everything[0][0].split()[0]

    page = read(f"/data/feeds/crime_severity/{scores.pk}/?area={area}&q={word}")

    narrowed = [row for row in page.rows("figures") if len(row) > 1]
    assert narrowed == [row for row in everything if row[1] == area and word.lower() in row[0].lower()]
    assert 0 < len(narrowed) < len(everything)


def test_the_file_of_official_figures_holds_what_the_page_shows(visitor, scores):
    lines = visitor.get(f"/data/feeds/crime_severity/{scores.pk}.csv?area=all").getvalue().decode("utf-8-sig")

    head, *rows = lines.splitlines()
    assert head.startswith("table,series,breakdown,area_code,area_name,period,starts_on,ends_on,unit,value,mark")
    assert len(rows) == scores.rows


def test_a_search_that_finds_nothing_says_so(read, scores):
    page = read(f"/data/feeds/crime_severity/{scores.pk}/?q=unicorns")

    assert "No figure answers to this filter." in page.text


def test_every_load_is_listed_and_has_its_report(read):
    listed = read("/data/loads/")
    load = read("/data/loads/1/")

    files = {row[0]: row[1:] for row in load.rows("files")}
    assert "Load 1" in listed.text
    assert len(files) == 17
    assert files["2025-05-leicestershire-street.csv data.police.uk street file, May 2025, lines end with LF"] == [
        "27 February 2026", "483", "183", "0", "96", "483", "first release held",
    ]  # fmt: skip


def test_an_office_without_files_reads_every_feed_and_holds_none(empty_office, read_with):
    page = read_with(empty_office, "/data/feeds/")
    loads = read_with(empty_office, "/data/loads/")

    assert page.lead == f"{len(FEEDS)} kinds of file are read, each known by what it holds; files of 0 are held."
    assert "Nothing was loaded yet." in loads.text
