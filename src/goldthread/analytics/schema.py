"""What columns the lake's tables have, and which of them make a row the same row in two versions of a file.

A table whose columns change gets a new layout number; a file landed under an older layout is never read as the new one.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROW = "row"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the lake, its heading in files (empty when it is derived), its DuckDB type."""

    name: str
    heading: str = ""
    kind: str = "VARCHAR"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of table in the lake.

    `identity` names a row across versions; `match` are the cells that must agree before two rows that differ elsewhere
    are told as one row that changed. `ignored` are no part of a row's content.
    """

    feed: str
    layout: int
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    match: tuple[str, ...]
    ignored: tuple[str, ...] = (ROW,)

    @property
    def read(self) -> tuple[Column, ...]:
        """The columns that stand in files."""
        return tuple(column for column in self.columns if column.heading)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.read)

    @property
    def compared(self) -> tuple[str, ...]:
        """The columns that are a row's content."""
        return tuple(column.name for column in self.columns if column.name not in self.ignored)

    def place(self, sha256: str) -> str:
        """Where in the lake the table made from the file of this hash stands, relative to the lake's root."""
        return f"{self.feed}/{self.layout}/{sha256}.parquet"


STREET = Table(
    feed="street",
    layout=1,
    columns=(
        Column("crime_id", "Crime ID"),
        Column("month", "Month", required=True),
        Column("reported_by", "Reported by", required=True),
        Column("falls_within", "Falls within"),
        Column("longitude", "Longitude", "DOUBLE"),
        Column("latitude", "Latitude", "DOUBLE"),
        Column("location", "Location"),
        Column("lsoa_code", "LSOA code"),
        Column("lsoa_name", "LSOA name"),
        Column("crime_type", "Crime type", required=True),
        Column("outcome", "Last outcome category"),
        Column("context", "Context"),
        Column("district"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("crime_id",),
    match=("crime_id", "crime_type", "longitude", "latitude", "location", "lsoa_code"),
)

_KEY_OF_A_FIGURE = ("measure", "area", "group", "period", "document", "paragraph")
MEASURE_WORKBOOK = Table(
    feed="measure_workbook",
    layout=2,
    columns=(
        Column("measure", "measure", required=True),
        Column("area", "area"),
        Column("group", "group"),
        Column("period", "period", required=True),
        Column("value", "value", "DOUBLE"),
        Column("numerator", "numerator", "DOUBLE"),
        Column("denominator", "denominator", "DOUBLE"),
        Column("base", "base", "INTEGER"),
        Column("deft", "deft", "DOUBLE"),
        Column("change_number", "change number", "DOUBLE"),
        Column("change_percent", "change percent", "DOUBLE"),
        Column("change_points", "change points", "DOUBLE"),
        Column("compared_period", "compared period"),
        Column("baseline", "baseline", "DOUBLE"),
        Column("milestone", "milestone", "DOUBLE"),
        Column("milestone_upper", kind="DOUBLE"),
        Column("sense", "sense"),
        Column("document", "document", required=True),
        Column("paragraph", "paragraph"),
        Column("reported_by", "reported by"),
        Column("reported_on", "reported on", "DATE"),
        Column("note", "note"),
        Column("state"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=_KEY_OF_A_FIGURE,
    match=_KEY_OF_A_FIGURE,
)

CENSUS_RESIDENTS = Table(
    feed="census_residents",
    layout=1,
    columns=(
        Column("year", "date", "INTEGER", required=True),
        Column("lsoa_name", "geography", required=True),
        Column("lsoa_code", "geography code", required=True),
        Column("residents", "Residence type: Total; measures: Value", "BIGINT", required=True),
        Column("district"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("lsoa_code",),
    match=("lsoa_code",),
)

MONTHLY_COUNTS = Table(
    feed="monthly_counts",
    layout=1,
    columns=(
        Column("month", "month", required=True),
        Column("force", "force", required=True),
        Column("reported_by", "reported_by", required=True),
        Column("crime_type", "crime_type", required=True),
        Column("count", "n", "BIGINT", required=True),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("month", "force", "crime_type"),
    match=("month", "force", "crime_type"),
)

FORCE_RESIDENTS = Table(
    feed="force_residents",
    layout=1,
    columns=(
        Column("force", "force", required=True),
        Column("name", "name", required=True),
        Column("code", "code"),
        Column("year", "year", "INTEGER", required=True),
        Column("people", "people", "BIGINT", required=True),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("force", "year"),
    match=("force", "year"),
)

CROSS_TABLE = Table(
    feed="cross_table",
    layout=1,
    columns=(
        Column("code", "table code", required=True),
        Column("title", "title", required=True),
        Column("sensitivity", "class", required=True),
        Column("period", "period", required=True),
        Column("row_heading", "row heading", required=True),
        Column("column_heading", "column heading", required=True),
        Column("row_name", "row", required=True),
        Column("column_name", "column", required=True),
        Column("count", "count", "BIGINT", required=True),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("row_name", "column_name"),
    match=("row_name", "column_name"),
)

_KEY_OF_AN_OFFICIAL_FIGURE = ("table", "series", "breakdown", "area_code", "area_name", "period", "unit")


def figures_table(feed: str) -> Table:
    """The table of a feed whose files hold official figures: the same columns for each, in the order of
    `intake.figures.Figure`."""
    return Table(
        feed=feed,
        layout=1,
        columns=(
            *(Column(name, name, required=True) for name in _KEY_OF_AN_OFFICIAL_FIGURE[:6]),
            Column("starts_on", "starts_on", "DATE", required=True),
            Column("ends_on", "ends_on", "DATE", required=True),
            Column("unit", "unit", required=True),
            Column("value", "value", "DOUBLE"),
            Column("mark", "mark"),
            Column("standard_error", "standard_error", "DOUBLE"),
            Column("base", "base", "BIGINT"),
            Column("place", "place"),
            Column(ROW, kind="INTEGER"),
        ),
        identity=_KEY_OF_AN_OFFICIAL_FIGURE,
        match=_KEY_OF_AN_OFFICIAL_FIGURE,
        ignored=("place", ROW),
    )


SENSES = ("at least", "under", "exactly", "range", "parity", "monitor")


@cache
def street_categories() -> frozenset[str]:
    """The crime types that street files are known to carry. Another one is news to tell, not a fault."""
    path = Path(__file__).with_name("sources") / "street_categories.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["crime_type"] for row in csv.DictReader(line for line in file if line[0] != "#"))
