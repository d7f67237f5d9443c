"""Tables of two ways as they may be published. The only door to their counts: no raw count leaves by it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.queries import CROSS_TABLE, Record
from goldthread.core.period import Period
from goldthread.core.stats.disclosure import CannotProtect, Policy, Protected, protect, sensitivity_of, withheld

Grid = tuple[tuple[int, ...], ...]
Edition = tuple[Grid, Policy]


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table made fit to publish. `protected` holds its cells and, last of each, their totals."""

    code: str
    title: str
    period: str
    headings: tuple[str, str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    protected: Protected
    file: SourceFile


def published_tables(record: Record) -> tuple[PublishedTable, ...]:
    """Every table held, by title, newest period first."""
    tables = [published_table(file) for file in record.of_feed(CROSS_TABLE)]
    newest = sorted(tables, key=lambda table: Period.parse(table.period).start, reverse=True)
    return tuple(sorted(newest, key=lambda table: table.title))


def find_table(record: Record, code: str) -> PublishedTable | None:
    """The table of this code, or None."""
    file = next((one for one in record.of_feed(CROSS_TABLE) if one.subject == code), None)
    return published_table(file) if file else None


def published_table(file: SourceFile) -> PublishedTable:
    """The table of a file, protected in the knowledge of what the releases before it showed."""
    releases = [file]
    while releases[0].supersedes:
        releases.insert(0, releases[0].supersedes)
    read = [_read(one) for one in releases]
    rows, columns, _ = read[-1]
    alike = [one[:2] == (rows, columns) for one in read]
    editions = tuple((one[2], _policy(of)) for one, of, is_same in zip(read, releases, alike, strict=True) if is_same)
    told = file.report["table"]
    return PublishedTable(
        code=file.subject,
        title=told["title"],
        period=told["period"],
        headings=(told["row heading"], told["column heading"]),
        rows=rows,
        columns=columns,
        protected=_protected(editions),
        file=file,
    )


def _policy(file: SourceFile) -> Policy:
    return Policy(sensitivity_of(file.report["table"]["class"]))


def _read(file: SourceFile) -> tuple[tuple[str, ...], tuple[str, ...], Grid]:
    """Rows and columns in the order of the file, and the counts."""
    counted = {(row, column): n for row, column, n in file.cells.order_by("id").values_list("row", "column", "count")}
    rows, columns = (tuple(dict.fromkeys(pair[side] for pair in counted)) for side in (0, 1))
    return rows, columns, tuple(tuple(counted[row, column] for column in columns) for row in rows)


# The same counts under the same rule are worked out once, not at each request.
@lru_cache(maxsize=128)
def _protected(editions: tuple[Edition, ...]) -> Protected:
    """The last edition, knowing what those before it published; nothing of it where they leave no way to hide."""
    (cells, policy), before = editions[-1], range(1, len(editions))
    earlier = [_protected(editions[:number]).values for number in before]
    try:
        return protect(np.array(cells), policy=policy, earlier=earlier)
    except CannotProtect:
        return withheld(np.array(cells), policy=policy)
