"""One figure on a level line against its baseline, its milestone and its earlier value. It judges none of them.

The line is a stretch around the values, not from zero; each mark carries its value, so none is read off the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.chart.figure import written
from goldthread.documents.chart.ink import INK, INK_2, PAPER, RULE
from goldthread.documents.chart.label import Label, shortened
from goldthread.documents.chart.placing import spread
from goldthread.documents.chart.scale import Scale
from goldthread.documents.chart.series import refuse_not_finite
from goldthread.documents.chart.svg import element, picture, spoken

WIDTH = 360
TEXT = 13
_END, _EDGE, _PADDING = 8, 3, 44
_LEVEL, _ABOVE, _BELOW, _ROW = 38, 13, 70, 18
_FOOT = 8
_APART = 10
_TOUCH = 3
_ROWS = ((0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 2))


@dataclass(frozen=True, slots=True)
class StripWords:
    """The words beside the values, for another language."""

    baseline: str = "Baseline"
    milestone: str = "Milestone"
    earlier: str = "a year before"


@dataclass(frozen=True, slots=True)
class Position:
    """A figure and what it stands against, all in one unit, which the heading above the strip says.

    `milestone_upper` is the far end of a milestone that is a range.
    """

    value: float
    baseline: float | None = None
    milestone: float | None = None
    earlier: float | None = None
    milestone_upper: float | None = None
    decimals: int = 1
    words: StripWords = StripWords()

    def __post_init__(self) -> None:
        for value in (self.value, self.baseline, self.milestone, self.earlier, self.milestone_upper):
            refuse_not_finite(value, where="position strip")

    @property
    def values(self) -> tuple[float, ...]:
        """All the values that are given."""
        given = (self.value, self.baseline, self.milestone, self.earlier, self.milestone_upper)
        return tuple(value for value in given if value is not None)

    def written(self, value: float) -> str:
        """A value without the sign of its unit."""
        return written(value, decimals=self.decimals, unit="rate")


@dataclass(frozen=True, slots=True)
class _Caption:
    text: str
    x: float
    bold: bool = False

    def label(self, y: float) -> Label:
        text = shortened(self.text, size=TEXT, room=WIDTH - 2 * _EDGE, bold=self.bold)
        return Label((text,), self.x, y, TEXT, "middle", bold=self.bold)


def position_strip(position: Position, *, name: str, description: str) -> str:
    """A dot for now, a tick for the baseline, a thick tick for the milestone, a hollow dot for a year before.

    Labels keep off each other in as many rows as they need, each across from its own mark.
    """
    x = _stretch(position.values)
    below = _laid_out(_captions_below(position, x))
    lowest = max(label.y for label in below)
    words = [*_milestone_label(position, x), *below]
    return picture(
        *_marks(position, x),
        *(label.drawn() for label in words),
        class_="gt-strip",
        width=WIDTH,
        height=lowest + _FOOT,
        label=spoken(name, description),
    )


def _stretch(values: Sequence[float]) -> Scale:
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    return Scale(low, high, _END + _PADDING, WIDTH - _END - _PADDING)


def _captions_below(position: Position, x: Scale) -> list[_Caption | None]:
    words, baseline, earlier = position.words, position.baseline, position.earlier
    return [
        _Caption(position.written(position.value), x(position.value), bold=True),
        None if baseline is None else _Caption(f"{words.baseline} {position.written(baseline)}", x(baseline)),
        None if earlier is None else _Caption(f"{position.written(earlier)} {words.earlier}", x(earlier)),
    ]


def _laid_out(captions: Sequence[_Caption | None]) -> list[Label]:
    """The captions in the fewest rows in which each still reaches its own mark; the value always in the first."""
    for rows in _ROWS:
        placed = [
            pair
            for row in sorted(set(rows))
            for pair in _in_row(row, [c for c, own in zip(captions, rows, strict=True) if c is not None and own == row])
        ]
        if all(_touches(caption, label) for caption, label in placed):
            break
    return [label for _, label in placed]


def _in_row(row: int, captions: Sequence[_Caption]) -> list[tuple[_Caption, Label]]:
    ordered = sorted(captions, key=lambda caption: caption.x)
    labels = [caption.label(_BELOW + row * _ROW) for caption in ordered]
    sizes = [label.width + _APART for label in labels]
    wanted = [label.box.left for label in labels]
    lefts = spread(wanted, sizes, low=_EDGE, high=WIDTH - _EDGE + _APART)
    return [
        (caption, Label(label.lines, left + label.width / 2, label.y, TEXT, "middle", bold=label.bold))
        for caption, label, left in zip(ordered, labels, lefts, strict=True)
    ]


def _touches(caption: _Caption, label: Label) -> bool:
    return label.box.left - _TOUCH <= caption.x <= label.box.right + _TOUCH


def _milestone_label(position: Position, x: Scale) -> list[Label]:
    if position.milestone is None:
        return []
    ends = [position.milestone, *([] if position.milestone_upper is None else [position.milestone_upper])]
    text = f"{position.words.milestone} {'–'.join(position.written(end) for end in ends)}"
    label = _Caption(text, sum(map(x, ends)) / len(ends), bold=True).label(_ABOVE)
    half = label.width / 2
    middle = min(max(label.x, _EDGE + half), WIDTH - _EDGE - half)
    return [Label(label.lines, middle, _ABOVE, TEXT, "middle", bold=True)]


def _marks(position: Position, x: Scale) -> list[str]:
    now, baseline, milestone, earlier = position.value, position.baseline, position.milestone, position.earlier
    level = [_level(_END, WIDTH - _END, RULE, 1.5)]
    if earlier is not None:
        level.append(_level(x(min(now, earlier)), x(max(now, earlier)), INK_2, 3))
    if baseline is not None:
        level.append(_tick(x(baseline), _LEVEL - 6, _LEVEL + 18, 1.5))
    if milestone is not None:
        level += _milestone_marks(
            x(milestone), None if position.milestone_upper is None else x(position.milestone_upper)
        )
    level.append(element("circle", cx=x(now), cy=_LEVEL, r=7, fill=INK))
    if earlier is not None:
        level.append(element("circle", cx=x(earlier), cy=_LEVEL, r=5, fill=PAPER, stroke=INK_2, stroke_width=2.5))
    return level


def _milestone_marks(left: float, right: float | None) -> list[str]:
    if right is None:
        return [_tick(left, _LEVEL - 18, _LEVEL + 6, 3)]
    top = _LEVEL - 15
    bridge = element("line", x1=left, x2=right, y1=top, y2=top, stroke=INK, stroke_width=3)
    return [_tick(left, top, _LEVEL + 6, 3), bridge, _tick(right, top, _LEVEL + 6, 3)]


def _level(left: float, right: float, colour: str, width: float) -> str:
    return element("line", x1=left, x2=right, y1=_LEVEL, y2=_LEVEL, stroke=colour, stroke_width=width)


def _tick(x: float, top: float, foot: float, width: float) -> str:
    return element("line", x1=x, x2=x, y1=top, y2=foot, stroke=INK, stroke_width=width)
