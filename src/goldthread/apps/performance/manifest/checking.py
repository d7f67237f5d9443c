"""Looks the lake over against the manifest, and says what is wrong: it mends nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import Count, Sum

from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import FEEDS
from goldthread.apps.bodies.models import Body
from goldthread.apps.performance.models import ForgottenFile, Load, SourceFile

LoadState = Literal["published", "unfinished", "forgotten"]


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something about a table: a fault must be mended, a note need not be. `table` is relative to the lake's root."""

    level: Literal["fault", "note"]
    table: str
    says: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked over: how many tables and rows, what is odd, and what was forgotten."""

    tables: int
    rows: int
    oddities: tuple[Oddity, ...]
    forgotten: tuple[ForgottenFile, ...]

    @property
    def is_fine(self) -> bool:
        return all(one.level != "fault" for one in self.oddities)


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One load in a list: when and by whom, how many files and rows stand in the manifest from it."""

    number: int
    state: LoadState
    loaded_at: datetime
    loaded_by: str
    files: int
    rows: int
    released_on: date | None


def check(lake: Lake, *, progress: Callable[[str], None] = lambda text: None) -> Checked:
    """Read every table that the manifest of any body names, to its last row."""
    held: dict[str, list[SourceFile]] = {}
    for file in SourceFile.objects.select_related("load", "body").order_by("parquet", "pk"):
        held.setdefault(file.parquet, []).append(file)
    oddities: list[Oddity] = []
    for table, files in held.items():
        progress(table)
        oddities += _of_table(lake, table, files)
    unnamed = sorted(set(lake.tables()) - held.keys())
    oddities += (Oddity("note", table, "No row of the manifest names it: compact removes it.") for table in unnamed)
    if unsealed := sum(not files[0].table_sha256 for files in held.values()):
        oddities.append(_unsealed(unsealed))
    oddities += (_unfinished(load) for load in Load.objects.filter(published_at=None) if load.files.exists())
    return Checked(
        tables=len(held),
        rows=sum(files[0].rows for files in held.values()),
        oddities=tuple(oddities),
        forgotten=tuple(ForgottenFile.objects.select_related("body").order_by("body", "load_number", "pk")),
    )


def _of_table(lake: Lake, table: str, files: list[SourceFile]) -> Iterator[Oddity]:
    names = ", ".join(sorted({file.name for file in files}))
    mend = f"Load {names} again, or put the lake back from a copy."
    seals = {file.table_sha256 for file in files} - {""}
    if not lake.holds(table):
        yield Oddity("fault", table, f"It is missing. {mend}")
        return
    rows = lake.readable_rows(table)
    if rows is None:
        yield Oddity("fault", table, f"It cannot be read to its end. {mend}")
        return
    for file in files:
        if rows != file.rows:
            said = f"It has {rows:,} rows where the manifest of {file.body.name} says {file.rows:,}. "
            yield Oddity("fault", table, said + mend)
    if seals and seals != {lake.seal(table)}:
        yield Oddity("fault", table, f"Its content is not what was written: it was altered from outside. {mend}")
    feed = FEEDS.get(files[0].feed)
    if feed is None:
        yield Oddity("note", table, f"The feed “{files[0].feed}” is no longer known; its rows are kept.")
    elif table.split("/")[1] != str(feed.table.layout):
        yield Oddity("note", table, f"It is kept under an older layout; loading {names} anew brings the present one.")


def _unsealed(number: int) -> Oddity:
    tables = "1 table is" if number == 1 else f"{number:,} tables are"
    said = f"{tables} not sealed, so only their rows were counted: loading the files again seals them."
    return Oddity("note", "", said)


def _unfinished(load: Load) -> Oddity:
    said = f"Load {load.number} was not finished: the next load goes on with it, compact removes it."
    return Oddity("note", "", said)


def loads_of(body: Body) -> tuple[LoadLine, ...]:
    """Every load of the body, the first one first."""
    forgotten = set(ForgottenFile.objects.filter(body=body).values_list("load_number", flat=True))
    counted = Load.objects.filter(body=body).annotate(held=Count("files"), total=Sum("files__rows"))
    released = dict(SourceFile.objects.filter(body=body).order_by("pk").values_list("load", "released_on"))
    return tuple(
        LoadLine(
            load.number,
            "published" if load.published_at else "forgotten" if load.number in forgotten else "unfinished",
            load.loaded_at,
            load.loaded_by,
            load.held,
            load.total or 0,
            released.get(load.pk),
        )
        for load in counted.order_by("number")
    )
