"""The totals of the use of force tables, each with what its published parts add up to.

Only groups that share nothing are added: a person has one perceived age, but an incident may have several reasons.
"""

from collections.abc import Callable, Iterator, Sequence

from goldthread.analytics.areas import find_area
from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.sources.home_office_sums import Sum
from goldthread.analytics.sources.use_of_force_tables import ALL

_DISJOINT = "perceived"
_WHOLE = "England and Wales"


def sums_of(figures: Sequence[Figure]) -> Iterator[Sum]:
    """Every total that can be set against its parts: of groups of people, and of forces. One with a part that is not a
    number is passed over."""
    yield from _sums(figures, _row_of_groups, _is_of_all_groups)
    yield from _sums([one for one in figures if not _is_region(one)], _same_but_area, _is_whole)


_Key = tuple[str, ...]


def _sums(
    figures: Sequence[Figure], key_of: Callable[[Figure], _Key | None], is_total: Callable[[Figure], bool]
) -> Iterator[Sum]:
    totals: dict[_Key, Figure] = {}
    parts: dict[_Key, list[float | None]] = {}
    for figure in figures:
        key = key_of(figure)
        if key is not None and is_total(figure):
            totals[key] = figure
        elif key is not None:
            parts.setdefault(key, []).append(figure.value)
    for key, total in totals.items():
        numbers = [value for value in parts.get(key, []) if value is not None]
        if total.value is not None and numbers and len(numbers) == len(parts[key]):
            yield Sum(total.table, f"{total.area_name}, {total.breakdown or total.series}", total.value, sum(numbers))


def _row_of_groups(figure: Figure) -> _Key | None:
    rest, _, group = figure.breakdown.rpartition("; ")
    if not group.startswith(_DISJOINT):
        return None
    return figure.table, figure.series, rest, figure.area_name, figure.area_code, figure.period


def _is_of_all_groups(figure: Figure) -> bool:
    return figure.breakdown.endswith(f": {ALL}")


def _same_but_area(figure: Figure) -> _Key:
    return figure.table, figure.series, figure.breakdown, figure.period


def _is_whole(figure: Figure) -> bool:
    return figure.area_name == _WHOLE


def _is_region(figure: Figure) -> bool:
    found = find_area(figure.area_code) if figure.area_code else None
    return found is not None and found.kind != "force" and not _is_whole(figure)
