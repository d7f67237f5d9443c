"""What a page reads: the body's record and measures, opened once a request, and the figures that parts share."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from goldthread.analytics.areas import find_force
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.definition import Catalogue
from goldthread.apps.performance import queries
from goldthread.apps.performance.models import Area
from goldthread.apps.performance.queries import Record
from goldthread.apps.performance.readings import Figure, counted_figures, figures_of_parts, noted, reported_figures
from goldthread.apps.performance.words.spans import recent
from goldthread.apps.planning import queries as planning
from goldthread.apps.planning.queries import PlanLine
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.web.middleware import Site
from goldthread.web.public.report.shelf import EditionSet, editions


def lake() -> Lake:
    """The lake of this home, for the few pages that look into it."""
    return Lake(Path(settings.LAKE))


kept_parts: dict[tuple[object, ...], tuple[Catalogue, tuple[Figure, ...]]] = {}
"""The figures of the districts as last asked for, by what the files hold; a head keeps its own."""


@dataclass
class Held:
    """The record behind one request. Each read happens at most once, when a part asks for it."""

    site: Site
    record: Record
    catalogue: Catalogue

    @classmethod
    def of(cls, request: HttpRequest) -> "Held":
        site: Site = request.goldthread  # type: ignore[attr-defined]
        return cls(site, queries.record(site.body), queries.catalogue(site.body))

    @property
    def is_empty(self) -> bool:
        """Whether no file has been loaded."""
        return not self.record.files

    @property
    def place(self) -> Area | None:
        """The body's own area."""
        return self.record.own_area

    @property
    def place_name(self) -> str:
        """Its name as people say it; empty while the body has no area."""
        if self.place:
            return self.place.name
        force = find_force(self.site.body.area)
        return force.name if force else ""

    @cached_property
    def recent(self) -> Period | None:
        """The period that tables of counts show: the newest quarter that can be compared, else the newest month."""
        month = self.record.latest_month
        held = {file.period: Point(file.period, 1.0) for file in self.record.street if file.period}
        return recent(held, month) if month else None

    @cached_property
    def plans(self) -> tuple[PlanLine, ...]:
        """The plans of this home: the body's own, newest first, then its partners'."""
        return planning.plans(self.site.body)

    @cached_property
    def editions(self) -> tuple[EditionSet, ...]:
        """The editions of the body's reports that lie under this home, those that run furthest first."""
        return editions(Path(settings.HOME), self.site.body.slug)

    @cached_property
    def counted(self) -> tuple[Figure, ...]:
        """Every counted measure over the body's own area, at the recent period."""
        place, period = self.place, self.recent
        if place is None or period is None:
            return ()
        points = self.record.points_of_area(self.catalogue.counted, place.code)
        series = [(one, place, points[one.code]) for one in self.catalogue.counted]
        return noted(counted_figures(series, period), self.record)

    @cached_property
    def parts(self) -> tuple[Figure, ...]:
        """Every counted measure over each district of the body's own area, at the recent period.

        Kept until a file comes, a finding is answered or a card changes: they are many, and each visit to the home
        page asks for them.
        """
        if self.recent is None:
            return ()
        files = tuple(file.sha256 for file in self.record.files)
        key = (self.site.body.pk, self.recent, files, self.record.answered)
        catalogue, figures = kept_parts.get(key, (None, ()))
        if catalogue is not self.catalogue:
            figures = figures_of_parts(self.record, self.catalogue.counted, self.recent)
            kept_parts.clear()
            kept_parts[key] = self.catalogue, figures
        return figures

    @cached_property
    def reported(self) -> tuple[Figure, ...]:
        """The newest reported figure of each measure, area and group."""
        return tuple(reported_figures(self.record, self.catalogue.reported, today=self.site.today))
