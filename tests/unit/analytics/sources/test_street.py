"""A street file lands row for row, or is refused at its first faulty row with nothing kept."""

from collections.abc import Callable

import duckdb
import pytest

from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import STREET
from goldthread.analytics.sources.street import Street
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

Rows = Callable[..., dict[str, str]]
Write = Callable[..., Incoming]
Land = Callable[..., Landing]
NAME = "2025-05-leicestershire-street.csv"


def cells(lake: Lake, landing: Landing, *columns: str) -> list[tuple[object, ...]]:
    path = str(lake.held(landing.parquet))
    return duckdb.sql(f"SELECT {', '.join(columns)} FROM read_parquet('{path}') ORDER BY row").fetchall()


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        Street().land(incoming, lake)
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []
    return str(told.value)


def test_file_lands_under_its_force_month_and_hash(land: Land, row: Rows) -> None:
    landing = land([row()])

    assert (landing.feed, landing.subject, landing.subject_name, landing.month) == (
        "street",
        "leicestershire",
        "Leicestershire Police",
        Period.month(2025, 5),
    )
    assert landing.parquet == STREET.place(landing.sha256)


def test_key_of_blanks_alone_is_no_key(land: Land, row: Rows, lake: Lake) -> None:
    landing = land([row("b2"), row(" "), row("   "), row("")])

    found = duckdb.sql(f"SELECT crime_id FROM read_parquet('{lake.held(landing.parquet)}') ORDER BY row").fetchall()

    assert found == [("b2",), (None,), (None,), (None,)]
    assert (landing.report.blank_crime_id, landing.report.extra_rows_with_repeated_crime_id) == (3, 0)


def test_publisher_that_is_no_known_force_is_filed_under_its_own_name(land: Land, row: Rows) -> None:
    assert land([row(Reported_by="British Transport Police")]).subject == "british-transport-police"


def test_table_has_the_pinned_columns_and_types(land: Land, row: Rows, lake: Lake) -> None:
    landing = land([row()])

    found = duckdb.sql(f"DESCRIBE FROM read_parquet('{lake.held(landing.parquet)}')").fetchall()

    assert [(name, kind) for name, kind, *_ in found] == [(one.name, one.kind) for one in STREET.columns]


def test_cells_are_kept_as_published_and_rows_are_numbered_from_two(land: Land, row: Rows, lake: Lake) -> None:
    landing = land([row("b2", Location="On or near "), row("", LSOA_name="", LSOA_code="", Longitude="", Latitude="")])

    assert cells(lake, landing, "row", "crime_id", "location", "lsoa_code", "longitude", "district") == [
        (2, "b2", "On or near ", "E01013601", -1.13, "Leicester"),
        (3, None, "On or near High Street", None, None, ""),
    ]


@pytest.mark.parametrize(
    ("lsoa_name", "district"),
    [
        ("Bournemouth, Christchurch and Poole 003D", "Bournemouth, Christchurch and Poole"),
        ("Ynys Môn 001A", "Ynys Môn"),
        ("Leicester", "Leicester"),
        ("Leicester 001A ", "Leicester"),
    ],
)
def test_district_is_the_small_areas_name_without_its_last_word(
    land: Land, row: Rows, lake: Lake, lsoa_name: str, district: str
) -> None:
    assert cells(lake, land([row(LSOA_name=lsoa_name)]), "district") == [(district,)]


def test_columns_are_read_by_heading_in_any_order(street_file: Write, row: Rows, lake: Lake) -> None:
    backwards = dict(reversed(row("b2").items()))

    landing = Street().land(street_file([backwards | {"Extra": "x"}]), lake)

    assert cells(lake, landing, "crime_id", "crime_type", "longitude") == [("b2", "Burglary", -1.13)]
    assert landing.report.warnings == ("The column “Extra” is not known in street files and was left out.",)


def test_same_bytes_give_the_same_table_and_report_a_second_time(street_file: Write, row: Rows, lake: Lake) -> None:
    incoming = street_file([row(), row("b2")])
    first = Street().land(incoming, lake)
    written_at = lake.held(first.parquet).stat().st_mtime_ns

    second = Street().land(incoming, lake)

    assert second == first
    assert lake.held(second.parquet).stat().st_mtime_ns == written_at


def test_same_bytes_give_the_same_bytes_of_table_in_another_lake(street_file: Write, row: Rows, lake: Lake) -> None:
    incoming = street_file([row(f"a{n}") for n in range(3000)])
    other = Lake(lake.root.with_name("other"))

    one, two = (Street().land(incoming, where) for where in (lake, other))

    assert lake.held(one.parquet).read_bytes() == other.held(two.parquet).read_bytes()


