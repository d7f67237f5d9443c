"""The colours and faces that Word offers a person who adds to a paper: those of the house, so that an addition fits."""

from goldthread.documents.chart.ink import (
    COMMON,
    CONCERN,
    IMPROVE,
    INK,
    INK_2,
    LINK,
    NEUTRAL,
    PAPER,
    RULE,
    THREAD,
    WASH,
)
from goldthread.documents.render.docx.markup import NAMESPACES, element
from goldthread.documents.render.docx.parts.style import HEAD_FACE, TEXT_FACE, hexadecimal

_COLOURS = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": INK_2,
    "lt2": WASH,
    "accent1": IMPROVE,
    "accent2": CONCERN,
    "accent3": COMMON,
    "accent4": NEUTRAL,
    "accent5": THREAD,
    "accent6": RULE,
    "hlink": LINK,
    "folHlink": NEUTRAL,
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_THICKNESSES = (6_350, 12_700, 19_050)


def theme() -> bytes:
    """The part of the file. Fills and lines are plain: no gradient, no shadow."""
    colours = (element(f"a:{name}", element("a:srgbClr", val=hexadecimal(colour))) for name, colour in _COLOURS.items())
    faces = (_face("major", HEAD_FACE), _face("minor", TEXT_FACE))
    elements = element(
        "a:themeElements",
        element("a:clrScheme", *colours, name="House"),
        element("a:fontScheme", *faces, name="House"),
        element("a:fmtScheme", *_plain(), name="House"),
    )
    return f"{_HEAD}{element('a:theme', elements, xmlns_a=NAMESPACES['a'], name='House')}".encode()


def _face(role: str, name: str) -> str:
    others = (element(f"a:{script}", typeface="") for script in ("ea", "cs"))
    return element(f"a:{role}Font", element("a:latin", typeface=name), *others)


def _plain() -> tuple[str, ...]:
    fill = element("a:solidFill", element("a:schemeClr", val="phClr"))
    lines = (element("a:ln", fill, w=thickness) for thickness in _THICKNESSES)
    return (
        element("a:fillStyleLst", fill * 3),
        element("a:lnStyleLst", *lines),
        element("a:effectStyleLst", element("a:effectStyle", "<a:effectLst/>") * 3),
        element("a:bgFillStyleLst", fill * 3),
    )
