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
    from ibis.expr.types import Table

MEMORY = "512MB"
MOST_THREADS = 4
ROWS_AT_ONCE = 200


class EngineFault(GoldthreadError):
    """The engine cannot be trusted to compute, or had not the disk or memory to do what it was asked."""


class NotATable(GoldthreadError):
    """What the engine was given to read is not the table that it was said to be. The text is the engine's own."""


def run(sql: str) -> list[tuple[Any, ...]]:
    """The rows that one statement answers, in a connection of its own."""
    import duckdb  # local: it takes a third of a second, and `goldthread --help` does not need it

    with cursor() as connection:
        try:
            return connection.execute(sql).fetchall()
        except (duckdb.InvalidInputException, duckdb.ConversionException) as fault:
            raise NotATable(str(fault)) from fault
        except (duckdb.IOException, duckdb.OutOfMemoryException) as fault:
            raise EngineFault(f"The engine had to stop: {str(fault).splitlines()[0]}") from fault


def write_rows(table: schema.Table, rows: Sequence[Sequence[object]], target: Path) -> None:
    """Write rows, each in the order of the table's columns, as one Parquet file."""
    columns = ", ".join(f'"{column.name}" {column.kind}' for column in table.columns)
    one_row = f"({', '.join('?' for _ in table.columns)})"
    with cursor() as connection:
        connection.execute(f"CREATE TEMP TABLE landing ({columns})")
        for start in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[start : start + ROWS_AT_ONCE]
            cells = [cell for row in some for cell in row]
            connection.execute(f"INSERT INTO landing VALUES {', '.join(one_row for _ in some)}", cells)
        connection.execute(f"COPY landing TO {literal(str(target))} (FORMAT parquet)")
        connection.execute("DROP TABLE landing")


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


def rows_of(parquet: Path) -> "Table":
    """The rows of one Parquet file, as an Ibis expression to build upon."""
    return expressions().read_parquet(_escaped(parquet), table_name=f"t{parquet.stem}")


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
