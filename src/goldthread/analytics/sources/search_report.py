"""What a file of stops and searches is of, and what is odd in it: whose, of which month, and how much of the month.

No oddity removes a row. A file of several months is refused.
"""

import calendar
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from goldthread.analytics.areas import find_force, slug
from goldthread.analytics.sources.search_row import Search
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

LEAST_SHARE_OF_MONTH = 0.9
MOST_DAYS_OPEN = 7
MOST_NAMED = 5
_NAME = re.compile(
    r"((?P<month>\d{4}-\d{2})[-_])?(?P<force>[a-z][a-z-]*)[-_]stops?[-_]and[-_]search(es)?", re.IGNORECASE
)
_OF_THE_OBJECT = ("object_of_search", "outcome", "outcome_linked", "row")


class Place(NamedTuple):
    """The place that a file takes: its subject, the subject's name, and its month."""

    subject: str
    name: str
    month: Period


def force_of_name(name: str) -> str | None:
    """The short name of the force that a file is named for, or the innermost folder that bears a force's name."""
    path = PurePosixPath(name)
    if named := _NAME.match(path.name):
        force = find_force(named["force"])
        return force.slug if force else slug(named["force"])
    found = (find_force(part) for part in reversed(path.parts[:-1]))
    return next((force.slug for force in found if force), None)


def month_of(found: Sequence[Search], name: str) -> Period:
    """The month of most searches, by the clocks of the place. Raises BadInput when too few are of one month."""
    month, rows = Counter(search.month for search in found).most_common(1)[0]
    if rows < LEAST_SHARE_OF_MONTH * len(found):
        months = sorted({search.month for search in found})
        fault = f"holds searches of several months, {months[0]} to {months[-1]}: a file is one month."
        raise BadInput(fault, where=name, mend="Split the file by month.")
    return Period.parse(month)


def place_of(found: Sequence[Search], month: Period) -> Place:
    """The place that the file takes. One of one force takes that force's month; one of several forces, or of a part of
    the month as `is_partial` says, takes a place of its own and never a force's month."""
    forces = sorted({search.force for search in found})
    names = ", ".join(map(_called, forces)) if len(forces) <= MOST_NAMED else f"{len(forces)} forces"
    subject = forces[0] if len(forces) == 1 else f"several-forces-{_mark(forces)}"
    if is_partial(found, month):
        first, last = _days(found, month)
        return Place(f"{subject}-days-{first:02}-to-{last:02}", f"{names}, days {first} to {last}", month)
    return Place(subject, names, month)


def days_of_part(found: Sequence[Search], month: Period) -> tuple[int, ...]:
    """The first and the last day with a search, where the file is part of a month; empty for a whole one."""
    return _days(found, month) if is_partial(found, month) else ()


def is_partial(found: Sequence[Search], month: Period) -> bool:
    """Whether the searches leave more than a week open at the beginning or the end of the month."""
    first, last = _days(found, month)
    return first > MOST_DAYS_OPEN + 1 or last < _length(month) - MOST_DAYS_OPEN


def oddities(found: Sequence[Search], month: Period) -> Iterator[str]:
    """What is to be told of the rows, a sentence each."""
    first, last = _days(found, month)
    if is_partial(found, month):
        yield f"Its searches are of the days {first} to {last} of {month.words} alone: it is part of a month."
    if others := sum(search.month != month.code for search in found):
        yield f"{_rows(others)} of another month than {month.words}, by the clocks of the place; kept."
    forces = Counter(search.force for search in found)
    if len(forces) > 1:
        told = ", ".join(f"{force} {number}" for force, number in sorted(forces.items()))
        yield f"It holds several forces and is no force’s month: {told}."
    yield from _repeats(found)
    if nowhere := sum(search.latitude is None or search.longitude is None for search in found):
        yield f"{nowhere} of {len(found)} searches have no place."
    timeless = sum((search.searched_at.hour, search.searched_at.minute) == (0, 0) for search in found)
    if timeless * 2 > len(found):
        yield f"{timeless} of {len(found)} searches are at midnight: the force may give days and no times."


def misnomers(name: str, found: Sequence[Search], month: Period) -> Iterator[str]:
    """Where the file's name says otherwise than its rows."""
    forces = sorted({search.force for search in found})
    named = _NAME.match(PurePosixPath(name).name)
    if named and named["month"] and named["month"] != month.code:
        yield f"The file is named for {named['month']}, its rows say {month.code}; the rows were believed."
    if named and [force_of_name(name)] != forces:
        yield f"The file is named for {named['force']}, its rows are by {', '.join(forces)}; the rows were believed."


def _repeats(found: Sequence[Search]) -> Iterator[str]:
    whole = {search._replace(row=0) for search in found}
    if same := len(found) - len(whole):
        yield f"{_rows(same)} the same as another in every cell; all were kept and count."
    stops = {_stop(search) for search in whole}
    if again := len(whole) - len(stops):
        seem = "1 row seems" if again == 1 else f"{again} rows seem"
        yield (
            f"{seem} to be of a stop that is listed already, for another object or with another outcome; each row "
            "counts as a search."
        )


def _stop(search: Search) -> tuple[object, ...]:
    """What is the same of one stop in each of its rows."""
    return tuple(value for name, value in zip(search._fields, search, strict=True) if name not in _OF_THE_OBJECT)


def _days(found: Sequence[Search], month: Period) -> tuple[int, int]:
    days = [search.searched_on.day for search in found if search.month == month.code]
    return min(days), max(days)


def _length(month: Period) -> int:
    return calendar.monthrange(month.start.year, month.start.month)[1]


def _called(force: str) -> str:
    found = find_force(force)
    return found.name if found else force


def _mark(forces: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(forces).encode()).hexdigest()[:8]


def _rows(number: int) -> str:
    return "1 row is" if number == 1 else f"{number} rows are"