@pytest.mark.parametrize("name", ["a[1]*?.csv", "it's.csv", "with blank.csv"])
def test_file_is_read_whatever_signs_its_name_holds(street_file: Write, row: Rows, lake: Lake, name: str) -> None:
    assert Street().land(street_file([row()], name=name), lake).report.rows == 1


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ({"Month": ""}, "row 3: The column “Month” is blank."),
        ({"Month": "  "}, "row 3: The column “Month” is blank."),
        ({"Reported_by": ""}, "row 3: The column “Reported by” is blank."),
        ({"Crime_type": ""}, "row 3: The column “Crime type” is blank."),
        ({"Month": "2025-13"}, "row 3: “2025-13” is not a month. A month is written 2025-05."),
        ({"Month": "May 2025"}, "row 3: “May 2025” is not a month. A month is written 2025-05."),
        ({"Month": "0025-05"}, "row 3: “0025-05” is not a month. A month is written 2025-05."),
        (
            {"Month": "2025-06"},
            "row 3: is of 2025-06, and the rows before it of 2025-05: a file is one month. Split the file by month.",
        ),
        (
            {"Reported_by": "Kent Police"},
            "row 3: is reported by Kent Police, and the rows before it by Leicestershire Police: a file has one "
            "publisher. Split the file.",
        ),
        ({"Longitude": "west"}, "row 3: “west” in the column “Longitude” is not a number."),
        ({"Latitude": "nan"}, "row 3: “-1.13, nan” is no place on earth: the longitude or latitude is out of range."),
        (
            {"Latitude": "526.3"},
            "row 3: “-1.13, 526.3” is no place on earth: the longitude or latitude is out of range.",
        ),
    ],
)
def test_faulty_cell_refuses_the_file_at_its_first_row(
    street_file: Write, row: Rows, lake: Lake, cell: dict[str, str], sentence: str
) -> None:
    rows = [row("a1"), row("a2", **cell), row("a3", **cell)]

    assert refusal(street_file(rows), lake) == f"{NAME}, {sentence}"


def test_first_of_several_faults_is_told(street_file: Write, row: Rows, lake: Lake) -> None:
    rows = [row(), row(Month="2025-06"), row(Crime_type="")]

    assert refusal(street_file(rows), lake).startswith(f"{NAME}, row 3: is of 2025-06")


def test_header_without_rows_is_refused(street_file: Write, lake: Lake) -> None:
    assert refusal(street_file([]), lake) == f"{NAME}: holds a header and no rows. Fetch the file again."


def test_missing_column_is_refused_by_name(street_file: Write, row: Rows, lake: Lake) -> None:
    without = {heading: cell for heading, cell in row().items() if heading != "LSOA name"}

    assert refusal(street_file([without]), lake) == (
        f"{NAME}: The column “LSOA name” is missing. Fetch the file again, or put the column back."
    )


@pytest.mark.parametrize("cut", [1, 12, 60, 150])
def test_truncated_file_is_refused_with_the_row_that_is_cut(
    street_file: Write, row: Rows, lake: Lake, cut: int
) -> None:
    incoming = street_file([row("a1"), row("a2")])
    incoming.path.write_bytes(incoming.path.read_bytes()[: -1 - cut])

    told = refusal(incoming, lake)

    assert told.startswith(f"{NAME}, row 3: has ")
    assert told.endswith(" of 12 cells: the row is cut short. Fetch the file again.")


def test_file_that_ends_without_a_line_ending_is_whole(street_file: Write, row: Rows, lake: Lake) -> None:
    incoming = street_file([row("a1"), row("a2")])
    incoming.path.write_bytes(incoming.path.read_bytes().rstrip(b"\n"))

    assert Street().land(incoming, lake).report.rows == 2


def test_quote_that_is_not_closed_is_refused_with_its_row(street_file: Write, row: Rows, lake: Lake) -> None:
    incoming = street_file([row("a1"), row("a2"), row("a3")])
    incoming.path.write_bytes(incoming.path.read_bytes().replace(b"a2,", b'"a2,'))

    assert refusal(incoming, lake).startswith(f"{NAME}, row 3: a quoted cell is not closed")


def test_other_encoding_is_refused_with_its_row(street_file: Write, row: Rows, lake: Lake) -> None:
    incoming = street_file([row("a1"), row("a2", Location="Caf£")])
    incoming.path.write_bytes(incoming.path.read_bytes().replace("£".encode(), b"\xa3"))

    assert refusal(incoming, lake) == f"{NAME}, row 3: is not in UTF-8. Save it as “CSV UTF-8”, separated by commas."


def test_line_endings_that_are_mixed_harmlessly_are_told(street_file: Write, row: Rows, lake: Lake) -> None:
    incoming = street_file([row("a1"), row("a2", Location="two\nlines")], end="\r\n")

    report = Street().land(incoming, lake).report

    assert (report.rows, report.line_ending) == (2, "crlf")
    assert report.warnings == ("Its lines end in two ways; every row was read.",)


def test_line_endings_that_cannot_be_told_apart_are_refused(street_file: Write, row: Rows, lake: Lake) -> None:
    incoming = street_file([row(f"a{n}", Context="x") for n in range(3)], end="\r\n")
    incoming.path.write_bytes(incoming.path.read_bytes().replace(b"\r\n", b"\n", 1))

    assert refusal(incoming, lake) == f"{NAME}: mixes two kinds of line ending. Save it once more from one program."
