"""Official figures read back from the lake: those of one edition, of an area, of words in what they count."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.analytics import engine
from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.lake import Lake

MOST_SHOWN = 300
_COLUMNS = ", ".join(f'"{name}"' for name in Figure._fields)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures: of a table, of an area by its code or name as published, with words in what is counted. What is
    empty asks for all."""

    table: str = ""
    area: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures found, in the order in which they stood, at most `most`; and how many there are in all."""

    figures: tuple[Figure, ...]
    number: int


def figures_of(lake: Lake, parquet: str, asked: Asked, *, most: int | None = MOST_SHOWN) -> Answer:
    """The figures of one landed file of official figures. Raises NotInLake when its table is gone."""
    table = _table(lake, parquet)
    where = " AND ".join(_conditions(asked)) or "true"
    ((number,),) = engine.run(f"SELECT count(*) FROM {table} WHERE {where}")
    limit = "" if most is None else f"LIMIT {int(most)}"
    rows = engine.run(f"SELECT {_COLUMNS} FROM {table} WHERE {where} ORDER BY file_row_number {limit}")
    return Answer(tuple(Figure(*row) for row in rows), int(number))


def tables_of(lake: Lake, parquet: str) -> tuple[str, ...]:
    """The tables of a landed file, in the order in which they stood."""
    return _distinct(lake, parquet, '"table"')


def areas_of(lake: Lake, parquet: str) -> tuple[str, ...]:
    """The areas of a landed file as published, in the order in which they stood."""
    return _distinct(lake, parquet, "area_name")


def _distinct(lake: Lake, parquet: str, column: str) -> tuple[str, ...]:
    named = f"FROM {_table(lake, parquet)} WHERE {column} <> '' GROUP BY {column}"
    return tuple(name for (name,) in engine.run(f"SELECT {column} {named} ORDER BY min(file_row_number)"))


def _table(lake: Lake, parquet: str) -> str:
    return f"read_parquet({engine.file_literal(lake.held(parquet))}, file_row_number = true)"


def _conditions(asked: Asked) -> Sequence[str]:
    wanted = []
    if asked.table:
        wanted.append(f'"table" = {engine.literal(asked.table)}')
    if asked.area:
        wanted.append(f"{engine.literal(asked.area)} IN (area_name, area_code)")
    wanted += [f"contains(lower(concat_ws(' ', series, breakdown)), {engine.literal(word)})" for word in _words(asked)]
    return wanted


def _words(asked: Asked) -> Sequence[str]:
    return asked.words.casefold().split()
