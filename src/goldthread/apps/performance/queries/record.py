"""A body's record as it stood on a day: the files chosen from the manifest, and what hangs on them.

Choosing is all that a day changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from goldthread.analytics.areas import find_district, find_force
from goldthread.analytics.measures.definition import Definition
from goldthread.apps.bodies.models import Body
from goldthread.apps.performance.models import Area, Observation, ReportedFigure, Residents, SourceFile
from goldthread.apps.performance.queries import noticed
from goldthread.apps.performance.queries.feeds import CENSUS, MONTHLY_COUNTS, STREET, WORKBOOK
from goldthread.apps.performance.queries.finding import OF_EVERY_TYPE, Finding
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State

EVERY_TYPE = ""
"""Stands, among the types of a month that are withheld, for all of them."""


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
        held = SourceFile.objects.filter(body=self.body, load__published_at__isnull=False).select_related("load")
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
        """All that was noticed, the body's own area first. It looks at every publisher: a page that needs one asks
        `findings_about`. Of a month of which street files are held, tables of many forces tell nothing more."""
        own = self.body.area
        subjects = sorted(self._street_by_subject, key=lambda one: (one != own, one))
        forces = sorted(self._of_forces, key=lambda one: (one != own, one))
        found = (*(self.findings_about(one) for one in subjects), *(self._only_in_tables(one) for one in forces))
        return tuple(sorted((one for part in found for one in part), key=lambda one: one.subject != own))

    def findings_about(self, subject: str) -> tuple[Finding, ...]:
        """What was noticed in the street files of one publisher. Looked for once, when it is first asked for."""
        if subject not in self._noticed:
            found = noticed.of_publisher(self._street_by_subject.get(subject, ()))
            self._noticed[subject] = tuple(noticed.answered(found, self.answers)) if found else ()
        return self._noticed[subject]

    def findings_of(self, file: SourceFile) -> tuple[Finding, ...]:
        """What was noticed in the month of one street file; of a file of another feed, nothing."""
        found = self.findings_about(file.subject) if file.feed == STREET and file.month else ()
        return tuple(one for one in found if one.period == file.period)

    def finding(self, key: str) -> Finding | None:
        """The finding of this key; none where nothing of the kind is noticed in the files that stand."""
        _kind, _colon, rest = key.partition(":")
        feed, _colon, rest = rest.partition(":")
        subject = rest.partition(":")[0]
        found = self._of_forces.get(subject, ()) if feed == MONTHLY_COUNTS else self.findings_about(subject)
        return next((one for one in found if one.key == key), None)

    def findings_on(
        self, definition: Definition, subject: str, period: Period, *, is_part: bool = False
    ) -> tuple[Finding, ...]:
        """What was noticed that a counted figure rests on: a measure over a publisher's area, or a part of it."""
        return tuple(one for one in self.findings_about(subject) if one.touches(definition, period, is_part=is_part))

    @cached_property
    def answers(self) -> noticed.Answers:
        """What was said of findings, by key: as at the record's day, or up to now."""
        return noticed.answers(self.body, as_at=self.as_at)

    @property
    def answered(self) -> frozenset[tuple[str, str]]:
        """Key and state of each finding of the body's own area of which something was said."""
        found = self.findings_about(self.body.area)
        return frozenset((one.key, one.state) for one in found if one.answers)

    @cached_property
    def _noticed(self) -> dict[str, tuple[Finding, ...]]:
        return {}

    @cached_property
    def _of_forces(self) -> Mapping[str, tuple[Finding, ...]]:
        """What was noticed in tables of many forces, by force."""
        files = self.of_feed(MONTHLY_COUNTS)
        found = noticed.of_forces(files) if files else {}
        return {force: tuple(noticed.answered(part, self.answers)) for force, part in found.items() if part}

    def _only_in_tables(self, force: str) -> tuple[Finding, ...]:
        """What tables of many forces alone give away of a force."""
        in_street = {file.period for file in self._street_by_subject.get(force, ())}
        return tuple(one for one in self._of_forces[force] if one.period not in in_street)

    @cached_property
    def _street_by_subject(self) -> Mapping[str, tuple[SourceFile, ...]]:
        found: dict[str, list[SourceFile]] = defaultdict(list)
        for file in self.of_feed(STREET):
            found[file.subject].append(file)
        return {subject: tuple(files) for subject, files in found.items()}

    def _withheld(self, subject: str) -> Mapping[Period, frozenset[str]]:
        """The types withheld of each month of a publisher's files."""
        if subject not in self._short:
            short: dict[Period, set[str]] = defaultdict(set)
            for one in self.findings_about(subject):
                if one.withholds and one.period:
                    short[one.period].add(EVERY_TYPE if one.kind in OF_EVERY_TYPE else one.category)
            self._short[subject] = {period: frozenset(categories) for period, categories in short.items()}
        return self._short[subject]

    @cached_property
    def _short(self) -> dict[str, Mapping[Period, frozenset[str]]]:
        return {}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area that the chosen street files give figures for, by code."""
        return {area.code: area for area in Area.objects.filter(force__in=self._street_by_subject)}

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
            withheld = self._withheld(subject).get(period, frozenset())
            short = EVERY_TYPE in withheld or any(map(definition.counts, withheld))
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


def record(body: Body, *, as_at: date | None = None) -> Record:
    """The body's record as it stood on a day; without a day, as it stands."""
    return Record(body, as_at=as_at)
