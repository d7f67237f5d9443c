"""Each feed with what a body holds of it: its files, its newest release, and when the next is to be expected."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.feed import Feed
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources import FEEDS
from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.queries import Record

PART = "-days-"
"""What parts a force from the days, in the subject of a file of a few days."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One feed and the files of it that stand. `expected_on` is about when more should come; None where that cannot be
    said: nothing is held, or the feed has no rhythm."""

    feed: Feed
    files: tuple[SourceFile, ...]
    expected_on: date | None

    @property
    def released_on(self) -> date | None:
        """The newest release day among the files."""
        return max((file.released_on for file in self.files), default=None)

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)

    @property
    def is_monthly(self) -> bool:
        """Whether each file is one month, so that a grid of months can be drawn."""
        return any(file.month for file in self.files)

    @property
    def has_figures(self) -> bool:
        """Whether its files hold official figures, which can be looked into one by one."""
        return self.feed.table == figures_table(self.feed.code)

    @property
    def by_subject(self) -> Mapping[str, tuple[SourceFile, ...]]:
        """The files of each publisher, or of each edition."""
        found: dict[str, list[SourceFile]] = {}
        for file in self.files:
            found.setdefault(file.subject, []).append(file)
        return {subject: tuple(files) for subject, files in found.items()}


def holdings(record: Record) -> tuple[Holding, ...]:
    """Every feed: those of which something is held first, by title."""
    held = (holding(record, feed) for feed in FEEDS.values())
    return tuple(sorted(held, key=lambda one: (not one.files, one.feed.title.casefold())))


def holding(record: Record, feed: Feed) -> Holding:
    """One feed."""
    files = record.of_feed(feed.code)
    own = [file for file in files if not _is_anothers(file.subject, record.body.area)]
    return Holding(feed, files, _expected_on(feed, own or files))


def _is_anothers(subject: str, area: str) -> bool:
    """Whether a file is of another force alone. One of several forces or of a place may well be of the body's own."""
    force = find_force(subject.partition(PART)[0])
    return force is not None and force.slug != area


def _expected_on(feed: Feed, files: Sequence[SourceFile]) -> date | None:
    """A monthly file is followed by that of the next month; of a table of figures, by the next release."""
    step = feed.card.every_months
    if not files or not step:
        return None
    newest = max((file.month for file in files if file.month), default=None)
    if newest is None:
        return _months_on(max(file.released_on for file in files), step)
    return _months_on(newest, step + 1) + timedelta(days=feed.card.lag_days)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
