"""The catalogue of feeds, the page of one, the official figures of a file, and the report of a load."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from goldthread.analytics.official import MOST_SHOWN
from goldthread.analytics.sources import FEEDS
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.models import Load, SourceFile

SAMPLES = Path(__file__).resolve().parents[2] / "spec" / "feeds" / "samples"
SEEN = [feed for feed in FEEDS.values() if feed.card.seen]


@pytest.fixture
def take(office, db):
    """Load files as of a day, all of them or none."""

    def taken(*paths: Path, released_on: date = date(2022, 10, 27)) -> None:
        catalogue = queries.catalogue(office)
        report = operations.load(body=office, paths=paths, catalogue=catalogue, released_on=released_on, by="analyst")
        assert report.refused == ()

    return taken


@pytest.fixture
def land(office, take) -> Callable[..., SourceFile]:
    """Load a sample of a feed."""

    def landed(code: str, name: str) -> SourceFile:
        take(SAMPLES / name)
        return SourceFile.objects.get(body=office, feed=code)

    return landed


@pytest.fixture
def scores(land) -> SourceFile:
    """A file of official figures, loaded."""
    return land("crime_severity", "crime_severity.csv")


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


def test_part_of_a_month_is_not_called_held(read, land):
    land("stop_and_search", "stop_and_search.json")

    page = read("/data/feeds/stop_and_search/")

    assert page.rows("coverage-table-1")[0][1] == "part 12"


def test_a_table_of_counts_shows_its_months_with_the_forces_of_each(read, take, tmp_path):
    counts = tmp_path / "counts.csv"
    rows = [f"{month},{force},x,Robbery,3" for month in ("2025-01", "2025-04") for force in ("kent", "norfolk")]
    counts.write_text("\n".join(("month,force,reported_by,crime_type,n", *rows[:3], "")), encoding="utf-8")
    take(counts)

    page = read("/data/feeds/monthly_counts/")

    assert page.rows("coverage-table-1")[0][:5] == ["2025", "held 2 forces", "not held", "not held", "held 1 force"]
    assert "2 months held between January 2025 and April 2025; forces of each month" in page.text
    assert "for February to March 2025. No figure" in page.text


def test_many_gaps_are_one_sentence(read, take, tmp_path):
    counts = tmp_path / "counts.csv"
    rows = [f"2025-{month:02},kent,x,Robbery,3" for month in (1, 3, 5, 7, 10)]
    counts.write_text("\n".join(("month,force,reported_by,crime_type,n", *rows, "")), encoding="utf-8")
    take(counts)

    page = read("/data/feeds/monthly_counts/")

    assert page.all(r'<p class="gt-small">(Nothing is held.*?)</p>') == [
        "Nothing is held for: February 2025; April 2025; June 2025; August to September 2025. "
        "No figure is stated across a gap."
    ]


def test_editions_stand_newest_first_each_named_once(read, take, tmp_path):
    text = (SAMPLES / "survey_perceptions.csv").read_text(encoding="utf-8")
    for year, released_on in ((2018, date(2022, 10, 27)), (2017, date(2022, 10, 28))):
        path = tmp_path / f"{year}.csv"
        path.write_text(text.replace("2018,4,", f"{year},4,"), encoding="utf-8")
        take(path, released_on=released_on)

    page = read("/data/feeds/survey_perceptions/")

    assert [row[:2] for row in page.rows("editions-table")] == [
        ["Perceptions, year to March 2019", "27 October 2022"],
        ["Perceptions, year to March 2018", "28 October 2022"],
    ]


def test_no_two_landmarks_of_a_page_share_a_name(read, land):
    land("stop_and_search", "stop_and_search.json")

    for address in ("/data/", "/data/feeds/street/", "/data/feeds/stop_and_search/"):
        names = re.findall(r'<(?:section|div)[^>]*aria-labelledby="([^"]*)"', read(address).markup)
        assert len(names) == len(set(names)), address


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


def test_official_figures_lose_no_decimal_that_was_published(read, land):
    file = land("severity_weights", "severity_weights.xlsx")

    page = read(f"/data/feeds/severity_weights/{file.pk}/?area=all")

    shown = {
        (row[3], len(row[4].partition(".")[2])) for row in page.rows("figures") if len(row) > 1 and row[4][0].isdigit()
    }
    assert page.lead == "Figures as they were published. A mark stands where no figure was."
    assert shown == {("weight of one offence", 1)}


def test_a_figure_too_small_for_the_decimals_is_not_nought(read, take, tmp_path, office):
    text = (SAMPLES / "survey_perceptions.csv").read_text(encoding="utf-8")
    path = tmp_path / "survey.csv"
    path.write_text(text.replace("0.02954610451", "1.3e-17"), encoding="utf-8")
    take(path)
    file = SourceFile.objects.get(body=office, feed="survey_perceptions")

    page = read(f"/data/feeds/survey_perceptions/{file.pk}/?area=all&q=detached")

    assert page.rows("figures")[1][4:6] == ["0.6072", "under 0.000001"]


def test_a_figure_with_many_decimals_is_rounded_which_is_said_and_shows_how_sure_it_is(read, land):
    file = land("survey_perceptions", "survey_perceptions.csv")

    page = read(f"/data/feeds/survey_perceptions/{file.pk}/?area=all&q=detached")

    heads = page.all(r'<th scope="col"[^>]*>(.*?)</th>')
    assert page.lead == (
        "Figures as they were published, those with more decimals rounded to 4 places. The file (CSV) has them in "
        "full. A mark stands where no figure was."
    )
    assert heads[4:7] == ["Figure", "Standard error", "Number it rests on"]
    assert page.rows("figures")[1] == [
        "question catt2 age: 16-24; Detached house (accharm3)", "England and Wales", "year to March 2019",
        "share of adults", "0.6072", "0.0295", "335", "row 2",
    ]  # fmt: skip


def test_a_page_that_holds_a_part_of_the_figures_says_where_the_rest_is(read, land):
    file = land("ons_pfa", "ons_pfa.xlsx")

    everything = read(f"/data/feeds/ons_pfa/{file.pk}/?area=all")

    assert ("There are more than a page holds" in everything.text) is (file.rows > MOST_SHOWN)
    assert "There are more than a page holds" not in read(f"/data/feeds/ons_pfa/{file.pk}/?q=unicorns").text


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
    assert listed.all(r'<ul class="gt-links" id="loads">(.*?)</ul>') == [
        "Load 1 3 March 2026, by analyst: 17 files, 7,009 rows"
    ]
    assert load.lead == "Taken in on 3 March 2026, by analyst."
    assert len(files) == 17
    assert files["2025-05-leicestershire-street.csv data.police.uk street file, May 2025"] == [
        "27 February 2026", "483", "183", "0", "96", "483", "first release held",
    ]  # fmt: skip


def test_a_load_that_was_taken_back_says_when_and_why_and_not_by_whom(office, read, land, scores):
    number = scores.load.number
    operations.forget(body=office, number=number, why="Of another year.", by="J. Doe")

    listed, page = read("/data/loads/"), read(f"/data/loads/{number}/")

    assert f"Load {number} Taken back on 3 March 2026: Of another year. (1 file)" in listed.text
    assert page.lead == "Taken in on 3 March 2026 and taken back on 3 March 2026: Of another year."
    assert page.rows("files") == [
        ["crime_severity.csv table of crime severity scores, Crime severity scores, year to March 2022",
         "27 October 2022", str(scores.rows)],
    ]  # fmt: skip
    assert "J. Doe" not in listed.text + page.text


def test_loads_stand_a_hundred_a_page(office, read):
    first = Load.objects.get(body=office)
    Load.objects.bulk_create(
        Load(body=office, number=number, loaded_at=first.loaded_at, loaded_by="system", published_at=first.published_at)
        for number in range(2, 103)
    )

    newest, oldest = read("/data/loads/"), read("/data/loads/?loads=2")

    assert newest.text.count("1 to 100 of 102") == 2
    assert "Load 3 3 March 2026: 0 files, 0 rows" in newest.text
    assert oldest.all(r'<a class="govuk-link"\s+href="/data/loads/\d+/">(.*?)</a>') == ["Load 2", "Load 1"]
    assert read("/data/loads/?loads=3").status == 400


def test_an_office_without_files_reads_every_feed_and_holds_none(empty_office, read_with):
    page = read_with(empty_office, "/data/feeds/")
    loads = read_with(empty_office, "/data/loads/")

    assert page.lead == f"{len(FEEDS)} kinds of file are read, each known by what it holds; files of 0 are held."
    assert "Nothing was loaded yet." in loads.text
