"""The styles of a paper in Word: the house look, under the names that Word itself uses wherever it has one.

A person who edits the paper finds each of them in the gallery. Nothing in the text is dressed by hand.
"""

from goldthread.documents.chart.ink import HAIR, INK, INK_2, LINK, RULE, THREAD, WASH, WASH_2
from goldthread.documents.render.docx.markup import part, properties, twips, w
from goldthread.documents.render.docx.parts.numbering import MARGIN, NOTE, POINT, SECTION, numbered
from goldthread.documents.render.docx.parts.style import (
    HEAD_FACE,
    TEXT_FACE,
    Style,
    face,
    high,
    ink,
    letters,
    margins,
    rule,
    shade,
    spacing,
)

_LINE = 1.0
_KEEP, _WHOLE, _INDENT = "<w:keepNext/>", "<w:keepLines/>", w("ind", left=MARGIN)
_RULED = w("pBdr", rule("top", points=1.4, colour=INK, space=7))
_THREAD = w("pBdr", rule("left", points=1.6, colour=THREAD, space=28))


def styles(language: str) -> bytes:
    """The part of the file that holds all styles. `language` is that of the paper."""
    listed = (*_TEXT, *_COVER, *_CONTENTS, *_PARTS, *_IN_TABLES, *_EDGES, *_LETTERS, *_TABLES)
    return part("styles", _defaults(language), _LATENT, *map(str, listed))


def _lines(*pieces: str) -> str:
    return properties("pPr", *pieces)


