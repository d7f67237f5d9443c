"""What is sent as a file to be saved: tables as CSV, JSON and XLSX, streamed row by row, and files that were put with
an entry. What stands in them is the caller's."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.http import FileResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from goldthread.apps.registers.files.table import (
    BYTE_ORDER_MARK,
    Cell,
    Row,
    csv_lines,
    harmless,
    json_lines,
    xlsx_blocks,
)
from goldthread.core.errors import BadInput

__all__ = [
    "BYTE_ORDER_MARK",
    "FORMATS",
    "XLSX",
    "Cell",
    "Row",
    "csv_lines",
    "harmless",
    "json_lines",
    "kept_file",
    "table_file",
    "xlsx_blocks",
]

SANDBOX = "default-src 'none'; sandbox"
"""What a browser may do with such a file, were it opened all the same."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "xlsx": XLSX}


def table_file(
    ending: str, *, name: str, title: str, head: Sequence[str], rows: Iterable[Row]
) -> StreamingHttpResponse:
    """The table as a file of this ending (csv, json, xlsx), to be saved under the name. Raises BadInput for another."""
    if ending not in FORMATS:
        raise BadInput(
            _("is no format of a list."),
            where=f"“{ending[:20]}”",
            mend=_("Give one of: %(formats)s.") % {"formats": ", ".join(FORMATS)},
        )
    content: Iterator[str] | Iterator[bytes]
    if ending == "xlsx":
        content = xlsx_blocks(title, head, rows)
    else:
        content = _marked(csv_lines(head, rows)) if ending == "csv" else json_lines(head, rows)
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return StreamingHttpResponse(content, content_type=FORMATS[ending], headers=disposition)


def kept_file(path: Path, *, name: str, media_type: str) -> FileResponse:
    """A file that somebody put with an entry, to be saved and never shown as a page of this site."""
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=media_type)
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _marked(lines: Iterator[str]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    yield from lines
