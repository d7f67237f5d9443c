"""How figures are read, in plain words: what picks one out, what limits are, which months are left out.

A test holds the numbers here to those that the methods use.
"""

from django.utils.translation import gettext as _

from goldthread.core.reading import LEAST_POINTS
from goldthread.core.stats.xmr import DEFAULT_METHOD, LIMIT

SEVERE_PERCENT, QUESTION_PERCENT, LEAST_MEDIAN = 35, 60, 30
"""As `core.stats.completeness.judge` has them by default, in per cent."""


def choosing() -> tuple[str, ...]:
    """What stands out, and in which order."""
    return (
        _("First, the series that has run longest on the wrong side, by the rules for limits."),
        _("Second, the figure farthest from a milestone that it misses, or else from a baseline, in proportion."),
        _("Third, the best news: a series on the right side, or a milestone met."),
        _("What is left goes to the next worst. A figure whose period ended more than a year ago is never chosen."),
        _("Nobody chooses by hand."),
    )


def limits() -> tuple[str, ...]:
    """How the average and the limits of a monthly series come about, and what is made of them."""
    facts = {"times": LIMIT, "run": DEFAULT_METHOD.run_length, "least": LEAST_POINTS}
    return (
        _("Average and limits come from the months held: XmR, %(times)s average moving ranges either side.") % facts,
        _("A month is picked out when it lies outside a limit, or is one of two in three near it,") % facts
        + " "
        + _("or is one of %(run)s or more running on one side of the average, or all rising, or all falling.") % facts,
        _("The rules are those of NHS England’s Making Data Count."),
        _("Under %(least)s months no limits are drawn, and it is said that it cannot be told yet.") % facts,
        _("Missing months break a run. Short months are drawn hollow and used for nothing."),
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
