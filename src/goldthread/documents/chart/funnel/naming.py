"""Where the name of the marked unit stands: beside its point, off the other points where there is room."""

from collections.abc import Iterator
from itertools import pairwise

from goldthread.documents.chart.funnel.frame import Frame
from goldthread.documents.chart.label import Label
from goldthread.documents.chart.placing import Box, Obstacle, Stroke, cost_of

_OFF = 11
_DOT = 5
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
_COARSE = 10
"""Of the corners of a limit every tenth is enough to keep text off it."""
_COST_OF_DOT, _COST_OF_LINE, _COST_OF_EDGE = 3.0, 1.0, 100.0


def name_of(frame: Frame) -> list[Label]:
    """The label of each marked point, on the side where it covers least; none where no point is marked."""
    marked = [point for point in frame.chart.points if point.label]
    obstacles = list(_obstacles(frame))
    return [
        min(_choices(frame, *frame.place(point), point.label), key=lambda label: _cost(frame, label, obstacles))
        for point in marked
    ]


def _choices(frame: Frame, x: float, y: float, text: str) -> Iterator[Label]:
    """The label beside its point, near and then further off."""
    size = frame.layout.text
    for far in (1, 2, 3):
        for across, down in _SIDES:
            anchor = "middle" if not across else "start" if across > 0 else "end"
            place = x + across * _OFF * (far if not down else 0.8), y + down * _OFF * 1.5 * far + size * 0.34
            yield Label((text,), *place, size, anchor, bold=True, halo=True)  # type: ignore[arg-type]


def _obstacles(frame: Frame) -> Iterator[Obstacle]:
    for point in frame.chart.points:
        x, y = frame.place(point)
        yield Obstacle(Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT), _COST_OF_DOT)
    average = frame.y(frame.chart.average)
    yield Obstacle(Stroke(frame.plot.left, average, frame.plot.right, average), _COST_OF_LINE)
    for line in frame.chart.lines:
        corners = [(frame.x(size), frame.y(value)) for size, value in zip(frame.chart.sizes, line.values, strict=True)]
        for before, after in pairwise([*corners[::_COARSE], corners[-1]]):
            yield Obstacle(Stroke(*before, *after), _COST_OF_LINE / 2)


def _cost(frame: Frame, label: Label, obstacles: list[Obstacle]) -> float:
    outside = 0.0 if frame.plot.holds(label.box) else _COST_OF_EDGE
    return outside + cost_of(label.box, obstacles)
