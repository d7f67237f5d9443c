"""What residents say: the survey shares that have a baseline or a milestone to stand against, newest first."""

from collections.abc import Iterable

from goldthread.apps.performance.readings import Figure
from goldthread.web.public.reading.strips import Strip, strip

SHOWN = 4
SURVEY = "survey"


def residents_say(reported: Iterable[Figure]) -> tuple[Strip, ...]:
    """Strips of the shares whose card names a survey as its source; those of everybody, not of one group."""
    asked = [one for one in reported if _is_survey_share(one) and not one.group]
    newest = sorted(asked, key=lambda one: one.point.period.end, reverse=True)
    drawn = (strip(one) for one in newest)
    return tuple(one for one in drawn if one)[:SHOWN]


def _is_survey_share(figure: Figure) -> bool:
    return figure.definition.unit == "percent" and SURVEY in figure.definition.source.casefold()
