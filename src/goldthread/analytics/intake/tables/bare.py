"""The bare XML of an XLSX workbook, looked over before anything trusts it: how far cells reach, which show no value.

Refuses declared entities and sheets that would fill the memory. It reads bytes in blocks and builds no tree.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree

from goldthread.core.errors import BadInput

BLOCK = 2**22
HEAD_BYTES = 2**16
MOST_PART_BYTES = 2**29
MOST_INDEX_BYTES = 2**24
NOT_COMPUTED = "#not computed"


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that shows no value: where it stands, counted from 1, why, and the text that marks it in its place."""

    place: str
    row: int
    column: int
    fault: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a sheet may reach. `cells` is of the whole rectangle that holds them: a reader makes each of them."""

    rows: int
    columns: int
    cells: int


def refuse_declarations(parts: zipfile.ZipFile, name: str) -> None:
    """Refuse a part that is too large for the memory, or that declares entities, which no spreadsheet program does."""
    for member in parts.infolist():
        if not member.filename.endswith((".xml", ".rels")):
            continue
        if member.file_size > MOST_PART_BYTES:
            fault = f"holds {member.filename} of {member.file_size / 2**20:,.0f} MiB."
            raise BadInput(fault, where=name, mend=f"At most {MOST_PART_BYTES // 2**20} MiB are read. Split it.")
        with parts.open(member) as part:
            if _declares(part.read(HEAD_BYTES)):
                fault = f"declares entities in {member.filename}, as no spreadsheet program does."
                raise BadInput(fault, where=name, mend="Open it in a spreadsheet program and save it as XLSX.")


def look_over(parts: zipfile.ZipFile, sheet: str, bounds: Bounds, where: str) -> tuple[Broken, ...]:
    """The cells of one sheet that show no value. Raises BadInput for a sheet that reaches too far."""
    rows, columns = 0, 1
    broken: list[Broken] = []
    with parts.open(_sheet_part(parts, sheet)) as part:
        for block in _whole_rows(part):
            for place in _FAR.findall(block):
                column, row = column_and_row(place.decode())
                columns = max(columns, column)
                refuse_far(place.decode(), (row, column), bounds, where)
            rows = max([rows, *map(int, _ROW.findall(block))])
            broken += _broken(block)
    refuse_wide(rows, columns, bounds, where)
    return tuple(broken)


def beginning(parts: zipfile.ZipFile, sheet: str, rows: int) -> io.BytesIO:
    """The same XLSX workbook with the first rows of one sheet and no other: enough to say what it is, at once."""
    chosen = _sheet_part(parts, sheet)
    short = io.BytesIO()
    with zipfile.ZipFile(short, "w") as out, parts.open(chosen) as part:
        out.writestr(chosen, _first_rows(part, rows))
        for member in parts.namelist():
            is_needed = member.endswith((".xml", ".rels")) and not member.startswith("xl/worksheets/")
            if is_needed and member != chosen:
                out.writestr(member, parts.read(member))
    short.seek(0)
    return short


def column_and_row(place: str) -> tuple[int, int]:
    """The numbers of a place such as AB12: (28, 12); (0, 0) for what is no place."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", place)
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2])


def place_of(row: int, column: int) -> str:
    """The place of a cell, both counted from 1: row 12 and column 28 are AB12.

    >>> place_of(12, 28)
    'AB12'
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


# Both begin with letters, which a search finds many times faster than a choice of tag or a class of blanks.
_ROW = re.compile(rb"""row\s(?:[^<>]*?\s)?r\s*=\s*["'](\d{1,9})["']""")
# One letter and at most five digits cannot be far: leaving them out keeps the look at a common sheet quick.
_FAR = re.compile(rb"""r\s*=\s*["']([A-Z]{2,4}\d{1,9}|[A-Z]\d{6,9})["']""")
_ERROR = re.compile(rb"""<(?:\w+:)?c\b([^<>]*?\bt\s*=\s*["']e["'][^<>]*)>(.*?)</(?:\w+:)?c>""", re.DOTALL)
_FORMULA = re.compile(rb"""<(?:\w+:)?c\b([^<>]*)>\s*(<(?:\w+:)?f\b.*?)</(?:\w+:)?c>""", re.DOTALL)
_ROW_END = re.compile(rb"</(\w+:)?row>")
_PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Z]+\d+)["']""")
_IS_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^<>/]*>([^<]*)<")
_ROOT = re.compile(rb"<[A-Za-z_]")


