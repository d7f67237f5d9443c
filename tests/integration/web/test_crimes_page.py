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

    assert len(rows) == 16
    assert rows[0] == ["January 2024", "313"]
    assert rows[-1] == ["All", "6,994"]
    assert sum(numbers([row[1] for row in rows[:-1]])) == ALL


@pytest.mark.parametrize("down", ["month", "crime_type", "outcome", "district", "lsoa_code", "location"])
@pytest.mark.parametrize("across", ["", "month", "crime_type", "district"])
def test_lines_and_columns_always_sum_to_all_rows(read, down, across):
    rows = [numbers(row[1:]) for row in read(f"/data/crimes/?down={down}&across={across}").rows("rows")]

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


@pytest.mark.parametrize("asked", ["down=crime_id", "down=month&across=location", "down=1;drop", "month=Q2"])
def test_what_cannot_be_asked_is_answered_with_a_sentence(visitor, asked):
    answer = visitor.get(f"/data/crimes/?{asked}")

    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


def test_no_row_says_so(read):
    assert "No row answers to this." in read("/data/crimes/?crime_type=Piracy").text


def test_the_file_holds_every_line_of_the_table(visitor):
    answer = visitor.get("/data/crimes.csv?down=district&across=crime_type")

    rows = list(csv.DictReader(StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert sum(int(row["rows"]) for row in rows) == ALL
    assert {row["district"] for row in rows} == {"Leicester", "Blaby", "Derby", "(blank)"}


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
    assert "Ward" not in read("/data/crimes/").all(r'id="drill-down".*?</select>')[0]


def test_rows_by_ward_sum_to_all_and_those_without_a_place_stand_apart(read, with_wards):
    page = read("/data/crimes/?down=ward&across=month")

    assert "Ward" in page.all(r'id="drill-down".*?</select>')[0]
    rows = {row[0]: numbers(row[1:]) for row in page.rows("rows")}
    assert list(rows) == ["Abbey", "No location given", "All"]
    assert rows["All"][-1] == ALL == rows["Abbey"][-1] + rows["No location given"][-1]
