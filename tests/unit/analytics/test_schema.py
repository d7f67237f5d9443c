"""The tables of the lake: what files must carry, and what makes a row the same row."""

import pytest

from goldthread.analytics.schema import (
    CENSUS_RESIDENTS,
    CROSS_TABLE,
    FORCE_RESIDENTS,
    MEASURE_WORKBOOK,
    MONTHLY_COUNTS,
    STREET,
    Table,
    street_categories,
)
from goldthread.analytics.sources import FEEDS

TABLES = {code: feed.table for code, feed in FEEDS.items()}
OWN = (STREET, MEASURE_WORKBOOK, CENSUS_RESIDENTS, MONTHLY_COUNTS, FORCE_RESIDENTS, CROSS_TABLE)

EVERY = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


def test_street_headings_are_the_published_ones_in_order() -> None:
    assert STREET.headings == (
        "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
        "LSOA name", "Crime type", "Last outcome category", "Context",
    )  # fmt: skip


def test_measure_workbook_headings_are_those_of_the_template() -> None:
    assert MEASURE_WORKBOOK.headings == (
        "measure", "area", "group", "period", "value", "numerator", "denominator", "base", "deft", "change number",
        "change percent", "change points", "compared period", "baseline", "milestone", "sense", "document", "paragraph",
        "reported by", "reported on", "note",
    )  # fmt: skip


@EVERY
def test_table_is_filed_under_its_own_feed(table: Table) -> None:
    assert TABLES[table.feed] is table
    assert table.place("abc") == f"{table.feed}/{table.layout}/abc.parquet"


@EVERY
def test_key_and_match_are_columns_that_are_compared(table: Table) -> None:
    assert set(table.identity) <= set(table.match) <= set(table.compared)


@EVERY
def test_row_number_is_kept_and_never_compared(table: Table) -> None:
    assert "row" in [column.name for column in table.columns]
    assert "row" not in table.compared


def test_derived_columns_are_not_read_from_files() -> None:
    derived = {table.feed: [one.name for one in table.columns if not one.heading] for table in OWN}

    assert derived == {
        STREET.feed: ["district", "row"],
        MEASURE_WORKBOOK.feed: ["milestone_upper", "state", "row"],
        CENSUS_RESIDENTS.feed: ["district", "row"],
        MONTHLY_COUNTS.feed: ["row"],
        FORCE_RESIDENTS.feed: ["row"],
        CROSS_TABLE.feed: ["row"],
    }


def test_known_crime_types_are_fourteen_without_the_comment_above_them() -> None:
    found = street_categories()

    assert len(found) == 14
    assert [name for name in found if name.startswith("#") or name != name.strip()] == []
