"""Where a figure comes from: the chain from file to figure, told in steps. Pages and the command line show the same."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import Area, ReportedFigure, SourceFile
from goldthread.apps.performance.queries import STREET, Record
from goldthread.apps.performance.readings import Figure, counted_figure, find_area, is_in, reported_figures
from goldthread.apps.performance.tracing.findings import finding_words
from goldthread.apps.performance.words import sentences, wording
from goldthread.core.errors import GoldthreadError
from goldthread.core.period import Period
from goldthread.core.target import Distance, Sense


class CannotTrace(GoldthreadError):
    """There is no figure whose chain could be told."""


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain. `findings` are the keys of those that it tells of."""

    title: str
    lines: tuple[str, ...]
    findings: tuple[str, ...] = ()


def trace(record: Record, definition: Definition, period: Period, *, area: str | None = None) -> tuple[Step, ...]:
    """The chain behind one figure. Raises CannotTrace where nothing is held for that period."""
    if definition.shape == "reported":
        return _trace_reported(record, definition, period, area)
    place = find_area(record, area) if area else record.own_area
    if place is None:
        raise CannotTrace(_("No file has been loaded yet, so there is no figure to trace."))
    points = record.points(definition, area=place.code).get(place.code, {})
    files = [file for file in _files_of(record, place) if file.period and period.contains(file.period)]
    if not files:
        held = f"{min(points).words} – {max(points).words}" if points else _("no month")
        raise CannotTrace(_("No file covers %(period)s. Held: %(held)s.") % {"period": period.words, "held": held})
    figure = counted_figure(definition, place, points, period)
    return (
        _figure_step(figure, period),
        _reading_step(figure),
        _card_step(definition),
        _findings_step(record, definition, place, period),
        *(_file_step(file) for file in files),
    )


def _files_of(record: Record, place: Area) -> tuple[SourceFile, ...]:
    return tuple(file for file in record.of_feed(STREET) if file.subject == place.force)


def _figure_step(figure: Figure, period: Period) -> Step:
    value = wording.point_words(figure.point, figure.definition.unit)
    lines = [f"{figure.definition.title}, {figure.area_name}, {period.words}: {value}."]
    if len(period.months) > 1:
        lines.append(_("It is the sum of %(months)s.") % {"months": ", ".join(month.words for month in period.months)})
        if not figure.point.state.usable:
            lines.append(_("One of them is missing or came in short, so no sum is stated."))
        lines += [
            _("It adds up months that are counted in two ways, of which the second begins in %(month)s: %(reason)s.")
            % {"month": one.month.words, "reason": one.reason}
            for one in figure.definition.breaks
            if period.start < one.month.start < period.end
        ]
    return Step(_("The figure"), tuple(lines))


def _reading_step(figure: Figure) -> Step:
    lines = [
        _("Against %(period)s: %(change)s.")
        % {"period": change.against.words if change.against else "", "change": wording.change_words(change)}
        for change in {change.against: change for change in figure.changes.values()}.values()
    ]
    if figure.series:
        lines.append(f"{sentences.says(figure.series, at=figure.point.period.last_month)}.")
        if limits := figure.series.limits:
            facts = {name: wording.number(getattr(limits, name) or 0, places=1) for name in ("lower", "mean", "upper")}
            lines.append(
                _("Average %(mean)s, limits %(lower)s to %(upper)s (XmR of monthly counts, Making Data Count rules).")
                % facts
            )
    return Step(_("How it reads"), tuple(lines))


def _card_step(definition: Definition) -> Step:
    return Step(
        _("The measure"),
        (definition.definition, _("It counts %(rule)s.") % {"rule": counting_rule(definition)}),
    )


def counting_rule(definition: Definition) -> str:
    """What rows a measure counts, in words."""
    forms = (
        (_("%(column)s is %(values)s"), definition.filter),
        (_("%(column)s is not %(values)s"), definition.exclude),
    )
    rules = [
        form % {"column": column.replace("_", " "), "values": _(" or ").join(values)}
        for form, chosen in forms
        for column, values in chosen.items()
    ]
    return _("rows of the file whose %(rule)s") % {"rule": _(" and ").join(rules)} if rules else _("every row")


