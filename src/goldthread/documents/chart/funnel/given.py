"""What a funnel is given: points, the average, limit lines, words. Every value must be finite; sizes are above zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.core.errors import BadInput
from goldthread.documents.chart.marks import Kind
from goldthread.documents.chart.series import refuse_not_finite


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One unit: `size` along the foot, `value` upward. A `label` marks the one unit that the chart names."""

    size: float
    value: float
    kind: Kind = "common"
    label: str = ""

    def __post_init__(self) -> None:
        refuse_not_finite(self.value, where="funnel")
        refuse_not_finite(self.size, where="funnel")
        if self.size <= 0:
            raise BadInput(f"{self.size:g} is no size of a unit.", where="funnel", mend="Leave the unit out.")


@dataclass(frozen=True, slots=True)
class FunnelLine:
    """One limit along the sizes of the chart, with its name beside it and the short one for a narrow drawing. The
    outermost lines are dotted, the others dashed."""

    name: str
    short: str
    values: Sequence[float]
    is_outer: bool = False

    def __post_init__(self) -> None:
        for value in self.values:
            refuse_not_finite(value, where=self.name)


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Points, the sizes that the lines run along, and the average, which is level. `foot` says what size is; sizes
    are written in millions. `decimals` is the precision of values."""

    points: Sequence[FunnelPoint]
    sizes: Sequence[float]
    lines: Sequence[FunnelLine]
    average: float
    average_name: str
    foot: str
    decimals: int = 2

    def __post_init__(self) -> None:
        refuse_not_finite(self.average, where="average")
        if not self.points or not self.sizes:
            raise BadInput("has no point to draw.", where="funnel", mend="Show words in its place.")
        if any(len(line.values) != len(self.sizes) for line in self.lines):
            raise BadInput("a limit has another length than the sizes.", where="funnel", mend="Give one for each size.")
