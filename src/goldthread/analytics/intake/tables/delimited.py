"""CSV files as bytes and rows: their hash and line endings, their header, and where the first faulty row stands.

Only UTF-8 with commas is read. Nothing is guessed about encoding, delimiter or quotes.
"""

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from goldthread.core.errors import BadInput

BLOCK = 2**20
LONGEST_CELL = 10**6
_RESAVE = "Save it as “CSV UTF-8”, separated by commas."


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The bytes of a file told apart from any other file's, and how its lines end.

    `nought_row` is the line of the first byte that no text has, 0 for none; of a file that is no text it says nothing.
    """

    sha256: str
    lines: int
    crlf_lines: int
    nought_row: int = 0

    @property
    def line_ending(self) -> str:
        """What most lines end in: "lf" or "crlf"."""
        return "crlf" if self.crlf_lines * 2 > self.lines else "lf"

    @property
    def is_mixed(self) -> bool:
        return 0 < self.crlf_lines < self.lines


def fingerprint(path: Path) -> Fingerprint:
    """One pass over the bytes of the file."""
    digest, lines, crlf_lines, nought_row, last = hashlib.sha256(), 0, 0, 0, b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            if not nought_row and b"\0" in block:
                nought_row = lines + block.partition(b"\0")[0].count(b"\n") + 1
            lines += block.count(b"\n")
            if b"\r" in block:  # looking for one byte is far cheaper than counting pairs, and most files have none
                crlf_lines += block.count(b"\r\n")
            crlf_lines += last == b"\r" and block.startswith(b"\n")
            last = block[-1:]
    return Fingerprint(digest.hexdigest(), lines, crlf_lines, nought_row)


def digest(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hexadecimal."""
    return fingerprint(path).sha256


@lru_cache(maxsize=4096)
def fold(heading: str) -> str:
    """A heading without its accidents: case, and blanks around or doubled."""
    return " ".join(heading.split()).casefold()


def rows(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number, as a spreadsheet counts them: the header is row 1, blank lines count.

    Raises BadInput at the row that is not UTF-8, not closed, or not CSV.
    """
    number = 0
    previous = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.reader(file, strict=True), start=1):
                yield number, row
    except UnicodeDecodeError as fault:
        raise BadInput("is not in UTF-8.", where=at(name, _row_of_bad_byte(path)), mend=_RESAVE) from fault
    except csv.Error as fault:
        what, mend = (
            f"a quoted cell is not closed, or a quote stands amiss ({fault}).",
            "Fetch it again: it may be cut short.",
        )
        raise BadInput(what, where=at(name, number + 1), mend=mend) from fault
    finally:
        csv.field_size_limit(previous)


def header(path: Path, name: str) -> tuple[str, ...]:
    """The headings, as they stand in the first row. Empty when the file has no row."""
    return tuple(next(rows(path, name), (1, []))[1])


def positions(headings: Sequence[str], wanted: Sequence[str], name: str) -> dict[str, int]:
    """Where each wanted heading stands. Raises BadInput for one that is missing or stands twice."""
    folded = [fold(heading) for heading in headings]
    missing = [heading for heading in wanted if fold(heading) not in folded]
    if missing:
        raise BadInput(missing_columns(missing), where=name, mend="Fetch the file again, or put the column back.")
    for heading in wanted:
        if folded.count(fold(heading)) > 1:
            raise BadInput(f"The column “{heading}” stands twice.", where=at(name, 1), mend="Take one of them out.")
    return {heading: folded.index(fold(heading)) for heading in wanted}


def missing_columns(missing: Sequence[str]) -> str:
    """The sentence for columns that are not there."""
    named = ", ".join(f"“{heading}”" for heading in missing)
    return f"The column {named} is missing." if len(missing) == 1 else f"The columns {named} are missing."


def even_rows(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """As `rows`, without blank lines. Raises BadInput at a row that has more or fewer cells than the header."""
    width = 0
    for number, row in rows(path, name):
        width = width or len(row)
        if row and len(row) != width:
            raise _wrong_width(name, number, found=len(row), expected=width)
        if row:
            yield number, row


def first_fault(path: Path, name: str, check: Callable[[Sequence[str]], str]) -> BadInput | None:
    """The first row below the header that is no CSV, is cut short, or that `check` finds a fault with."""
    try:
        for number, row in even_rows(path, name):
            if number > 1 and (fault := check(row)):
                return BadInput(fault, where=at(name, number))
    except BadInput as found:
        return found
    return None


def at(name: str, row: int) -> str:
    """A place in a file, for sentences."""
    return f"{name}, row {row}"


def _wrong_width(name: str, row: int, *, found: int, expected: int) -> BadInput:
    if found < expected:
        fault = f"has {found} of {expected} cells: the row is cut short."
        return BadInput(fault, where=at(name, row), mend="Fetch the file again.")
    fault = f"has {found} cells where the header has {expected}."
    return BadInput(fault, where=at(name, row), mend="A cell that holds a comma must stand in quotes.")


def _row_of_bad_byte(path: Path) -> int:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1
