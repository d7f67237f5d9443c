"""The feeds: which kinds of file are read, and which of them a file is. One of no known kind is refused.

A feed is a module of this folder that names its feed FEED; the others here are parts of one.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from goldthread.analytics.intake.feed import Feed
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import sample_of
from goldthread.analytics.sources import unknown

__all__ = ["FEEDS", "feed_of", "recognise"]


def _found() -> Iterator[Feed]:
    for module in iter_modules(__path__):
        feed: Feed | None = getattr(import_module(f"{__name__}.{module.name}"), "FEED", None)
        if feed is not None:
            yield feed


FEEDS: Mapping[str, Feed] = MappingProxyType({feed.code: feed for feed in _found()})
"""Every feed, by its code."""


def feed_of(code: str) -> Feed:
    """The feed of this code. Raises KeyError when there is none."""
    return FEEDS[code]


def recognise(incoming: Incoming) -> Feed:
    """The feed that reads this file. Raises BadInput that says what the file is instead, or what it lacks."""
    sample = sample_of(incoming)
    found = next((feed for feed in FEEDS.values() if feed.recognises(sample)), None)
    if found is None:
        raise unknown.refusal(sample, incoming, FEEDS.values())
    return found
