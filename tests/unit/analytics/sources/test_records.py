"""A monthly file of records becomes one table row for row, or is refused at its first faulty row."""

from collections.abc import Callable, Sequence

import duckdb
import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.analytics.sources import records
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
NAMES = ("month", "reported_by", "longitude", "latitude", "lsoa_name", "kind")
TABLE = Table(
    feed="tiny",
    layout=3,
    columns=(
        *(Column(name, name.title(), "DOUBLE" if name.endswith("itude") else "VARCHAR") for name in NAMES[:5]),
        Column("kind", "Kind", required=True),
        Column("district"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("kind",),
    match=("kind",),
)
GOOD = ("2025-05", "Leicestershire Police", "-1.13", "52.63", "Leicester 001A", "x")


def content(*rows: Sequence[str], end: str = "\n") -> str:
    return end.join(",".join(row) for row in ([name.title() for name in NAMES], *rows)) + end


def kept(incoming: Incoming, lake: Lake) -> list[tuple[object, ...]]:
    path = records.keep(incoming, lake, TABLE, sha256=delimited.digest(incoming.path))
    return duckdb.sql(f"SELECT * FROM read_parquet('{path}') ORDER BY row").fetchall()


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        kept(incoming, lake)
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []
    return str(told.value)


def test_rows_are_kept_as_many_as_they_are_with_their_district_and_number(text_file: Write, lake: Lake) -> None:
    blank = ("2025-05", "Leicestershire Police", "", "", "", "x")

    found = kept(text_file(content(GOOD, blank, GOOD)), lake)

    whole = ("2025-05", "Leicestershire Police", -1.13, 52.63, "Leicester 001A", "x", "Leicester")
    assert found == [(*whole, 2), ("2025-05", "Leicestershire Police", None, None, None, "x", "", 3), (*whole, 4)]


def test_column_of_another_heading_is_left_out(text_file: Write, lake: Lake) -> None:
    wide = content(GOOD).replace("Kind", "Extra,Kind").replace(",x", ",more,x")

    assert kept(text_file(wide), lake) == kept(text_file(content(GOOD)), lake)


def test_table_that_is_held_is_not_written_again(text_file: Write, lake: Lake) -> None:
    incoming = text_file(content(GOOD))
    first = records.keep(incoming, lake, TABLE, sha256="a")
    written_at = first.stat().st_mtime_ns

    second = records.keep(incoming, lake, TABLE, sha256="a")

    assert (second, second.stat().st_mtime_ns) == (first, written_at)
    assert second == lake.path("tiny/3/a.parquet")


@pytest.mark.parametrize(
    ("place", "cell", "sentence"),
    [
        (5, "", "row 3: The column “Kind” is blank."),
        (0, "2025-13", "row 3: “2025-13” is not a month. A month is written 2025-05."),
        (
            0,
            "2025-06",
            "row 3: is of 2025-06, and the rows before it of 2025-05: a file is one month. Split the file by month.",
        ),
        (
            1,
            "Kent Police",
            "row 3: is reported by Kent Police, and the rows before it by Leicestershire Police: a file has one "
            "publisher. Split the file.",
        ),
        (2, "west", "row 3: “west” in the column “Longitude” is not a number."),
        (3, "91", "row 3: “-1.13, 91.0” is no place on earth: the longitude or latitude is out of range."),
        (4, '"open', "row 3: a quoted cell is not closed"),
        (4, "a,b", "row 3: has 7 cells where the header has 6. A cell that holds a comma must stand in quotes."),
    ],
)
def test_faulty_row_refuses_the_file_with_nothing_kept(
    text_file: Write, lake: Lake, place: int, cell: str, sentence: str
) -> None:
    bad = (*GOOD[:place], cell, *GOOD[place + 1 :])

    assert refusal(text_file(content(GOOD, bad)), lake).startswith(f"file.csv, {sentence}")


def test_header_alone_is_refused(text_file: Write, lake: Lake) -> None:
    assert refusal(text_file(content()), lake) == "file.csv: holds a header and no rows. Fetch the file again."


def test_missing_column_is_refused_by_name(text_file: Write, lake: Lake) -> None:
    assert refusal(text_file(content(GOOD).replace("Kind", "Sort")), lake) == (
        "file.csv: The column “Kind” is missing. Fetch the file again, or put the column back."
    )


def test_line_endings_that_cannot_be_told_apart_are_refused(text_file: Write, lake: Lake) -> None:
    mixed = content(GOOD, GOOD, GOOD, end="\r\n").replace("\r\n", "\n", 1)

    assert refusal(text_file(mixed), lake) == (
        "file.csv: mixes two kinds of line ending. Save it once more from one program."
    )


def test_rows_are_counted_by_text_with_blanks_by_name(text_file: Write, lake: Lake) -> None:
    blank = ("2025-05", "Leicestershire Police", "", "", "", "x")
    path = records.keep(text_file(content(GOOD, blank, GOOD)), lake, TABLE, sha256="a")

    assert records.count_by(path, "district") == {"(blank)": 1, "Leicester": 2}
