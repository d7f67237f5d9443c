"""The page of one file of official figures, filtered as asked: every figure as it was published, with its place.

A figure is rounded where it would not fit, and the page then says so; none is rounded to nought."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.official import Asked, Decimals, areas_of, decimals_of, figures_of, tables_of
from goldthread.analytics.sources import feed_of
from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import DASH, Shown
from goldthread.core.period import Period
from goldthread.web.parts import Choice, Column, Link, Option
from goldthread.web.parts.export import Cell
from goldthread.web.public.held import Held, lake
from goldthread.web.public.sources.feeds import feed_address, feed_title

HEAD = (*Figure._fields[:6], "starts_on", "ends_on", "unit", "value", "mark", "standard_error", "base", "place", "row")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: what is counted, of whom, where and when; the figure, its unit, and where it stood."""

    series: str
    breakdown: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of one table."""

    name: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """All that the template draws."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    rest: str
    words: str
    choices: tuple[Choice, ...]
    counted: str
    columns: tuple[Column, ...]
    groups: tuple[FigureGroup, ...]
    file: Link
    clear: str


def asked_from(query: Mapping[str, str], held: Held, file: SourceFile) -> Asked:
    """What the address asks for. Without an area, the body's own, where the file holds it; "all" asks for every one."""
    area = query.get("area", "").strip()
    if not area:
        area = _own_area(held, areas_of(lake(), file.parquet))
    return Asked(query.get("table", "").strip(), "" if area == "all" else area, query.get("q", "").strip())


def _own_area(held: Held, names: tuple[str, ...]) -> str:
    own = held.record.own_place[0]
    return next((name for name in names if (force := find_force(name)) and force.code == own), "")


@dataclass(frozen=True, slots=True)
class Sureness:
    """Whether any of the figures has a standard error, and whether any has the number that it rests on."""

    has_errors: bool
    has_bases: bool

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> "Sureness":
        return cls(any(one.standard_error is not None for one in figures), any(one.base is not None for one in figures))


def figures_page(file: SourceFile, asked: Asked) -> FiguresPage:
    """One file, as asked."""
    found = figures_of(lake(), file.parquet, asked)
    feed = feed_of(file.feed)
    facts = {"shown": wording.number(len(found.figures)), "number": wording.number(found.number)}
    sure = Sureness.of(found.figures)
    decimals = decimals_of(found.figures)
    here = reverse("feed_figures", args=[file.feed, file.pk])
    query = urlencode({"table": asked.table, "area": asked.area or "all", "q": asked.words})
    return FiguresPage(
        title=_title(file),
        trail=(
            Link(reverse("home"), _("Home")),
            Link(reverse("data"), _("About the data")),
            Link(reverse("feeds"), _("Feeds")),
            Link(feed_address(feed), _(feed.title)),
        ),
        lead=_lead(decimals),
        rest=_rest() if len(found.figures) < found.number else "",
        words=asked.words,
        choices=tuple(_choices(file, asked)),
        counted=_("%(shown)s of %(number)s figures shown") % facts,
        columns=tuple(_columns(sure)),
        groups=tuple(_groups(found.figures, decimals, sure)),
        file=Link(f"{reverse('feed_figures_csv', args=[file.feed, file.pk])}?{query}", _("These figures (CSV)")),
        clear=here,
    )


def _title(file: SourceFile) -> str:
    facts = {"feed": feed_title(feed_of(file.feed)), "edition": file.subject_name}
    return _("%(feed)s: %(edition)s") % facts


def _lead(decimals: Decimals) -> str:
    rounded = decimals.rounded
    facts = {"places": min(rounded, default=0)}
    if not rounded:
        return _("Figures as they were published. A mark stands where no figure was.")
    said = _("Figures as they were published, those with more decimals rounded to %(places)s places.")
    if len(rounded) > 1:
        said = _("Figures as they were published, those with more decimals rounded to %(places)s places or more.")
    return " ".join((said % facts, _("The file (CSV) has them in full. A mark stands where no figure was.")))


def _rest() -> str:
    return _(
        "There are more than a page holds: choose a table or an area, or take the file (CSV), which has all of them."
    )


def _columns(sure: Sureness) -> Iterator[Column]:
    yield from (Column(_("What is counted")), Column(_("Area")), Column(_("Period")), Column(_("Unit")))
    yield Column(_("Figure"), number=True)
    if sure.has_errors:
        yield Column(_("Standard error"), number=True)
    if sure.has_bases:
        yield Column(_("Number it rests on"), number=True)
    yield Column(_("Where it stands"))


def _groups(figures: Sequence[Figure], decimals: Decimals, sure: Sureness) -> Iterator[FigureGroup]:
    for table, found in groupby(figures, key=lambda one: one.table):
        name = table[:1].upper() + table[1:] or _("Figures")
        yield FigureGroup(name, tuple(_row(one, decimals, sure) for one in found))


def _choices(file: SourceFile, asked: Asked) -> Iterator[Choice]:
    yield _choice("table", _("Table"), tables_of(lake(), file.parquet), asked.table, every=("", _("All tables")))
    yield _choice("area", _("Area"), areas_of(lake(), file.parquet), asked.area, every=("all", _("All areas")))


def _choice(name: str, label: str, values: tuple[str, ...], chosen: str, *, every: tuple[str, str]) -> Choice:
    options = [Option(*every, chosen=not chosen), *(Option(value, value, value == chosen) for value in values)]
    return Choice(name, label, tuple(options))


def _row(figure: Figure, decimals: Decimals, sure: Sureness) -> FigureRow:
    stands = figure.place or _("row %(row)s") % {"row": figure.row}
    return FigureRow(
        series=figure.series,
        breakdown=figure.breakdown,
        cells=(
            Shown(figure.area_name or DASH),
            Shown(Period.parse(figure.period).words),
            Shown(figure.unit),
            _value(figure, decimals),
            *_beside(figure, decimals, sure),
            Shown(stands),
        ),
    )


def _value(figure: Figure, decimals: Decimals) -> Shown:
    if figure.value is None:
        return Shown(figure.mark or _("not published"), missing=True)
    return Shown(f"{_number(figure.value, decimals.of_value(figure))} {figure.mark}".strip())


def _number(value: float, places: int) -> str:
    """The figure with so many decimals; one that they would make nought of is said to be under the least they show."""
    if value and not round(value, places):
        least = wording.number(10**-places, places=places)
        return (_("under %(least)s") if value > 0 else _("just below 0, by under %(least)s")) % {"least": least}
    return wording.number(value, places=places)


def _beside(figure: Figure, decimals: Decimals, sure: Sureness) -> Iterator[Shown]:
    """How sure the figure is, in the columns that any figure fills."""
    error, base = figure.standard_error, figure.base
    if sure.has_errors:
        yield Shown(DASH if error is None else _number(error, decimals.of_error(figure)))
    if sure.has_bases:
        yield Shown(DASH if base is None else wording.number(base))


def file_rows(file: SourceFile, asked: Asked) -> Iterator[dict[str, Cell]]:
    """The figures asked for, all of them, as rows of a file."""
    for figure in figures_of(lake(), file.parquet, asked, most=None).figures:
        values = figure._asdict()
        yield {name: values[name].isoformat() if name.endswith("_on") else values[name] for name in HEAD}
