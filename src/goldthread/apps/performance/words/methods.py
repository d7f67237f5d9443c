"""How figures are read, in plain words: what picks one out, what limits are, which months are left out, and by which
method a figure was judged.

A test holds the numbers here to those that the methods use.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import surveys
from goldthread.core.reading import LEAST_POINTS, SeriesReading
from goldthread.core.stats import explained
from goldthread.core.stats.charts.xmr import DEFAULT_METHOD, LIMIT

LEAST_A_MONTH = 10
"""As `chosen.charted` has it."""

SEVERE_PERCENT, QUESTION_PERCENT, LEAST_MEDIAN = 35, 60, 30
"""As `core.stats.time.completeness.judge` has them by default, in per cent."""


def choosing() -> tuple[str, ...]:
    """What stands out, and in which order."""
    second = (
        _("Second, the figure that misses its milestone by most, in proportion;"),
        _("where none misses one, the figure farthest on the wrong side of its baseline."),
    )
    third = (
        _("Third, the best news: the series with the longest run in the right direction; where there is none,"),
        _("the figure farthest on the right side of its milestone, or else of its baseline."),
    )
    groups = (
        _("A figure of everybody comes before those of groups."),
        _("A group is chosen only where no figure of everybody is held, and never of what is found once only."),
    )
    parts = (
        _("Districts are looked at too: one speaks for a measure only where the whole area does not,"),
        _("never on fewer than %(least)s a month, and its good news comes after that of the whole area.")
        % {"least": LEAST_A_MONTH},
    )
    year = (
        _("A count that no rule picked out may be chosen last, if it differs from the same period of the year before"),
        _("by more than chance explains, once the number of figures that were so compared is allowed for."),
    )
    return (
        _("At most three things, and of one measure one."),
        _("First, the series with the longest run in the wrong direction, by the rules for limits."),
        " ".join(second),
        " ".join(third),
        _("A place left free goes to the next of the first kind, then of the second, then of the third, good or bad."),
        " ".join(groups),
        " ".join(parts),
        " ".join(year),
        _("A reported figure whose period ended more than a year before is never chosen. Nobody chooses by hand."),
    )


def limits() -> tuple[str, ...]:
    """How the average and the limits of a monthly series come about, and what is made of them."""
    facts = {"times": LIMIT, "run": DEFAULT_METHOD.run_length, "least": LEAST_POINTS}
    limits = _("Average and limits are those of a control chart (XmR) of the months held:")
    width = _("%(times)s average moving ranges either side.") % facts
    return (
        f"{limits} {width}",
        " ".join(_rules(DEFAULT_METHOD.run_length)),
        _("A row of a table tells of the newest month; where that is as usual, of each unusual month of its period."),
        _("The rules are those of NHS England’s Making Data Count."),
        _("Under %(least)s months no limits are drawn, and it is said that it cannot be told yet.") % facts,
        _("Missing months break a run. Short months are drawn hollow and used for nothing."),
    )


def _rules(run: int) -> tuple[str, ...]:
    """What picks a month out, as `core.stats.charts.xmr_rules` has it."""
    return (
        _("A month is picked out when it lies outside a limit;"),
        _("when, of three months running on one side of the average, it is one of two or three near the limit;"),
        _("or when it is one of %(run)s or more running on one side of the average, or all rising, or all falling.")
        % {"run": run},
    )


def completeness() -> str:
    """Which months are left out, and which are asked about."""
    facts = {"least": LEAST_MEDIAN, "severe": SEVERE_PERCENT, "question": QUESTION_PERCENT}
    compared = _("A month is compared with the two calendar months before and the two after, those that are held:")
    least = _("at least two, with a median of %(least)s or more.") % facts
    follows = _(
        "Under %(severe)s%% of it the month is left out; from there to %(question)s%% it is used and asked about."
    )
    return " ".join((compared, least, follows % facts))


@dataclass(frozen=True, slots=True)
class Used:
    """A method that a figure was judged by: its code, its name, and in a sentence what it did here."""

    code: str
    title: str
    said: str


def used_in(figure: Figure) -> tuple[Used, ...]:
    """The methods behind what is said of a figure, the weightiest first; none of one that is told as published."""
    return tuple(_used_in(figure))


def named(*codes: str) -> tuple[Used, ...]:
    """The methods of these codes, each by the words of its card: where no figure says which one was used."""
    return tuple(map(_used, codes))


def _used_in(figure: Figure) -> Iterator[Used]:
    if figure.series:
        yield _of_series(figure.series)
    if surveys.told(figure):
        yield _used("survey")
    if figure.interval:
        yield _used("wilson")
    has_change = any(change.state.usable for change in figure.changes.values())
    if has_change or figure.to_milestone or figure.to_baseline:
        yield _used("change")


def _of_series(reading: SeriesReading) -> Used:
    """Limits, or in a sentence why there are none."""
    said = {
        "too_short": _("Too short: under %(least)s usable months, so no limits are drawn and nothing is picked out."),
        "no_variation": _("The months do not differ, so there are no limits to judge by."),
    }
    return _used("xmr", said.get(reading.verdict, "") % {"least": LEAST_POINTS})


def _used(code: str, said: str = "") -> Used:
    """A method by the words of its card, or by those that suit this figure better."""
    card = explained.BY_CODE[code]
    return Used(code, _(card.title), said or _(card.said))
