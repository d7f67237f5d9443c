"""Many statuses at once as one bar, each part as long as its count. Fill and stroke tell them apart in grey print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from goldthread.core.errors import BadInput
from goldthread.documents.chart.svg import element, picture

Status = Literal["green", "amber", "red", "white", "complete"]
PartKind = Status | Literal["none"]

WIDTH, HEIGHT = 669, 22
_GAP, _HALF = 3, 0.75
_STRIPE = 11


@dataclass(frozen=True, slots=True)
class BarPart:
    """How many have one status, or none. `word` is what the key calls it."""

    kind: PartKind
    count: int
    word: str

    def __post_init__(self) -> None:
        if self.count < 0:
            raise BadInput(f"{self.count} cannot be a number of things.", where=f"bar, “{self.word}”")


@dataclass(frozen=True, slots=True)
class _Dress:
    fill: str
    stroke: str
    stripes: str = ""
    dashes: str | None = None
    edge: float = 2 * _HALF


_DRESSES: Mapping[PartKind, _Dress] = MappingProxyType(
    {
        "green": _Dress("#1c6b43", "#1c6b43"),
        "amber": _Dress("#fdf0cf", "#6b4200", stripes="#f0b323"),
        "red": _Dress("#fbe3e6", "#8c1224", stripes="#b3203a"),
        "white": _Dress("#ffffff", "#44505c", dashes="4 3"),
        "complete": _Dress("#174a7c", "#174a7c"),
        "none": _Dress("#ffffff", "#44505c", dashes="1 3", edge=1),
    }
)


def status_bar(parts: Sequence[BarPart], *, label: str) -> str:
    """The bar as SVG; parts without anything are left out. `label` is its text alternative. Refuses an empty bar."""
    shown = [part for part in parts if part.count]
    if not shown:
        raise BadInput("A bar of nothing cannot be drawn.", mend="Say in words that there is nothing to count.")
    unit = (WIDTH - _GAP * (len(shown) - 1)) / sum(part.count for part in shown)
    left, drawn = 0.0, []
    for part in shown:
        drawn += _part(part, left, part.count * unit)
        left += part.count * unit + _GAP
    return picture(*drawn, class_="gt-bar__svg", width=WIDTH, height=HEIGHT, label=label)


def _part(part: BarPart, left: float, width: float) -> list[str]:
    dress = _DRESSES[part.kind]
    box = {"x": left + _HALF, "y": _HALF, "width": max(width - 2 * _HALF, _HALF), "height": HEIGHT - 2 * _HALF}
    ground = element("rect", fill=dress.fill, **box)
    frame = element(
        "rect", fill="none", stroke=dress.stroke, stroke_width=dress.edge, stroke_dasharray=dress.dashes, **box
    )
    return [ground, *_stripes(part.kind, dress, left, width), frame]


def _stripes(kind: PartKind, dress: _Dress, left: float, width: float) -> list[str]:
    """Amber is slanted, red ruled across. Each stripe is cut to its part, so that no clip path needs an id."""
    if not dress.stripes:
        return []
    if kind == "red":
        heights = (6.0, 11.0, 16.0)
        return [_line(left + 1, y, left + width - 1, y, dress.stripes) for y in heights]
    steps = range(int((width + HEIGHT) // _STRIPE) + 1)
    return [line for step in steps if (line := _slanted(left, width, step * _STRIPE, dress.stripes))]


def _slanted(left: float, width: float, offset: float, colour: str) -> str:
    """A stroke rising to the right at 45 degrees whose foot lies `offset` from the left end, cut at both ends."""
    low, high = max(0.0, offset - width), min(HEIGHT, offset)
    if high <= low:
        return ""
    return _line(left + offset - low, HEIGHT - (HEIGHT - low), left + offset - high, high, colour)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=4)
