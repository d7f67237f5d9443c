"""The lists of a paper in Word: sections with their paragraphs, points, notes behind a ring. Each numbers itself."""

from goldthread.documents.chart.ink import INK_2, THREAD
from goldthread.documents.render.docx.markup import part, properties, twips, w
from goldthread.documents.render.docx.parts.style import face, ink

SECTION, POINT, NOTE = 1, 2, 3
"""The lists, by the number that styles call them by."""

MARGIN = twips(33)
"""How far paragraphs stand in, so that their numbers hang in the margin."""

_POINT_STEP, _NOTE_STEP = twips(12), twips(10)


def numbered(which: int, *, level: int = 0) -> str:
    """Makes a style part of a list."""
    return w("numPr", w("ilvl", val=level) if level else "", w("numId", val=which))


def numbering() -> bytes:
    """The part of the file that holds the lists."""
    sections = w(
        "abstractNum",
        w("multiLevelType", val="multilevel"),
        _level(0, text="%1", style="Heading1", left=MARGIN, hanging=MARGIN),
        _level(1, text="%1.%2", style="NumberedParagraph", left=MARGIN, hanging=MARGIN),
        abstractNumId=SECTION,
    )
    points = _bullet(POINT, sign="•", style="ListBullet", left=MARGIN + _POINT_STEP, hanging=_POINT_STEP)
    notes = _bullet(NOTE, sign="o", style="SourceNote", left=_NOTE_STEP, hanging=_NOTE_STEP)
    called = (w("num", w("abstractNumId", val=which), numId=which) for which in (SECTION, POINT, NOTE))
    return part("numbering", sections, points, notes, *called)


def _level(level: int, *, text: str, style: str, left: int, hanging: int) -> str:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal"),
        w("pStyle", val=style),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        _hung(left, hanging),
        # A heading's number is part of it; that of a paragraph stands back.
        "" if level == 0 else properties("rPr", '<w:b w:val="0"/>', ink(INK_2)),
        ilvl=level,
    )


def _bullet(which: int, *, sign: str, style: str, left: int, hanging: int) -> str:
    ring = which == NOTE
    worn = properties("rPr", face("Courier New"), "<w:b/>", ink(THREAD)) if ring else ""
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("pStyle", val=style),
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        _hung(left, hanging),
        worn,
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), level, abstractNumId=which)


def _hung(left: int, hanging: int) -> str:
    return properties("pPr", w("ind", left=left, hanging=hanging))
