"""A row of a file and a record of the service give the same search; a cell of another kind is a fault."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from goldthread.analytics.intake.tables.json_records import Record
from goldthread.analytics.sources.search_row import STOP_AND_SEARCH, Search, Stand, from_cells, from_record
from goldthread.core.errors import BadInput

CELLS = {
    "type": "Person search", "searched_at": "2024-01-27T12:24:00+00:00", "part_of_operation": "False",
    "operation": "", "latitude": "52.973235", "longitude": "-1.225566", "gender": "Male", "age_range": "",
    "self_defined_ethnicity": "Other ethnic group - Not stated", "officer_defined_ethnicity": "White",
    "legislation": "Misuse of Drugs Act 1971 (section 23)", "object_of_search": "Controlled drugs",
    "outcome": "Arrest", "outcome_linked": "True", "outer_clothing_removed": "",
}  # fmt: skip
VALUES = {
    "type": "Person search", "datetime": "2024-01-27T12:24:00+00:00", "operation": False, "operation_name": None,
    "location": {"latitude": "52.973235", "longitude": "-1.225566", "street": {"id": 1, "name": "On or near A Road"}},
    "gender": "Male", "age_range": None, "self_defined_ethnicity": "Other ethnic group - Not stated",
    "officer_defined_ethnicity": "White", "legislation": "Misuse of Drugs Act 1971 (section 23)",
    "object_of_search": "Controlled drugs", "outcome": "Arrest", "outcome_linked_to_object_of_search": True,
    "removal_of_more_than_outer_clothing": None,
}  # fmt: skip


def of_cells(**cells: str) -> Search:
    return from_cells(CELLS | cells, Stand("leicestershire", 7, "a.csv, row 7"))


def of_values(**values: object) -> Search:
    found: Mapping[str, object] = VALUES | values
    return from_record(Record(7, "a.json, record 7 (line 9)", found), "leicestershire")


def test_row_and_record_of_one_search_differ_in_the_name_of_the_place_alone() -> None:
    assert of_values()._replace(location=None) == of_cells()
    assert of_values().location == "On or near A Road"


def test_search_stands_in_the_order_of_the_tables_columns() -> None:
    assert Search._fields == tuple(column.name for column in STOP_AND_SEARCH.columns)


def test_cells_are_read_by_their_kind_and_blanks_stay_blank() -> None:
    found = of_cells()

    assert (found.searched_at, found.searched_on, found.month) == (
        datetime(2024, 1, 27, 12, 24),
        date(2024, 1, 27),
        "2024-01",
    )
    assert (found.part_of_operation, found.outcome_linked, found.outer_clothing_removed) == (False, True, None)
    assert (found.latitude, found.longitude, found.operation, found.age_range) == (52.973235, -1.225566, None, None)
    assert (found.force, found.row, found.stop_id) == ("leicestershire", 7, None)


@pytest.mark.parametrize(
    ("written", "at", "on"),
    [
        ("2019-05-31T23:01:00+00:00", datetime(2019, 5, 31, 23, 1), date(2019, 6, 1)),
        ("2019-12-31T23:01:00+00:00", datetime(2019, 12, 31, 23, 1), date(2019, 12, 31)),
        ("2019-06-01T00:01:00+01:00", datetime(2019, 5, 31, 23, 1), date(2019, 6, 1)),
        ("2019-06-01T00:01:00Z", datetime(2019, 6, 1, 0, 1), date(2019, 6, 1)),
    ],
)
def test_time_is_kept_in_utc_and_its_day_is_by_the_clocks_of_the_place(written: str, at: datetime, on: date) -> None:
    found = of_cells(searched_at=written)

    assert (found.searched_at, found.searched_on, found.month) == (at, on, f"{on:%Y-%m}")


def test_outcome_of_an_earlier_answer_that_says_false_is_none() -> None:
    assert of_values(outcome=False).outcome is None
    assert of_values(outcome="").outcome is None


def test_record_without_a_place_has_none() -> None:
    found = of_values(location=None)

    assert (found.latitude, found.longitude, found.location) == (None, None, None)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ({"type": " "}, "The type of the search is blank."),
        ({"searched_at": ""}, "The time of the search is blank."),
        (
            {"searched_at": "2024-01-27 12:24"},
            "“2024-01-27 12:24” is not a time. A time is written 2025-05-31T14:05:00+00:00.",
        ),
        ({"searched_at": "soon"}, "“soon” is not a time. A time is written 2025-05-31T14:05:00+00:00."),
        (
            {"searched_at": "0001-01-01T00:00:00+14:00"},
            "“0001-01-01T00:00:00+14:00” is not a time. A time is written 2025-05-31T14:05:00+00:00.",
        ),
        (
            {"outcome_linked": "yes"},
            "“yes” in the column “Outcome linked to object of search” is not True, False or blank.",
        ),
        ({"latitude": "north"}, "“north” is not a longitude or latitude."),
        ({"longitude": "inf"}, "“inf” is not a longitude or latitude."),
        (
            {"latitude": "91"},
            "“-1.225566, 91.0” is no place on earth: the longitude or latitude is out of range.",
        ),
    ],
)
def test_faulty_cell_is_told_with_its_row(cell: dict[str, str], sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        of_cells(**cell)

    assert str(told.value) == f"a.csv, row 7: {sentence}"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({"operation": "False"}, "“operation” is \"False\", which is not true, false or null."),
        ({"outcome": True}, "“outcome” is true, which is not a text."),
        ({"location": []}, "“location” is [], which is not an object."),
        ({"datetime": None}, "The time of the search is blank."),
    ],
)  # fmt: skip
def test_faulty_value_is_told_with_its_record(value: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        of_values(**value)

    assert str(told.value) == f"a.json, record 7 (line 9): {sentence}"
