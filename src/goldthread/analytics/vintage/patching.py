"""Merges a patch, a few keyed rows of a file released anew, into the version held: a new table, the old one untouched.

Refuses a patch of which a row can be neither matched nor told as new: which row it is for is not guessed.
"""

import hashlib
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from goldthread.analytics import engine
from goldthread.analytics.intake.feed import Patchable
from goldthread.analytics.intake.landing import FileReport
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Table
from goldthread.analytics.sources import feed_of
from goldthread.analytics.vintage.comparing import quoted, whole
from goldthread.core.errors import BadInput


class NoPatch(BadInput):
    """A file of keyed rows, fewer than are held, that cannot be told for a patch of them."""


@dataclass(frozen=True, slots=True)
class Patched:
    """The table that came of a patch, relative to the lake's root, with its report; and what became of the patch's own
    rows: as many replaced one held, were as held already, or have a key that is new."""

    parquet: str
    report: FileReport
    replaced: int
    equal: int
    new: int


def is_patch(lake: Lake, old_parquet: str, new_parquet: str, *, feed: str) -> bool:
    """Whether the newer table can be one: every row of it has a key, it has fewer rows than the older one, and its feed
    tells single records by key, kind and place."""
    found = feed_of(feed)
    if not isinstance(found, Patchable):
        return False
    key = quoted(found.table.identity)[0]
    ((before,),) = engine.run(f"SELECT count(*) FROM {whole(found.table, lake, old_parquet)}")
    ((given, keyed),) = engine.run(f"SELECT count(*), count({key}) FROM {whole(found.table, lake, new_parquet)}")
    return bool(given == keyed and given < before)


def patched_place(table: Table, old_parquet: str, new_parquet: str) -> str:
    """Where the table stands that a patch makes of the older one: named by the two that it is made of."""
    made_of = f"{old_parquet}\n{PurePosixPath(new_parquet).stem}"
    return table.place(hashlib.sha256(made_of.encode()).hexdigest())


def patch(lake: Lake, old_parquet: str, new_parquet: str, *, feed: str, report: FileReport) -> Patched:
    """Write the older table with the newer one's rows in the places of those they match, one to one, and those of a new
    key behind. All else stays, rows without a key too. `report` is the newer file's own.

    Raises NoPatch when a row matches none although its key is held, when no row is one of those held, and when all are
    held as they are: a file that says nothing new was cut short.
    """
    found = feed_of(feed)
    if not isinstance(found, Patchable):
        raise TypeError(f"Files of the feed {feed} are replaced whole.")
    sides = _sides(found.table, whole(found.table, lake, old_parquet), whole(found.table, lake, new_parquet))
    ((equal, replaced, new, strange),) = engine.run(sides + _counts(found.table))
    _refuse_doubt(report.name, equal=equal, replaced=replaced, new=new, strange=strange)
    parquet = patched_place(found.table, old_parquet, new_parquet)
    if not lake.holds(parquet):
        with lake.place(parquet) as unfinished:
            engine.run(f"COPY ({sides}{_merged(found.table)}) TO {engine.literal(str(unfinished))} (FORMAT parquet)")
    return Patched(parquet, found.retell(lake.held(parquet), report), replaced, equal, new)


def _refuse_doubt(name: str, **rows: int) -> None:
    """Raises NoPatch for a patch that cannot be told for one, from the numbers of its rows of each kind."""
    if fault := _doubt(**rows):
        last = shlex.quote(PurePosixPath(name).name)
        mend = f"Ask for the whole month. If this is all of it, confirm it: --accept {last}"
        raise NoPatch(f"was not taken as a patch of the version held: {fault}", where=name, mend=mend)


def _doubt(*, equal: int, replaced: int, new: int, strange: int) -> str:
    if not equal + replaced:
        return "none of its rows is one of that version's."
    if not replaced + new + strange:
        return "each of its rows is held as it is, so it says nothing new and may be cut short."
    if strange:
        rows = "1 row has a key" if strange == 1 else f"{strange:,} rows have keys"
        return f"{rows} held with another type or place, or held less often."
    return ""


def _sides(table: Table, old: str, new: str) -> str:
    """Both versions' rows, each with whether the other one has its equal, or a row that agrees on key, kind and place;
    equal rows and matches are counted out one to one. `stands_at` is the row of the older version that is replaced."""
    names = ", ".join(quoted(tuple(column.name for column in table.columns)))
    cells, match = (", ".join(quoted(columns)) for columns in (table.compared, table.match))
    return f"""
        WITH both_versions AS (
            SELECT {names}, 0 AS side FROM {old} UNION ALL SELECT {names}, 1 FROM {new}
        ), numbered AS (
            SELECT *, row_number() OVER (PARTITION BY side, {cells} ORDER BY {ROW}) AS twin FROM both_versions
        ), equalled AS (
            SELECT *, count(*) OVER (PARTITION BY {cells}, twin) = 2 AS is_equal FROM numbered
        ), ranked AS (
            SELECT *, row_number() OVER (PARTITION BY side, is_equal, {match} ORDER BY {ROW}) AS place FROM equalled
        ), matched AS (
            SELECT *, NOT is_equal AND count(*) OVER pair = 2 AS is_matched,
                   min({ROW}) FILTER (side = 0) OVER pair AS stands_at
            FROM ranked WINDOW pair AS (PARTITION BY is_equal, {match}, place)
        )
    """


def _counts(table: Table) -> str:
    """Of the patch's rows: equal ones, replacing ones, those of a new key, and those of a key held that match none."""
    keys = _both("one", "held", table.identity)
    is_held = f"EXISTS (SELECT 1 FROM both_versions held WHERE held.side = 0 AND {keys})"
    return f"""
        SELECT count(*) FILTER (is_equal), count(*) FILTER (is_matched),
               count(*) FILTER (NOT is_equal AND NOT is_matched AND NOT {is_held}),
               count(*) FILTER (NOT is_equal AND NOT is_matched AND {is_held})
        FROM matched one WHERE side = 1
    """


def _merged(table: Table) -> str:
    """The rows of the table to write, numbered anew in the order of the older version, new keys behind."""
    names = [column.name for column in table.columns]
    order = f"side = 1 AND NOT is_matched, CASE WHEN is_matched THEN stands_at ELSE {ROW} END"
    renumbered = f"CAST(row_number() OVER (ORDER BY {order}) + 1 AS INTEGER) AS {ROW}"
    columns = ", ".join(renumbered if name == ROW else f'"{name}"' for name in names)
    stays = "NOT (side = 0 AND is_matched) AND NOT (side = 1 AND is_equal)"
    return f"SELECT {columns} FROM matched WHERE {stays} ORDER BY {ROW}"


def _both(one: str, other: str, columns: Sequence[str]) -> str:
    return " AND ".join(f"{one}.{name} IS NOT DISTINCT FROM {other}.{name}" for name in quoted(tuple(columns)))
