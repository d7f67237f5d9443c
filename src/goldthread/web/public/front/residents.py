"""What residents say: the survey shares whose period ended within a year; older ones only where none is newer.

Shares with a baseline or a milestone to stand against go before those that stand alone.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import ngettext

from goldthread.apps.performance.chosen.stands_out import is_recent
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.surveys import is_survey_share
from goldthread.web.public.reading.strips import Strip, strip

SHOWN = 6


def residents_say(reported: Iterable[Figure], *, today: date) -> tuple[Strip, ...]:
    """Strips of the shares whose card names a survey as its source; those of everybody, not of one group."""
    asked = [one for one in reported if is_survey_share(one) and not one.group and one.point.value is not None]
    recent = [one for one in asked if is_recent(one, today)]
    chosen = sorted(recent or asked, key=lambda one: one.point.period.end, reverse=True)[:SHOWN]
    drawn = ((one, strip(one, even_alone=True)) for one in sorted(chosen, key=_stands_alone))
    return tuple(one if recent else replace(one, source=f"{one.source} {age(of, today)}") for of, one in drawn if one)


def age(figure: Figure, today: date) -> str:
    """How long ago its period ended, in whole years or, under two of them, in months."""
    end = figure.point.period.end
    months = (today.year - end.year) * 12 + today.month - end.month
    years = months // 12
    if months < 24:
        return ngettext("It is %(number)s month old.", "It is %(number)s months old.", months) % {"number": months}
    return ngettext("It is %(number)s year old.", "It is %(number)s years old.", years) % {"number": years}


def _stands_alone(figure: Figure) -> bool:
    return figure.target is None and (figure.row is None or figure.row.baseline is None)
