"""The page of a counted measure: message, facts, chart with limits, districts, months. Each part says what it lacks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.queries import MONTHLY_COUNTS, Finding
from goldthread.apps.performance.readings import Figure, counted_figure, figure_at, over_a_year
from goldthread.apps.performance.words import charts, methods, provenance, sentences, shown, wording
from goldthread.apps.performance.words.methods import Used
from goldthread.apps.performance.words.rows import per_1000, rate, residents_of, short_months
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.spans import in_sentence, quarter_to, year_to
from goldthread.apps.performance.words.standing import of_series
from goldthread.core.period import Period
from goldthread.core.reading import SeriesReading
from goldthread.core.series import Point
from goldthread.core.stats.compare.change import Change
from goldthread.web.parts import Chart, Fact, Link, Step
from goldthread.web.parts.drawing import chart
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.measure.about import About, about
from goldthread.web.public.measure.compared import Compared, comparisons, pairs
from goldthread.web.public.measure.districts import Districts, by_district
from goldthread.web.public.measure.months import Months, month_by_month
from goldthread.web.public.thread import of_measure


@dataclass(frozen=True, slots=True)
class CountPage:
    """All that the template of a counted measure draws."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    facts: tuple[Fact, ...]
    chart: Chart | None
    provenance: str
    downloads: tuple[Link, ...]
    compared: Compared | None
    districts: Districts | None
    about: About
    thread: tuple[Step, ...]
    months: Months | None
    methods: tuple[Used, ...]


def count_page(held: Held, definition: Definition) -> CountPage:
    """The page, from the monthly figures of every area of the measure."""
    areas = held.record.points(definition)
    points = areas.get(held.place.code, {}) if held.place else {}
    newest = counted_figure(definition, held.place, points, max(points)) if held.place and points else None
    reading = newest.series if newest else None
    return CountPage(
        title=definition.title,
        trail=addresses.trail(),
        lead=_lead(definition, reading),
        facts=_facts(held, newest, points) if newest and reading else (),
        chart=chart(reading, definition, place=held.place_name) if reading else None,
        provenance=provenance.counted(definition, held.record.street) if reading else "",
        downloads=downloads(held, definition, max(points)) if points else (),
        compared=comparisons(definition, points) if points else None,
        districts=by_district(held, definition, areas) if points else None,
        about=about(definition, held.catalogue),
        thread=of_measure(held.site.body, definition.code),
        months=month_by_month(definition, reading, _found(held, definition)) if reading else None,
        methods=_methods(newest, points) if newest else methods.named("xmr"),
    )


def _found(held: Held, definition: Definition) -> Callable[[Period], tuple[Finding, ...]]:
    """What was noticed in the rows of a month that the measure counts, in the body's own area."""
    return lambda month: held.record.findings_on(definition, held.site.body.area, month)


def _methods(newest: Figure, points: Mapping[Period, Point]) -> tuple[Used, ...]:
    """What stands behind the page: the series, the changes, and the test of a year where two are held."""
    tested = any(over_a_year(figure_at(points, now), figure_at(points, now.year_before)) for now, _was in pairs(points))
    return (*methods.used_in(newest), *(methods.named("year-on-year") if tested else ()))


def downloads(held: Held, definition: Definition, period: Period) -> tuple[Link, ...]:
    """Where a figure comes from, the whole table as a file, and the same of other forces where they are held."""
    beside = Link(addresses.peers(definition.code), _("Beside other forces"))
    return (
        Link(addresses.trace(definition.code, period), _("Follow this figure from file to page")),
        Link(addresses.table(definition.code), _("All its figures (CSV)")),
        Link(reverse("data") + "#limits", _("How limits work")),
        *((beside,) if held.record.of_feed(MONTHLY_COUNTS) else ()),
    )


def _lead(definition: Definition, reading: SeriesReading | None) -> str:
    if reading is None:
        return _("No figure of it is held yet.")
    said = [
        f"{sentences.headline(definition.things, reading)}.",
        sentences.judgement(reading),
    ]
    if short := short_months(reading):
        said.append(f"{short}.")
    return " ".join(part for part in said if part)


def _facts(held: Held, newest: Figure, points: Mapping[Period, Point]) -> tuple[Fact, ...]:
    month, definition = newest.point.period, newest.definition
    facts = [_fact(newest, "previous")]
    for span, against in ((quarter_to(month), "previous"), (year_to(month), "year_before")):
        if held.place:
            facts.append(_fact(counted_figure(definition, held.place, points, span), against))
    facts[-1] = _with_rate(facts[-1], held, points, year_to(month))
    target = _target(definition, month)
    better = _("Better is: %(better)s.") % {"better": sentences.better(definition.direction).lower()}
    note = Shown(" ".join(part for part in (target, better) if part))
    return (*facts, Fact(_("What the series says"), notes=(note,), says=of_series(newest.series)))


def _target(definition: Definition, month: Period) -> str:
    """The target in force in a month, or that there is none."""
    held = next((one for one in definition.targets if one.period.contains(month)), None)
    if held:
        return f"{charts.target(held)}."
    return _("No target is set.") if definition.target_kind == "none" or definition.targets else ""


def _fact(figure: Figure, against: str) -> Fact:
    """A figure, its source and how it moved; one that may not be used says so once, and no change is stated of it."""
    point, term = figure.point, figure.point.period.words
    notes = (_change_note(figure.changes[against]),) if point.state.usable else ()
    href = addresses.trace(figure.definition.code, point.period)
    level = shown.sourced(shown.figure(point, figure.definition.unit), point, href)
    return Fact(term[:1].upper() + term[1:], level, notes)


def _change_note(change: Change) -> Shown:
    if change.number is None:
        return shown.change_number(change)
    against = in_sentence(change.against) if change.against else ""
    return Shown(_("%(change)s on %(period)s") % {"change": wording.change_words(change), "period": against})


def _with_rate(fact: Fact, held: Held, points: Mapping[Period, Point], span: Period) -> Fact:
    """Add the rate per 1,000 residents to the year's fact, where the residents of every district are held."""
    value = per_1000(points, span, residents_of(held.record, held.place) if held.place else None)
    if value is None:
        return fact
    figure = rate(value, places=shown.rate_places(value))
    words = Shown(_("%(rate)s per 1,000 residents") % {"rate": figure.text})
    return Fact(fact.term, fact.figure, (words, *fact.notes), fact.says)
