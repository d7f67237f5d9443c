"""The bare XML of an OpenDocument spreadsheet, followed before anything trusts it: there a cell may stand for millions.

Refuses sheets whose repeats would fill the memory, and tells the cells that show no value. It builds no tree.
"""

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.analytics.intake.tables.bare import (
    BLOCK,
    NOT_COMPUTED,
    Bounds,
    Broken,
    place_of,
    refuse_far,
    refuse_wide,
)
from goldthread.core.errors import BadInput

_ATTRIBUTES = rb"""((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)"""
_ODS_TAG = re.compile(
    rb"<table:(table|table-row|(?:covered-)?table-cell)(?=[\s/>])" + _ATTRIBUTES + rb">(</table:|<text:p>[^<]{0,40}|)",
    re.DOTALL,
)
_ODS_NAME = re.compile(rb"""\btable:name\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ODS_REPEATED = re.compile(rb"""\btable:number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,9})["']""")


def look_over(parts: zipfile.ZipFile, bounds: Bounds, most_cells: int, name: str) -> dict[str, tuple[Broken, ...]]:
    """Follow the repeats of every sheet: its cells that show no value, by its name. Raises BadInput for a sheet that
    reaches too far, or where all together do."""
    total, broken = 0, dict[str, tuple[Broken, ...]]()
    for span in _spans(parts, bounds, name):
        refuse_wide(span.last_row, span.last_column, bounds, f"{name}, sheet {span.sheet}")
        total += span.last_row * span.last_column
        broken[span.sheet] = tuple(span.broken)
    if total > most_cells:
        raise BadInput(f"spans {total:,} cells.", where=name, mend=f"At most {most_cells:,} are read. Split it.")
    return broken


@dataclass(slots=True)
class _Span:
    """One sheet of an ODS as far as it was followed: where the next cell stands, and the last that holds something."""

    sheet: str
    row: int = 0
    column: int = 0
    last_row: int = 0
    last_column: int = 0
    broken: list[Broken] = field(default_factory=list)


def _spans(parts: zipfile.ZipFile, bounds: Bounds, name: str) -> Iterator[_Span]:
    """Every sheet, followed to its end with its repeats counted out."""
    span: _Span | None = None
    for kind, attributes, inside in _ods_tags(parts):
        if kind == b"table":
            if span:
                yield span
            found = _ODS_NAME.search(attributes)
            span = _Span(html.unescape((found[1] or found[2] or b"").decode("utf-8", "replace")) if found else "")
        elif span and kind == b"table-row":
            span.row, span.column = span.row + _times(attributes), 0
        elif span:
            span.column += _times(attributes)
            if _holds_something(attributes, inside):
                _take(span, attributes, inside)
                if span.row > bounds.rows or span.column > bounds.columns:
                    place = place_of(span.row, span.column)
                    refuse_far(place, (span.row, span.column), bounds, f"{name}, sheet {span.sheet}")
    if span:
        yield span


def _times(attributes: bytes) -> int:
    repeated = _ODS_REPEATED.search(attributes) if b"-repeated" in attributes else None
    return int(repeated[1]) if repeated else 1


def _holds_something(attributes: bytes, inside: bytes) -> bool:
    is_bare = attributes.endswith(b"/") or inside == b"</table:"
    return not is_bare or b":value-type" in attributes or b":formula" in attributes


def _take(span: _Span, attributes: bytes, inside: bytes) -> None:
    """The cell is the last that holds something, and it may be one whose formula failed or was never computed."""
    span.last_row, span.last_column = span.row, max(span.last_column, span.column)
    is_formula = b":formula" in attributes
    if not is_formula and b'"error"' not in attributes:
        return
    shown = inside.removeprefix(b"<text:p>").decode("utf-8", "replace")
    place = place_of(span.row, span.column)
    if b'"error"' in attributes or shown.startswith(("#", "Err:")):
        fault = f"shows an error ({shown})"
        span.broken.append(Broken(place, span.row, span.column, fault, shown or "#error"))
    elif b":value-type" not in attributes:
        fault = "holds a formula that was never computed"
        span.broken.append(Broken(place, span.row, span.column, fault, NOT_COMPUTED))


def _ods_tags(parts: zipfile.ZipFile) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each table, row and cell in order: its kind, its attributes, and how what stands in it begins."""
    rest = b""
    with parts.open("content.xml") as part:
        while block := part.read(BLOCK):
            block = rest + block
            cut = block.rfind(b"</table:table-row>")
            cut = cut if cut >= 0 else block.rfind(b"<table:")
            yield from _ODS_TAG.findall(block, 0, max(cut, 0))
            rest = block[max(cut, 0) :]
    yield from _ODS_TAG.findall(rest)
