"""What a figure's reading says, as parts of a page: shape and words, for series and for positions against a target."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import sentences, wording
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.state import State
from goldthread.core.stats.change import Change
from goldthread.core.target import Sense, Target

Kind = Literal["common", "concern", "improvement", "neutral", "unknown"]


@dataclass(frozen=True, slots=True)
class Says:
    """What a series or a position says: a shape, a word, the rest. `unknown` is drawn as a missing figure is."""

    kind: Kind
    text: str
    lead: str = ""


def of_series(reading: SeriesReading | None) -> Says:
    """What a monthly series says of its newest month."""
    words = sentences.says(reading)
    if reading is None or reading.limits is None:
        return Says("unknown", words)
    if reading.signal.kind == "common":
        return Says("common", words)
    lead, _colon, rest = words.partition(": ")
    return Says(reading.signal.kind, rest, lead=f"{lead}:")


def of_month(mark: Mark, reading: SeriesReading, state: State) -> Says:
    """Which rule picked a month out."""
    if not state.usable:
        return Says("unknown", _("left out of limits and changes"))
    if reading.limits is None:
        return Says("unknown", _("no variation") if reading.verdict == "no_variation" else _("cannot tell yet"))
    return Says(mark.kind, sentences.month_rule(mark))


def of_position(figure: Figure) -> Says:
    """Where a reported figure stands against its milestone, or else its baseline, by the direction on its card."""
    if figure.point.value is None:
        words = _("change only, no level") if figure.point.state is State.CHANGE_ONLY else _("no figure held")
        return Says("unknown", words)
    if figure.to_milestone and figure.to_milestone.is_met is not None:
        met = figure.to_milestone.is_met
        lead = _("Milestone met:") if met else _("Milestone missed:")
        return Says("improvement" if met else "concern", milestone_gap(figure), lead=lead)
    if figure.to_baseline:
        return _against_baseline(figure)
    return Says("common", _("No target to judge it by"))


def of_figure(figure: Figure) -> Says:
    """What may be said of a figure, whichever kind it is."""
    return of_position(figure) if figure.row else of_series(figure.series)


def milestone_gap(figure: Figure) -> str:
    """The distance to the milestone: "0.2 points short", "exactly on it"."""
    if figure.to_milestone is None:
        return ""
    gap = figure.to_milestone.gap
    if gap == 0:
        return _("on it")
    size = {"gap": milestone_size(figure)}
    if gap < 0 and figure.target and figure.target.sense is Sense.AT_LEAST:
        return _("%(gap)s short") % size
    return (_("%(gap)s above it") if gap > 0 else _("%(gap)s below it")) % size


def milestone_distance(figure: Figure) -> str:
    """The distance with its noun: "0.2 points short of the milestone"."""
    if figure.to_milestone is None:
        return ""
    gap, size = figure.to_milestone.gap, {"gap": milestone_size(figure)}
    if gap == 0:
        return _("on the milestone")
    if gap < 0 and figure.target and figure.target.sense is Sense.AT_LEAST:
        return _("%(gap)s short of the milestone") % size
    return (_("%(gap)s above the milestone") if gap > 0 else _("%(gap)s below the milestone")) % size


def milestone_size(figure: Figure) -> str:
    """The distance to the milestone without its side."""
    return wording.gap(figure.to_milestone.gap, figure.definition.unit) if figure.to_milestone else ""


def baseline_gap(figure: Figure) -> str:
    """The distance to the baseline: "1.8 points above the baseline"."""
    if figure.to_baseline is None:
        return ""
    gap = figure.to_baseline.gap
    if gap == 0:
        return _("the same as the baseline")
    words = _("%(gap)s above the baseline") if gap > 0 else _("%(gap)s below the baseline")
    return words % {"gap": wording.gap(gap, figure.definition.unit)}


def target_words(target: Target, unit: str) -> str:
    """A target as it was meant: "at least 53.9%", "10% to 12%"."""
    value = {"value": wording.level(target.value, unit)}
    if target.sense is Sense.RANGE and target.upper is not None:
        return _("%(value)s to %(upper)s") % {**value, "upper": wording.level(target.upper, unit)}
    words = {
        Sense.AT_LEAST: _("at least %(value)s"),
        Sense.UNDER: _("under %(value)s"),
        Sense.PARITY: _("parity: %(value)s"),
        Sense.MONITOR: _("watched against %(value)s"),
    }
    return words.get(target.sense, _("%(value)s")) % value


def stated_change(figure: Figure) -> Change | None:
    """The change to show beside a reported figure: as reported, or else as the levels held allow."""
    order = ("reported", "previous", "year_before")
    found = [figure.changes[name] for name in order if name in figure.changes]
    return next((one for one in found if size_words(one)), found[0] if found else None)


def size_words(change: Change) -> str:
    """How much a figure moved, without its sign: "3.5 points", "137 (2.3%)"."""
    if change.points is not None:
        return wording.gap(change.points, "percent")
    number = wording.number(abs(change.number)) if change.number is not None else ""
    percent = f"{wording.number(abs(round(change.percent, 1)), places=1)}%" if change.percent is not None else ""
    return f"{number} ({percent})" if number and percent else number or percent


def place_in_document(paragraph: str) -> str:
    """Where in the document, in words."""
    if not paragraph:
        return _("paragraph not given")
    return _("paragraph %(paragraph)s") % {"paragraph": paragraph} if paragraph[0].isdigit() else paragraph


def _against_baseline(figure: Figure) -> Says:
    gap = figure.to_baseline.gap if figure.to_baseline else 0
    sense = (gap > 0) - (gap < 0)
    better = sense * figure.definition.direction.sign
    kinds: dict[int, tuple[Kind, str]] = {
        1: ("improvement", _("Better than baseline:")),
        -1: ("concern", _("Worse than baseline:")),
        0: ("common", ""),
    }
    kind, lead = kinds[better]
    return Says(kind, baseline_gap(figure), lead=lead)
