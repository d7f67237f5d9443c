"""The small shapes that stand before words, as drawings of their own. The word beside a shape says the same."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from goldthread.documents.chart import Kind, shape_icon
from goldthread.documents.chart.svg import NAMESPACE, element
from goldthread.documents.text import Shape

ACROSS = 19 / 16
"""How wide a sign is for its height: its right edge holds the room before the word."""

_BOX = f'<svg xmlns="{NAMESPACE}" width="19" height="16" viewBox="0 0 19 16">'
_INSIDE = re.compile("</?svg[^>]*>")


def _drawing(*parts: str) -> str:
    return f"{_BOX}{''.join(parts)}</svg>"


def _stroke(d: str, colour: str, width: float) -> str:
    return element("path", d=d, fill="none", stroke=colour, stroke_width=width)


_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **{kind: _drawing(_INSIDE.sub("", shape_icon(kind))) for kind in get_args(Kind)},
        "green": _drawing(
            element("circle", cx=8, cy=8, r=8, fill="#1c6b43"), _stroke("M4.2 8.3l2.6 2.6 5-5.4", "#ffffff", 2)
        ),
        "amber": _drawing(
            element("path", d="M8 .6 15.8 15H.2z", fill="#f0b323", stroke="#6b4200", stroke_width=1.2),
            _stroke("M8 5.4v4.4M8 11.4v2", "#3d2600", 1.8),
        ),
        "red": _drawing(
            element("path", d="M0 0h16v16H0z", fill="#b3203a"), _stroke("M4 4l8 8M12 4l-8 8", "#ffffff", 2.2)
        ),
        "white": _drawing(
            element("circle", cx=8, cy=8, r=6.8, fill="none", stroke="#44505c", stroke_width=2, stroke_dasharray="3 2")
        ),
        "complete": _drawing(
            _stroke("M2 0v16", "#174a7c", 2.4), element("path", d="M3 1h12l-3 4 3 4H3z", fill="#174a7c")
        ),
    }
)


def sign(shape: Shape) -> str:
    """The drawing of a shape; empty for none."""
    return _SIGNS[shape] if shape else ""
