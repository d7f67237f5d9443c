"""Reads that start from a body: its measures, and its record as it stood on a day.

A record is the files chosen from the manifest, and what hangs on them. Choosing is all that a day changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from goldthread.analytics.areas import find_district, find_force
from goldthread.analytics.measures.definition import Catalogue, Definition, load_packs
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import own_packs
from goldthread.apps.performance.models import Area, Observation, ReportedFigure, Residents, SourceFile
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.time.completeness import Judgement, judge

STREET, WORKBOOK, CENSUS = "street", "measure_workbook", "census_residents"
CROSS_TABLE = "cross_table"
MONTHLY_COUNTS, FORCE_RESIDENTS = "monthly_counts", "force_residents"

PACKS = Path(__file__).resolve().parents[2] / "analytics" / "measures" / "packs"

_read: dict[tuple[object, ...], Catalogue] = {}


def catalogue(body: Body) -> Catalogue:
    """The body's measures: those that come with the product, then its own. Read again only when a card has changed."""
    own = own_packs(body)
    key = (body.pk, *((str(card), card.stat().st_mtime_ns) for card in sorted(own.rglob("*.toml"))))
    if key not in _read:
        _read.clear()
        _read[key] = load_packs(PACKS, own)
    return _read[key]


@dataclass(frozen=True, slots=True)
class Finding:
    """A month of one category that looks too low beside its neighbours: severe (never used) or a question (used, and
    asked)."""

    subject: str
    subject_name: str
    period: Period
    category: str
    count: int
    judgement: Judgement


