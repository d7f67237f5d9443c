"""What a feed is: one kind of file, what is told of it, how it is known and taken in. It names no feed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import Table

OGL = "Open Government Licence v3.0"


@dataclass(frozen=True, slots=True)
class FeedColumn:
    """One column or item of a feed's files: its heading as published, what it means, its unit where it has one."""

    heading: str
    meaning: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FeedCard:
    """What is told of a feed on its page.

    `row` says what one row is. `every_months` is how often a new edition comes out, 0 for no rhythm; `lag_days` how
    long after the end of what it covers. `seen` names the editions that the reading was proved on: empty says that no
    whole file was at hand, and that the reading follows the published layout.
    """

    publisher: str
    row: str
    columns: tuple[FeedColumn, ...]
    licence: str = OGL
    address: str = ""
    every_months: int = 0
    lag_days: int = 0
    known_faults: tuple[str, ...] = ()
    seen: str = ""


class Feed(Protocol):
    """One kind of file. `required` are the headings without which it is not read, `headings` all that it may carry; a
    workbook that is known by its sheets may have neither. `table` is what its rows become in the lake."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def headings(self) -> Sequence[str]: ...
    @property
    def required(self) -> Sequence[str]: ...
    @property
    def table(self) -> Table: ...
    @property
    def card(self) -> FeedCard: ...

    def recognises(self, sample: Sample) -> bool:
        """Whether a file that begins like this is of this kind. At most one feed says so of any file."""
        ...

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file, whole or not at all. Raises BadInput with file, row and fault."""
        ...


@runtime_checkable
class Patchable(Feed, Protocol):
    """A feed whose rows are single records: a release of a few keyed rows patches the file held, and no more."""

    def retell(self, parquet: Path, report: FileReport) -> FileReport:
        """The report of a table that a patch made, beside the patch's own report."""
        ...
