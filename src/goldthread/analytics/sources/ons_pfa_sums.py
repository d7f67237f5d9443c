"""Whether areas and offences of a police force area table add up to the totals that are given. It mends nothing."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path

from goldthread.analytics.intake.figures import Figure

# The kinds of area by the beginning of their codes, as the Office for National Statistics gives them out.
_BOTH, _ENGLAND, _WALES, _REGION, _FORCE, _WELSH_FORCE = "K04", "E92", "W92", "E12", "E23", "W15"
_MOST_TOLD = 5


def uneven(figures: Iterable[Figure]) -> tuple[str, ...]:
    """A sentence for each total of offences that its areas or its offences do not give, the first five, and how many
    more there are.

    A total that leaves some area out, as its mark says, is compared with the areas that are published.
    """
    counted = [figure for figure in figures if figure.unit == "offences"]
    told = [*_told(counted, _column, _areas_odd), *_told(counted, _line, _offences_odd)]
    more = [f"{len(told) - _MOST_TOLD} more totals differ from the sum of their parts."] if told[_MOST_TOLD:] else []
    return (*told[:_MOST_TOLD], *more)


def _told(
    counted: Iterable[Figure],
    key: Callable[[Figure], tuple[str, ...]],
    odd: Callable[[list[Figure]], Iterator[str]],
) -> Iterator[str]:
    for _, together in groupby(sorted(counted, key=key), key=key):
        yield from odd(sorted(together, key=lambda figure: figure.row))


def _column(figure: Figure) -> tuple[str, ...]:
    return figure.table, figure.series, figure.breakdown, figure.period


def _line(figure: Figure) -> tuple[str, ...]:
    return figure.table, figure.area_code, figure.area_name, figure.period


def _areas_odd(column: list[Figure]) -> Iterator[str]:
    for total, parts in _totals(column):
        shown = [part for part in parts if part.value is not None or not _leaves_out(total)]
        yield from _differs(total, shown, "areas")


def _offences_odd(line: list[Figure]) -> Iterator[str]:
    by_name = {figure.series: figure for figure in line if not figure.breakdown}
    for whole, parts in _groups().items():
        if whole in by_name and by_name.keys() >= set(parts):
            yield from _differs(by_name[whole], [by_name[part] for part in parts], "offences")


def _differs(total: Figure, parts: list[Figure], kind: str) -> Iterator[str]:
    values = [part.value for part in parts if part.value is not None]
    if total.value is not None and values and len(values) == len(parts) and round(sum(values)) != round(total.value):
        what = f"{total.series} ({total.breakdown})" if total.breakdown else total.series
        told = f"{total.value:,.0f}, but its {kind} give {sum(values):,.0f}."
        yield f"{total.place}: {what}, {total.area_name}: {told}"


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    path = Path(__file__).with_name("ons_pfa_sums.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["whole"]: tuple(row["parts"].split("|")) for row in rows}


def _leaves_out(total: Figure) -> bool:
    """Whether the total says that it is without some area, whose own figures are then not published either."""
    return "excluding" in total.mark


def _totals(column: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Each total with its parts: a region stands above its forces, and the countries above their regions."""
    plain = [figure for figure in column if figure.area_code or not _is_variant(figure)]
    regions = [figure for figure in plain if figure.area_code.startswith(_REGION)]
    for total in plain:
        if total.area_code.startswith(_REGION):
            yield total, _below(plain, total)
        elif total.area_code.startswith(_ENGLAND):
            yield total, regions
        elif total.area_code.startswith(_WALES):
            yield total, [figure for figure in plain if figure.area_code.startswith(_WELSH_FORCE)]
        elif total.area_code.startswith(_BOTH):
            yield total, [figure for figure in plain if figure.area_code[:3] in (_ENGLAND, _WALES, "")]


def _is_variant(figure: Figure) -> bool:
    """Whether it is a total under another name, "… (excluding …)", which has no code of its own."""
    return "(" in figure.area_name


def _below(column: list[Figure], region: Figure) -> list[Figure]:
    after = [figure for figure in column if figure.row > region.row]
    ends = next((place for place, figure in enumerate(after) if not figure.area_code.startswith(_FORCE)), len(after))
    return after[:ends]
