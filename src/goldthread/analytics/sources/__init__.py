"""The feeds: which kinds of file are read, and which of them a file is. One of no known kind is refused."""

from collections.abc import Sequence
from typing import Protocol

from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.census_residents import CensusResidents
from goldthread.analytics.sources.cross_table import CrossTable
from goldthread.analytics.sources.delimited import digest, fold, missing_columns
from goldthread.analytics.sources.force_residents import ForceResidents
from goldthread.analytics.sources.landing import FileReport, Landing
from goldthread.analytics.sources.measure_workbook import MeasureWorkbook
from goldthread.analytics.sources.monthly_counts import MonthlyCounts
from goldthread.analytics.sources.opening import Incoming, Opening, Refusal, open_paths
from goldthread.analytics.sources.sample import Sample, sample_of
from goldthread.analytics.sources.street import Street
from goldthread.analytics.sources.workbook import SHEET
from goldthread.core.errors import BadInput

__all__ = [
    "FEEDS",
    "Feed",
    "FileReport",
    "Incoming",
    "Landing",
    "Opening",
    "Refusal",
    "digest",
    "open_paths",
    "recognise",
]


class Feed(Protocol):
    """One kind of file. `required` are the headings without which it is not read, `headings` all that it may carry."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def headings(self) -> Sequence[str]: ...
    @property
    def required(self) -> Sequence[str]: ...

    def recognises(self, sample: Sample) -> bool:
        """Whether a file that begins like this is of this kind."""
        ...

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file, whole or not at all. Raises BadInput with file, row and fault."""
        ...


FEEDS: tuple[Feed, ...] = (
    Street(),
    MeasureWorkbook(),
    CensusResidents(),
    MonthlyCounts(),
    ForceResidents(),
    CrossTable(),
)
# Kinds of file that people have at hand and that are not read yet, by headings that no feed above carries together.
_NOT_YET = (
    ("data.police.uk outcomes file", ("Crime ID", "Month", "Reported by", "LSOA code", "Outcome type")),
    ("data.police.uk stop and search file", ("Type", "Date", "Object of search", "Legislation", "Outcome")),
)
_PLAN_SHEETS = {"nodes", "actions"}
_RESEMBLES_FROM = 0.5


def recognise(incoming: Incoming) -> Feed:
    """The feed that reads this file. Raises BadInput that says what the file is instead, or what it lacks."""
    sample = sample_of(incoming)
    found = next((feed for feed in FEEDS if feed.recognises(sample)), None)
    if found is None:
        raise _unknown(sample)
    return found


def _unknown(sample: Sample) -> BadInput:
    if not_yet := [title for title, headings in _NOT_YET if sample.has(headings)]:
        return BadInput(f"is a {not_yet[0]}, a feed that is not read yet.", where=sample.name, mend="Leave it out.")
    if {sheet.strip().casefold() for sheet in sample.sheets} >= _PLAN_SHEETS:
        return BadInput("is a plan workbook inside a zip.", where=sample.name, mend="Unpack it, and load it by itself.")
    if sample.kind == "workbook" and not sample.header:
        return _without_sheet(sample)
    feed = max(FEEDS, key=lambda feed: _resemblance(feed, sample))
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
    titles = "; ".join(feed.title for feed in FEEDS)
    shown = ", ".join(f"“{heading.strip()[:40]}”" for heading in sample.header[:6]) or "nothing"
    if len(sample.header) == 1 and any(sign in sample.header[0] for sign in ";\t"):
        fault = "separates its cells by something else than commas."
        return BadInput(fault, where=sample.name, mend="Save it as “CSV UTF-8”.")
    fault = f"is not a kind of file that is read. Its first row holds {shown}. Read are: {titles}."
    return BadInput(fault, where=sample.name)
