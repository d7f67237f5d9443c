"""What is written at the right end: the last value in bold and, where there is room, the limits with their values.

The labels keep apart, in the order of their lines; it drops none.
"""

from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.chart.figure import written_limit, written_value
from goldthread.documents.chart.label import Label, height_of
from goldthread.documents.chart.line.frame import SIDE_GAP, Frame
from goldthread.documents.chart.placing import spread

_GAP, _GAP_OF_LAST = 3, 10
_MIDDLE = 0.34
_RISE = 0.72


@dataclass(frozen=True, slots=True)
class _Entry:
    lines: tuple[str, ...]
    y: float
    bold: bool


def labels_beside(frame: Frame) -> list[Label]:
    """The column of labels, each as near to its line as the others allow; a narrow one has only the last value.

    The last value stands further off its neighbours than they do, so that it is not read as one with their figures.
    """
    entries = sorted(_entries(frame), key=lambda entry: (entry.y, not entry.bold))
    size, x = frame.layout.text, frame.plot.right + SIDE_GAP
    gaps = [_GAP_OF_LAST if one.bold or following.bold else _GAP for one, following in pairwise(entries)]
    heights = [height_of(entry.lines, size) + gap for entry, gap in zip(entries, [*gaps, _GAP], strict=False)]
    wanted = [entry.y - size * (_RISE - _MIDDLE) for entry in entries]
    tops = spread(wanted, heights, low=frame.room.top, high=frame.plot.bottom + size)
    return [
        Label(entry.lines, x, top + size * _RISE, size, bold=entry.bold)
        for entry, top in zip(entries, tops, strict=True)
    ]


def written_last(frame: Frame) -> str:
    """The last value as it is written; empty where the line has no point, or where the point's note says it."""
    if frame.last is None:
        return ""
    point = frame.points[frame.last]
    text = "" if point.value is None else written_value(point.value, frame.axis, frame.chart.unit)
    return "" if text in point.note.replace(",", " ").split() else text


def _entries(frame: Frame) -> list[_Entry]:
    unit = frame.chart.unit
    rows = [
        _Entry((row.name, written_limit(row.value, frame.axis, unit)), frame.y(row.value), bold=False)
        for row in (frame.chart.limit_rows if frame.layout.limits_beside else ())
    ]
    last = written_last(frame)
    if frame.last is None or not last or not frame.last_is_beside:
        return rows
    return [*rows, _Entry((last,), frame.place(frame.last)[1], bold=True)]
