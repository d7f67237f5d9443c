"""The cover of a paper and its contents. The thread runs down the cover as the left border of its paragraphs.

Room on the cover is shared out by how much there is to say: a long title is set smaller, and gaps give way first.
"""

from math import ceil

from goldthread.documents.chart.label import width_of
from goldthread.documents.render.docx.blocks import marking
from goldthread.documents.render.docx.markup import TAB, Par, element, field_ends, run, w
from goldthread.documents.render.docx.pages import COVER, PORTRAIT, Body
from goldthread.documents.render.docx.parts.style import high, spacing
from goldthread.documents.render.docx.runs import runs
from goldthread.documents.render.docx.setting import Setting
from goldthread.documents.text import plain
from goldthread.documents.tree import Document, Section

_STRONG = '<w:rStyle w:val="Strong"/>'
_SERIF = 1.12
_LINE, _WIDE_LINE = 1.4, 1.3
_BODY, _TITLE, _PERIOD, _DETAIL = 12, (34, 26, 18), 16, 9.5
_GAPS = (187.0, 100.0)
"""The room over the title and over the paper in one minute, in points, where there is enough."""

_SURE = 0.97
"""The share of the free room that is given away."""

_WIDER, _SPARE = 1.3, 36
"""How much wider than the house face another one may run, and the room that only such a one takes, in points."""


def cover(setting: Setting, body: Body) -> None:
    """Body, title, period, the paper in one minute, edition, data cut, marking, contact."""
    document, labels = setting.document, setting.document.labels
    size = _title_size(document.title)
    minute = [runs(line, setting) for line in document.minute]
    over_title, over_minute, over_details = _gaps(setting, size)
    details = (
        (labels.edition, document.edition),
        (labels.data_to, document.data_to),
        (labels.marking, marking(document.marking, setting)),
        (labels.contact, document.contact),
    )
    smaller = (high(size),) if size != _TITLE[0] else ()
    lines = [
        Par("CoverBody", run(document.body)),
        Par("Title", run(document.title, *smaller), (spacing(before=over_title),)),
        Par("Subtitle", run(document.period)),
    ]
    if minute:
        lines.append(Par("Cover", run(labels.minute, _STRONG), (spacing(before=over_minute, line=1.1),)))
        lines += [Par("Cover", line) for line in minute]
    lines += [Par("CoverDetail", run(name, _STRONG) + TAB + run(words)) for name, words in details]
    first = len(lines) - len(details)
    lines[first] = lines[first].with_(spacing(before=over_details, line=1.2))
    for line in lines:
        body.add(line, COVER)


def contents(setting: Setting, body: Body) -> None:
    """The sections and their sub-sections, each leading to its place. Word adds the pages when asked to update."""
    entries = [entry for section in setting.document.sections for entry in _entries(section, setting)]
    if not entries:
        return
    before, after = field_ends(r'TOC \o "1-2" \h \z \u')
    first, *rest = entries
    lines = [Par(first.style, before + first.runs), *rest]
    lines[-1] = Par(lines[-1].style, lines[-1].runs + after)
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    head = Par("TOCHeading", run(setting.document.labels.contents))
    inside = w("sdtContent", str(head), *map(str, lines))
    body.add(w("sdt", w("sdtPr", w("id", val=next(setting.ids)), gallery), inside), PORTRAIT)


def _entries(section: Section, setting: Setting) -> list[Par]:
    number = setting.numbers.number(section)
    first = Par("Toc1", _entry(section, setting, before=run(number) + TAB))
    inner = (block for block in section.blocks if isinstance(block, Section))
    return [first, *(Par("Toc2", _entry(block, setting, language=section.language)) for block in inner)]


def _entry(section: Section, setting: Setting, *, before: str = "", language: str = "") -> str:
    spoken = section.language or language
    title = run(section.title, w("lang", val=spoken) if spoken else "")
    return element("w:hyperlink", before + title, w_anchor=setting.anchors[id(section)], w_history=1)


def _title_size(title: str) -> int:
    return next((size for size in _TITLE if _lines(title, size * _SERIF, bold=True) <= 3), _TITLE[-1])


def _gaps(setting: Setting, title_size: int) -> tuple[float, float, float]:
    """The room over the title, over the minute and over the details, in points."""
    down = COVER.height / 20
    document = setting.document
    usual, wide = (_taken(document, title_size, wider=wider) for wider in (1.0, _WIDER))
    free = max(min(down - _SPARE - usual, down - wide), 0) * _SURE
    over_title, over_minute = _GAPS if free >= sum(_GAPS) else (free * 0.45, free * 0.3)
    over_minute = over_minute if document.minute else 0.0
    return (over_title, over_minute, free - over_title - over_minute)


def _taken(document: Document, title_size: int, *, wider: float = 1.0) -> float:
    """The room that the words of the cover take, in points, in a face that runs so much wider."""
    body, period, detail = (size * wider for size in (_BODY, _PERIOD, _DETAIL))
    minute = [plain(line) for line in document.minute]
    details = (document.edition, document.data_to, document.contact, "")
    # A face that runs wide stands low: what it takes across it does not take down as well.
    return (_LINE if wider == 1 else _WIDE_LINE) * (
        _BODY * _lines(document.body, body, bold=True)
        + title_size * _lines(document.title, title_size * _SERIF * wider, bold=True)
        + _PERIOD * _lines(document.period, period)
        + _BODY * (len(minute) > 0)
        + _BODY * sum(_lines(line, body) for line in minute)
        + _DETAIL * sum(_lines(words, detail) for words in details)
    )


def _lines(words: str, size: float, *, bold: bool = False) -> int:
    """How many lines words take on the cover, at least one; a little too many rather than too few."""
    return max(1, ceil(width_of(words, size, bold=bold) * 1.05 / (COVER.width / 20)))
