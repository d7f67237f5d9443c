"""What a feed answers after a file was read: where its table stands, and what is to be told of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from goldthread.core.period import Period

BLANK = "(blank)"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file held. Every count is of rows; those that a feed does not know stay zero, None or empty.

    `extra_rows_with_repeated_crime_id` are the rows with an identifier minus the distinct identifiers. `added` to
    `unchanged` stand against the file that this one replaces, and are set once the two have been compared.
    `table` is what a table of two ways says of itself: title, class, period and headings. `outcome` counts the rows of
    each outcome, `default_location` those at a point where records are put that have no better one; `headings` are the
    file's own, in their order. `edition` is which release of a table of official figures it is, `held` how many figures
    each of its tables gave. `days` are the first and the last day that a file of part of a month has, and empty for a
    whole one. `feed` is the feed's code, empty for a file that is none.
    """

    name: str
    rows: int = 0
    blank_crime_id: int = 0
    extra_rows_with_repeated_crime_id: int = 0
    blank_lsoa: int = 0
    blank_outcome: int = 0
    line_ending: str | None = None
    crime_type: Mapping[str, int] = field(default_factory=dict)
    district: Mapping[str, int] = field(default_factory=dict)
    added: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    refused: str | None = None
    warnings: tuple[str, ...] = ()
    table: Mapping[str, str] = field(default_factory=dict)
    feed: str = ""
    edition: str = ""
    outcome: Mapping[str, int] = field(default_factory=dict)
    default_location: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, int] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    days: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for name in ("warnings", "headings", "days"):  # a report read back from JSON brings lists
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @classmethod
    def refusal(cls, name: str, reason: str) -> "FileReport":
        """The report of a file of which nothing was kept."""
        return cls(name, refused=reason)

    def as_dict(self) -> dict[str, Any]:
        """Every key as plain values for JSON, those that few files have only where they have them;
        `FileReport(**plain)` is the same report."""
        plain = {key: _plain(getattr(self, key)) for key in self.__dataclass_fields__}
        return {key: value for key, value in plain.items() if value or key not in _OF_FEW}


_OF_FEW = ("table", "edition", "outcome", "default_location", "held", "headings", "days")


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Landing:
    """One file in the lake. `parquet` is relative to the lake's root; `month` is None for feeds that are not monthly.

    `subject` is whose or which file it is: with feed and month it names the place that a later version takes over.
    """

    feed: str
    subject: str
    subject_name: str
    month: Period | None
    sha256: str
    parquet: str
    report: FileReport