def _findings_step(record: Record, definition: Definition, place: Area, period: Period) -> Step:
    is_part = place.kind != Area.Kind.FORCE
    found = record.findings_on(definition, place.force, period, is_part=is_part)
    said = tuple(map(finding_words, found)) or (_("Nothing: no month of it looks short."),)
    return Step(_("What was noticed"), said, tuple(one.key for one in found))


def _file_step(file: SourceFile) -> Step:
    lines = [
        ngettext("%(name)s: %(rows)s row from %(publisher)s.", "%(name)s: %(rows)s rows from %(publisher)s.", file.rows)
        % {"name": file.name, "rows": wording.number(file.rows), "publisher": file.subject_name},
        _("Released %(released)s; load %(load)s, %(loaded)s, by %(by)s.")
        % {
            "released": wording.day(file.released_on),
            "load": file.load.number,
            "loaded": wording.day(file.load.loaded_at.date()),
            "by": file.load.loaded_by,
        },
        _("SHA-256 of the file: %(hash)s. Kept as lake/%(parquet)s.") % {"hash": file.sha256, "parquet": file.parquet},
    ]
    if file.supersedes:
        lines.append(_("It replaces the release of %(day)s.") % {"day": wording.day(file.supersedes.released_on)})
    return Step(_("The file"), tuple(lines))


def _trace_reported(record: Record, definition: Definition, period: Period, area: str | None) -> tuple[Step, ...]:
    fronts = reported_figures(record, [definition], today=date.max)
    figures = [one for front in fronts for one in (front, *front.earlier) if one.point.period == period]
    if area:
        figures = [one for one in figures if is_in(one, area, record)]
    if not figures:
        raise CannotTrace(
            _("No figure of “%(measure)s” is reported for %(period)s.")
            % {"measure": definition.title, "period": period.words}
        )
    return tuple(step for one in figures if one.row for step in _reported_steps(one, one.row))


def _reported_steps(figure: Figure, row: ReportedFigure) -> tuple[Step, ...]:
    value = wording.point_words(figure.point, figure.definition.unit)
    group = f", {figure.group}" if figure.group else ""
    said = [f"{figure.definition.title}, {figure.area_name}{group}, {figure.point.period.words}: {value}."]
    said += [wording.change_words(change) for name, change in figure.changes.items() if name == "reported"]
    said += _standing_lines(figure, row)
    source = [
        _("%(document)s, paragraph %(paragraph)s.") % {"document": row.document, "paragraph": row.paragraph or "–"}
    ]
    if row.reported_by:
        when = wording.day(row.reported_on) if row.reported_on else _("day not known")
        source.append(_("Reported by %(who)s, %(when)s.") % {"who": row.reported_by, "when": when})
    if row.note:
        source.append(row.note)
    return (
        Step(_("The figure"), tuple(said)),
        Step(_("The measure"), (figure.definition.definition,)),
        Step(_("Where it was reported"), tuple(source)),
        Step(_("The file"), (_("Row %(row)s.") % {"row": row.row}, *_file_step(row.file).lines)),
    )


def _standing_lines(figure: Figure, row: ReportedFigure) -> list[str]:
    """The milestone, in the sense it was set, and the baseline, each with how far the figure stands from it."""
    senses = {
        Sense.AT_LEAST: _("Milestone: at least %(level)s"),
        Sense.UNDER: _("Milestone: under %(level)s"),
        Sense.EXACTLY: _("Milestone: exactly %(level)s"),
        Sense.RANGE: _("Milestone: within %(level)s"),
        Sense.PARITY: _("Milestone: parity with %(level)s"),
        Sense.MONITOR: _("Watched against %(level)s"),
    }
    target, unit = figure.target, figure.definition.unit
    lines = []
    if target:
        level = " – ".join(wording.level(one, unit) for one in (target.value, target.upper) if one is not None)
        lines.append(senses[target.sense] % {"level": level} + _distance_words(figure.to_milestone, unit))
    if row.baseline is not None:
        told = _("Baseline: %(level)s") % {"level": wording.level(row.baseline, unit)}
        lines.append(told + _distance_words(figure.to_baseline, unit))
    return lines


def _distance_words(found: Distance | None, unit: str) -> str:
    if found is None:
        return "."
    if found.gap == 0:
        return _("; the figure is on it.")
    words = _("; the figure is %(gap)s above it.") if found.gap > 0 else _("; the figure is %(gap)s below it.")
    return words % {"gap": wording.gap(found.gap, unit)}
