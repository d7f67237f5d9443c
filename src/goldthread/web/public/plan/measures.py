"""The measures of a part of a plan: result, the target of the result's own period, distance, and where it stands.

A plan that is over shows the figures of its own time. A target is never carried from one period to another.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.readings import Figure, counted_figure, reported_figures
from goldthread.apps.performance.words import shown, wording
from goldthread.apps.performance.words.shown import DASH, Shown
from goldthread.apps.performance.words.spans import recent
from goldthread.apps.performance.words.standing import Says, of_position, of_series, stated_change, target_words
from goldthread.apps.planning.models import PlanState
from goldthread.apps.planning.queries import PlanLine
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.web.parts import Column, StatusTag
from goldthread.web.public import addresses
from goldthread.web.public.held import Held


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure, or one group of it. `tag` says where it stands against its target, `says` where there is none."""

    name: str
    href: str
    under: str
    result: Shown
    target: Shown
    distance: Shown
    tag: StatusTag | None = None
    says: Says | None = None


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """The table, with the heads that a phone repeats in each record."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    labels: tuple[str, str, str]
    rows: tuple[MeasureLine, ...]


def measure_table(held: Held, plan: PlanLine, codes: Collection[str], caption: str) -> MeasureTable | None:
    """The table of these measures, in their order; None without any."""
    cards = {one.code: one for one in held.catalogue.measures if one.code in codes}
    if not codes:
        return None
    figures = _figures(held, plan, cards.values())
    distance = _("Distance")
    return MeasureTable(
        caption=caption,
        sub=_("Each result stands against the target of its own period."),
        columns=(
            Column(_("Measure")),
            Column(_("Result"), number=True),
            Column(_("Target"), number=True),
            Column(distance, _("points unless said"), number=True),
            Column(_("Position")),
        ),
        labels=(_("Result"), _("Target"), distance),
        rows=tuple(line for code in codes for line in _lines(held, code, cards.get(code), figures.get(code, []))),
    )


def is_missed(line: MeasureLine) -> bool:
    """Whether a target was set for its period and missed."""
    return line.tag is not None and line.tag.kind == "red"


def _figures(held: Held, plan: PlanLine, cards: Iterable[Definition]) -> Mapping[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    wanted = list(cards)
    reported = [card for card in wanted if card.shape == "reported"]
    for one in reported_figures(held.record, reported, today=held.site.today):
        if of_its_time := _of_its_time(one, plan):
            found.setdefault(one.definition.code, []).append(of_its_time)
    for one in _counted(held, plan, [card for card in wanted if card.shape == "count"]):
        found[one.definition.code] = [one]
    return found


def _of_its_time(front: Figure, plan: PlanLine) -> Figure | None:
    """The newest figure that the plan could know; None when every figure is of later."""
    if plan.state == PlanState.CURRENT:
        return front
    known = [one for one in (*front.earlier, front) if _is_known(one.point.period, plan)]
    said = [one for one in known if one.point.state is not State.NOT_HELD] or known
    return max(said, key=lambda one: one.point.period.end, default=None)


def _is_known(period: Period, plan: PlanLine) -> bool:
    """Whether a period had begun by the plan's last position, and was over by the plan's end."""
    return period.start <= (plan.position_on or plan.ends_on) and period.end <= plan.ends_on + timedelta(days=1)


def _counted(held: Held, plan: PlanLine, cards: Sequence[Definition]) -> Iterator[Figure]:
    place, latest = held.place, held.record.latest_month
    if place is None or latest is None or not cards:
        return
    end = latest.start if plan.state == PlanState.CURRENT else plan.position_on or plan.ends_on
    month = min(latest, Period.month(end.year, end.month))
    months = {file.period: Point(file.period, 1.0) for file in held.record.street if file.period}
    if not any(held_month <= month for held_month in months):
        return
    period = recent(months, month)
    for card, points in held.record.points_of_area(cards, place.code).items():
        by_then = {at: point for at, point in points.items() if at <= month}
        definition = next(one for one in cards if one.code == card)
        yield counted_figure(definition, place, by_then, period)


def _lines(held: Held, code: str, card: Definition | None, figures: Sequence[Figure]) -> Iterator[MeasureLine]:
    if card is None:
        yield _without_figure(code, "", _("no card of this measure is held"))
    elif not figures:
        yield _without_figure(card.title, addresses.measure(code), _("no figure held"))
    for one in figures:
        yield _line(one, held.place_name)


def _without_figure(name: str, href: str, why: str) -> MeasureLine:
    none_set = Shown(_("none set"), missing=True)
    return MeasureLine(
        name, href, "", Shown(_("not held"), missing=True), none_set, Shown(DASH), says=Says("unknown", why)
    )


def _line(figure: Figure, place: str) -> MeasureLine:
    unit = figure.definition.unit
    target = figure.target
    elsewhere = "" if figure.area_name == place else figure.area_name
    tag = _tag(figure)
    return MeasureLine(
        name=figure.definition.title,
        href=addresses.measure(figure.definition.code),
        under=", ".join(part for part in (figure.group, elsewhere, figure.point.period.words) if part),
        result=_result(figure),
        target=Shown(target_words(target, unit)) if target else Shown(_("none set"), missing=True),
        distance=Shown(_distance(figure)),
        tag=tag,
        says=None if tag else _says(figure),
    )


def _result(figure: Figure) -> Shown:
    """The level; where only a change was reported, the change."""
    change = stated_change(figure)
    if figure.point.state is State.CHANGE_ONLY and change and wording.moved(change):
        return Shown(wording.change_words(change))
    return shown.figure(figure.point, figure.definition.unit)


def _distance(figure: Figure) -> str:
    """How far the result lies from its target, with its sign; in points for a share, else in its own unit."""
    if figure.to_milestone is None:
        return DASH
    gap, unit = figure.to_milestone.gap, figure.definition.unit
    if unit == "percent":
        return wording.signed(gap)
    sign = "" if gap == 0 else "+" if gap > 0 else wording.MINUS
    return f"{sign}{wording.gap(gap, unit)}"


def _tag(figure: Figure) -> StatusTag | None:
    if figure.to_milestone and figure.to_milestone.is_met is not None:
        return (
            StatusTag(_("Target met"), "green") if figure.to_milestone.is_met else StatusTag(_("Target missed"), "red")
        )
    is_watched = figure.row is not None and figure.point.value is not None and figure.to_baseline is None
    return StatusTag(_("Watched, no target"), "white") if is_watched else None


def _says(figure: Figure) -> Says:
    return of_series(figure.series, figure.point.period) if figure.series else of_position(figure)