def _defaults(language: str) -> str:
    worn = properties(
        "rPr",
        face(TEXT_FACE),
        ink(INK),
        high(11),
        w("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    return w("docDefaults", w("rPrDefault", worn), w("pPrDefault", _lines(spacing(line=_LINE))))


# Every other style that Word knows stays out of sight, so that its gallery shows those of the paper.
_LATENT = w(
    "latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0, count=376
)

_TEXT = (
    Style("Normal", based=""),
    Style("Body Text", (_lines(spacing(before=8, line=_LINE), _INDENT),)),
    Style("Numbered Paragraph", (_lines(numbered(SECTION, level=1)),), based="Body Text", own=True),
    Style("List Bullet", (_lines(numbered(POINT), spacing(before=4, line=_LINE)),)),
    Style(
        "heading 1",
        (
            _lines(
                _KEEP,
                _WHOLE,
                numbered(SECTION),
                _RULED,
                spacing(before=22),
                w("outlineLvl", val=0),
            ),
            letters(size=16, bold=True, of=HEAD_FACE),
        ),
        then="Numbered Paragraph",
    ),
    Style(
        "heading 2",
        (_lines(_KEEP, _WHOLE, spacing(before=18), w("outlineLvl", val=1)), letters(size=13, bold=True)),
        then="Numbered Paragraph",
    ),
    Style(
        "heading 3",
        (_lines(_KEEP, _WHOLE, spacing(before=14), w("outlineLvl", val=2)), letters(size=11, bold=True)),
        then="Numbered Paragraph",
    ),
)

_COVER = (
    Style("Cover", (_lines(_THREAD, spacing(line=1.1)), letters(size=12)), own=True),
    Style("Cover Body", (letters(bold=True),), based="Cover", own=True),
    Style("Title", (letters(size=34, bold=True, of=HEAD_FACE),), based="Cover", then="Subtitle"),
    Style("Subtitle", (letters(size=16, colour=INK_2),), based="Cover", then="Cover"),
    Style(
        "Cover Detail",
        (_lines(w("tabs", w("tab", val="left", pos=twips(72))), spacing(line=1.2)), letters(size=9.5, colour=INK_2)),
        based="Cover",
        own=True,
    ),
)

_CONTENTS = (
    Style("TOC Heading", (_lines(_RULED, spacing(after=12)), letters(size=16, bold=True, of=HEAD_FACE))),
    Style("toc 1", (_lines(w("tabs", w("tab", val="left", pos=MARGIN)), spacing(before=8)), letters(bold=True))),
    Style("toc 2", (_lines(spacing(before=2), _INDENT),)),
)

_PARTS = (
    Style("caption", (_lines(_KEEP, _WHOLE, spacing(before=14)), letters(size=12, bold=True))),
    Style(
        "Caption Detail",
        (_lines(_KEEP, _WHOLE, spacing(before=1, after=4)), letters(size=8.5, colour=INK_2)),
        own=True,
    ),
    Style("Picture", (_lines(_KEEP, spacing()),), own=True),
    Style("Key", (_lines(_WHOLE, spacing(before=4)), letters(size=8.5, colour=INK_2)), own=True),
    Style(
        "Source Note",
        (_lines(numbered(NOTE), _WHOLE, spacing(before=3, after=1)), letters(size=8.5, colour=INK_2)),
        own=True,
    ),
    Style("After Part", (_lines(spacing(line=0.6)), letters(size=6)), own=True),
    Style(
        "Withheld",
        (
            _lines(
                w("pBdr", rule("left", points=2.25, colour=RULE, space=8)),
                shade(WASH),
                spacing(before=9),
                _INDENT,
            ),
            letters(colour=INK_2),
        ),
        own=True,
    ),
    Style("Marking", (_lines(_KEEP, spacing(before=9)), letters(size=8.5, bold=True, colour=INK_2)), own=True),
)

_IN_TABLES = (
    Style("Table Text", (letters(size=9.5),), own=True),
    Style("Table Number", (_lines(w("jc", val="right")),), based="Table Text", own=True),
    Style("Table Row Head", (letters(bold=True),), based="Table Text", own=True),
    *(
        Style(f"{name} Small", (letters(size=8.5),), based=name, own=True)
        for name in ("Table Text", "Table Number", "Table Row Head", "Table Group")
    ),
    Style("Table Detail", (letters(size=8.5, bold=False, colour=INK_2),), based="Table Text", own=True),
    Style("Table Group", (_lines(_KEEP), letters(bold=True)), based="Table Text", own=True),
    Style("Table Head", (_lines(_KEEP), letters(size=8.5, bold=True)), based="Table Text", own=True),
    Style("Table Head Number", (_lines(w("jc", val="right")),), based="Table Head", own=True),
    Style("Table Unit", (letters(bold=False, colour=INK_2),), based="Table Head", own=True),
    Style("Table Unit Number", (_lines(w("jc", val="right")),), based="Table Unit", own=True),
)

_EDGES = (
    Style(
        "header",
        (
            _lines(w("pBdr", rule("bottom", points=0.5, colour=HAIR, space=4))),
            letters(size=8.5, colour=INK_2),
        ),
    ),
    Style("footer", (letters(size=8.5, colour=INK_2),)),
    Style("footnote text", (_lines(spacing(after=1)), letters(size=8.5))),
)

_PLAIN = "Default Paragraph Font"
_LETTERS = (
    Style(_PLAIN, kind="character", based=""),
    Style("Strong", (letters(bold=True),), "character", _PLAIN),
    Style("Hyperlink", (letters(colour=LINK, more='<w:u w:val="single"/>'),), "character", _PLAIN),
    Style("footnote reference", (letters(more='<w:vertAlign w:val="superscript"/>'),), "character", _PLAIN),
    Style("Caption Number", (letters(bold=False, colour=INK_2),), "character", _PLAIN, own=True),
    Style("Bound Figure", (), "character", _PLAIN, own=True),
    Style(
        "Missing",
        (
            properties(
                "rPr",
                ink(INK_2),
                rule("bdr", points=0.5, colour=RULE, space=1, kind="dashed"),
                shade(WASH_2),
            ),
        ),
        "character",
        _PLAIN,
        own=True,
    ),
)

_TABLES = (
    Style(
        "Normal Table",
        (
            properties(
                "tblPr",
                w("tblInd", w=0, type="dxa"),
                margins(4, ends=0),
            ),
        ),
        "table",
        "",
    ),
    Style(
        "Paper Table",
        (
            properties(
                "tblPr",
                w("tblBorders", rule("bottom", points=0.5, colour=HAIR), rule("insideH", points=0.5, colour=HAIR)),
                margins(4),
            ),
            w(
                "tblStylePr",
                properties("tcPr", w("tcBorders", rule("bottom", points=0.75, colour=INK))),
                type="firstRow",
            ),
        ),
        "table",
        "Normal Table",
        own=True,
    ),
)
