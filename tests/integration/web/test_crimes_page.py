"""The page that counts the recorded rows two ways: what is asked, what it sums to, and the file of it."""

import csv
from io import StringIO

import pytest

from goldthread.apps.performance import operations, queries

ALL = 6994


def numbers(cells: list[str]) -> list[int]:
    return [int(cell.replace(",", "")) for cell in cells]


def test_without_a_question_rows_are_counted_by_month_and_sum_to_all(read):
    rows = read("/data/crimes/").rows("rows")

    months = [row for row in rows if len(row) > 1]
    assert len(months) == 16
    assert months[0] == ["January 2024 Part supplied: open", "313"]
    assert rows[3] == ["April to December 2024: not held"]
    assert months[-1] == ["All", "6,994"]
    assert sum(numbers([row[1] for row in months[:-1]])) == ALL


@pytest.mark.parametrize("down", ["month", "crime_type", "outcome", "district", "lsoa_code", "location"])
@pytest.mark.parametrize("across", ["", "month", "crime_type", "district"])
def test_lines_and_columns_always_sum_to_all_rows(read, down, across):
    page = read(f"/data/crimes/?down={down}&across={across}")
    rows = [numbers(row[1:]) for row in page.rows("rows") if len(row) > 1]

    *lines, total = rows
    assert [sum(column) for column in zip(*lines, strict=True)] == total
    assert total[-1] == ALL


def test_districts_of_the_force_stand_apart_from_what_lies_outside_and_nowhere(read):
    rows = {row[0]: row[1:] for row in read("/data/crimes/?down=district").rows("rows")}

    assert list(rows) == ["Leicester", "Blaby", "Outside the force area, 1 district", "No location given", "All"]


def test_rows_are_narrowed_by_type_and_month(read):
    rows = read("/data/crimes/?down=crime_type&month=2025-05").rows("rows")
    one = read("/data/crimes/?down=month&crime_type=Robbery").rows("rows")

    assert rows[-1] == ["All", "483"]
    assert [row[1] for row in one[:3]] == ["105", "75", "81"]


def test_a_line_leads_to_its_own_rows(visitor):
    text = visitor.get("/data/crimes/?down=district").content.decode()

    assert "/data/crimes/?down=lsoa_code&amp;district=Leicester" in text


@pytest.mark.parametrize(
    "asked", ["down=crime_id", "down=month&across=location", "down=1;drop", "month=Q2", "month=2025", "month=2025/26"]
)
def test_what_cannot_be_asked_is_answered_with_a_sentence(visitor, asked):
    answer = visitor.get(f"/data/crimes/?{asked}")

    text = answer.content.decode()
    assert (answer.status_code, text.count("<h1")) == (400, 1)
    assert 'href="/data/crimes/">Choose from the lists</a>' in text


def test_a_month_that_is_not_held_is_no_month_of_nought(read):
    page = read("/data/crimes/?month=2024-06")

    assert page.lead == "No file of June 2024 is held, so nothing can be said of it."


def test_a_short_month_is_marked_where_its_rows_are_counted_and_told_below(read):
    short = read("/data/crimes/?down=crime_type&month=2024-01")
    other = read("/data/crimes/?down=crime_type&month=2025-05")

    rows = {row[0]: row[1] for row in short.rows("rows")}
    assert rows["Anti-social behaviour Part supplied: open"] == "10"
    assert "Part supplied: January 2024, Anti-social behaviour" in short.text
    assert "Part supplied" not in other.text


def test_a_type_that_a_finding_is_not_about_carries_no_mark(read):
    assert "Part supplied" not in read("/data/crimes/?down=month&crime_type=Robbery").text


def test_the_caption_says_what_the_rows_are_narrowed_to(read):
    page = read("/data/crimes/?down=district&crime_type=Robbery&month=2025-05")

    assert page.all(r'<caption id="rows">(.*?)</caption>') == ["Rows by district: Robbery, May 2025"]


def test_what_is_narrowed_to_stands_in_its_list_though_it_is_rare(read):
    page = read("/data/crimes/?district=Atlantis")

    assert "Atlantis" in page.all(r'id="filter-district".*?</select>')[0]


def test_a_change_of_counting_between_the_months_shown_is_told(office, db, write_street, read):
    files = [write_street("2023-03", {"Violence and sexual offences": 40})]
    operations.load(body=office, paths=files, catalogue=queries.catalogue(office), by="analyst")

    everything = read("/data/crimes/").text
    robbery = read("/data/crimes/?crime_type=Bicycle+theft").text

    assert "Counted in another way from May 2023" in everything
    assert "Counted in another way from May 2023" not in robbery


def test_no_row_says_so(read):
    assert "No row answers to this." in read("/data/crimes/?crime_type=Piracy").text


def test_the_file_holds_every_line_of_the_table(visitor):
    answer = visitor.get("/data/crimes.csv?down=district&across=crime_type")

    rows = list(csv.DictReader(StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert sum(int(row["rows"]) for row in rows) == ALL
    assert {row["district"] for row in rows} == {"Leicester", "Blaby", "Derby", "(blank)"}


def test_the_file_names_what_was_noticed_in_a_line(visitor):
    answer = visitor.get("/data/crimes.csv?down=month")

    rows = list(csv.DictReader(StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert {row["month"]: row["noticed"] for row in rows if row["noticed"]} == {
        "2024-01": "severe:street:leicestershire:2024-01:anti-social-behaviour"
    }


def test_an_office_without_street_files_has_an_empty_page(empty_office, read_with):
    page = read_with(empty_office, "/data/crimes/")

    assert (page.status, page.lead) == (200, "No street file of the body’s own area is held yet.")


WARDS = """lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code
Leicester 001A,E01000001,Abbey,E05000001,Leicester,E06000016
"""


@pytest.fixture
def with_wards(office, db, tmp_path):
    """A lookup that places the one small area of the files in a ward."""
    path = tmp_path / "wards.csv"
    path.write_text(WARDS, encoding="utf-8")
    report = operations.load(body=office, paths=[path], catalogue=queries.catalogue(office), by="analyst")
    assert report.refused == ()


def test_wards_are_offered_where_a_lookup_is_held_and_nowhere_else(read):
    assert "Ward" not in read("/data/crimes/").all(r'id="filter-down".*?</select>')[0]


def test_rows_by_ward_sum_to_all_and_those_without_a_place_stand_apart(read, with_wards):
    page = read("/data/crimes/?down=ward&across=month")

    assert "Ward" in page.all(r'id="filter-down".*?</select>')[0]
    rows = {row[0]: numbers(row[1:]) for row in page.rows("rows")}
    assert list(rows) == ["Abbey, Leicester", "No location given", "All"]
    assert rows["All"][-1] == ALL == rows["Abbey, Leicester"][-1] + rows["No location given"][-1]
