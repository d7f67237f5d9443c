"""Compares two versions of one file, row by row as they are, and says whether the newer may take the older's place.

Rows are compared as multisets: equal rows that stand twice count twice. Where a row stands in its file does not matter.
"""

import shlex
from dataclasses import dataclass
from pathlib import PurePath

from goldthread.analytics import engine
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import Table
from goldthread.analytics.sources import feed_of

LEAST_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Differences:
    """How a newer version differs. `changed` rows kept their key, kind and place while another cell changed.

    A share is of what the older version held: of its rows, by number, and of its distinct keys, by being there still. A
    version without keys has kept all of them.
    """

    added: int
    changed: int
    gone: int
    unchanged: int
    kept_rows_share: float
    kept_ids_share: float


def compare(lake: Lake, old_parquet: str, new_parquet: str, *, feed: str) -> Differences:
    """The differences from the older table to the newer one, both of this feed and relative to the lake's root."""
    table = feed_of(feed).table
    old, new = (whole(table, lake, one) for one in (old_parquet, new_parquet))
    ((before, now, unchanged, changed),) = engine.run(_rows(table, old, new))
    ((held, kept),) = engine.run(_keys(table, old, new))
    return Differences(
        added=now - unchanged - changed,
        changed=changed,
        gone=before - unchanged - changed,
        unchanged=unchanged,
        kept_rows_share=now / before if before else 1.0,
        kept_ids_share=kept / held if held else 1.0,
    )


def verdict(differences: Differences, *, name: str, before: int, now: int) -> str | None:
    """None when the newer version may replace the older: at least 90 % as many rows, and of its keys. Else why not.

    `before` and `now` are the numbers of rows; `name` is the file's, of which the last part is repeated to confirm.
    """
    if min(differences.kept_rows_share, differences.kept_ids_share) >= LEAST_SHARE:
        return None
    return (
        f"{name}: was not taken in place of the version held. It has {now:,} rows where that has {before:,}, and "
        f"{_percent(differences.kept_ids_share)} of that version's keys; {_percent(LEAST_SHARE)} of both are needed. "
        f"If it is right all the same, confirm it: --accept {shlex.quote(PurePath(name).name)}"
    )


def whole(table: Table, lake: Lake, parquet: str) -> str:
    """The table with all its columns: those that came after the layout it was kept under are empty."""
    columns = ", ".join(f'CAST(NULL AS {column.kind}) AS "{column.name}"' for column in table.columns)
    held = f"SELECT * FROM read_parquet({engine.file_literal(lake.held(parquet))})"
    return f"({held} UNION ALL BY NAME SELECT {columns} WHERE false)"


def _rows(table: Table, old: str, new: str) -> str:
    """Rows of both, those equal in every cell, and of the rest those that agree on key, kind and place, one to one."""
    cells, match = quoted(table.compared), quoted(table.match)
    has_key = " AND ".join(f"{name} IS NOT NULL" for name in quoted(table.identity[:1]))
    return f"""
        WITH both_versions AS (
            SELECT {", ".join(cells)}, 1 AS old, 0 AS new FROM {old}
            UNION ALL SELECT {", ".join(cells)}, 0, 1 FROM {new}
        ), equal AS (
            SELECT {", ".join(cells)}, sum(old) AS old, sum(new) AS new FROM both_versions GROUP BY {", ".join(cells)}
        ), matched AS (
            SELECT sum(old - least(old, new)) AS old, sum(new - least(old, new)) AS new
            FROM equal WHERE old <> new AND {has_key} GROUP BY {", ".join(match)}
        )
        SELECT CAST(coalesce(sum(old), 0) AS BIGINT), CAST(coalesce(sum(new), 0) AS BIGINT),
               CAST(coalesce(sum(least(old, new)), 0) AS BIGINT),
               CAST((SELECT coalesce(sum(least(old, new)), 0) FROM matched) AS BIGINT)
        FROM equal
    """


def _keys(table: Table, old: str, new: str) -> str:
    """The distinct keys of the older version, and how many of them the newer one still has."""
    keys = ", ".join(quoted(table.identity))
    has_key = f"{quoted(table.identity)[0]} IS NOT NULL"
    old_keys = f"SELECT DISTINCT {keys} FROM {old} WHERE {has_key}"
    return f"""
        SELECT (SELECT count(*) FROM ({old_keys})),
               (SELECT count(*) FROM ({old_keys} INTERSECT SELECT {keys} FROM {new}))
    """


def quoted(names: tuple[str, ...]) -> list[str]:
    return [f'"{name}"' for name in names]


def _percent(share: float) -> str:
    """Rounded down, so that a share that falls short never reads as enough."""
    return f"{int(share * 1000) / 10:g} %"
