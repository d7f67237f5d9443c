"""The one place that opens DuckDB: in this process, with bounded memory and threads, fetching nothing from a network.

Refuses to compute with a DuckDB and an Ibis that do not work together.
"""

import os
import re
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldthread.analytics import schema
from goldthread.core.errors import GoldthreadError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from ibis.backends.duckdb import Backend
    from ibis.expr.types import Expr, Table
    from pyarrow import Array

FILE = "file"
"""The column that says which file a row stands in: its path."""

MEMORY = "512MB"
MOST_THREADS = 4
MOST_WORDS = 10_000
"""So many different texts of a column in one part of a file are kept once each, and the rows name them by number."""

_ROWS = "rows_of_files"
_IBIS_KINDS = {
    "VARCHAR": "string",
    "DOUBLE": "float64",
    "INTEGER": "int32",
    "BIGINT": "int64",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "timestamp",
}
_ARROW_KINDS = {
    "VARCHAR": "string",
    "DOUBLE": "double",
    "INTEGER": "int32",
    "BIGINT": "int64",
    "DATE": "date32",
    "BOOLEAN": "bool",
    "TIMESTAMP": "timestamp[us]",
}


class EngineFault(GoldthreadError):
    """The engine cannot be trusted to compute, or had not the disk or memory to do what it was asked."""


class NotATable(GoldthreadError):
    """What the engine was given to read is not the table that it was said to be. The text is the engine's own."""


def run(sql: str) -> list[tuple[Any, ...]]:
    """The rows that one statement answers, in a connection of its own."""
    return _rows(sql)


def _rows(*statements: str) -> list[tuple[Any, ...]]:
    """The rows that the last of the statements answers."""
    import duckdb  # local: it takes a third of a second, and `goldthread --help` does not need it

    with cursor() as connection:
        try:
            for sql in statements:
                connection.execute(sql)
            return connection.fetchall()
        except (duckdb.InvalidInputException, duckdb.ConversionException) as fault:
            raise NotATable(str(fault)) from fault
        except (duckdb.IOException, duckdb.OutOfMemoryException) as fault:
            raise EngineFault(why_stopped(str(fault))) from fault


def why_stopped(said: str) -> str:
    """The engine's complaint about disk or memory as a sentence: in words of this product where it is a usual one."""
    if "No space left on device" in said or "max_temp_directory_size" in said:
        return "The disk is full. Make room and load again: nothing of the file was kept."
    if "Disk quota exceeded" in said:
        return "The disk quota is used up. Make room and load again: nothing of the file was kept."
    return f"The engine had to stop: {said.splitlines()[0]}"


def copy_csv(source: Path, names: Sequence[str], cells: Sequence[str], target: Path) -> None:
    """One pass from a CSV file with a header to one Parquet file, every part of the dialect stated.

    `names` are what the file's columns are called here, in their order, each of texts; `cells` what becomes of them, in
    SQL. Raises NotATable where a row is no CSV or has too few cells, or a text is not what a cell takes it for.
    """
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    run(f"""
        COPY (
            SELECT {", ".join(cells)}
            FROM read_csv({file_literal(source)}, auto_detect = false, header = true, delim = ',', quote = '"',
                          escape = '"', strict_mode = true, columns = {{{columns}}})
        ) TO {literal(str(target))} (FORMAT parquet, DICTIONARY_SIZE_LIMIT {MOST_WORDS})
    """)


def write_rows(table: schema.Table, rows: Sequence[Sequence[object]], target: Path) -> None:
    """Write rows, each in the order of the table's columns, as one Parquet file.

    Raises NotATable for a row of another length, or a cell that is not of its column's type.
    """
    import pyarrow as arrow  # local: it takes a fifth of a second, and `goldthread --help` does not need it
    from pyarrow import parquet

    width = len(table.columns)
    if uneven := next((f"{len(row)}, in row {place}" for place, row in enumerate(rows, 1) if len(row) != width), ""):
        raise NotATable(f"The table has {width} columns, and its rows have not all as many cells: {uneven}.")
    cells = zip(*rows, strict=True) if rows else ((),) * width
    arrays = [_array(column, held) for column, held in zip(table.columns, cells, strict=True)]
    names = [column.name for column in table.columns]
    parquet.write_table(arrow.Table.from_arrays(arrays, names=names), target)


