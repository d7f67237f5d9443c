"""What a paper rests on, each part read once: the record up to a month, the measures, the plan and its position.

It reads and sorts. It refuses a month that has not ended, and an office of which nothing is held.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.bodies.models import Body
from goldthread.apps.performance import queries
from goldthread.apps.performance.models import Area, SourceFile
from goldthread.apps.performance.queries import Record
from goldthread.apps.performance.readings import (
    Figure,
    changes_at,
    counted_figures,
    figure_at,
    figures_of_parts,
    reported_figures,
)
from goldthread.apps.performance.words.spans import quarter_to, year_gaps, year_to
from goldthread.apps.planning.queries import Delivery, InsightView, PlanView, delivery, insights, open_plan, plans
from goldthread.core.errors import BadInput, GoldthreadError
from goldthread.core.period import Period, PeriodKind
from goldthread.core.period.kind import shifted
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.reports import themes
from goldthread.reports.themes import Theme

LATE_MONTHS = 3
"""A finding made once, such as an inspection's, is told in the paper of the quarter before it came out."""

Series = Mapping[Period, Point]


class NothingToReport(GoldthreadError):
    """A paper was asked for of which not one part could be filled."""


class Evidence:
    """Everything up to the end of the month `to`, for one body and one of its plans.

    Without the code of a plan, it is the body's own that was in force then; an office without plans follows its cards.
    """

    def __init__(self, body: Body, *, to: Period, plan: str = "", made_on: date, with_non_public: bool = False) -> None:
        refuse_month(to, today=made_on)
        self.body, self.to, self.made_on, self.with_non_public = body, to, made_on, with_non_public
        self.record = Record(body, until=to.end)
        self.catalogue = queries.catalogue(body)
        self.plan = _plan(body, plan, to)
        self.told: dict[tuple[str, Period], str] = {}
        """Where counts of a source come from, by period, in words: kept, for one line stands behind many figures."""
        self._by_area: dict[str, Mapping[str, Series]] = {}
        self._files_in: dict[Period, tuple[SourceFile, ...]] = {}
        if not (self.counted or self.reported or (self.delivery and self.delivery.total) or self.insights):
            raise NothingToReport(
                _(
                    "There is nothing to report for %(body)s up to %(month)s: no figure and no action is held. Load "
                    "street files, a measure workbook or a plan workbook with `goldthread load PATH`."
                )
                % {"body": body.name, "month": to.words}
            )

    @property
    def last_day(self) -> date:
        """The day of the position: the last of the month."""
        return self.to.end - timedelta(days=1)

    @property
    def place(self) -> str:
        """The name of the body's own area."""
        return self.record.own_place[1]

    @cached_property
    def period(self) -> Period | None:
        """What counts are told for: the newest quarter that has ended, or the newest month where that is not all held.

        None where no month of the quarter is held, nor any after it.
        """
        months = {file.period for file in self.record.street if file.period}
        quarter = quarter_to(self.to)
        if months.issuperset(quarter.months):
            return quarter
        newest = max(months, default=None)
        return newest if newest and newest.start >= quarter.start else None

    @cached_property
    def counted(self) -> Mapping[str, Figure]:
        """Each counted measure over the body's own area, at the period."""
        place, period = self.record.own_area, self.period
        if place is None or period is None:
            return {}
        found = [(one, place, self.series(one, place)) for one in self.catalogue.counted]
        return {one.definition.code: one for one in counted_figures(found, period)}

    @cached_property
    def parts(self) -> tuple[Figure, ...]:
        """The counted figures of every district, of the measures that the paper follows, at the same period."""
        followed = [one for one in self.followed if one.shape == "count"]
        return figures_of_parts(self.record, followed, self.period) if self.period else ()

    def series(self, definition: Definition, area: Area) -> Series:
        """A counted measure's monthly figures in an area; empty where none is held."""
        if self.record.own_area and area.code == self.record.own_area.code:
            return self._own_series[definition.code]
        return self.by_area(definition)[definition.code].get(area.code, {})

    @cached_property
    def _own_series(self) -> Mapping[str, Series]:
        own = self.record.own_area
        return self.record.points_of_area(self.catalogue.counted, own.code) if own else {}

    def by_area(self, *definitions: Definition) -> Mapping[str, Mapping[str, Series]]:
        """The monthly figures of these measures in every area, by measure and area; in one read, if not read before."""
        if missing := [one for one in definitions if one.code not in self._by_area]:
            self._by_area |= self.record.points_by_area(missing)
        return self._by_area

    def count(self, definition: Definition, area: Area, period: Period) -> Figure:
        """A counted measure's figure in an area, at any period, without the reading of its series."""
        points = self.series(definition, area)
        changes = changes_at(points, period, definition)
        return Figure(definition, area.code, area.name, figure_at(points, period), changes)

    def files_in(self, period: Period) -> tuple[SourceFile, ...]:
        """The body's own street files of these months."""
        if period not in self._files_in:
            files = self.record.street
            self._files_in[period] = tuple(one for one in files if one.period and period.contains(one.period))
        return self._files_in[period]

    @cached_property
    def reported(self) -> Mapping[str, tuple[Figure, ...]]:
        """The newest reported figure of each measure, area and group, those of everybody first; by measure."""
        found = [*self._reported(is_once=False), *self._reported(is_once=True)]
        by_code: dict[str, list[Figure]] = {}
        for figure in sorted(found, key=lambda one: bool(one.group)):
            by_code.setdefault(figure.definition.code, []).append(figure)
        return {code: tuple(figures) for code, figures in by_code.items()}

    def _reported(self, *, is_once: bool) -> list[Figure]:
        definitions = [one for one in self.catalogue.reported if (one.frequency == "once") is is_once]
        until = shifted(self.to.end, LATE_MONTHS) if is_once else self.to.end
        return reported_figures(self.record, definitions, today=self.last_day, until=until)

    def figures(self, definition: Definition) -> tuple[Figure, ...]:
        """What is held of a measure at this edition: one figure of a count, one for each area and group of others."""
        if definition.shape == "count":
            found = self.counted.get(definition.code)
            return (found,) if found and found.series else ()
        return self.reported.get(definition.code, ())

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The headings of the paper with their measures."""
        if self.plan:
            return themes.of_plan(self.plan, self.catalogue)
        held = {one.code for one in self.catalogue.measures if self.figures(one)}
        return themes.of_cards(self.catalogue, held)

    @cached_property
    def untied(self) -> tuple[Definition, ...]:
        """The measures that hang on no theme, as far as something is held of them."""
        if not self.plan:
            return ()
        return tuple(one for one in themes.tied_to_none(self.themes, self.catalogue) if self.figures(one))

    @cached_property
    def followed(self) -> tuple[Definition, ...]:
        """Every measure of the paper, in its order; each once."""
        tied = [measure for theme in self.themes for measure in theme.measures]
        return tuple({one.code: one for one in (*tied, *self.untied)}.values())

    @cached_property
    def no_year(self) -> Mapping[str, tuple[str, ...]]:
        """What stands in the way of a change over twelve months, with the counts that each holds for; the commonest
        first. Empty where two years are held whole."""
        found: dict[str, list[str]] = {}
        for one in self.counted.values():
            points = {point.period: point for point in one.series.points} if one.series else {}
            if points and (told := year_gaps(points, year_to(max(points)))):
                found.setdefault(told, []).append(one.definition.title)
        ordered = sorted(found.items(), key=lambda pair: -len(pair[1]))
        return {told: tuple(names) for told, names in ordered}

    @cached_property
    def delivery(self) -> Delivery | None:
        """Where the actions that deliver the plan stood on the last day; None without a plan."""
        return delivery(self.plan, on=self.last_day) if self.plan else None

    @cached_property
    def insights(self) -> tuple[InsightView, ...]:
        """The plan's insight paragraphs for this edition."""
        return insights(self.plan, edition=self.to.code, office=self.with_non_public) if self.plan else ()

    @cached_property
    def data_to(self) -> date:
        """The last day that any figure or position reaches, no later than that of the month asked for."""
        ends = [file.period.end for file in self.record.street if file.period and self.counted]
        ends += [one.point.period.end for code in self._codes for one in self.reported.get(code, ()) if _says(one)]
        if self.delivery and self.delivery.total and self.plan and self.plan.position_on:
            ends.append(self.plan.position_on + timedelta(days=1))
        return min(max(ends, default=self.to.end), self.to.end) - timedelta(days=1)

    @property
    def _codes(self) -> Collection[str]:
        return [one.code for one in self.followed]


def _says(figure: Figure) -> bool:
    return figure.point.state is not State.NOT_HELD


def refuse_month(to: Period, *, today: date) -> None:
    """Refuse what is no month, or one that is not over."""
    if to.kind is not PeriodKind.MONTH:
        raise BadInput(
            _("is not a month."), where=f"“{to.code}”", mend=_("A paper runs to a month: write it as 2025-12.")
        )
    if to.end > today:
        raise BadInput(
            _("is not over on %(today)s.") % {"today": Period.snapshot(today).words},
            where=f"“{to.code}”",
            mend=_("Give a month that has ended."),
        )


def _plan(body: Body, code: str, to: Period) -> PlanView | None:
    """The plan of this code, or the body's own that was in force when the month ended."""
    if code:
        return open_plan(body, code)
    begun = [line for line in plans(body) if line.is_own and line.starts_on < to.end]
    return open_plan(body, max(begun, key=lambda line: line.starts_on).code) if begun else None
