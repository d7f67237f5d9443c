"""What took the place of which area, between two vintages: many to many, dated where the day is known.

Districts and forces are known by the tables beside this file; for other kinds the links of a loaded lookup say it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from goldthread.analytics.areas.districts import all_districts
from goldthread.analytics.areas.forces import forces
from goldthread.analytics.areas.listed import rows_of
from goldthread.core.errors import BadInput

ChangeKind = Literal["unchanged", "renamed", "split", "merged", "part"]
_PUBLISHED: Mapping[str, tuple[ChangeKind, ...]] = {"U": ("unchanged", "renamed"), "S": ("split",), "M": ("merged",)}


class Link(NamedTuple):
    """That one area lies in, or was followed by, another, as a published lookup says.

    Kinds are "lsoa", "ward", "district" and so on; a vintage is the year of the list of codes. `change` is the
    publisher's letter between two vintages of one kind (U unchanged, S split, M merged, X in fragments), else empty.
    """

    from_kind: str
    from_vintage: int
    from_code: str
    from_name: str
    to_kind: str
    to_vintage: int
    to_code: str
    to_name: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One area and one of those that took its place; `since` is the first day of the new one, None where not known.

    `is_whole` is False where the publisher says that the pieces do not map onto one another, or lists a part of them.
    """

    code: str
    successor: str
    since: date | None
    kind: ChangeKind
    is_whole: bool = True


class _Step(NamedTuple):
    """One row of the table of changes: what became of a district on a day."""

    code: str
    successor: str
    since: date | None


def changes(kind: Literal["district", "force"], from_vintage: int, to_vintage: int) -> tuple[Change, ...]:
    """What became of every area that stood at the end of the first year by the end of the second.

    Districts since 2011, one change for each pair that shares ground; forces, which have not changed since. Raises
    BadInput for years the wrong way round, and for districts at a year before 2011.
    """
    if not 2011 <= from_vintage <= to_vintage:
        fault = f"The areas of {from_vintage} cannot be followed to {to_vintage}."
        raise BadInput(fault, mend="Give two years from 2011, the earlier first.")
    if kind == "force":
        return tuple(Change(force.code, force.code, None, "unchanged") for force in forces())
    pairs: dict[tuple[str, str], date | None] = {}
    steps = _window(from_vintage, to_vintage)
    for code in standing_districts(from_vintage):
        pairs |= _followed(code, steps)
    names = {(step.code, step.code): step.since for step in steps if step.code == step.successor}
    return _classified(pairs | {pair: since for pair, since in names.items() if pair in pairs}, renamed=names)


def changes_of(links: Iterable[Link], kind: str, from_vintage: int, to_vintage: int) -> tuple[Change, ...]:
    """The same from the links of a loaded lookup. A change that the links do not bear out as published is not whole."""
    wanted = (kind, from_vintage, kind, to_vintage)
    letters = {
        (link.from_code, link.to_code): link.change
        for link in links
        if (link.from_kind, link.from_vintage, link.to_kind, link.to_vintage) == wanted
    }
    found = _classified(dict.fromkeys(letters), renamed=())
    return tuple(_checked(change, letters[change.code, change.successor]) for change in found)


def standing_districts(year: int) -> tuple[str, ...]:
    """The codes of the districts that stood at the end of the year, from 2011."""
    last, known = date(year, 12, 31), {one.code for one in all_districts()}
    steps = [step for step in _steps() if step.code != step.successor]
    born = {step.successor: step.since for step in steps}
    gone = {step.code: step.since for step in steps}
    codes = sorted(known | set(born) | set(gone))
    return tuple(code for code in codes if not _is_after(born.get(code), last) and not _is_by(gone, code, last))


def successor_of(district: str) -> str:
    """The one district that took all the ground of this one when it ended; empty where none did."""
    found = _successors().get(district, ())
    return found[0] if len(found) == 1 else ""


def _checked(change: Change, letter: str) -> Change:
    is_whole = not letter or change.kind in _PUBLISHED.get(letter, ())
    return Change(change.code, change.successor, change.since, change.kind, is_whole)


def _is_after(born: date | None, day: date) -> bool:
    return born is not None and born > day


def _is_by(gone: Mapping[str, date | None], code: str, day: date) -> bool:
    return code in gone and not _is_after(gone[code], day)


def _window(from_vintage: int, to_vintage: int) -> tuple[_Step, ...]:
    """The steps taken after the end of the first year and by the end of the second; one without a day is among them."""
    return tuple(step for step in _steps() if step.since is None or from_vintage < step.since.year <= to_vintage)


def _followed(code: str, steps: Iterable[_Step]) -> dict[tuple[str, str], date | None]:
    """Each area that holds ground of this one at the end of the steps, with the day of the last step to it."""
    ahead = defaultdict[str, list[_Step]](list)
    for step in steps:
        if step.code != step.successor:
            ahead[step.code].append(step)
    found: dict[tuple[str, str], date | None] = {}
    waiting: list[tuple[str, date | None]] = [(code, None)]
    while waiting:
        here, since = waiting.pop()
        waiting += [(step.successor, step.since) for step in ahead[here]]
        if not ahead[here]:
            found[code, here] = since
    return found


def _classified(
    pairs: Mapping[tuple[str, str], date | None], *, renamed: Collection[tuple[str, str]]
) -> tuple[Change, ...]:
    """Each pair with its kind, by how many areas stand on either side of it; `renamed` kept their code."""
    after, before = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for code, successor in pairs:
        after[code].add(successor)
        before[successor].add(code)

    def kind(code: str, successor: str) -> ChangeKind:
        if len(after[code]) == len(before[successor]) == 1:
            return "unchanged" if code == successor and (code, code) not in renamed else "renamed"
        if len(after[code]) == 1 and all(len(after[one]) == 1 for one in before[successor]):
            return "merged"
        return "split" if all(len(before[one]) == 1 for one in after[code]) else "part"

    return tuple(Change(code, successor, pairs[code, successor], kind(code, successor)) for code, successor in pairs)


@cache
def _successors() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for step in _steps():
        found[step.code] = (*found.get(step.code, ()), step.successor)
    return found


@cache
def _steps() -> tuple[_Step, ...]:
    return tuple(_read_steps())


def _read_steps() -> Iterator[_Step]:
    for row in rows_of("changes.csv"):
        since = date.fromisoformat(row["since"]) if row["since"] else None
        yield _Step(row["code"], row["successor"], since)
