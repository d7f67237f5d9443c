"""Row heads for tables that Typst has tagged: its wheel can mark the heads of columns only.

The first cell of each row under the heads becomes a header cell of its row, and every other cell names the heads of
its column, its group and its row. A last column that only ties rows together leaves the tags. Nothing that is seen
changes. A file laid out in another way is refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_INDEX = re.compile(rb"xref\s+0 (\d+)\s+(?=\d{10} )")
_ENTRY = 20
_KIDS = re.compile(rb"/K\[([^\]]*)\]")
_KID = re.compile(rb"(\d+) 0 R")
_ID = re.compile(rb"/ID\(([^)]*)\)")
_HEADERS = re.compile(rb"/Headers\[((?:\([^)]*\))*)\]")
_NAMES = re.compile(rb"(?<=/IDTree<</Names\[)[^\]]*")
_NAME = re.compile(rb"\(([^)]*)\) ?(\d+) 0 R")


def with_row_heads(pdf: bytes) -> bytes:
    """The same file with row heads in each of its tables. Refuses one whose index of objects is not a plain table."""
    file = _File.read(pdf)
    for number in [number for number, held in file.objects.items() if _is_a(held, b"Table")]:
        _mark(file, number)
    return file.written()


def _mark(file: "_File", table: int) -> None:
    rows = [row for part in file.kids(table) for row in (part, *file.kids(part)) if _is_a(file.objects[row], b"TR")]
    if any(b"/RowSpan" in file.objects[cell] for row in rows for cell in file.kids(row)):
        _untie(file, rows)
    columns: list[bytes] = []
    for row in rows:
        cells = file.kids(row)
        if _is_a(file.objects[cells[0]], b"TD"):
            _mark_row(file, cells, columns)
        elif not columns:
            columns = [_ID.findall(file.objects[cell])[0] for cell in cells]


def _untie(file: "_File", rows: Sequence[int]) -> None:
    """Take out the last column of a table: its cells are empty, and the last row has none, being spanned."""
    heads = file.kids(rows[0])
    gone = _ID.findall(file.objects[heads[-1]])[0]
    file.heads[gone] = 0
    for row in rows:
        *kept, last = file.kids(row)
        if len(kept) == len(heads) - 1:
            refs = b" ".join(b"%d 0 R" % cell for cell in kept)
            file.objects[row] = _KIDS.sub(b"/K[%s]" % refs, file.objects[row])
        elif not kept:
            span = file.objects[last].replace(b"(%s)" % gone, b"")
            file.objects[last] = span.replace(b"/ColSpan %d" % len(heads), b"/ColSpan %d" % (len(heads) - 1))


def _mark_row(file: "_File", cells: Sequence[int], columns: Sequence[bytes]) -> None:
    """Group lines span the table, so what heads a row's first cell besides its column is the group."""
    first, *others = cells
    own = b"R%d" % first
    head = file.objects[first]
    group = [name for name in re.findall(rb"\(([^)]*)\)", _HEADERS.findall(head)[0]) if name not in columns]
    file.heads[own] = first
    head = head.replace(b"/S/TD", b"/S/TH/ID(%s)" % own, 1)
    file.objects[first] = _HEADERS.sub(lambda found: b"/Scope/Row" + found[0], head)
    for cell, column in zip(others, columns[1:], strict=False):
        named = b"".join(b"(%s)" % name for name in (column, *group, own))
        file.objects[cell] = _HEADERS.sub(b"/Headers[%s]" % named, file.objects[cell])


def _is_a(held: bytes, tag: bytes) -> bool:
    return b"/StructElem/S/%s/" % tag in held[:60]


@dataclass(frozen=True, slots=True)
class _File:
    """A file as its objects by number, in the order in which they stand, with what comes before and after them.

    `heads` are the names that header cells gained, with the number of each; 0 for one that is gone.
    """

    opening: bytes
    objects: dict[int, bytes]
    index: list[bytes]
    trailer: bytes
    heads: dict[bytes, int] = field(default_factory=dict)

    @classmethod
    def read(cls, pdf: bytes) -> "_File":
        start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        found = _INDEX.match(pdf, start)
        if not found:
            raise ValueError("The file has no plain index of its objects: its tables cannot be given row heads.")
        foot = found.end() + int(found[1]) * _ENTRY
        index = [pdf[place : place + _ENTRY] for place in range(found.end(), foot, _ENTRY)]
        places = sorted((int(entry[:10]), number) for number, entry in enumerate(index) if entry[17:18] == b"n")
        ends = [place for place, _ in places[1:]] + [start]
        objects = {number: pdf[place:end] for (place, number), end in zip(places, ends, strict=True)}
        return cls(pdf[: places[0][0]], objects, index, pdf[foot : pdf.rindex(b"startxref")])

    def kids(self, number: int) -> list[int]:
        """The elements inside one."""
        found = _KIDS.search(self.objects[number])
        return [int(kid) for kid in _KID.findall(found[1])] if found else []

    def written(self) -> bytes:
        """The file with the names of the new heads among the others, in order, and a new index."""
        pieces, place, index = [self.opening], len(self.opening), list(self.index)
        for number, held in self.objects.items():
            piece = _NAMES.sub(self._named, held) if b"/StructTreeRoot" in held[:60] else held
            index[number] = b"%010d%s" % (place, index[number][10:])
            pieces.append(piece)
            place += len(piece)
        head = b"xref\n0 %d\n" % len(index)
        return b"".join([*pieces, head, *index, self.trailer, b"startxref\n%d\n%%%%EOF" % place])

    def _named(self, names: re.Match[bytes]) -> bytes:
        known = {name: int(number) for name, number in _NAME.findall(names[0])} | self.heads
        return b"".join(b"(%s)%d 0 R " % (name, known[name]) for name in sorted(known) if known[name]).strip()
