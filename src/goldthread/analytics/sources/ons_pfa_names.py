"""Areas of official tables of which the published name is not the one that their code is known by. It mends nothing."""

import re
from collections.abc import Iterable, Iterator

from goldthread.analytics.areas import find_area
from goldthread.analytics.intake.figures import Figure

_MOST_TOLD = 5


def misnamed(figures: Iterable[Figure]) -> tuple[str, ...]:
    """A sentence for each code that stands beside another area's name or an unknown one, the first five, and how many
    more there are. Passed over are a code that no table of areas holds, and a name of several, "one / another"."""
    first: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        first.setdefault((figure.area_code, figure.area_name), figure)
    told = list(_told(first.values()))
    more = [f"{len(told) - _MOST_TOLD} more areas have another name than their code."] if told[_MOST_TOLD:] else []
    return (*told[:_MOST_TOLD], *more)


def _told(figures: Iterable[Figure]) -> Iterator[str]:
    for figure in figures:
        known = find_area(figure.area_code) if figure.area_code else None
        if known is None or _is_of_several(figure.area_name):
            continue
        named = find_area(figure.area_name, kinds=(known.kind,))
        if named is None or named.code != known.code:
            yield f"{figure.place}: {figure.area_code} is called “{figure.area_name}”; it is the code of {known.name}."


def _is_of_several(name: str) -> bool:
    parts = re.split(r"\s*/\s*", name)
    return len(parts) > 1 and all(map(find_area, parts))
