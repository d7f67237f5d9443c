"""Offices with little or odd data: few months, no residents, an unknown force, two forces, a file released twice."""

from datetime import date

import pytest
from django.test import Client

from goldthread.apps.performance import operations, queries

EVEN = {"Robbery": 40, "Burglary": 120}
WEEK_BY_WEEK = (date(2026, 2, 27), date(2026, 3, 27))


@pytest.fixture
def take(body):
    """Load files for the office, as of a release day."""

    def taken(*paths, released_on=WEEK_BY_WEEK[0], accept=()):
        body.refresh_from_db()
        return operations.load(
            body=body,
            paths=list(paths),
            catalogue=queries.catalogue(body),
            released_on=released_on,
            by="analyst",
            accept=accept,
        )

    return taken


@pytest.fixture
def look(read_with):
    """Open a page as anyone would."""
    return lambda address: read_with(Client(), address)


def test_under_twelve_months_nothing_is_called_unusual(take, write_street, look):
    take(*(write_street(f"2025-{month:02}", EVEN) for month in range(1, 6)))

    page = look("/measures/robbery/")

    assert page.lead == ("Robberies: fewer than 12 months are held, so it cannot be told yet what is unusual.")
    assert "Robberies each month, Leicestershire; 5 months held, too few for limits" in page.text
    assert "No unusual change" not in page.text
    assert {row[-1] for row in page.rows("months-table")} == {"cannot tell yet"}
    assert "Upper limit" not in page.markup


def test_a_series_that_never_varies_is_said_not_to(take, write_street, look):
    take(*(write_street(f"2025-{month:02}", EVEN) for month in range(1, 13)))

    page = look("/measures/robbery/")

    assert page.lead == "Robberies have not varied in the months held."
    assert "No variation" in page.all(r'<dl class="gt-facts">(.*?)</dl>')[0]
    assert "12 months held, no variation and so no limits" in page.text
    assert {row[-1] for row in page.rows("months-table")} == {"no variation"}


def test_one_month_is_shown_alone(take, write_street, look):
    take(write_street("2025-05", EVEN))

    page = look("/measures/robbery/")

    assert page.rows("months-table") == [["May 2025", "40", "Apr 2025 not held", "not known", "cannot tell yet"]]
    assert page.all(r'id="districts-table">(.*?)<span>') == ["Robberies, May 2025"]
    assert page.rows("districts-table")[-1] == ["Leicestershire", "40", "no rate", "Apr 2025 not held", "not known"]
    assert page.all(r'id="months-table">.*?<span>(.*?)</span>') == ["May 2025; change against the month before"]
    assert "Leicestershire; 1 month held, too few for limits" in page.text
    assert "May 2025 to May 2025" not in page.markup


def test_one_row_of_one_file_is_not_told_in_the_plural(take, write_street, look):
    take(write_street("2025-05", {"Robbery": 1}))

    home, about = look("/"), look("/data/")

    assert home.all(r'<ul class="gt-links gt-links--ruled">(.*?)</ul>') == [
        "Crime figures 1 month to May 2025 1 row, released to 27 February 2026"
    ]
    assert "street-level files, 1 row, 1 month." in home.text
    assert home.all(r"<thead>(.*?)</thead>")[0].count("May 2025") == 2
    assert about.lead == "1 file with 1 row stands behind these pages; 1 is a month of street crime."
    assert about.all(r'id="coverage-table-1">.*?<span>(.*?)</span>') == ["1 month held, May 2025; rows of the file"]
    assert look("/data/loads/1/").all(r'id="files">.*?<span>(.*?)</span>') == ["1 file, 1 row"]
    assert "2025-05-leicestershire-street.csv: 1 row from" in look("/measures/robbery/trace/?period=2025-05").text


def test_where_nothing_stands_out_the_page_says_so_and_promises_nothing(take, write_street, look):
    take(*(write_street(f"2025-{month:02}", EVEN) for month in range(1, 13)))

    page = look("/")

    assert "What stands out" in page.text
    assert "Nothing stands out: by the rules, no figure held is a concern or an improvement." in page.text
    assert page.lead == ("What is held, and where every figure comes from. Crime figures run to December 2025.")


@pytest.fixture
def short_quarter(take, write_street, look):
    """A year of files whose robberies came in short in the last month; nine other measures are larger."""
    types = ("Burglary", "Drugs", "Shoplifting", "Vehicle crime", "Other theft", "Public order", "Bicycle theft")
    whole = {"Robbery": 40} | dict.fromkeys((*types, "Anti-social behaviour"), 60)
    months = dict.fromkeys(range(1, 12), whole) | {12: whole | {"Robbery": 4}}
    take(*(write_street(f"2025-{month:02}", counts) for month, counts in months.items()))
    return look


def test_a_measure_whose_quarter_is_short_stays_on_the_home_page_with_its_state(short_quarter):
    rows = {row[0].split(" December")[0]: row[1:] for row in short_quarter("/").rows("glance-table")}

    assert rows["Robbery"] == ["part supplied", "–", "–", "Not judged: part supplied"]


def test_a_short_quarter_shows_its_mark_once(short_quarter):
    page = short_quarter("/measures/robbery/")

    facts = page.all(r"<div>\s*<dt>(.*?)</div>")
    assert facts[1] == "October to December 2025 part supplied"
    assert page.rows("compared-table")[1][-4:] == ["120", "–", "–", "not tested: the seasons differ"]


