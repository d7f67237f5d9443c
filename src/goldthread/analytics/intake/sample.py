"""The beginning of a file, enough to say what it is. It reads no more of a table than its header."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from goldthread.analytics.intake import archive
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables import workbook
from goldthread.analytics.intake.tables.delimited import fold
from goldthread.core.errors import BadInput

HEAD_BYTES = 2**16
_BOM = b"\xef\xbb\xbf"
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
    ((b"{", b"["), "is JSON, not a table.", "Save the table as CSV or XLSX."),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"rar!"), "is packed in a way that is not read.", "Unpack it, or pack it as zip."),
    ((b"\xff\xfe", b"\xfe\xff"), "is in UTF-16.", "Save it as “CSV UTF-8”."),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """What kind of file it is, its header, and for a workbook its sheets."""

    name: str
    kind: Literal["csv", "workbook"]
    header: tuple[str, ...]
    sheets: tuple[str, ...] = ()

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
        sheets = workbook.sheets(incoming.path, incoming.name)
        return Sample(incoming.name, "workbook", workbook.header(incoming.path, incoming.name), sheets)
    return Sample(incoming.name, "csv", _header(head, incoming.name))


def _header(head: bytes, name: str) -> tuple[str, ...]:
    beginning = head.removeprefix(_BOM).lstrip().lower()
    for starts, fault, mend in _FAULTS:
        if beginning.startswith(starts):
            raise BadInput(fault, where=name, mend=mend)
    if b"\x00" in head:
        raise BadInput("is not a table: it holds bytes that no text has.", where=name, mend="Give a CSV or XLSX file.")
    text = head.removeprefix(_BOM).decode("utf-8", errors="replace")
    return tuple(next(csv.reader(io.StringIO(text, newline="")), []))
