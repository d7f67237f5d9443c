"""What is told of every method, in the order in which a reader would ask. Words only: no method is run here."""

from collections.abc import Mapping
from types import MappingProxyType

from goldthread.core.stats.explained import (
    charts,
    compare,
    disclosure,
    grading,
    harm,
    intervals,
    peers,
    supply,
    survey,
    time,
)
from goldthread.core.stats.explained.card import Departure, Example, Method, Source

ROOMS: Mapping[str, tuple[Method, ...]] = MappingProxyType(
    {
        "charts": charts.METHODS,
        "compare": compare.METHODS,
        "intervals": intervals.METHODS,
        "grading": grading.METHODS,
        "peers": peers.METHODS,
        "survey": survey.METHODS,
        "time": (*time.METHODS, *supply.METHODS),
        "harm": harm.METHODS,
        "disclosure": disclosure.METHODS,
    }
)
"""The cards of each room of methods, named as the room is."""

METHODS: tuple[Method, ...] = tuple(card for cards in ROOMS.values() for card in cards)
BY_CODE: Mapping[str, Method] = MappingProxyType({card.code: card for card in METHODS})


def method(code: str) -> Method | None:
    """The card of a method; None where no method has the code."""
    return BY_CODE.get(code)


__all__ = ["BY_CODE", "METHODS", "ROOMS", "Departure", "Example", "Method", "Source", "method"]
