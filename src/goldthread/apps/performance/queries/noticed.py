"""What is noticed in the files that stand, publisher by publisher, with what was said of it.

Nothing of it is stored but the answers, and a publisher that nobody asks for is not looked at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from goldthread.analytics.areas import find_force
from goldthread.apps.bodies.models import Body
from goldthread.apps.performance.models import FindingAnswer, ForceCount, SourceFile
from goldthread.apps.performance.queries.counted import Counted, of_counts
from goldthread.apps.performance.queries.finding import Answer, Finding, Kind
from goldthread.apps.performance.queries.reported import of_files
from goldthread.core.period import Period

Answers = Mapping[str, tuple[Answer, ...]]
Counts = dict[Period, dict[str, int]]

KEPT = 8
"""How many sets of files of many forces are kept in mind."""
SHORT_WORD = 3
ORDER = {"severe": 0, "question": 1, "note": 2}
_KINDS = {kind: place for place, kind in enumerate(Kind)}


def of_publisher(files: Sequence[SourceFile]) -> tuple[Finding, ...]:
    """The findings of one publisher's monthly files, unanswered; the gravest first, then the oldest."""
    months = {file.period: file.report["crime_type"] for file in files if file.period}
    if not months:
        return ()
    held = Counted(files[0].feed, files[0].subject, files[0].subject_name, months)
    return ordered((*of_counts(held), *of_files(files)))


def of_forces(files: Sequence[SourceFile]) -> Mapping[str, tuple[Finding, ...]]:
    """The findings of files of many forces, unanswered, by the short name of the force."""
    keys = tuple((file.pk, file.sha256) for file in sorted(files, key=lambda one: (one.released_on, one.pk)))
    feed = files[0].feed if files else ""
    return {
        force: ordered(of_counts(Counted(feed, force, force_name(force), counts)))
        for force, counts in _counts(keys).items()
    }


@lru_cache(maxsize=KEPT)
def _counts(keys: tuple[tuple[int, str], ...]) -> dict[str, Counts]:
    """Counts by force, month and type; of a month in two files the newer stands. What a file gave never changes."""
    order = {key: place for place, (key, _hash) in enumerate(keys)}
    rows = ForceCount.objects.filter(file__in=list(order)).values_list("file_id", "force", "month", "category", "count")
    found: dict[tuple[str, date], dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for file, force, month, category, count in rows.order_by("force", "month", "category"):
        found[force, month][order[file]][category] = count
    counts: dict[str, Counts] = defaultdict(dict)
    for (force, month), by_file in found.items():
        counts[force][Period.month(month.year, month.month)] = by_file[max(by_file)]
    return dict(counts)


def force_name(force: str) -> str:
    """The name of a force as the table of areas has it; of one that it lacks, its short name written out."""
    if found := find_force(force):
        return found.name
    parts = force.split("-")
    return " ".join(part.upper() if len(part) <= SHORT_WORD else part.capitalize() for part in parts)


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first; of one level by kind, then by month and type."""
    return tuple(sorted(found, key=_place))


def _place(one: Finding) -> tuple[int, int, date, str]:
    return ORDER[one.level], _KINDS[one.kind], one.period.start if one.period else date.min, one.category


def answers(body: Body, *, as_at: date | None = None) -> Answers:
    """What was said of each finding, by key, the newest last: up to a day, that day included, or ever."""
    found: dict[str, list[Answer]] = defaultdict(list)
    held = FindingAnswer.objects.filter(body=body)
    if as_at:
        held = held.filter(answered_at__date__lte=as_at)
    for one in held.order_by("answered_at", "id"):
        said = Answer(one.state, one.reason, one.answered_by, one.answered_at, one.seen, one.pk)  # type: ignore[arg-type]
        found[one.key].append(said)
    return {key: tuple(said) for key, said in found.items()}


def answered(found: Iterable[Finding], said: Answers) -> Iterator[Finding]:
    """The findings with what was said of each."""
    for one in found:
        yield replace(one, answers=said[one.key]) if one.key in said else one
