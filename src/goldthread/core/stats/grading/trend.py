"""Which way a series moves, by its control chart alone. Two figures, or three, are no trend."""

from enum import StrEnum


class Trend(StrEnum):
    """Which way a series moves, by what is good for its measure."""

    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"
    CANNOT_TELL = "cannot_tell"


TRENDS = tuple(Trend)
"""The order of the codes of a batch: a code is a place in it."""

_TRENDS = {"improvement": Trend.IMPROVING, "common": Trend.STEADY, "concern": Trend.WORSENING}


def trend_of(kind: str | None) -> Trend:
    """The trend by what the chart says of its newest point; None where there are no limits to judge by.

    Takes a reading's kind ("concern"), a point's ("special_cause_concern", "common_cause") or an icon's
    ("concern_high"). A signal of a measure without a good direction, or an unknown word, tells no trend.

    >>> trend_of("special_cause_improvement").value, trend_of("neutral").value
    ('improving', 'cannot_tell')
    """
    word = (kind or "").removeprefix("special_cause_").split("_")[0]
    return _TRENDS.get(word, Trend.CANNOT_TELL)
