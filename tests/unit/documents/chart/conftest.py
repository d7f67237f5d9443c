"""Series to draw, and a reader that takes a drawing apart. The figures of `robbery` and `asb` are real."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import pytest

from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.chart import ChartPoint, LimitLines
from goldthread.documents.chart.label import Label
from goldthread.documents.chart.placing import Box

HOLE = [None] * 9
NAMESPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawing:
    """A drawing read back from its text."""

    root: ElementTree.Element

    @property
    def box(self) -> Box:
        """The view box."""
        left, top, width, height = map(float, self.root.attrib["viewBox"].split())
        return Box(left, top, left + width, top + height)

    def all(self, tag: str, **attributes: str) -> list[ElementTree.Element]:
        """Every element of a tag whose attributes have these values."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [one for one in self.root.iter(NAMESPACE + tag) if wanted.items() <= one.attrib.items()]

    @property
    def words(self) -> list[str]:
        """What each text says, its lines joined by a blank."""
        return [" ".join(text.itertext()) for text in self.all("text")]

    def labels(self) -> list[Label]:
        """Each text as the label that it was drawn from."""
        return [
            Label(
                lines=tuple(text.itertext()),
                x=float(text.attrib["x"]),
                y=float(text.attrib["y"]),
                size=float(text.attrib["font-size"]),
                anchor=text.attrib.get("text-anchor", "start"),  # type: ignore[arg-type]
                bold=text.attrib.get("font-weight") == "600",
            )
            for text in self.all("text")
        ]

    def said(self, words: str) -> Label:
        """The one label that says this."""
        (found,) = [label for label in self.labels() if " ".join(label.lines) == words]
        return found


@pytest.fixture(scope="session")
def read() -> Callable[[str], Drawing]:
    return lambda text: Drawing(ElementTree.fromstring(text))


@pytest.fixture(scope="session")
def series() -> Callable[..., list[ChartPoint]]:
    """A monthly series from its values; states, kinds and notes by place."""

    def build(
        values: Sequence[float | None], *, start: Period | None = None, **told: Mapping[int, Any]
    ) -> list[ChartPoint]:
        period, points = start or Period.month(2024, 1), []
        for place, value in enumerate(values):
            state = told.get("states", {}).get(place, State.HELD if value is not None else State.NOT_HELD)
            kind = told.get("kinds", {}).get(place, "common")
            points.append(ChartPoint(period, value, state, kind, told.get("notes", {}).get(place, "")))
            period = period.next
        return points

    return build


@pytest.fixture
def robbery(series) -> list[ChartPoint]:
    values = [105, 75, 81, *HOLE, 61, 78, 89, 126, 174, 157, 150, 145, 137, 136, 169, 132]
    kinds = {1: "improvement", 2: "improvement", 12: "improvement", **dict.fromkeys(range(15, 24), "concern")}
    return series(values, kinds=kinds, notes={12: "61, below the limit", 16: "174, above the limit"})


@pytest.fixture
def asb(series) -> list[ChartPoint]:
    values = [100, 2006, 2316, *HOLE, 1585, 1452, 1749, 1800, 1832, 1813, 1998, 1904, 1628, 1788, 1571, 1366]
    return series(values, states={0: State.PART_SUPPLIED})


@pytest.fixture
def limits() -> LimitLines:
    return LimitLines(mean=121.0, lower=68.4, upper=173.6)
