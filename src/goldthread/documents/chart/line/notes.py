"""Words inside the plot: notes at points, the last value, limits on a narrow drawing, targets, breaks.

Each is tried in several places and set where it covers least. It is never left out and never leaves the view box.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from goldthread.core.state import State
from goldthread.documents.chart.figure import written_limit, written_value
from goldthread.documents.chart.label import Anchor, Label, shortened
from goldthread.documents.chart.line.axis import axis_labels, grid_strokes, tick_labels
from goldthread.documents.chart.line.band import band_box, band_labels
from goldthread.documents.chart.line.beside import labels_beside, written_last
from goldthread.documents.chart.line.frame import Frame
from goldthread.documents.chart.line.strokes import (
    break_places,
    earlier_strokes,
    limit_strokes,
    series_strokes,
    target_strokes,
)
from goldthread.documents.chart.marks import reach
from goldthread.documents.chart.placing import Box, Obstacle, Stroke, cost_of
from goldthread.documents.chart.series import TargetStep, holes

_TEXT, _MARK, _LINE, _FOOT, _LIMIT, _GRID, _BAND = 100, 40, 30, 25, 12, 2, 2
_STEP, _STEP_ALONG = 1.0, 0.2
_SIDES: tuple[tuple[Anchor, int], ...] = (("start", 1), ("end", -1))
_OFFSET = 11
_FARTHER = 15
_CLOSE = 4
_RISE = 0.72
_MIDDLE = 0.34
_BETWEEN = tuple(number / 16 for number in range(15, 0, -1))


def words_in_plot(frame: Frame) -> list[Label]:
    """All words inside the plot, the ones that belong to a single point placed first."""
    fixed = [*band_labels(frame), *labels_beside(frame), *axis_labels(frame), *tick_labels(frame)]
    obstacles = [*_drawn(frame), *(_text(label) for label in fixed)]
    washed = [band_box(frame, hole) for hole in holes(frame.points)]
    placed: list[Label] = []
    for step, candidates in _wanted(frame):
        best = _best([_inside(frame, label) for label in candidates], obstacles, step)
        obstacles.append(_text(best))
        placed.append(replace(best, halo=not any(band.hits(best.box) for band in washed)))
    return placed


def _best(candidates: Sequence[Label], obstacles: Sequence[Obstacle], step: float) -> Label:
    """The candidate that covers least; each counts one `step` more than the one before it."""
    best, least = candidates[0], float("inf")
    for rank, label in enumerate(candidates):
        if rank * step >= least:
            break
        cost = rank * step + cost_of(label.box, obstacles)
        if cost < least:
            best, least = label, cost
    return best


def _inside(frame: Frame, label: Label) -> Label:
    """The label moved, and where it is wider than the drawing shortened, so that it lies in the view box."""
    room = frame.room
    lines = tuple(shortened(line, size=label.size, room=room.width, bold=label.bold) for line in label.lines)
    fitted = label if lines == label.lines else replace(label, lines=lines)
    box = fitted.box
    across = max(0.0, room.left - box.left) - max(0.0, box.right - room.right)
    down = max(0.0, room.top - box.top) - max(0.0, box.bottom - room.bottom)
    return replace(fitted, x=label.x + across, y=label.y + down) if across or down else fitted


def _drawn(frame: Frame) -> Iterator[Obstacle]:
    yield from (Obstacle(stroke, _LINE) for stroke in series_strokes(frame))
    yield from (Obstacle(stroke, _LIMIT) for stroke in (*limit_strokes(frame), *earlier_strokes(frame)))
    yield from (Obstacle(stroke, _LINE) for _, stroke in (*target_strokes(frame), *break_places(frame)))
    yield from (Obstacle(stroke, _GRID) for stroke in grid_strokes(frame))
    yield Obstacle(Box(0, frame.plot.bottom, frame.layout.width, frame.layout.height), _FOOT)
    for box in (band_box(frame, hole) for hole in holes(frame.points)):
        yield Obstacle(box, _BAND)
        yield from (Obstacle(Stroke(x, box.top, x, box.bottom), _LIMIT) for x in (box.left, box.right))
    for number, point in enumerate(frame.points):
        if not point.missing:
            (x, y), half = frame.place(number), reach(point.kind) * frame.mark_scale
            yield Obstacle(Box(x - half, y - half, x + half, y + half), _MARK)


def _text(label: Label) -> Obstacle:
    box = label.box
    return Obstacle(Box(box.left - 2, box.top - 2, box.right + 2, box.bottom + 2), _TEXT)


def _wanted(frame: Frame) -> Iterator[tuple[float, list[Label]]]:
    """For each text, the places it may take in order of preference, and how much one place counts against the next."""
    for number, text in _notes(frame):
        yield _STEP, [label for brief in _wordings(text) for label in _round_point(frame, number, brief)]
    last = written_last(frame)
    if frame.last is not None and last and not frame.last_is_beside:
        yield _STEP, [*_at_sides(frame, frame.last, last), *_round_point(frame, frame.last, last)]
    for target, stroke in target_strokes(frame):
        yield _STEP_ALONG, _along(frame, stroke, _target_text(frame, target), from_left=True)
    for number, stroke in break_places(frame):
        if frame.points[number].note:
            yield _STEP, _at_break(frame, number, stroke)
    for row, stroke in zip(frame.chart.limit_rows, limit_strokes(frame), strict=True):
        if not frame.layout.limits_beside:
            text = f"{row.name} {written_limit(row.value, frame.axis, frame.chart.unit)}"
            yield _STEP_ALONG, _along(frame, stroke, text, from_left=False)


def _notes(frame: Frame) -> Iterator[tuple[int, str]]:
    for number, point in enumerate(frame.points):
        text = point.note or (frame.chart.words.part_supplied if point.apart else "")
        if text and not point.missing and point.state is not State.SERIES_BREAK:
            yield number, text


def _wordings(text: str) -> tuple[str, ...]:
    """The note, then what stands before its first comma: a last resort, since candidates are ranked in order."""
    brief = text.split(", ", 1)[0]
    return (text,) if brief == text else (text, brief)


def _round_point(frame: Frame, number: int, text: str) -> Iterator[Label]:
    (x, y), size = frame.place(number), frame.layout.text
    above, below = y - _OFFSET, y + _OFFSET + size * _RISE
    near = (above, below) if _is_peak(frame, number) else (below, above)
    far = tuple(place - _FARTHER if place == above else place + _FARTHER for place in near)
    anchors: tuple[tuple[Anchor, float], ...] = (("middle", 0), ("start", -4), ("end", 4))
    for baseline, (anchor, shift) in (*product(near, anchors), *product(far, anchors)):
        yield Label((text,), x + shift, baseline, size, anchor, bold=True)
    yield from _at_sides(frame, number, text)


def _at_sides(frame: Frame, number: int, text: str) -> list[Label]:
    (x, y), size = frame.place(number), frame.layout.text
    return [
        Label((text,), x + shift * _OFFSET, y + size * _MIDDLE, size, anchor, bold=True) for anchor, shift in _SIDES
    ]


def _is_peak(frame: Frame, number: int) -> bool:
    """Whether the line falls away from the point on the whole, so that the room is above it."""
    near = [other for other in (number - 1, number + 1) if 0 <= other < len(frame.points)]
    levels = [frame.place(other)[1] for other in near if frame.points[other].on_line]
    return not levels or frame.place(number)[1] <= sum(levels) / len(levels)


def _along(frame: Frame, stroke: Stroke, text: str, *, from_left: bool) -> list[Label]:
    """Above and below a level line, from one end of it to the other."""
    size, length = frame.layout.text, stroke.x2 - stroke.x1
    shares = (*((0.0, 1.0) if from_left else (1.0, 0.0)), *_BETWEEN)
    return [
        Label((text,), stroke.x1 + share * length, y, size, _anchor(share), bold=from_left)
        for share in shares
        for y in (stroke.y1 - _CLOSE - 1, stroke.y1 + _CLOSE + size * _RISE)
    ]


def _anchor(share: float) -> Anchor:
    return "start" if share == 0 else "end" if share == 1 else "middle"


def _target_text(frame: Frame, target: TargetStep) -> str:
    value = written_value(target.value, frame.axis, frame.chart.unit)
    return target.text if value in target.text.split() else f"{target.text} {value}".strip()


def _at_break(frame: Frame, number: int, stroke: Stroke) -> list[Label]:
    text, size = frame.points[number].note, frame.layout.text
    heights = (stroke.y1 + size, stroke.y2 - size * 0.5, (stroke.y1 + stroke.y2) / 2)
    return [
        Label((text,), stroke.x1 + shift * _CLOSE, y, size, anchor, bold=True)
        for y in heights
        for anchor, shift in _SIDES
    ]
