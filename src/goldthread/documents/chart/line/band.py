"""The shape of missing months: a washed band with a dashed edge, and words in it where it is wide enough.

The words name what is missing and from when to when; a short hole keeps its band and goes without words.
"""

from collections.abc import Iterator

from goldthread.core.period import Period, PeriodKind
from goldthread.core.state import State
from goldthread.documents.chart.ink import RULE, WASH_2
from goldthread.documents.chart.label import Label, height_of
from goldthread.documents.chart.line.axis import short_month
from goldthread.documents.chart.line.frame import Frame
from goldthread.documents.chart.placing import Box
from goldthread.documents.chart.series import Hole, holes
from goldthread.documents.chart.svg import element

_MARGIN = 4
_HEIGHTS = (0.72, 0.86, 0.5, 0.6, 0.36, 0.22, 0.12)


def bands(frame: Frame) -> list[str]:
    """One band for each hole, as tall as the plot."""
    return [_drawn(band_box(frame, hole)) for hole in holes(frame.points)]


def band_labels(frame: Frame) -> list[Label]:
    """The words inside the bands, clear of the limits that cross them where that can be had."""
    found = (_words_in(frame, hole) for hole in holes(frame.points))
    return [label for label in found if label is not None]


def band_box(frame: Frame, hole: Hole) -> Box:
    """From half-way before the first missing point to half-way after the last."""
    left, right = frame.x(frame.slots[hole.first].left), frame.x(frame.slots[hole.last].right)
    return Box(left, frame.plot.top, right, frame.plot.bottom)


def dates(first: Period, last: Period, to: str) -> tuple[str, str]:
    """The two ends of a hole in words, the year said once when it is the same: ("Apr to", "Dec 2024")."""
    if first == last:
        return "", last.short
    same_year = first.kind is last.kind is PeriodKind.MONTH and first.start.year == last.start.year
    start = first.short.split()[0] if same_year else first.short
    return f"{start} {to}", last.short


def _drawn(box: Box) -> str:
    return element(
        "rect",
        x=box.left,
        y=box.top,
        width=box.width,
        height=box.height,
        fill=WASH_2,
        stroke=RULE,
        stroke_width=1,
        stroke_dasharray="2 3",
    )


def _words_in(frame: Frame, hole: Hole) -> Label | None:
    box, size = band_box(frame, hole), frame.layout.text
    for lines in _wordings(frame, hole):
        label = Label(lines, (box.left + box.right) / 2, 0, size, "middle")
        if label.width + 2 * _MARGIN <= box.width:
            return _clear_of_limits(frame, label)
    return None


def _wordings(frame: Frame, hole: Hole) -> Iterator[tuple[str, ...]]:
    """From the fullest to the briefest."""
    words, first, last = frame.chart.words, frame.points[hole.first].period, frame.points[hole.last].period
    what = words.gap(hole.state)
    start, end = dates(first, last, words.to)
    yield what, f"{start} {end}".strip()
    if start:
        yield what, start, end
    brief = words.no_data if hole.state is State.NOT_HELD else what
    if first.kind is PeriodKind.MONTH and start:
        yield brief, start, short_month(last)


def _clear_of_limits(frame: Frame, label: Label) -> Label:
    height = height_of(label.lines, label.size)
    tops = [frame.plot.top + share * frame.plot.height - height / 2 for share in _HEIGHTS]
    lines = [frame.y(row.value) for row in frame.chart.limit_rows]
    lines += [frame.y(target.value) for target in frame.chart.targets]
    clear = (top for top in tops if not any(top - _MARGIN < y < top + height + _MARGIN for y in lines))
    top = next(clear, tops[0])
    return Label(label.lines, label.x, top + label.size * 0.72, label.size, label.anchor)
