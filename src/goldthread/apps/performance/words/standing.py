"""What a figure's reading says, as parts of a page: shape and words, for series and for positions against a target."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import sentences, wording
from goldthread.apps.performance.words.spans import in_sentence
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change
from goldthread.core.target import Sense, Target

Kind = Literal["common", "concern", "improvement", "neutral", "unknown"]


@dataclass(frozen=True, slots=True)
class Says:
    """What a series or a position says: a shape, a word, the rest. `unknown` is drawn as a missing figure is."""

    kind: Kind
    text: str
    lead: str = ""


def of_series(reading: SeriesReading | None, period: Period | None = None) -> Says:
    """What a monthly series says of its newest month; where that is as usual, of the months of the period told."""
    words = sentences.says(reading)
    if reading is None or reading.limits is None:
        return Says("unknown", words)
    if reading.signal.kind == "common":
        return _of_period(reading, period) or Says("common", words)
    lead, _colon, rest = words.partition(": ")
    return Says(reading.signal.kind, rest, lead=f"{lead}:")


def _of_period(reading: SeriesReading, period: Period | None) -> Says | None:
    """Every month of the period that a rule picked out, under the word for the worst of them; None without any."""
    found = reading.picked(period) if period and reading.latest.state.usable else ()
    if not found:
        return None
    kind = reading.spoken(period)[1].kind
    return Says(kind, sentences.months_said(found), lead=f"{sentences.KIND_WORDS[kind]()}:")


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
    if figure.row:
        return of_position(figure)
    return _of_the_year(figure) or of_series(figure.series, figure.point.period)


def _of_the_year(figure: Figure) -> Says | None:
    """Which way a count moved over a year by more than chance, where its series is quiet; None otherwise."""
    if not speaks_by_the_year(figure):
        return None
    worse = -figure.definition.direction.sign * (figure.changes["year_before"].number or 0)
    kind: Kind = "concern" if worse > 0 else "improvement" if worse < 0 else "neutral"
    return Says(kind, "", lead=sentences.KIND_WORDS[kind]())


def speaks_by_the_year(figure: Figure) -> bool:
    """Whether a change over the year is what a figure has to say: detectable, and no rule picked out its months."""
    quiet = figure.series is None or figure.series.spoken(figure.point.period)[1].kind == "common"
    return figure.is_detectable and quiet


def headline(figure: Figure, *, place: str) -> str:
    """What a count does, in a sentence; of a part of an area, it names the part. `place` is the area of the body."""
    things = figure.definition.things
    if figure.area_name != place:
        things = _("%(things)s in %(place)s") % {"things": things, "place": figure.area_name}
    if figure.series is None:
        return figure.definition.title
    if speaks_by_the_year(figure):
        change = figure.changes["year_before"]
        facts = {
            "things": things[:1].upper() + things[1:],
            "period": in_sentence(figure.point.period),
            "change": wording.change_words(change),
            "before": in_sentence(change.against) if change.against else "",
        }
        return _("%(things)s in %(period)s: %(change)s on %(before)s, more than chance explains") % facts
    return sentences.headline(things, figure.series, period=figure.point.period)


def milestone_gap(figure: Figure) -> str:
    """The distance to the milestone beside its name: "0.2 points short", "1.6 points over it"."""
    sides = {
        "on": _("on it"),
        "short": _("%(gap)s short"),
        "over": _("%(gap)s over it"),
        "under": _("%(gap)s under it"),
        "above": _("%(gap)s above it"),
        "below": _("%(gap)s below it"),
    }
    return sides[_side(figure)] % {"gap": milestone_size(figure)} if figure.to_milestone else ""


def milestone_distance(figure: Figure) -> str:
    """The distance with its noun: "0.2 points short of the milestone", "6.5 points short of parity"."""
    sides = {
        "on": _("on the milestone"),
        "short": _("%(gap)s short of the milestone"),
        "over": _("%(gap)s over the milestone"),
        "under": _("%(gap)s under the milestone"),
        "above": _("%(gap)s above the milestone"),
        "below": _("%(gap)s below the milestone"),
    }
    if figure.target and figure.target.sense is Sense.PARITY:
        sides |= {"on": _("at parity"), "short": _("%(gap)s short of parity"), "above": _("%(gap)s above parity")}
    return sides[_side(figure)] % {"gap": milestone_size(figure)} if figure.to_milestone else ""


def milestone_verdict(figure: Figure) -> str:
    """The distance and what it means, for a title: "3.8 points short: milestone missed"."""
    if figure.to_milestone is None or figure.to_milestone.is_met is None:
        return milestone_distance(figure)
    sides = {
        "on": _("on it"),
        "short": _("%(gap)s short"),
        "over": _("%(gap)s over"),
        "under": _("%(gap)s under"),
        "above": _("%(gap)s above"),
        "below": _("%(gap)s below"),
    }
    facts = {"gap": sides[_side(figure)] % {"gap": milestone_size(figure)}}
    return (_("%(gap)s: milestone met") if figure.to_milestone.is_met else _("%(gap)s: milestone missed")) % facts


def milestone_told(figure: Figure) -> str:
    """The distance in a sentence, and whether the milestone is met where the distance alone does not say it."""
    told, found = {"gap": milestone_distance(figure)}, figure.to_milestone
    if found is None or found.is_met is None or _side(figure) == "short":
        return told["gap"]
    return (_("%(gap)s, which is met") if found.is_met else _("%(gap)s, which is missed")) % told


def _side(figure: Figure) -> str:
    """On which side of its milestone a figure lies: one word never stands for both good and bad."""
    gap = figure.to_milestone.gap if figure.to_milestone else 0
    sense = figure.target.sense if figure.target else Sense.MONITOR
    if gap == 0:
        return "on"
    if sense is Sense.UNDER:
        return "over" if gap > 0 else "under"
    if gap > 0:
        return "above"
    return "short" if sense in (Sense.AT_LEAST, Sense.PARITY) else "below"


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
