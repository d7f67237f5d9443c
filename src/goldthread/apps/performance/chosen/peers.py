"""Which forces a force may be set beside for a measure and a year, and by which rule each of the others is left out.

It chooses and adds up; whether a rate is unusual is `core.stats.peers`' matter, and no order is made of forces.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from goldthread.analytics.measures.definition import CATEGORY, Definition
from goldthread.apps.performance.models import ForceCount, ForceResidents, SourceFile
from goldthread.apps.performance.queries import FORCE_RESIDENTS, MONTHLY_COUNTS, STREET, Finding, Kind, Record
from goldthread.apps.performance.queries.noticed import force_name
from goldthread.core.period import Period
from goldthread.core.stats.time.completeness import judge
from goldthread.core.stats.time.mix import DEFAULT, MixRule, collapsed_months, mixed_months

Months = Mapping[Period, Mapping[str, int]]
"""What one force recorded: month, then type, then how many."""
Keys = tuple[tuple[int, str], ...]

LEAST_RESIDENTS = 100_000
LEAST_FORCES = 3
MONTHS_A_YEAR = 12
KEPT = 8
"""How many sets of files are kept in mind."""
AROUND = 2
"""Months before and after the year that a month is judged beside."""
SHORT_KINDS = (Kind.SEVERE, Kind.VANISHED)
_FEEDS = (MONTHLY_COUNTS, STREET)


class Reason(StrEnum):
    """Why a force does not stand in the funnel. The first that holds is the one that is said."""

    NOT_HELD = "not_held"
    NOT_WHOLE = "not_whole"
    NO_RESIDENTS = "no_residents"
    FEW_RESIDENTS = "few_residents"
    COLLAPSED = "collapsed"
    MIXED = "mixed"
    SHORT = "short"


Fault = tuple[Reason, tuple[Period, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """The settings of the choice. A force with fewer residents than the least has no meaning per resident: more people
    work in it or pass through it than live there."""

    least_residents: int = LEAST_RESIDENTS
    mix: MixRule = DEFAULT


USUAL = Choice()


@dataclass(frozen=True, slots=True)
class Peer:
    """One force with its count over the year and its residents."""

    force: str
    name: str
    count: int
    residents: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A force that does not stand in the funnel, why, and the months that are the reason, where months are."""

    force: str
    name: str
    reason: Reason
    months: tuple[Period, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all months and the residents are held, and the force is left out for a fault in what they say."""
        return self.reason in (Reason.COLLAPSED, Reason.MIXED, Reason.SHORT)


@dataclass(frozen=True, slots=True)
class Peers:
    """The forces that may be compared over a year, by name, and the others. `own` is the body's force, if any."""

    year: Period
    residents_year: int
    own: str
    peers: tuple[Peer, ...]
    left_out: tuple[LeftOut, ...]
    files: tuple[SourceFile, ...]

    @property
    def own_peer(self) -> Peer | None:
        return next((one for one in self.peers if one.force == self.own), None)

    @property
    def own_left_out(self) -> LeftOut | None:
        return next((one for one in self.left_out if one.force == self.own), None)

    @property
    def whole(self) -> int:
        """How many forces have every month of the year and known residents enough, the faulty ones among them."""
        return len(self.peers) + sum(one.is_whole for one in self.left_out)


@dataclass(frozen=True, slots=True)
class ForceMonths:
    """What one force recorded in a year and just around it, and the months in which that cannot be right."""

    months: Months
    collapsed: frozenset[Period]
    mixed: frozenset[Period]
    short: Mapping[str, frozenset[Period]]


NOTHING = ForceMonths({}, frozenset(), frozenset(), {})


def peers(record: Record, definition: Definition, *, choice: Choice = USUAL) -> Peers | None:
    """The forces for a measure over the newest year that can be compared; None where there is nothing to set beside.

    That is so without counts or residents of many forces, for a measure that counts by more than types, and for one
    whose types the counts do not name.
    """
    held, people_files = record.of_feed(MONTHLY_COUNTS), record.of_feed(FORCE_RESIDENTS)
    if not held or not people_files or not _is_by_type(definition):
        return None
    keys = _keys(held)
    year = _year(_months_of(keys), record.body.area)
    if year is None or not _names_its_types(definition, forces := _forces(keys, year, choice.mix)):
        return None
    residents_year, people = _people(people_files, year.start.year)
    rule = _Rule(year, choice, record)
    judged = [
        _judged(force, definition, forces.get(force, NOTHING), people.get(force, 0), rule)
        for force in {*forces, *people}
    ]
    judged.sort(key=lambda one: one.name)
    return Peers(
        year=year,
        residents_year=residents_year,
        own=record.body.area,
        peers=tuple(one for one in judged if isinstance(one, Peer)),
        left_out=tuple(one for one in judged if isinstance(one, LeftOut)),
        files=(*held, *people_files),
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a force is judged by: the year, the settings, and the record of what was said of findings."""

    year: Period
    choice: Choice
    record: Record

    def accepts(self, force: str, month: Period, *kinds: Kind, category: str = "") -> bool:
        """Whether somebody looked at a fault of one of these kinds and took the month as right."""
        keys = (Finding(kind, feed, force, "", month, category).key for kind in kinds for feed in _FEEDS)
        found = (self.record.finding(key) for key in keys if key in self.record.answers)
        return any(one.state == "accepted" for one in found if one)


def _is_by_type(definition: Definition) -> bool:
    return definition.shape == "count" and {*definition.filter, *definition.exclude} <= {CATEGORY}


def _names_its_types(definition: Definition, forces: Mapping[str, ForceMonths]) -> bool:
    """Whether each type that the measure asks for stands in the counts at all."""
    found = {kind for force in forces.values() for kinds in force.months.values() for kind in kinds}
    wanted = set(definition.filter.get(CATEGORY, ())) or {kind for kind in found if definition.counts(kind)}
    return bool(wanted) and wanted <= found


def _keys(files: Sequence[SourceFile]) -> Keys:
    """The files by number and hash, the newest release last. What a file gave never changes, so answers are kept."""
    return tuple((file.pk, file.sha256) for file in sorted(files, key=lambda one: (one.released_on, one.pk)))


@lru_cache(maxsize=KEPT)
def _months_of(keys: Keys) -> Mapping[str, frozenset[date]]:
    """The months held of each force."""
    found: dict[str, set[date]] = defaultdict(set)
    rows = ForceCount.objects.filter(file__in=[key for key, _hash in keys]).values_list("force", "month").distinct()
    for force, month in rows.order_by("force", "month"):
        found[force].add(month)
    return {force: frozenset(months) for force, months in found.items()}


def _year(held: Mapping[str, frozenset[date]], own: str) -> Period | None:
    """The newest calendar year of which the body's own force is held whole; without one, any three forces."""
    whole: dict[int, set[str]] = defaultdict(set)
    for force, months in held.items():
        for year in {month.year for month in months}:
            if sum(month.year == year for month in months) == MONTHS_A_YEAR:
                whole[year].add(force)
    of_own = [year for year, forces in whole.items() if own in forces]
    years = of_own or [year for year, forces in whole.items() if len(forces) >= LEAST_FORCES]
    return Period.year(max(years)) if years else None


@lru_cache(maxsize=KEPT)
def _forces(keys: Keys, year: Period, rule: MixRule) -> Mapping[str, ForceMonths]:
    """Each force's counts by month and type, with the months that cannot be right."""
    return {force: _looked_over(months, rule) for force, months in _counts(keys, year).items()}


def _counts(keys: Keys, year: Period) -> dict[str, Months]:
    """Counts by force, month and type in the year and just around it; of a month in two files the newer stands."""
    first, last = year.months[0], year.months[-1]
    for _step in range(AROUND):
        first, last = first.previous, last.next
    order = {key: place for place, (key, _hash) in enumerate(keys)}
    rows = ForceCount.objects.filter(file__in=list(order), month__gte=first.start, month__lt=last.end)
    found: dict[tuple[str, date], dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for file, force, month, category, count in rows.values_list("file_id", "force", "month", "category", "count"):
        found[force, month][order[file]][category] = count
    counts: dict[str, dict[Period, Mapping[str, int]]] = defaultdict(dict)
    for (force, month), by_file in found.items():
        counts[force][Period.month(month.year, month.month)] = by_file[max(by_file)]
    return dict(counts)


def _looked_over(months: Months, rule: MixRule) -> ForceMonths:
    totals = {month: sum(kinds.values()) for month, kinds in months.items()}
    kinds = sorted({kind for counted in months.values() for kind in counted})
    short = {kind: _short({month: counted.get(kind, 0) for month, counted in months.items()}) for kind in kinds}
    return ForceMonths(months, collapsed_months(totals), frozenset(mixed_months(months, rule=rule)), short)


def _short(counts: Mapping[Period, int]) -> frozenset[Period]:
    """The months of one type that are severely low beside their neighbours."""
    return frozenset(month for month, judgement in judge(counts).items() if judgement.level == "severe")


def _people(files: Sequence[SourceFile], year: int) -> tuple[int, dict[str, int]]:
    """The residents of the newest middle of a year that is not after this one; else of the oldest there is."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = ForceResidents.objects.filter(file__in=files).order_by("file__released_on", "file_id")
    for force, of, people in rows.values_list("force", "year", "people"):
        found[of][force] = people
    before = [one for one in found if one <= year]
    chosen = max(before) if before else min(found)
    return chosen, found[chosen]


def _judged(force: str, definition: Definition, held: ForceMonths, residents: int, rule: _Rule) -> Peer | LeftOut:
    for reason, which in chain(_lacks(held, residents, rule), _faults(force, definition, held, rule)):
        return LeftOut(force, force_name(force), reason, which)
    counted = (held.months[month] for month in rule.year.months)
    total = sum(count for kinds in counted for kind, count in kinds.items() if definition.counts(kind))
    return Peer(force, force_name(force), total, residents)


def _lacks(held: ForceMonths, residents: int, rule: _Rule) -> Iterator[Fault]:
    """What is not held of a force, or has no meaning for it, the plainest first."""
    missing = tuple(month for month in rule.year.months if month not in held.months)
    if len(missing) == MONTHS_A_YEAR:
        yield Reason.NOT_HELD, ()
    elif missing:
        yield Reason.NOT_WHOLE, missing
    if not residents:
        yield Reason.NO_RESIDENTS, ()
    elif residents < rule.choice.least_residents:
        yield Reason.FEW_RESIDENTS, ()


def _faults(force: str, definition: Definition, held: ForceMonths, rule: _Rule) -> Iterator[Fault]:
    """The months that cannot be right, save those that were accepted. A type that the measure does not count is no
    fault of it, save in the mix."""
    short = {
        month
        for category, months in held.short.items()
        for month in months
        if definition.counts(category) and not rule.accepts(force, month, *SHORT_KINDS, category=category)
    }
    collapsed = {month for month in held.collapsed if not rule.accepts(force, month, Kind.COLLAPSE)}
    mixed = {month for month in held.mixed if not rule.accepts(force, month, Kind.MIX)}
    for reason, found in ((Reason.COLLAPSED, collapsed), (Reason.MIXED, mixed), (Reason.SHORT, short)):
        if which := tuple(month for month in rule.year.months if month in found):
            yield reason, which


def by_reason(left_out: Iterable[LeftOut]) -> dict[Reason, tuple[LeftOut, ...]]:
    """The forces left out under each reason that occurs, in the order of the reasons."""
    found = list(left_out)
    grouped = {reason: tuple(one for one in found if one.reason is reason) for reason in Reason}
    return {reason: ones for reason, ones in grouped.items() if ones}
