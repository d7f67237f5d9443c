"""The catalogue of feeds, and the page of one: what it is, what is held of it, and when more is to be expected."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.intake.feed import Feed
from goldthread.apps.performance.chosen.feeds import Holding, holding, holdings
from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.queries import MONTHLY_COUNTS
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import DASH, Shown, row_count
from goldthread.web.parts import Column, Link
from goldthread.web.public.held import Held
from goldthread.web.public.sources.coverage import CoverageGrid, counts_coverage, feed_coverage

MOST_GRIDS = 6
_YEAR_AND_MONTH = re.compile(r"\d{4}(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One feed in the catalogue. `cells` are what is held, the newest release and the next one, with their heads."""

    link: Link
    publisher: str
    cells: tuple[tuple[str, Shown], ...]
    note: str


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """The feeds of which something is held, or those of which nothing is."""

    name: str
    lines: tuple[FeedLine, ...]


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """All that the template of the catalogue draws."""

    title: str
    lead: str
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[FeedGroup, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One file of a feed that has no months."""

    name: str
    note: str
    released: str
    rows: str
    load: Link
    look: Link | None


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of a feed's files."""

    heading: str
    meaning: str
    unit: Shown


@dataclass(frozen=True, slots=True)
class FeedPage:
    """All that the template of one feed draws."""

    title: str
    lead: str
    state: str
    facts: tuple[tuple[str, str], ...]
    grids: tuple[CoverageGrid, ...]
    others: tuple[str, ...]
    editions: tuple[Edition, ...]
    faults: tuple[str, ...]
    columns: tuple[ColumnLine, ...]
    address: Link | None


def feeds_page(held: Held) -> FeedsPage:
    """Every feed."""
    every = holdings(held.record)
    with_files = [one for one in every if one.files]
    facts = {"number": wording.number(len(every)), "held": wording.number(len(with_files))}
    groups = (
        FeedGroup(_("Held"), tuple(_line(one, held.site.today) for one in with_files)),
        FeedGroup(_("Read, and not held yet"), tuple(_line(one, held.site.today) for one in every if not one.files)),
    )
    return FeedsPage(
        title=_("Feeds"),
        lead=_("%(number)s kinds of file are read, each known by what it holds; files of %(held)s are held.") % facts,
        caption=_("Every feed, with what is held of it"),
        columns=(
            Column(_("Feed")),
            Column(_("Held")),
            Column(_("Newest release")),
            Column(_("Next expected"), _("about")),
        ),
        groups=tuple(group for group in groups if group.lines),
    )


def _line(one: Holding, today: date) -> FeedLine:
    card = one.feed.card
    return FeedLine(
        link=Link(feed_address(one.feed), feed_title(one.feed)),
        publisher=_(card.publisher),
        cells=(
            (_("Held"), _held(one)),
            (_("Newest release"), _day(one.released_on)),
            (_("Next expected"), _next(one, today)),
        ),
        note="" if card.seen else _("Not yet seen: read as its layout is published."),
    )


def _held(one: Holding) -> Shown:
    if not one.files:
        return Shown(_("not held"), missing=True)
    number = len(one.files)
    files = ngettext("%(number)s file", "%(number)s files", number) % {"number": wording.number(number)}
    return Shown(f"{files}, {row_count(one.rows)}")


def _day(day: date | None) -> Shown:
    return Shown(wording.day(day)) if day else Shown(DASH)


def _next(one: Holding, today: date) -> Shown:
    """When more should come; where that day has passed, that it has."""
    if one.expected_on and one.expected_on < today:
        return Shown(_("%(day)s, which has passed") % {"day": wording.day(one.expected_on)})
    return _day(one.expected_on)


def feed_title(feed: Feed) -> str:
    """The name of a feed, as a title."""
    title = _(feed.title)
    return title if title.startswith("data.police.uk") else title[:1].upper() + title[1:]


def feed_address(feed: Feed) -> str:
    """The page of a feed."""
    return reverse("feed", args=[feed.code])


def feed_page(held: Held, feed: Feed) -> FeedPage:
    """One feed."""
    one = holding(held.record, feed)
    grids = feed_coverage(held.record, feed.code) if one.is_monthly else _grids_of_counts(held, feed)
    drawn = (*grids[:1], *(replace(grid, title="") for grid in grids[1:MOST_GRIDS]))
    return FeedPage(
        title=feed_title(feed),
        lead=_("One row is %(row)s.") % {"row": _(feed.card.row)},
        state=""
        if feed.card.seen
        else _("Not yet seen: no whole file was at hand when the reading of it was written."),
        facts=tuple(_facts(one, held.site.today)),
        grids=drawn,
        others=tuple(grid.summary for grid in grids[MOST_GRIDS:]),
        editions=() if one.is_monthly else tuple(_editions(one)),
        faults=tuple(_(fault) for fault in feed.card.known_faults),
        columns=tuple(
            ColumnLine(column.heading, _(column.meaning), Shown(_(column.unit)) if column.unit else Shown(DASH))
            for column in feed.card.columns
        ),
        address=Link(feed.card.address, _("Where it is published")) if feed.card.address else None,
    )


def _grids_of_counts(held: Held, feed: Feed) -> tuple[CoverageGrid, ...]:
    return counts_coverage(held.record) if feed.code == MONTHLY_COUNTS else ()


def _facts(one: Holding, today: date) -> Iterator[tuple[str, str]]:
    card = one.feed.card
    yield _("Published by"), _(card.publisher)
    yield _("Licence"), _(card.licence)
    yield _("Held"), _held(one).text
    yield _("Newest release"), _day(one.released_on).text
    yield _("Next expected"), _expected(one, today)
    if card.seen:
        yield _("Proved on"), _(card.seen)


def _expected(one: Holding, today: date) -> str:
    if one.expected_on and one.expected_on < today:
        return _("about %(day)s, which has passed") % {"day": wording.day(one.expected_on)}
    if one.expected_on:
        return _("about %(day)s") % {"day": wording.day(one.expected_on)}
    return _("no fixed rhythm") if not one.feed.card.every_months else _("not known before a first file is held")


def _editions(one: Holding) -> Iterator[Edition]:
    """The newest edition first, as its subject tells it, and of those the one released last."""
    for file in sorted(one.files, key=_covered, reverse=True):
        edition = file.report.get("edition", "")
        look = reverse("feed_figures", args=[one.feed.code, file.pk]) if one.has_figures else ""
        yield Edition(
            name=file.subject_name,
            note="" if edition.casefold() in file.subject_name.casefold() else edition,
            released=wording.day(file.released_on),
            rows=wording.number(file.rows),
            load=Link(reverse("load", args=[file.load.number]), _("Load %(number)s") % {"number": file.load.number}),
            look=Link(look, _("Figures of this file")) if look else None,
        )


def _covered(file: SourceFile) -> tuple[str, str, date]:
    """The last year, with its month, that the subject of an edition names; then the subject itself and its release."""
    named = _YEAR_AND_MONTH.findall(file.subject)
    return (named[-1] if named else "", file.subject, file.released_on)