class Record:
    """Everything a body holds, read as at a day and, for a paper, up to a month: `until` is the first day left out.

    Choosing files, and rows of a workbook by the day their period starts, is all that either changes.
    """

    def __init__(self, body: Body, *, as_at: date | None = None, until: date | None = None) -> None:
        self.body, self.as_at, self.until = body, as_at, until

    @cached_property
    def files(self) -> tuple[SourceFile, ...]:
        """The file that stands for each feed, subject and month: the newest release, and of one day's the last
        loaded."""
        held = SourceFile.objects.filter(body=self.body).select_related("load")
        if self.as_at:
            held = held.filter(released_on__lte=self.as_at)
        if self.until:
            held = held.exclude(month__gte=self.until)
        chosen = {(file.feed, file.subject, file.month): file for file in held.order_by("released_on", "id")}
        return tuple(sorted(chosen.values(), key=lambda file: (file.feed, file.subject, file.month or date.min)))

    def of_feed(self, feed: str) -> tuple[SourceFile, ...]:
        """The chosen files of one feed."""
        return tuple(file for file in self.files if file.feed == feed)

    @cached_property
    def street(self) -> tuple[SourceFile, ...]:
        """The chosen street files of the body's own force, by month."""
        return tuple(file for file in self.of_feed(STREET) if file.subject == self.body.area)

    @cached_property
    def latest_month(self) -> Period | None:
        """The newest month held of the body's own force."""
        return self.street[-1].period if self.street else None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the counts of the files themselves give away, by subject, month and category."""
        by_subject: dict[str, list[SourceFile]] = defaultdict(list)
        for file in self.of_feed(STREET):
            by_subject[file.subject].append(file)
        return tuple(finding for files in by_subject.values() for finding in _findings(files))

    @cached_property
    def _short(self) -> Mapping[tuple[str, Period], frozenset[str]]:
        short: dict[tuple[str, Period], set[str]] = defaultdict(set)
        for finding in self.findings:
            if finding.judgement.level == "severe":
                short[finding.subject, finding.period].add(finding.category)
        return {key: frozenset(categories) for key, categories in short.items()}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area that the chosen street files give figures for, by code."""
        subjects = {file.subject for file in self.of_feed(STREET)}
        return {area.code: area for area in Area.objects.filter(force__in=subjects)}

    @cached_property
    def own_area(self) -> Area | None:
        """The area of the body's force as a whole."""
        return next((a for a in self.areas.values() if a.kind == Area.Kind.FORCE and a.force == self.body.area), None)

    @cached_property
    def own_place(self) -> tuple[str, str]:
        """Code and name of the body's own area, known before a file of it is held; of a body without one, its name."""
        force = find_force(self.body.area) if self.body.area else None
        if force:
            return force.code, force.name
        return (self.own_area.code, self.own_area.name) if self.own_area else ("", self.body.name)

    def place_of(self, text: str) -> tuple[str, str]:
        """Code and name of an area as somebody wrote it. Blank is the body's own; an unknown name stands for both."""
        if not text.strip():
            return self.own_place
        found = find_force(text) or find_district(text)
        return (found.code, found.name) if found else (text.strip(), text.strip())

    @cached_property
    def residents(self) -> dict[str, int]:
        """People living in each district, by its name."""
        files = self.of_feed(CENSUS)
        return dict(Residents.objects.filter(file__in=files).order_by("file_id").values_list("district", "people"))

    def points(self, definition: Definition, *, area: str | None = None) -> dict[str, dict[Period, Point]]:
        """The monthly figures of a computed measure: area code, then month. Short months are marked by rule, not by
        hand."""
        found = Observation.objects.filter(measure=definition.code, file__in=self._street_keys)
        if area:
            found = found.filter(area=area)
        return self._by_area(definition, found.values_list("area_id", "file_id", "value"))

    def points_of_area(self, definitions: Iterable[Definition], area: str) -> dict[str, dict[Period, Point]]:
        """The monthly figures of many measures in one area, in one read: measure code, then month."""
        found = Observation.objects.filter(area=area, file__in=self._street_keys)
        rows: dict[str, list[tuple[str, int, float]]] = defaultdict(list)
        for measure, file, value in found.values_list("measure", "file_id", "value"):
            rows[measure].append((area, file, value))
        return {one.code: self._by_area(one, rows[one.code]).get(area, {}) for one in definitions}

    def points_by_area(self, definitions: Iterable[Definition]) -> dict[str, dict[str, dict[Period, Point]]]:
        """The monthly figures of many measures in every area, in one read: measure code, area code, month."""
        wanted = {one.code: one for one in definitions}
        found = Observation.objects.filter(measure__in=wanted, file__in=self._street_keys)
        rows: dict[str, list[tuple[str, int, float]]] = defaultdict(list)
        for measure, area, file, value in found.values_list("measure", "area_id", "file_id", "value"):
            rows[measure].append((area, file, value))
        return {code: self._by_area(one, rows[code]) for code, one in wanted.items()}

    @cached_property
    def _street_keys(self) -> dict[int, SourceFile]:
        return {file.pk: file for file in self.of_feed(STREET)}

    def _by_area(
        self, definition: Definition, rows: Iterable[tuple[str, int, float]]
    ) -> dict[str, dict[Period, Point]]:
        series: dict[str, dict[Period, Point]] = defaultdict(dict)
        for area, key, value in rows:
            subject, period, load = self._told_of[key]
            if period is None:
                continue
            short = any(definition.counts(category) for category in self._short.get((subject, period), ()))
            state = State.PART_SUPPLIED if short else State.HELD
            series[area][period] = Point(period, value, state, load=load)
        return dict(series)

    @cached_property
    def _told_of(self) -> dict[int, tuple[str, Period | None, int]]:
        """What each figure takes from its file: publisher, month, load. Worked out once a file, not once a figure."""
        return {key: (file.subject, file.period, file.load.number) for key, file in self._street_keys.items()}

    def reported(
        self, *, measures: Iterable[str] | None = None, until: date | None = None
    ) -> tuple[ReportedFigure, ...]:
        """The reported figures, oldest period first; of one figure reported twice, the later report stands.

        Those whose period starts on `until` or later are left out; without it, on the record's own.
        """
        found = ReportedFigure.objects.filter(file__in=self.of_feed(WORKBOOK)).select_related("file__load")
        if until or self.until:
            found = found.filter(starts_on__lt=until or self.until)
        if measures is not None:
            found = found.filter(measure__in=list(measures))
        standing: dict[tuple[str, str, str, str], ReportedFigure] = {}
        for row in sorted(found, key=lambda row: (row.reported_on or date.min, row.file_id, row.row)):
            standing[row.measure, self.place_of(row.area)[0], row.group, row.period] = row
        return tuple(sorted(standing.values(), key=lambda row: (row.ends_on, row.starts_on, row.file_id, row.row)))


def _findings(files: list[SourceFile]) -> Iterable[Finding]:
    """Judge each category over the months held; a category absent from a month that is held counts as none."""
    months = {file.period: file.report["crime_type"] for file in files if file.period}
    for category in sorted({category for counts in months.values() for category in counts}):
        counts = {period: counted.get(category, 0) for period, counted in months.items()}
        for period, judgement in sorted(judge(counts).items()):
            yield Finding(files[0].subject, files[0].subject_name, period, category, counts[period], judgement)


def record(body: Body, *, as_at: date | None = None) -> Record:
    """The body's record as it stood on a day; without a day, as it stands."""
    return Record(body, as_at=as_at)