def _declares(head: bytes) -> bool:
    """Whether the beginning of a part has anything but its first element to say, or is in an encoding that hides it."""
    root = _ROOT.search(head)
    before = head[: root.start()] if root else head
    return b"\x00" in head or b"<!D" in before or b"<!E" in before or (root is None and len(head) == HEAD_BYTES)


def _whole_rows(part: IO[bytes]) -> Iterator[bytes]:
    """The part in blocks that end where a row ends, so that no cell is cut in two."""
    rest = b""
    while block := part.read(BLOCK):
        block = rest + block
        cut = max(block.rfind(b"</row>"), block.rfind(b":row>"))
        if cut < 0 and len(block) < HEAD_BYTES * 2**10:
            rest = block
            continue
        yield block[: cut + 1]
        rest = block[cut + 1 :]
    yield rest


def _first_rows(part: IO[bytes], rows: int) -> bytes:
    """The part up to the end of its nth row, closed; the whole part when it has no more rows, or no end in sight."""
    taken, ends = b"", list[re.Match[bytes]]()
    while len(ends) < rows and len(taken) < MOST_INDEX_BYTES and (block := part.read(HEAD_BYTES)):
        taken += block
        ends = list(_ROW_END.finditer(taken))
    if len(ends) < rows:
        return taken + part.read()
    last, prefix = ends[rows - 1], ends[rows - 1][1] or b""
    return taken[: last.end()] + b"</" + prefix + b"sheetData></" + prefix + b"worksheet>"


def _broken(block: bytes) -> list[Broken]:
    found: dict[int, Broken] = {}
    if b"<f" in block or b":f" in block:
        for cell in _FORMULA.finditer(block):
            value = _VALUE.search(cell[2])
            if not (value and value[1]) and not _IS_TEXT.search(cell[1]):
                _note(found, cell, "holds a formula that was never computed", NOT_COMPUTED)
    if b'"e"' in block or b"'e'" in block:
        for cell in _ERROR.finditer(block):
            value = _VALUE.search(cell[2])
            shown = value[1].decode("utf-8", "replace") if value else ""
            _note(found, cell, f"shows an error ({shown})", shown)
    return [found[start] for start in sorted(found)]


def _note(found: dict[int, Broken], cell: re.Match[bytes], fault: str, shown: str) -> None:
    place = _PLACE.search(cell[1])
    if place is not None:
        column, row = column_and_row(place[1].decode())
        found[cell.start()] = Broken(place[1].decode(), row, column, fault, shown)


def refuse_far(place: str, stands: tuple[int, int], bounds: Bounds, where: str) -> None:
    if stands[0] > bounds.rows or stands[1] > bounds.columns:
        raise BadInput(
            f"has something in the far cell {place}.",
            where=where,
            mend=f"A sheet holds at most {bounds.rows} rows and {bounds.columns} columns: clear what lies beyond.",
        )


def refuse_wide(rows: int, columns: int, bounds: Bounds, where: str) -> None:
    if rows * columns > bounds.cells:
        fault = f"spans {rows:,} rows and {columns:,} columns, more than {bounds.cells:,} cells."
        raise BadInput(fault, where=where, mend="Clear the cells that stand far from the table, or split it.")


def _sheet_part(parts: zipfile.ZipFile, sheet: str) -> str:
    """Which part of the workbook the sheet is: the book names a relation, the relation names the part."""
    book = _tree(parts, "xl/workbook.xml")
    relation = {
        element.attrib["name"]: cell
        for element in book.iterfind("{*}sheets/{*}sheet")
        for key, cell in element.attrib.items()
        if key.endswith("}id")
    }[sheet]
    relations = _tree(parts, "xl/_rels/workbook.xml.rels")
    target = {element.attrib["Id"]: element.attrib["Target"] for element in relations}[relation]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _tree(parts: zipfile.ZipFile, member: str) -> ElementTree.Element:
    """A small part as a tree. Its head was looked at before: it declares no entities."""
    if parts.getinfo(member).file_size > MOST_INDEX_BYTES:
        raise KeyError(f"{member} is larger than an index can be")
    return ElementTree.fromstring(parts.read(member))
