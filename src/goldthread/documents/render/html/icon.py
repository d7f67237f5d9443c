"""The small shapes that stand before words: decoration, since the word says the same. Colours are the stylesheet's."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from goldthread.documents.chart import Kind, shape_icon
from goldthread.documents.chart.svg import element
from goldthread.documents.render.html.markup import NOTHING, Html
from goldthread.documents.text import Shape

_SERIES = {kind: Html(shape_icon(kind)) for kind in get_args(Kind)}

_STATUSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "green": (
            element("circle", class_="ground", cx=8, cy=8, r=8),
            element("path", class_="sign", d="M4.2 8.3l2.6 2.6 5-5.4"),
        ),
        "amber": (
            element("path", class_="ground", d="M8 .6 15.8 15H.2z"),
            element("path", class_="sign", d="M8 5.4v4.4M8 11.4v2"),
        ),
        "red": (
            element("path", class_="ground", d="M0 0h16v16H0z"),
            element("path", class_="sign", d="M4 4l8 8M12 4l-8 8"),
        ),
        "complete": (
            element("path", class_="edge", d="M2 0v16"),
            element("path", class_="ground", d="M3 1h12l-3 4 3 4H3z"),
        ),
        "white": (element("circle", class_="edge", cx=8, cy=8, r=6.8, stroke_dasharray="3 2"),),
    }
)


def icon(shape: Shape) -> Html:
    """The shape as a drawing of the height of a letter; nothing for none."""
    if not shape:
        return NOTHING
    return _SERIES.get(shape) or _status(shape)


def _status(shape: str) -> Html:
    dress = f"gt-icon gt-icon--{shape}"
    drawing = element(
        "svg", *_STATUSES[shape], class_=dress, viewBox="0 0 16 16", aria_hidden="true", focusable="false"
    )
    return Html(drawing)
