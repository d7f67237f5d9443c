"""The beginning of a file, enough to say what it is. It reads no more of a table than its header."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from goldthread.analytics.intake import archive
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables import json_records, workbook
from goldthread.analytics.intake.tables.delimited import fold
from goldthread.core.errors import BadInput

HEAD_BYTES = 2**16
MOST_COLUMNS = 2_000
_BOM = b"\xef\xbb\xbf"
_SQLITE = b"SQLite format 3\x00"
_FAULTS: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    (
        (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--"),
        "is a web page, not a table, whatever its name says.",
        "The site may have answered with an error or a sign-in page: fetch the file again.",
    ),
    ((b"<?xml", b"<"), "is XML, not a table.", "Save the table as CSV or XLSX."),
    (
        (b"\xd0\xcf\x11\xe0",),
        "is a workbook of the old kind (.xls), or one with a password.",
        "Save it as XLSX, without a password.",
    ),
    ((b"%pdf",), "is a PDF, not a table.", "Give the table behind it as CSV or XLSX."),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"rar!"), "is packed in a way that is not read.", "Unpack it, or pack it as zip."),
    ((b"\xff\xfe", b"\xfe\xff"), "is in UTF-16.", "Save it as “CSV UTF-8”."),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """What kind of file it is, its header, and for a workbook its sheets.

    The header of JSON are the keys of the object that it is, or of the first object in its list.
    """

    name: str
    kind: Literal["csv", "workbook", "json", "geopackage"]
    header: tuple[str, ...]
    sheets: tuple[str, ...] = ()
    path: Path | None = field(default=None, repr=False, compare=False)
    _tops: dict[str, workbook.Rows] = field(default_factory=dict, repr=False, compare=False)

    def top(self, sheet: str, rows: int = 8) -> workbook.Rows:
        """The first rows of a sheet by its name as written, read when first asked for; none for a file without it."""
        if self.path is None or sheet not in self.sheets:
            return ()
        if sheet not in self._tops:
            self._tops.update(workbook.tops(self.path, self.name, sheet))
        return self._tops[sheet][:rows]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of a file of JSON, spelt as they are; none for another kind."""
        return frozenset(self.header) if self.kind == "json" else frozenset()

    def has(self, headings: Iterable[str]) -> bool:
        """Whether every heading stands in the header, whatever its case."""
        return not self.missing(headings)

    def missing(self, headings: Iterable[str]) -> tuple[str, ...]:
        given = {fold(heading) for heading in self.header}
        return tuple(heading for heading in headings if fold(heading) not in given)


def sample_of(incoming: Incoming) -> Sample:
    """Look at the file. Raises BadInput for one that is empty or no table of any kind."""
    with incoming.path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip():
        raise BadInput("is empty.", where=incoming.name, mend="Fetch it again.")
    if archive.is_zip(incoming.path):
        return _of_workbook(incoming)
    if head.startswith(_SQLITE):
        return Sample(incoming.name, _kind_of_database(head, incoming.name), ())
    if head.removeprefix(_BOM).lstrip().startswith((b"{", b"[")):
        return Sample(incoming.name, "json", _keys(head, incoming.name))
    return Sample(incoming.name, "csv", _header(head, incoming.name))


def _kind_of_database(head: bytes, name: str) -> Literal["geopackage"]:
    """GeoPackage, OGC 12-128r18, requirement 2: an SQLite database that says so in its application id."""
    if head[68:72] not in (b"GPKG", b"GP10", b"GP11"):
        raise BadInput("is a database (SQLite), not a table.", where=name, mend="Give the table in it as CSV or XLSX.")
    return "geopackage"


def _keys(head: bytes, name: str) -> tuple[str, ...]:
    keys = json_records.first_keys(head.decode("utf-8-sig", errors="replace"))
    if not keys:
        raise BadInput("is JSON without a record.", where=name, mend="Ask for what is published, or give a table.")
    return keys


def _of_workbook(incoming: Incoming) -> Sample:
    sheets = workbook.sheets(incoming.path, incoming.name)
    sample = Sample(incoming.name, "workbook", (), sheets, incoming.path)
    of_measures = next((sheet for sheet in sample.sheets if workbook.is_of_measures(sheet)), "")
    header = tuple(str(cell) for row in sample.top(of_measures, 1) for cell in row)
    return replace(sample, header=header)


def _header(head: bytes, name: str) -> tuple[str, ...]:
    beginning = head.removeprefix(_BOM).lstrip().lower()
    for starts, fault, mend in _FAULTS:
        if beginning.startswith(starts):
            raise BadInput(fault, where=name, mend=mend)
    if b"\x00" in head:
        raise BadInput("is not a table: it holds bytes that no text has.", where=name, mend="Give a CSV or XLSX file.")
    text = head.removeprefix(_BOM).decode("utf-8", errors="replace")
    header = tuple(next(csv.reader(io.StringIO(text, newline="")), []))
    if len(header) > MOST_COLUMNS:
        mend = "Give the columns that are meant, and no more."
        raise BadInput(f"has more than {MOST_COLUMNS:,} columns.", where=name, mend=mend)
    return header
