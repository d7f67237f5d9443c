"""What a Word file says of itself: title, author and day of the paper, and how to treat it.

The day is the paper's, not the clock's; the author is the body, never a person or a program.
"""

from goldthread.documents.chart.svg import escaped
from goldthread.documents.render.docx.markup import part, w
from goldthread.documents.tree import Document

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_OFFICE = "http://schemas.microsoft.com/office/word"
_NEWEST = 15
SEPARATOR, CONTINUED = -1, 0
"""The ids of the rules that Word draws above footnotes; those of the notes follow."""


def core(document: Document) -> bytes:
    """Title, subject, author, language and day."""
    day = f"{document.made_on.isoformat()}T00:00:00Z"
    told = {
        "dc:title": f"{document.title}, {document.period}",
        "dc:creator": document.body,
        "dc:language": document.language,
        "cp:lastModifiedBy": document.body,
    }
    words = "".join(f"<{name}>{escaped(text)}</{name}>" for name, text in told.items())
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<cp:coreProperties {_CORE}>{words}{days}</cp:coreProperties>".encode()


def settings(language: str) -> bytes:
    """How Word treats the file: as one of its own day, with its faces inside, in the paper's language."""
    notes = (w("footnote", id=place) for place in (SEPARATOR, CONTINUED))
    return part(
        "settings",
        w("zoom", percent=100),
        w("embedTrueTypeFonts"),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *notes),
        w("compat", w("compatSetting", name="compatibilityMode", uri=_OFFICE, val=_NEWEST)),
        w("themeFontLang", val=language),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
