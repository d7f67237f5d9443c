"""Charts laid out on their frames."""

from collections.abc import Callable

import pytest

from goldthread.documents.chart import LineChart
from goldthread.documents.chart.line.frame import Frame, Size, framed


@pytest.fixture
def frame(robbery, limits) -> Callable[[Size], Frame]:
    """The robbery chart at a size."""
    return lambda size="full": framed(LineChart(robbery, limits), size)
