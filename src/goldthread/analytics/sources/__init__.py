"""The feeds: which kinds of file are read, and which of them a file is. One of no known kind is refused.

A feed is a module of this folder that names its feed FEED; the others here are parts of one.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from goldthread.analytics.intake.feed import Feed
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample, sample_of
from goldthread.analytics.intake.tables.delimited import fold, missing_columns
from goldthread.analytics.intake.tables.workbook import SHEET
from goldthread.core.errors import BadInput

__all__ = ["FEEDS", "feed_of", "recognise"]


def _found() -> Iterator[Feed]:
    for module in iter_modules(__path__):
        feed: Feed | None = getattr(import_module(f"{__name__}.{module.name}"), "FEED", None)
        if feed is not None:
            yield feed


FEEDS: Mapping[str, Feed] = MappingProxyType({feed.code: feed for feed in _found()})
"""Every feed, by its code."""

_PLAN_SHEETS = {"nodes", "actions"}
_RESEMBLES_FROM = 0.5


def feed_of(code: str) -> Feed:
    """The feed of this code. Raises KeyError when there is none."""
    return FEEDS[code]


def recognise(incoming: Incoming) -> Feed:
    """The feed that reads this file. Raises BadInput that says what the file is instead, or what it lacks."""
    sample = sample_of(incoming)
    found = next((feed for feed in FEEDS.values() if feed.recognises(sample)), None)
    if found is None:
        raise _unknown(sample)
    return found


def _unknown(sample: Sample) -> BadInput:
    if {sheet.strip().casefold() for sheet in sample.sheets} >= _PLAN_SHEETS:
        return BadInput("is a plan workbook inside a zip.", where=sample.name, mend="Unpack it, and load it by itself.")
    if sample.kind == "workbook" and not sample.header:
        return _without_sheet(sample)
    feed = max(FEEDS.values(), key=lambda feed: _resemblance(feed, sample))
    if _resemblance(feed, sample) < _RESEMBLES_FROM:
        return _strange(sample)
    if not sample.missing(feed.required):
        return BadInput(f"is a {feed.title} saved as a workbook.", where=sample.name, mend="Save it as “CSV UTF-8”.")
    fault = f"looks like a {feed.title}. {missing_columns(sample.missing(feed.required))}"
    return BadInput(fault, where=sample.name, mend="Put the heading back, spelt so, or fetch the file again.")


def _resemblance(feed: Feed, sample: Sample) -> float:
    """The share of the file's own headings that the feed knows."""
    known = {fold(heading) for heading in feed.headings}
    given = {fold(heading) for heading in sample.header} - {""}
    return len(given & known) / len(given) if given else 0.0


def _without_sheet(sample: Sample) -> BadInput:
    sheets = ", ".join(f"“{sheet}”" for sheet in sample.sheets)
    fault = f"is a workbook without figures on a sheet “{SHEET}”; it has {sheets}."
    return BadInput(fault, where=sample.name, mend=f"Name the sheet “{SHEET}” and put the headings into its first row.")


def _strange(sample: Sample) -> BadInput:
    titles = "; ".join(feed.title for feed in FEEDS.values())
    shown = ", ".join(f"“{heading.strip()[:40]}”" for heading in sample.header[:6]) or "nothing"
    if len(sample.header) == 1 and any(sign in sample.header[0] for sign in ";\t"):
        fault = "separates its cells by something else than commas."
        return BadInput(fault, where=sample.name, mend="Save it as “CSV UTF-8”.")
    fault = f"is not a kind of file that is read. Its first row holds {shown}. Read are: {titles}."
    return BadInput(fault, where=sample.name)
