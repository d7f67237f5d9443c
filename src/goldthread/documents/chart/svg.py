"""Writes SVG: elements, paths, coordinates. The same input gives the same bytes; nothing unescaped gets through.

Only presentation attributes are written, never `style`, so that a page may forbid inline styles.
"""

import re
from collections.abc import Iterable
from math import isfinite

from goldthread.core.errors import BadInput

NAMESPACE = "http://www.w3.org/2000/svg"
FACE = "'Source Sans 3'"  # in quotes: a part of a family's name may not begin with a digit
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Attribute = str | float | None


def coordinate(value: float) -> str:
    """A length in view box units, to two decimals, without trailing zeros.

    >>> coordinate(12.5), coordinate(-0.001), coordinate(7)
    ('12.5', '0', '7')
    """
    if not isfinite(value):
        raise BadInput(f"{value} cannot be placed on a chart.", mend="Give a finite number, or None for a missing one.")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def escaped(text: str) -> str:
    """Text made safe for content and attributes; characters that XML cannot hold are left out."""
    return _NOT_XML.sub("", text).translate(_ENTITIES)


def element(tag: str, *children: str, **attributes: Attribute) -> str:
    """One element round ready markup. `stroke_width=1` writes stroke-width, `class_` writes class, None writes nothing.

    >>> element("line", x1=0, stroke_width=1.25)
    '<line x1="0" stroke-width="1.25"/>'
    """
    head = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{head}>{''.join(children)}</{tag}>" if children else f"<{tag}{head}/>"


def path(corners: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """The `d` of straight strokes from corner to corner."""
    steps = "L".join(f"{coordinate(x)},{coordinate(y)}" for x, y in corners)
    return f"M{steps}{'Z' if closed else ''}"


def picture(*children: str, class_: str, width: float, height: float, label: str) -> str:
    """A whole drawing that speaks once, with `label`; text set in it names its face, so that it also stands alone."""
    return element(
        "svg",
        *children,
        xmlns=NAMESPACE,
        class_=class_,
        viewBox=f"0 0 {coordinate(width)} {coordinate(height)}",
        width=width,
        height=height,
        font_family=FACE,
        role="img",
        aria_label=label,
    )


def spoken(name: str, description: str) -> str:
    """The text alternative: the name, if it has one, as a sentence, then what the picture shows."""
    lead = name.strip().rstrip(".")
    return f"{lead}. {description.strip()}".strip() if lead else description.strip()


def _attribute(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else coordinate(value)
