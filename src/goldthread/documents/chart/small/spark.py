"""A word-sized line for a table row. It has no axis, so it is decoration beside its figures and says nothing aloud."""

from collections.abc import Sequence

from goldthread.documents.chart.ink import COMMON, RULE, WASH_2
from goldthread.documents.chart.marks import mark
from goldthread.documents.chart.scale import Scale, Slot, slots
from goldthread.documents.chart.series import ChartPoint, filled, holes, runs, values_on_line
from goldthread.documents.chart.svg import NAMESPACE, element, path

WIDTH, HEIGHT = 145, 34
_LEFT, _RIGHT, _TOP, _BOTTOM = 2, 138, 3, 31
_PADDING = 0.15


def sparkline(points: Sequence[ChartPoint], *, mean: float | None = None) -> str:
    """The series in little: missing stretches washed, the line broken, the last point marked by the shape of its kind.

    The height runs from the least to the greatest value shown, not from zero. Months supplied in part are left out.
    """
    ordered = filled(points)
    times = slots([point.period for point in ordered])
    x = Scale(times[0].left, times[-1].right, _LEFT, _RIGHT)
    y = _heights([*values_on_line(ordered), *([] if mean is None else [mean])])
    return element(
        "svg",
        *_bands(ordered, times, x),
        *([] if mean is None else [_level(y(mean))]),
        *_line(ordered, times, x, y),
        xmlns=NAMESPACE,
        class_="gt-spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        aria_hidden="true",
        focusable="false",
    )


def _heights(values: Sequence[float]) -> Scale:
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    padding = ((high - low) or abs(high) or 1.0) * _PADDING
    return Scale(low - padding, high + padding, _BOTTOM, _TOP)


def _bands(points: Sequence[ChartPoint], times: Sequence[Slot], x: Scale) -> list[str]:
    edges = [(x(times[hole.first].left), x(times[hole.last].right)) for hole in holes(points)]
    return [
        element("rect", x=left, y=_TOP, width=right - left, height=_BOTTOM - _TOP, fill=WASH_2) for left, right in edges
    ]


def _level(y: float) -> str:
    return element("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke=RULE, stroke_width=0.75)


def _line(points: Sequence[ChartPoint], times: Sequence[Slot], x: Scale, y: Scale) -> list[str]:
    places = {
        number: (x(times[number].middle), y(point.value))
        for number, point in enumerate(points)
        if point.on_line and point.value is not None
    }
    drawn = [_stroke([places[number] for number in run]) for run in runs(points)]
    last = max(places, default=None)
    return drawn if last is None else [*drawn, mark(points[last].kind, *places[last], scale=0.8)]


def _stroke(places: Sequence[tuple[float, float]]) -> str:
    if len(places) == 1:
        (x, y) = places[0]
        return element("circle", cx=x, cy=y, r=1.2, fill=COMMON)
    return element("path", d=path(places), fill="none", stroke=COMMON, stroke_width=1.5, stroke_linejoin="round")
