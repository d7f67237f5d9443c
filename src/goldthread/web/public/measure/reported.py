"""The page of a reported measure: the newest level or change, where it stands, and who said it, where and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.chosen.grades import Graded, graded
from goldthread.apps.performance.readings import Figure, reported_figures
from goldthread.apps.performance.words import methods, provenance, sentences, shown, surveys, wording
from goldthread.apps.performance.words.methods import Used
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.spans import in_sentence, when
from goldthread.apps.performance.words.standing import (
    baseline_gap,
    milestone_gap,
    of_position,
    size_words,
    stated_change,
    target_words,
)
from goldthread.core.target import Sense, Target
from goldthread.web.parts import Fact, Link, Step
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.measure.about import About, about
from goldthread.web.public.measure.ledger import Ledger, ledger
from goldthread.web.public.reading.strips import Strip, strip
from goldthread.web.public.thread import of_measure


@dataclass(frozen=True, slots=True)
class ReportedPage:
    """All that the template of a reported measure draws."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    facts: tuple[Fact, ...]
    strip: Strip | None
    provenance: str
    downloads: tuple[Link, ...]
    ledger: Ledger | None
    about: About
    thread: tuple[Step, ...]
    methods: tuple[Used, ...]
    grade: Graded | None


def reported_page(held: Held, definition: Definition) -> ReportedPage:
    """The page, from the figures of the measure in every area and group."""
    fronts = reported_figures(held.record, [definition], today=held.site.today)
    front = main_figure(fronts, held.place_name)
    return ReportedPage(
        title=definition.title,
        trail=addresses.trail(),
        lead=" ".join(part for part in _lead(front) if part) if front else _("No figure of it is held yet."),
        facts=tuple(_facts(front)) if front else (),
        strip=strip(front) if front else None,
        provenance=provenance.reported(front.row) if front else "",
        downloads=_downloads(front) if front else (),
        ledger=ledger(definition, fronts, held.place_name) if fronts else None,
        about=about(definition, held.catalogue),
        thread=of_measure(held.site.body, definition.code),
        methods=methods.used_in(front) if front else (),
        grade=graded(front) if front else None,
    )


def main_figure(fronts: Sequence[Figure], place: str) -> Figure | None:
    """The figure that the page opens with: of everybody, and of the body's own area, if there is one."""
    return min(fronts, key=lambda one: (bool(one.group), one.area_name != place), default=None)


def _downloads(figure: Figure) -> tuple[Link, ...]:
    code = figure.definition.code
    return (
        Link(addresses.trace(code, figure.point.period), _("Follow this figure from file to page")),
        Link(addresses.table(code), _("All its figures (CSV)")),
    )


def _lead(figure: Figure) -> Iterator[str]:
    if figure.is_stale and _says_something(figure):
        yield _("Last reported %(month)s.") % {"month": figure.point.period.last_month.words}
    yield from _level(figure) if figure.point.value is not None else _no_level(figure)
    yield surveys.told(figure)
    target, unit = figure.target, figure.definition.unit
    if target and (gap := milestone_gap(figure)):
        yield _("The milestone is %(target)s: %(gap)s.") % {"target": _milestone(target, unit), "gap": gap}
    elif target:
        yield _("The milestone is %(target)s.") % {"target": _milestone(target, unit)}
    if figure.to_baseline:
        yield _("The figure is %(gap)s.") % {"gap": baseline_gap(figure)}


def _milestone(target: Target, unit: str) -> str:
    """A milestone inside a sentence, where the colon that parity has in a table would meet another."""
    if target.sense is Sense.PARITY:
        return _("parity, %(level)s") % {"level": wording.level(target.value, unit)}
    return target_words(target, unit)


def _says_something(figure: Figure) -> bool:
    """Whether a level or a change was reported, and not only that there is none."""
    return figure.point.value is not None or bool(_moved(figure))


def _level(figure: Figure) -> Iterator[str]:
    level = wording.level(figure.point.value or 0, figure.definition.unit)
    said = {"level": level, "when": when(figure.point.period), "who": figure.group}
    words = _("It was %(level)s %(when)s, for %(who)s.") if figure.group else _("It was %(level)s %(when)s.")
    yield words % said
    yield _moved(figure)


def _no_level(figure: Figure) -> Iterator[str]:
    if moved := _moved(figure):
        yield moved
        yield _("Only the change was reported, not the level.")
    else:
        yield _("No figure is held for %(period)s.") % {"period": in_sentence(figure.point.period)}


def _moved(figure: Figure) -> str:
    """What it did, in a sentence; empty where no change is stated."""
    change = stated_change(figure)
    if change is None or not size_words(change):
        return ""
    told = {"moved": wording.moved(change), "size": size_words(change), "when": when(figure.point.period)}
    if change.against is None:
        return _("It %(moved)s by %(size)s %(when)s.") % told
    return _("It %(moved)s by %(size)s against %(before)s.") % {**told, "before": in_sentence(change.against)}


def _facts(figure: Figure) -> Iterator[Fact]:
    term = figure.point.period.words
    value = shown.figure(figure.point, figure.definition.unit)
    yield Fact(term[:1].upper() + term[1:], value, tuple(_value_notes(figure)))
    yield _change_fact(figure)
    yield _target_fact(figure)
    note = _("Better is: %(better)s.") % {"better": sentences.better(figure.definition.direction).lower()}
    yield Fact(_("Where it stands"), notes=(Shown(note),), says=of_position(figure))


def _value_notes(figure: Figure) -> Iterator[Shown]:
    yield Shown(", ".join(part for part in (figure.area_name, figure.group) if part))
    if figure.interval:
        ends = (wording.level(round(end, 1), "percent") for end in (figure.interval.lower, figure.interval.upper))
        level = wording.number(100 * figure.interval.confidence, places=0)
        yield Shown(_("%(level)s%% interval: %(ends)s") % {"level": level, "ends": _(" to ").join(ends)})
    if figure.is_stale and _says_something(figure):
        yield Shown(_("out of date"), missing=True)


def _change_fact(figure: Figure) -> Fact:
    change = stated_change(figure)
    if change is None or not wording.moved(change):
        return Fact(_("Change"), Shown(_("not stated"), missing=True))
    period = {"period": in_sentence(change.against) if change.against else _("the period before, as reported")}
    if change.points is not None:
        note = _("percentage points on %(period)s") % period
    elif change.number is not None and change.percent is not None:
        note = _("%(percent)s on %(period)s") % {"percent": wording.percent(change), **period}
    else:
        note = _("on %(period)s") % period
    only_percent = change.points is None and change.number is None
    head = shown.change_percent(change) if only_percent else shown.change_number(change)
    return Fact(_("Change"), head, (Shown(note),))


def _target_fact(figure: Figure) -> Fact:
    row, unit, target = figure.row, figure.definition.unit, figure.target
    base = _("No baseline is held.")
    if row and row.baseline is not None:
        base = _("Baseline: %(level)s.") % {"level": wording.level(row.baseline, unit)}
    if target is None:
        return Fact(_("Milestone"), Shown(_("none set"), missing=True), (Shown(base),))
    meant = _("Meant as: %(target)s.") % {"target": target_words(target, unit)}
    return Fact(_("Milestone"), Shown(wording.level(target.value, unit)), (Shown(meant), Shown(base)))
