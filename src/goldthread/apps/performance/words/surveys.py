"""What may be said of a share found by asking people: whether its move can be told from chance, or why not. Where the
number asked was not published nothing is guessed."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.standing import stated_change
from goldthread.core.stats.survey.published import (
    AS_PUBLISHED,
    PublishedChange,
    PublishedEstimates,
    published,
    published_change,
)

SURVEY = "survey"


def is_survey_share(figure: Figure) -> bool:
    """Whether it is a share whose card names a survey as its source, or that was published with the number asked."""
    if figure.definition.unit != "percent":
        return False
    has_base = figure.row is not None and figure.row.base is not None
    return has_base or SURVEY in figure.definition.source.casefold()


def told(figure: Figure) -> str:
    """What the survey behind a figure allows to be said, in one or two sentences; empty for what is no survey share."""
    if figure.row is None or not is_survey_share(figure) or not _says_something(figure):
        return ""
    return " ".join(_sentences(figure, figure.row))


def noted(figures: Iterable[Figure]) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """What is said of several figures, each sentence once, with the figures it is said of."""
    alike: dict[str, list[Figure]] = {}
    for figure in figures:
        if said := told(figure):
            alike.setdefault(said, []).append(figure)
    return ((said, tuple(found)) for said, found in alike.items())


def _says_something(figure: Figure) -> bool:
    return figure.point.value is not None or stated_change(figure) is not None


def _sentences(figure: Figure, row: ReportedFigure) -> Iterator[str]:
    asked = _asked(row)
    if asked is None or figure.point.value is None:
        yield _not_asked(figure)
        return
    now = _estimate(figure)
    if now.hidden.item():
        yield _too_few()
        return
    if figure.interval is None or row.base is not None:
        yield _interval(now, asked)
    before = _compared(figure)
    if before is not None:
        yield _move(before, figure)


def _not_asked(figure: Figure) -> str:
    """That the number asked was not published, and what therefore cannot be told: of the move, where one is stated."""
    if stated_change(figure) is None:
        return _("How many people were asked was not published, so no interval can be given.")
    return _("How many people were asked was not published, so it cannot be told whether its move is more than chance.")


def _asked(row: ReportedFigure) -> float | None:
    """How many people were asked: the base as published, or else the whole that the share was given as a part of."""
    if row.base is not None:
        return row.base
    return row.denominator if row.numerator is not None else None


def _interval(now: PublishedEstimates, asked: float) -> str:
    facts = {
        "asked": wording.number(asked, places=0),
        "lower": wording.level(round(100 * now.lower.item(), 1), "percent"),
        "upper": wording.level(round(100 * now.upper.item(), 1), "percent"),
        "sure": wording.number(100 * now.method.level, places=0),
    }
    if now.at_least.item():
        runs = _("With %(asked)s answers the %(sure)s%% interval runs at least from %(lower)s to %(upper)s;") % facts
        wider = _("how the sample was drawn was not published, so it may be wider.")
        return f"{runs} {wider}"
    return _("With %(asked)s answers the %(sure)s%% interval is %(lower)s to %(upper)s.") % facts


def _compared(figure: Figure) -> Figure | None:
    """The level held of the period that the stated change is measured from; of the period alone, where none is held."""
    change = stated_change(figure)
    if change is None or change.against is None:
        return None
    held = [one for one in figure.earlier if one.point.period == change.against and one.point.value is not None]
    return held[-1] if held else None


def _move(before: Figure, now: Figure) -> str:
    if before.row is None or _asked(before.row) is None:
        return _(
            "How many were asked before was not published, so it cannot be told whether its move is more than chance."
        )
    earlier, later = before.point.period, now.point.period
    if max(earlier.start, later.start) < min(earlier.end, later.end):
        return _("The two periods overlap, and so do the people asked: the move cannot be told from chance.")
    return _verdict(published_change(_estimate(before), _estimate(now), shares_people=False))


def _verdict(change: PublishedChange) -> str:
    facts = {"sure": wording.number(100 * change.method.level, places=0)}
    if change.verdict_at(0) == "interval_not_known":
        return _(
            "How the sample was drawn was not published, so it cannot be told whether its move is more than chance."
        )
    words = {
        "detectable": _("Its move is more than chance would often bring, at %(sure)s%% confidence."),
        "no_detectable_change": _("No detectable change: chance alone may explain its move, at %(sure)s%% confidence."),
        "base_too_small": _too_few().replace("%", "%%"),
    }
    return words[change.verdict_at(0)] % facts


def _too_few() -> str:
    least = wording.number(AS_PUBLISHED.least_base, places=0)
    return _("There were fewer than %(least)s answers, too few to tell a move from chance.") % {"least": least}


def _estimate(figure: Figure) -> PublishedEstimates:
    """A share as published, from per cent."""
    row, share = figure.row, (figure.point.value or 0) / 100
    asked, deft = (_asked(row), row.deft) if row else (None, None)
    return published([share], base=[asked], deft=[deft])
