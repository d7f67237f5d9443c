"""What a counted measure's newest figures may be set beside, and in one sentence why a year may not."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.readings import compare_points, figure_at, over_a_year
from goldthread.apps.performance.words import shown
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.spans import in_both_years, no_year, quarter_to, year_to
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.web.parts import Column
from goldthread.web.public import addresses

Points = Mapping[Period, Point]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and the one it is set beside."""

    name: str
    href: str
    value: Shown
    against: str
    earlier: Shown
    change: Shown
    relative: Shown
    says: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The table, and why no change over twelve months is stated, when none is."""

    columns: tuple[Column, ...]
    labels: tuple[str, ...]
    rows: tuple[Row, ...]
    cannot: str


def comparisons(definition: Definition, points: Points) -> Compared | None:
    """The newest month, quarter, quarter held in both years, and year, each beside its like; None of a single month."""
    if len(points) < 2:
        return None
    things = definition.things[:1].upper() + definition.things[1:]
    return Compared(
        columns=(
            Column(_("Period")),
            Column(things, _("number"), number=True),
            Column(_("Compared with")),
            Column(_("Then"), _("number"), number=True),
            Column(_("Change"), _("number"), number=True),
            Column(_("Change"), "%", number=True),
            Column(_("More than chance?")),
        ),
        labels=(things, _("Compared with"), _("Then"), _("Change"), _("Change, %"), _("More than chance?")),
        rows=tuple(_row(definition, points, now, before) for now, before in pairs(points)),
        cannot=no_year(points, year_to(max(points))),
    )


def pairs(points: Points) -> list[tuple[Period, Period]]:
    """The periods that are set beside one another, newest and shortest first."""
    month = max(points)
    quarter, year = quarter_to(month), year_to(month)
    spans = [(month, month.previous), (quarter, quarter.previous)]
    both = in_both_years(points, quarter)
    spans += [(both, both.year_before)] if both else []
    return [*spans, (year, year.year_before)]


def _row(definition: Definition, points: Points, now: Period, before: Period) -> Row:
    here, there = figure_at(points, now), figure_at(points, before)
    change = compare_points(here, there, definition)
    number, relative = shown.compared(here, change)
    name = now.words
    return Row(
        name=name[:1].upper() + name[1:],
        href=addresses.trace(definition.code, now),
        value=shown.figure(here, definition.unit),
        against=before.words[:1].upper() + before.words[1:],
        earlier=shown.figure(there, definition.unit),
        change=number,
        relative=relative,
        says=_said(here, there) if before == now.year_before else _("not tested: the seasons differ"),
    )


def _said(here: Point, there: Point) -> str:
    """Whether a count moved over the year by more than chance explains."""
    words = {
        "higher": _("higher, by more than chance"),
        "lower": _("lower, by more than chance"),
        "no_detectable_change": _("no detectable change"),
        "too_few": _("too few to tell"),
    }
    return words.get(over_a_year(here, there), _("not tested: a year is not held"))
