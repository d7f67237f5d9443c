"""The four shapes of a series, each with its colour: shape first, so that grey print loses nothing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from goldthread.documents.chart.ink import COMMON, CONCERN, IMPROVE, INK_2, NEUTRAL, PAPER
from goldthread.documents.chart.svg import element, path

Kind = Literal["common", "concern", "improvement", "neutral"]

COLOURS: Mapping[Kind, str] = MappingProxyType(
    {"common": COMMON, "concern": CONCERN, "improvement": IMPROVE, "neutral": NEUTRAL}
)
_REACH: Mapping[Kind, float] = MappingProxyType({"common": 3.4, "concern": 6.0, "improvement": 6.0, "neutral": 5.6})


def mark(kind: Kind, x: float, y: float, *, scale: float = 1.0) -> str:
    """The shape of one point on a line, centred on (x, y)."""
    colour = COLOURS[kind]
    match kind:
        case "concern":
            return _diamond(x, y, 5.5 * scale, colour)
        case "improvement":
            return _ring(x, y, 4.7 * scale, colour)
        case "neutral":
            return _square(x, y, 4.4 * scale, colour)
    return element("circle", cx=x, cy=y, r=2.9 * scale, fill=colour, stroke=PAPER, stroke_width=1)


def part_mark(x: float, y: float, *, scale: float = 1.0) -> str:
    """A month supplied in part: a small dashed ring, in its place but off the line."""
    return element(
        "circle", cx=x, cy=y, r=4.6 * scale, fill=PAPER, stroke=INK_2, stroke_width=1.8, stroke_dasharray="2.6 1.6"
    )


def reach(kind: Kind) -> float:
    """How far a mark extends from its centre, stroke included."""
    return _REACH[kind]


def shape_icon(kind: Kind) -> str:
    """The shape beside its word in a key or a sentence: decoration, since the word says it."""
    shapes: Mapping[Kind, str] = {
        "common": element("circle", cx=8, cy=8, r=4.4, fill=COMMON),
        "concern": element("path", d="M8 0l8 8-8 8-8-8z", fill=CONCERN),
        "improvement": element("circle", cx=8, cy=8, r=6.4, fill=PAPER, stroke=IMPROVE, stroke_width=3.2),
        "neutral": element("path", d="M2 2h12v12H2z", fill=PAPER, stroke=NEUTRAL, stroke_width=3),
    }
    return element("svg", shapes[kind], class_="gt-icon", viewBox="0 0 16 16", aria_hidden="true", focusable="false")


def _diamond(x: float, y: float, half: float, colour: str) -> str:
    corners = ((x - half, y), (x, y - half), (x + half, y), (x, y + half))
    return element("path", d=path(corners, closed=True), fill=colour, stroke=PAPER, stroke_width=1)


def _ring(x: float, y: float, radius: float, colour: str) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill=PAPER, stroke=colour, stroke_width=2.5)


def _square(x: float, y: float, half: float, colour: str) -> str:
    return element(
        "rect", x=x - half, y=y - half, width=2 * half, height=2 * half, fill=PAPER, stroke=colour, stroke_width=2.2
    )