def test_without_residents_no_rate_is_stated(take, write_street, look):
    take(*(write_street(f"2025-{month:02}", EVEN) for month in range(1, 13)))

    page = look("/measures/robbery/")

    assert {row[2] for row in page.rows("districts-table")} == {"no rate"}
    assert "per 1,000 residents" not in page.text
    assert "No residents are held, so no rates are stated." in look("/data/").text


def test_a_year_that_does_not_end_in_december_is_named_by_its_end(take, write_street, look):
    months = [f"2024-{month:02}" for month in range(7, 13)] + [f"2025-{month:02}" for month in range(1, 9)]
    take(*(write_street(month, EVEN) for month in months))

    page = look("/measures/robbery/")

    assert page.all("<dt>(.*?)</dt>")[:4] == [
        "August 2025",
        "April to June 2025",
        "Year to August 2025",
        "What the series says",
    ]
    assert page.all(r'id="districts-table">(.*?)<span>') == ["Robberies, year to August 2025"]


def test_a_force_that_no_table_knows_is_shown_by_the_districts_it_names(take, write_street, look):
    take(write_street("2025-05", EVEN, force="British Transport Police"))

    page = look("/measures/robbery/")

    assert page.status == 200
    assert [row[1] for row in page.rows("districts-table")][-1] == "40"
    assert look("/").status == 200


def test_each_publisher_has_a_grid_of_its_own_the_office_first(take, write_street, look):
    take(write_street("2025-05", EVEN))
    take(write_street("2025-05", EVEN, force="Derbyshire Constabulary"))

    own, feed, load = look("/data/"), look("/data/feeds/street/"), look("/data/loads/2/")

    grids = r'id="coverage-table-\d">(.*?)<span>'
    assert own.all(grids) == ["Street crime files of Leicestershire Police"]
    assert feed.all(grids) == [
        "Street crime files of Leicestershire Police",
        "Street crime files of Derbyshire Constabulary",
    ]
    assert "This file is of Derbyshire Constabulary" in load.text


def test_the_pages_show_the_office_and_not_its_neighbour(take, write_street, look):
    take(write_street("2025-05", EVEN))
    take(write_street("2025-05", {"Robbery": 77}, force="Derbyshire Constabulary"))

    page = look("/measures/robbery/")

    assert page.rows("months-table")[0][1] == "40"
    assert "Derby" not in page.text


def test_a_month_released_again_says_what_changed(take, write_street, make_rows, look):
    rows = make_rows("2025-05", EVEN)
    take(write_street("2025-05", rows=rows))
    for row in rows[:9]:
        row["Last outcome category"] = "Unable to prosecute suspect"
    take(write_street("2025-05", rows=rows[:-2], folder="again"), released_on=WEEK_BY_WEEK[1])

    files = [look(f"/data/loads/{number}/").rows("files")[0] for number in (2, 1)]

    assert [row[-1] for row in files] == [
        "0 rows added, 9 changed, 2 gone, 149 the same",
        "first release held",
    ]
    assert [row[1] for row in files] == ["27 March 2026", "27 February 2026"]


def test_a_month_accepted_against_the_rule_says_by_whom(take, write_street, look):
    take(write_street("2025-05", EVEN))
    refused = take(write_street("2025-05", {"Robbery": 3}, folder="again"), released_on=WEEK_BY_WEEK[1])
    name = refused.refused[0].name

    take(write_street("2025-05", {"Robbery": 3}, folder="again"), released_on=WEEK_BY_WEEK[1], accept=[name])

    assert look("/data/loads/2/").rows("files")[0][-1].endswith("Accepted by analyst.")
    assert look("/measures/robbery/").rows("months-table")[0][1] == "3"


def test_a_question_is_used_and_asked_about(take, write_street, look):
    counts = {1: 100, 2: 50, 3: 100, 4: 100}
    take(*(write_street(f"2025-{month:02}", {"Robbery": count, "Burglary": 120}) for month, count in counts.items()))

    about = look("/data/")

    assert about.rows("coverage-table-1")[0][2].startswith("held, in doubt")
    assert about.rows("findings-table")[0][-1] == "Used; the analyst is asked whether it is whole."
    assert look("/measures/robbery/").rows("months-table")[1][1] == "50"


def test_an_office_that_holds_no_figures_of_its_own_lists_what_it_holds(take, tmp_path, look):
    counts = "month,force,reported_by,crime_type,n\n2025-01,norfolk,norfolk,Robbery,5\n"
    people = "force,name,code,year,people\nnorfolk,Norfolk,,2020,900000\n"
    table = "table code,title,class,period,row heading,column heading,row,column,count\na,A,open,2025,B,C,D,E,9\n"
    for name, text in {"counts": counts, "people": people, "table": table}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    report = take(*(tmp_path / f"{name}.csv" for name in ("counts", "people", "table")))

    page = look("/")

    assert report.refused == ()
    assert page.lead == (
        "No figures of this body are held yet. "
        "Held so far: counts of many forces, residents by force, tables of counts."
    )
    assert page.all(r'<ul class="gt-links gt-links--ruled">(.*?)</ul>') == [
        "Counts of many forces 1 file of figures 1 row, released to 27 February 2026 "
        "Residents by force 1 file of figures 1 row, released to 27 February 2026 "
        "Tables of counts 1 file of figures 1 row, released to 27 February 2026"
    ]
    assert page.all(r'<div class="gt-empty">.*?<strong>(.*?)</strong>') == ["No figures are held yet."]
    assert "First step: run goldthread load FILE-OR-FOLDER" in page.text
