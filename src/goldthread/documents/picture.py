"""The pictures that a paper may carry, as values: drawn only when a format asks, and then the same in every format."""

from dataclasses import dataclass

from goldthread.documents.chart import (
    BarPart,
    ChartPoint,
    LineChart,
    Position,
    Size,
    line_chart,
    position_strip,
    sparkline,
    status_bar,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A series over time."""

    chart: LineChart


@dataclass(frozen=True, slots=True)
class Spark:
    """A word-sized line beside its figures: decoration, without a text alternative."""

    points: tuple[ChartPoint, ...]
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """One figure on a level line against its baseline and milestone."""

    position: Position


@dataclass(frozen=True, slots=True)
class Bar:
    """Many statuses at once."""

    parts: tuple[BarPart, ...]


Picture = Line | Spark | Strip | Bar

PAPER: Size = "part"
PHONE: Size = "narrow"


def drawn(picture: Picture, *, name: str = "", alt: str = "", size: Size = PAPER) -> str:
    """The picture as SVG, text kept as text. Only a line has a drawing of its own for a phone."""
    match picture:
        case Line(chart):
            return line_chart(chart, name=name, description=alt, size=size)
        case Strip(position):
            return position_strip(position, name=name, description=alt)
        case Bar(parts):
            return status_bar(parts, label=alt)
        case Spark(points, mean):
            return sparkline(points, mean=mean)