def _array(column: schema.Column, cells: Sequence[object]) -> "Array[Any]":
    import pyarrow as arrow

    kind = arrow.type_for_alias(_ARROW_KINDS[column.kind])
    try:
        if "int" in str(kind) and any(isinstance(cell, float) for cell in cells):
            return arrow.array(cells, type=arrow.float64()).cast(kind)  # made an integer at once, it would be cut
        return arrow.array(cells, type=kind)
    except (arrow.ArrowException, TypeError, ValueError, OverflowError) as fault:
        raise NotATable(f"The column “{column.name}” is {column.kind}: {str(fault).splitlines()[0]}") from fault


def literal(text: str) -> str:
    """The text as it stands in SQL."""
    return "'" + text.replace("'", "''") + "'"


def file_literal(path: Path) -> str:
    """The path of one file to read, as it stands in SQL, with nothing in it that is taken for a pattern."""
    return literal(_escaped(path))


def _escaped(path: Path) -> str:
    return re.sub(r"[\[*?]", lambda sign: f"[{sign[0]}]", str(path))


def cursor() -> "DuckDBPyConnection":
    """A connection of one's own to this process's engine. Use it in one thread and close it."""
    return _opened(os.getpid()).cursor()


def expressions() -> "Backend":
    """Ibis over this process's engine, after the pair has passed its self-test."""
    return _tested(os.getpid())


def rows_of(table: schema.Table) -> "Table":
    """The rows of any number of files of one kind, as an Ibis expression to build upon: the table's columns and FILE.

    It names no file yet: `answer` says which.
    """
    import ibis  # local: it takes half a second, and only computing needs it

    kinds = {column.name: _IBIS_KINDS[column.kind] for column in table.columns}
    return ibis.table({**kinds, FILE: "string"}, name=_ROWS)


def answer(expression: "Expr", parquets: Sequence[Path]) -> list[tuple[Any, ...]]:
    """What an expression over `rows_of` comes to over these files, row by row, in a connection of its own."""
    held = ", ".join(file_literal(path) for path in parquets)
    view = f"CREATE TEMP VIEW {_ROWS} AS FROM read_parquet([{held}], filename = '{FILE}')"
    return _rows(view, statement(expression))


def statement(expression: "Expr") -> str:
    """The expression as SQL of this engine."""
    return str(expressions().compile(expression))


# Both are kept by process id: an engine opened before a fork has threads that the child does not have.
@cache
def _opened(process: int) -> "DuckDBPyConnection":
    import duckdb  # local: it takes a third of a second, and `goldthread --help` does not need it

    return duckdb.connect(
        config={
            "memory_limit": MEMORY,
            "threads": min(MOST_THREADS, os.cpu_count() or 1),
            "temp_directory": os.path.join(tempfile.gettempdir(), f"goldthread-{process}"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
        }
    )


@cache
def _tested(process: int) -> "Backend":
    import duckdb
    import ibis  # local: it takes half a second, and only computing needs it

    backend = ibis.duckdb.from_connection(_opened(process).cursor())
    if fault := _self_test(backend):
        versions = f"DuckDB {duckdb.__version__} and Ibis {ibis.__version__}"
        raise EngineFault(f"{versions} do not work together ({fault}). Install the pair named in requirements/run.txt.")
    return backend


def _self_test(backend: "Backend") -> str:
    """What went wrong with a small count by group, or an empty text when the answer is the known one."""
    try:
        rows = backend.sql("SELECT * FROM (VALUES ('a', 1), ('a', 2), ('b', 3)) AS rows (place, number)")
        counts = rows.group_by("place").aggregate(odd=rows.count(where=rows["number"].isin([1, 3])))
        answer = counts.order_by("place").to_pyarrow().to_pylist()
    except Exception as fault:  # whatever an unmatched pair raises is the finding
        return f"{type(fault).__name__}: {fault}"
    known = [{"place": "a", "odd": 1}, {"place": "b", "odd": 1}]
    return "" if answer == known else f"a known count came out as {answer}"
