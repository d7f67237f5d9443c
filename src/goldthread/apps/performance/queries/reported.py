"""What the reports of files give away beside their counts by type: rows placed outside the area or at points that stand
for none, identifiers that repeat, outcomes that are not known yet, headings that changed."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from goldthread.analytics.areas import find_district, find_force
from goldthread.analytics.intake.landing import BLANK
from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.queries.finding import Finding, Kind
from goldthread.core.period import Period
from goldthread.core.stats.time.burst import bursts
from goldthread.core.stats.time.neighbours import number_of

IMMATURE_MONTHS = 6
"""The newest months, in which many cases are still open."""
OLDER_MONTHS = 12
"""The months before them, which they are held against: one from longer ago may be an early release, never renewed."""
LEAST_OLDER = 3
"""How many of those are held, at least."""
MOST_PARTS = 10
"""Places that a finding names; the rest it counts."""

Files = Mapping[Period, SourceFile]


def of_files(files: Sequence[SourceFile]) -> Iterator[Finding]:
    """Every finding of the files of one publisher in one feed, of which each covers a month."""
    held = {file.period: file for file in files if file.period}
    if not held:
        return
    yield from _outside(held)
    yield from _layout(held)
    yield from filter(None, (_immature(held), _at_default_locations(held), _repeats(held)))


def _outside(held: Files) -> Iterator[Finding]:
    """Bursts of rows placed outside the area. Of a publisher that the table of areas lacks nothing can be said."""
    if find_force(_one(held).subject) is None:
        return
    counts = {month: _rows_outside(file) for month, file in held.items()}
    for month, burst in bursts(counts).items():
        usual = (month.previous.previous, month.previous, month.next, month.next.next)
        beside = tuple((one, counts[one]) for one in usual if one in counts)
        districts = _largest(_districts_outside(held[month]))
        facts = {"count": burst.count, "median": burst.median, "months": burst.months}
        yield replace(_finding(held, Kind.OUTSIDE, month, facts=facts), beside=beside, parts=districts)


def _rows_outside(file: SourceFile) -> int:
    return sum(_districts_outside(file).values())


def _districts_outside(file: SourceFile) -> dict[str, int]:
    rows: Mapping[str, int] = file.report["district"]
    return {name: count for name, count in rows.items() if name != BLANK and _is_outside(name, file.subject)}


@lru_cache(maxsize=65_536)
def _is_outside(district: str, subject: str) -> bool:
    found, force = find_district(district), find_force(subject)
    return found is None or force is None or found.force != force.slug


def _layout(held: Files) -> Iterator[Finding]:
    """Headings that differ from those of the month held before, in set or in order."""
    before: tuple[str, ...] = ()
    for month in sorted(held, key=number_of):
        now = tuple(held[month].report.get("headings", ()))
        if now and before and now != before:
            came = tuple((one, 1) for one in now if one not in before)
            gone = tuple((one, -1) for one in before if one not in now)
            facts = {"count": len(now), "before": len(before)}
            yield replace(_finding(held, Kind.LAYOUT, month, facts=facts), parts=(*came, *gone))
        before = now or before


def _immature(held: Files) -> Finding | None:
    """That of the newest months more outcomes are open than of those before them."""
    known = {month: found for month, file in held.items() if (found := _outcomes(file))[1]}
    if not known:
        return None
    newest = max(known, key=number_of)
    since = number_of(newest) - IMMATURE_MONTHS
    young = [known[month] for month in known if number_of(month) > since]
    older = [known[month] for month in known if since - OLDER_MONTHS < number_of(month) <= since]
    if len(older) < LEAST_OLDER or _share(young) <= _share(older):
        return None
    facts = {
        "count": sum(still_open for still_open, _rows in young),
        "share": _share(young),
        "older": _share(older),
        "months": IMMATURE_MONTHS,
    }
    return _finding(held, Kind.IMMATURE, newest, facts=facts)


def _outcomes(file: SourceFile) -> tuple[int, int]:
    """Rows whose outcome is open, and rows with any outcome."""
    rows: Mapping[str, int] = file.report.get("outcome", {})
    known = {name: count for name, count in rows.items() if name != BLANK}
    return sum(count for name, count in known.items() if name in open_outcomes()), sum(known.values())


def _share(found: Sequence[tuple[int, int]]) -> float:
    return sum(still_open for still_open, _rows in found) / sum(rows for _open, rows in found)


@cache
def open_outcomes() -> frozenset[str]:
    """The outcomes that say that a case is not closed, or not yet known to be."""
    with Path(__file__).with_name("open_outcomes.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["outcome"] for row in csv.DictReader(line for line in file if line[0] != "#"))


def _at_default_locations(held: Files) -> Finding | None:
    """Rows of all months at points where records are put that have no better one."""
    found = Counter[str]()
    for file in held.values():
        found.update(file.report.get("default_location", {}))
    if not found.total():
        return None
    facts = {"count": found.total(), "share": found.total() / _rows(held), "months": len(held)}
    return replace(_finding(held, Kind.DEFAULT_LOCATION, None, facts=facts), parts=_largest(found))


def _repeats(held: Files) -> Finding | None:
    """Rows of all months that repeat an identifier of their own month."""
    extra = {month: file.report.get("extra_rows_with_repeated_crime_id", 0) for month, file in held.items()}
    keyed = sum(file.rows - file.report.get("blank_crime_id", 0) for file in held.values())
    count = sum(extra.values())
    if not count or keyed <= 0:
        return None
    facts = {"count": count, "share": count / keyed, "months": sum(1 for one in extra.values() if one)}
    return _finding(held, Kind.REPEATS, None, facts=facts)


def _rows(held: Files) -> int:
    return sum(file.rows for file in held.values()) or 1


def _largest(found: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The places with most rows, by number and then by name."""
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_PARTS])


def _one(held: Files) -> SourceFile:
    return next(iter(held.values()))


def _finding(held: Files, kind: Kind, month: Period | None, *, facts: Mapping[str, float]) -> Finding:
    file = _one(held)
    return Finding(kind, file.feed, file.subject, file.subject_name, month, facts=facts)
