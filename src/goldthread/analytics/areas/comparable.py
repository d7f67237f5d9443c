"""Series across a change of areas: recomputed on the smallest groups that cover the same ground before and after.

Where no group does, the series is kept with a break in it. Two areas are never joined into one series in silence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.analytics.areas.changes import Change, ChangeKind
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.series import Break, Point
from goldthread.core.state import State

Series = Mapping[Period, Point]


@dataclass(frozen=True, slots=True)
class Group:
    """Areas of the old vintage and of the new one that share ground with one another and with no other area.

    `since` is the newest day of its changes, None where none is known. `is_whole` is False where the two sides are not
    known to cover the same ground.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    kind: ChangeKind
    since: date | None
    is_whole: bool

    @property
    def code(self) -> str:
        """The code of the one area on either side that is the whole ground; else the old codes, joined by "+"."""
        return self.new[0] if len(self.new) == 1 else "+".join(self.old)

    @property
    def reason(self) -> str:
        """How its series is made, as a sentence; empty for an area that did not change."""
        if self.kind == "unchanged":
            return ""
        day = f" on {self.since.day} {self.since:%B %Y}" if self.since else ""
        became = f" became {_listed(self.new)}" if self.old != self.new else " took another name"
        sides = f"{_listed(self.old)}{became}{day}"
        if not self.is_whole:
            return f"{sides}, but the two are not known to cover the same ground: the series breaks there."
        if self.kind == "renamed":
            return f"{sides}: the same ground, and one series."
        return f"{sides}: the series is recomputed for all of that ground together."


@dataclass(frozen=True, slots=True)
class Comparable:
    """The groups of a change of areas. Every code of either side stands in exactly one of them."""

    groups: tuple[Group, ...]

    @property
    def by_old(self) -> dict[str, Group]:
        return {code: group for group in self.groups for code in group.old}

    @property
    def by_new(self) -> dict[str, Group]:
        return {code: group for group in self.groups for code in group.new}


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The series of a group: monthly or other points, the breaks that no change may be stated across, and why."""

    group: Group
    points: Series
    breaks: tuple[Break, ...] = ()

    @property
    def reason(self) -> str:
        return self.group.reason


def comparable(changes: Iterable[Change]) -> Comparable:
    """The smallest groups: the connected parts of the graph whose edges are the changes.

    Raises BadInput for a code that stands for one piece of ground before and for another after.
    """
    held = tuple(changes)
    by_old, by_new = defaultdict[str, list[Change]](list), defaultdict[str, list[Change]](list)
    for change in held:
        by_old[change.code].append(change)
        by_new[change.successor].append(change)
    seen: set[str] = set()
    groups = [_group(_connected(code, by_old, by_new, seen)) for code in by_old if code not in seen]
    found = Comparable(tuple(groups))
    for code, group in found.by_new.items():
        if found.by_old.get(code, group) != group:
            raise BadInput(f"{code} stands for other ground after the change than before.", mend="Check the lookup.")
    return found


def recomputed(series_by_code: Mapping[str, Series], groups: Comparable) -> tuple[Recomputed, ...]:
    """The series of each group that has a point. A point is the sum over all new areas, or all old ones, whichever all
    have one at that period; where neither side is complete it is not held.

    Where both are, the side with more areas counts, and of two alike the new one: an area that grew or shrank under its
    old code stands on both sides, and is the whole ground on one of them only.
    """
    found = (_recomputed(group, series_by_code) for group in groups.groups)
    return tuple(one for one in found if one.points)


def _connected(
    start: str, by_old: Mapping[str, list[Change]], by_new: Mapping[str, list[Change]], seen: set[str]
) -> list[Change]:
    """Every change that hangs together with this old code; the old codes among them are added to `seen`."""
    found, waiting = dict[Change, None](), [start]
    seen.add(start)
    while waiting:
        for change in by_old[waiting.pop()]:
            found[change] = None
            beside = [other.code for other in by_new[change.successor] if other.code not in seen]
            seen.update(beside)
            waiting += dict.fromkeys(beside)
    return list(found)


def _group(held: Sequence[Change]) -> Group:
    kinds = {change.kind for change in held}
    return Group(
        old=tuple(sorted({change.code for change in held})),
        new=tuple(sorted({change.successor for change in held})),
        kind=held[0].kind if len(kinds) == 1 else "part",
        since=max((change.since for change in held if change.since), default=None),
        is_whole=all(change.is_whole for change in held),
    )


def _recomputed(group: Group, series_by_code: Mapping[str, Series]) -> Recomputed:
    held = {code: series_by_code.get(code, {}) for code in (*group.new, *group.old)}
    periods = sorted({period for series in held.values() for period in series})
    sides = {period: _side(period, group, held) for period in periods}
    points = {period: _point(period, [held[code] for code in side]) for period, side in sides.items()}
    return Recomputed(group, points, tuple(_breaks(group, sides)))


def _side(period: Period, group: Group, held: Mapping[str, Series]) -> tuple[str, ...]:
    complete = [side for side in (group.new, group.old) if all(period in held[code] for code in side)]
    return max(complete, key=len, default=group.old)


def _breaks(group: Group, sides: Mapping[Period, tuple[str, ...]]) -> Iterator[Break]:
    """The first period on the new areas, where earlier ones stand on the old and the two do not match."""
    if not group.is_whole and group.old != group.new:
        first = next((period for period, side in sides.items() if side == group.new), None)
        if first and any(period < first for period in sides):
            yield Break(first, group.reason)


def _point(period: Period, side: Sequence[Series]) -> Point:
    parts = [series.get(period, Point(period, None, State.NOT_HELD)) for series in side]
    values = [part.value for part in parts if part.value is not None and part.state.usable]
    load = max((part.load for part in parts if part.load is not None), default=None)
    if len(values) < len(parts):
        lacking = next(part.state for part in parts if part.value is None or not part.state.usable)
        return Point(period, None, State.NOT_HELD if lacking.usable else lacking, load=load)
    provisional = any(part.state is State.PROVISIONAL for part in parts)
    return Point(period, sum(values), State.PROVISIONAL if provisional else State.HELD, load=load)


def _listed(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"
