"""Official figures read back from the lake: those of one edition, of an area, of words in what they count; and with
how many decimals they are shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.analytics import engine
from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.lake import Lake

MOST_SHOWN = 300
MOST_PLACES, MOST_FOR_SMALL, LEAST_DIGITS = 4, 6, 2
NOISE_DIGITS = 12
"""Digits that a binary number is sure of; those after them come of the sums of a spreadsheet."""
Key = tuple[str, str]
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


@dataclass(frozen=True, slots=True)
class Places:
    """The decimals of one column of figures, and whether any of them has more."""

    shown: int
    is_rounded: bool

    @classmethod
    def of(cls, values: Iterable[float]) -> "Places":
        """As many as the values need, up to four, and to six where the smallest would lose its second digit."""
        told = [Decimal(f"{value:.{NOISE_DIGITS}g}").normalize() for value in values if value]
        needed = max((_decimals(one) for one in told), default=0)
        smallest = max((LEAST_DIGITS - 1 - one.adjusted() for one in told), default=0)
        shown = min(needed, max(MOST_PLACES, min(smallest, MOST_FOR_SMALL)))
        return cls(shown, needed > shown)


@dataclass(frozen=True, slots=True)
class Decimals:
    """The decimals of the figures, and those of their standard errors, by table and unit."""

    values: Mapping[Key, Places]
    errors: Mapping[Key, Places]

    def of_value(self, figure: Figure) -> int:
        """Those of a figure that has a value."""
        return self.values[_key(figure)].shown

    def of_error(self, figure: Figure) -> int:
        """Those of the standard error of a figure that has one."""
        return self.errors[_key(figure)].shown

    @property
    def rounded(self) -> frozenset[int]:
        """To how many places any of them are rounded; empty when all stand in full."""
        every = (*self.values.values(), *self.errors.values())
        return frozenset(one.shown for one in every if one.is_rounded)


def decimals_of(figures: Iterable[Figure]) -> Decimals:
    """The decimals of these figures."""
    values, errors = defaultdict[Key, list[float]](list), defaultdict[Key, list[float]](list)
    for one in figures:
        if one.value is not None:
            values[_key(one)].append(one.value)
        if one.standard_error is not None:
            errors[_key(one)].append(one.standard_error)
    return Decimals(
        {key: Places.of(found) for key, found in values.items()},
        {key: Places.of(found) for key, found in errors.items()},
    )


def _key(figure: Figure) -> Key:
    return figure.table, figure.unit


def _decimals(value: Decimal) -> int:
    """How many digits stand after the point.

    >>> _decimals(Decimal("12.50").normalize())
    1
    """
    return max(0, -int(value.as_tuple().exponent))
