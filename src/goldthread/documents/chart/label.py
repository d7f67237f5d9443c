"""Text on a chart: how wide it will be, which box it takes, how it is drawn. It never wraps or shortens unasked."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from goldthread.documents.chart.ink import INK, INK_2, PAPER
from goldthread.documents.chart.placing import Box
from goldthread.documents.chart.svg import element, escaped

Anchor = Literal["start", "middle", "end"]

_WIDTHS: Mapping[int, str] = MappingProxyType(
    {
        200: " ",
        260: "',.:;’‘ijl|·",
        305: "I!f()[]{}",
        352: "-tr/\\",
        430: '*sz?“”"',
        470: "cvyx",
        505: "JLFYekag0123456789#$+<=>^_~£−–",
        550: "ESTVXZAhuno`",
        590: "bdpqPRCKB",
        665: "DGUNHOQ&",
        730: "Mw",
        850: "Wm%@",
        950: "…—",
    }
)
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_UNKNOWN = 950
_NARROWEST = min(_WIDTHS)
_SEMI_BOLD = 1.06
_LEADING = 1.2
_CAPITALS = 0.72
_DESCENT = 0.22


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in the house face at `size`, at most a few hundredths too wide. Accents add nothing.

    The figures are the advance widths of Source Sans 3, in thousandths of its size, rounded up in groups.
    """
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    thousandths = sum(_WIDTH_OF.get(letter, _UNKNOWN) for letter in letters)
    return thousandths * size / 1000 * (_SEMI_BOLD if bold else 1)


def shortened(text: str, *, size: float, room: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis. The full text belongs in the alternative."""
    if width_of(text, size, bold=bold) <= room:
        return text
    longest = min(len(text) - 1, int(room / size * 1000 / _NARROWEST))
    fitting = (f"{text[:length].rstrip()}…" for length in range(longest, 0, -1))
    return next((part for part in fitting if width_of(part, size, bold=bold) <= room), "…")


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text that hang from (x, y), y being the baseline of the first line. A halo clears the ground behind."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    anchor: Anchor = "start"
    bold: bool = False
    halo: bool = False

    @property
    def width(self) -> float:
        return max(width_of(line, self.size, bold=self.bold) for line in self.lines)

    @property
    def box(self) -> Box:
        """The room it takes, from the top of its capitals to the foot of its last line."""
        left = self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        foot = self.y + (len(self.lines) - 1) * self.size * _LEADING + self.size * _DESCENT
        return Box(left, self.y - self.size * _CAPITALS, left + self.width, foot)

    def drawn(self) -> str:
        """The text element; lines after the first are spans that start again at x."""
        return element(
            "text",
            *(self._line(number, line) for number, line in enumerate(self.lines)),
            x=self.x,
            y=self.y,
            text_anchor=None if self.anchor == "start" else self.anchor,
            font_size=self.size,
            font_weight="600" if self.bold else None,
            fill=INK if self.bold else INK_2,
            **(_HALO if self.halo else {}),
        )

    def _line(self, number: int, line: str) -> str:
        if number == 0:
            return escaped(line)
        return element("tspan", escaped(line), x=self.x, dy=self.size * _LEADING)


_HALO: Mapping[str, str] = MappingProxyType(
    {"stroke": PAPER, "stroke_width": "4", "stroke_linejoin": "round", "paint_order": "stroke"}
)


def height_of(lines: Sequence[str], size: float) -> float:
    """The room that lines of text take from the top of their capitals to the foot of the last."""
    return (len(lines) - 1) * size * _LEADING + size * (_CAPITALS + _DESCENT)
