"""The page of one file of official figures, filtered as asked: every figure as it was published, with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.official import Asked, areas_of, figures_of, tables_of
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
    cells: tuple[tuple[str, Shown], ...]
    value: Shown


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


def figures_page(file: SourceFile, asked: Asked) -> FiguresPage:
    """One file, as asked."""
    found = figures_of(lake(), file.parquet, asked)
    feed = feed_of(file.feed)
    facts = {"shown": wording.number(len(found.figures)), "number": wording.number(found.number)}
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
        lead=_("Figures as they were published. A mark stands where no figure was."),
        words=asked.words,
        choices=tuple(_choices(file, asked)),
        counted=_("%(shown)s of %(number)s figures shown") % facts,
        columns=(
            Column(_("What is counted")),
            Column(_("Area")),
            Column(_("Period")),
            Column(_("Unit")),
            Column(_("Figure"), number=True),
            Column(_("Where it stands")),
        ),
        groups=tuple(_groups(found.figures)),
        file=Link(f"{reverse('feed_figures_csv', args=[file.feed, file.pk])}?{query}", _("These figures (CSV)")),
        clear=here,
    )


def _title(file: SourceFile) -> str:
    facts = {"feed": feed_title(feed_of(file.feed)), "edition": file.subject_name}
    return _("%(feed)s: %(edition)s") % facts


def _groups(figures: Sequence[Figure]) -> Iterator[FigureGroup]:
    for table, found in groupby(figures, key=lambda one: one.table):
        name = table[:1].upper() + table[1:] or _("Figures")
        yield FigureGroup(name, tuple(_row(one) for one in found))


def _choices(file: SourceFile, asked: Asked) -> Iterator[Choice]:
    yield _choice("table", _("Table"), tables_of(lake(), file.parquet), asked.table, every=("", _("All tables")))
    yield _choice("area", _("Area"), areas_of(lake(), file.parquet), asked.area, every=("all", _("All areas")))


def _choice(name: str, label: str, values: tuple[str, ...], chosen: str, *, every: tuple[str, str]) -> Choice:
    options = [Option(*every, chosen=not chosen), *(Option(value, value, value == chosen) for value in values)]
    return Choice(name, label, tuple(options))


def _row(figure: Figure) -> FigureRow:
    stands = figure.place or _("row %(row)s") % {"row": figure.row}
    return FigureRow(
        series=figure.series,
        breakdown=figure.breakdown,
        cells=(
            (_("Area"), Shown(figure.area_name or DASH)),
            (_("Period"), Shown(Period.parse(figure.period).words)),
            (_("Unit"), Shown(figure.unit)),
            (_("Figure"), _value(figure)),
            (_("Where it stands"), Shown(stands)),
        ),
        value=_value(figure),
    )


def _value(figure: Figure) -> Shown:
    if figure.value is None:
        return Shown(figure.mark or _("not published"), missing=True)
    places = 0 if float(figure.value).is_integer() else (1 if abs(figure.value) >= 10 else 2)
    number = wording.number(figure.value, places=places)
    return Shown(f"{number} {figure.mark}".strip())


def file_rows(file: SourceFile, asked: Asked) -> Iterator[dict[str, Cell]]:
    """The figures asked for, all of them, as rows of a file."""
    for figure in figures_of(lake(), file.parquet, asked, most=None).figures:
        values = figure._asdict()
        yield {name: values[name].isoformat() if name.endswith("_on") else values[name] for name in HEAD}
