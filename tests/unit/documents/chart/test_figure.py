"""Numbers on a chart."""

import pytest

from goldthread.documents.chart.figure import written, written_limit, written_tick, written_value
from goldthread.documents.chart.scale import grid

TENS, HUNDREDS, HALVES = grid(0, 194), grid(0, 2631), grid(55, 57)


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "text"),
    [
        (1234.5, 1, "count", "1,234.5"),
        (-1234.5, 0, "count", "−1,235"),
        (2.5, 0, "count", "3"),
        (-0.04, 1, "rate", "0.0"),
        (57.25, 1, "percent", "57.3%"),
        (-5, 0, "pounds", "−£5"),
        (8.2, 1, "days", "8.2"),
        (0.00073, 5, "rate", "0.00073"),
    ],
)
def test_written_has_commas_a_true_minus_and_the_sign_of_its_unit(value, decimals, unit, text):
    assert written(value, decimals=decimals, unit=unit) == text


@pytest.mark.parametrize(
    ("axis", "unit", "texts"),
    [
        (TENS, "count", ["0", "50", "100", "150"]),
        (HUNDREDS, "count", ["0", "1,000", "2,000", "3,000"]),
        (HALVES, "percent", ["55.0%", "55.5%", "56.0%", "56.5%", "57.0%"]),
        (grid(54, 61), "percent", ["54%", "56%", "58%", "60%"]),
        (grid(0, 6.8e6), "pounds", ["£0m", "£2m", "£4m", "£6m"]),
        (grid(0, 1.2e6), "pounds", ["£0.00m", "£0.25m", "£0.50m", "£0.75m", "£1.00m"]),
        (grid(0, 900_000), "pounds", ["£0", "£200,000", "£400,000", "£600,000", "£800,000"]),
        (grid(-14, 11), "count", ["−20", "−10", "0", "10"]),
    ],
)
def test_ticks_of_one_axis_share_one_precision(axis, unit, texts):
    assert [written_tick(tick, axis, unit) for tick in axis.ticks] == texts


@pytest.mark.parametrize(
    ("value", "axis", "unit", "text"),
    [
        (173.6, TENS, "count", "173.6"),
        (121, TENS, "count", "121.0"),
        (1750.2, HUNDREDS, "count", "1,750"),
        (57.23, grid(54, 61), "percent", "57.2%"),
        (0.001, grid(0, 0.0018), "rate", "0.00100"),
        (5_060_000, grid(0, 6.8e6), "pounds", "£5.1m"),
    ],
)
def test_limit_is_one_decimal_finer_than_its_axis(value, axis, unit, text):
    assert written_limit(value, axis, unit) == text


@pytest.mark.parametrize(
    ("value", "axis", "unit", "text"),
    [
        (132, TENS, "count", "132"),
        (132.5, TENS, "count", "132.5"),
        (57, grid(54, 61), "percent", "57.0%"),
        (5_000_000, grid(0, 6.8e6), "pounds", "£5.0m"),
        (1366, HUNDREDS, "count", "1,366"),
    ],
)
def test_value_is_whole_where_it_counts_things(value, axis, unit, text):
    assert written_value(value, axis, unit) == text
