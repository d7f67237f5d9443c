"""Wilson's interval of a share."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from goldthread.core.errors import BadInput
from goldthread.core.stats.intervals.interval import BLOCK, Interval
from goldthread.core.stats.intervals.proportion import normal_quantile, wilson
from goldthread.core.stats.refused import NotANumber, NotAShare, WrongChoice

WHOLES = st.integers(1, 1_000_000)
SHARES = WHOLES.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def ends(x: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    interval = wilson(x, n, confidence=confidence).one
    assert interval is not None
    return interval.lower, interval.upper


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_newcombes_published_intervals(x: int, n: int, lower: float, upper: float) -> None:
    assert ends(x, n) == (pytest.approx(lower, abs=5e-5), pytest.approx(upper, abs=5e-5))


def test_wilson_of_none_and_of_all_ends_exactly_at_zero_and_one() -> None:
    assert ends(0, 7)[0] == 0.0
    assert ends(7, 7)[1] == 1.0


@pytest.mark.parametrize(("percent", "share"), [(95, 0.95), (99.8, 0.998), (90, 0.9)])
def test_wilson_reads_a_confidence_in_per_cent(percent: float, share: float) -> None:
    assert ends(3, 10, percent) == pytest.approx(ends(3, 10, share))


@pytest.mark.parametrize(("x", "n"), [(None, 10), (3, None), (None, None), (nan, 10), (3, nan)])
def test_wilson_of_something_missing_is_missing(x: float | None, n: float | None) -> None:
    assert wilson(x, n).one is None


@pytest.mark.parametrize(("x", "n"), [(-1, 10), (11, 10), (0, 0), (1, -1), (nan, 0), (-1, nan)])
def test_wilson_refuses_what_is_not_a_share(x: float, n: float) -> None:
    with pytest.raises(NotAShare, match="is not a share"):
        wilson(x, n)


def test_wilson_names_the_row_at_fault_in_a_long_column() -> None:
    parts = np.ones(2 * BLOCK)
    parts[BLOCK + 7] = 5

    with pytest.raises(NotAShare, match=rf"^row {BLOCK + 7}: 5 out of 2 is not a share"):
        wilson(parts, 2)


def test_wilson_refuses_infinities_and_shapes_that_do_not_fit() -> None:
    with pytest.raises(NotANumber):
        wilson([1, 2], [inf, 3])
    with pytest.raises(WrongChoice):
        wilson([1, 2], [3, 4, 5])


@pytest.mark.parametrize("confidence", [0, 1, 1.5, 49, 100, -0.95, nan, inf])
def test_wilson_refuses_a_confidence_that_is_none(confidence: float) -> None:
    with pytest.raises(BadInput, match=r"Write 95 per cent as 0\.95 or 95\.$"):
        wilson(3, 10, confidence=confidence)


def test_wilson_refuses_a_bad_confidence_even_when_the_share_is_missing() -> None:
    with pytest.raises(BadInput):
        wilson(None, None, confidence=2)


@given(SHARES)
def test_wilson_holds_the_share_and_stays_between_zero_and_one(share: tuple[int, int]) -> None:
    x, n = share

    lower, upper = ends(x, n)

    assert 0 <= lower <= x / n <= upper <= 1
    assert lower < upper


@given(SHARES)
def test_wilson_of_the_rest_is_the_mirror_image(share: tuple[int, int]) -> None:
    x, n = share

    lower, upper = ends(x, n)

    assert ends(n - x, n) == (pytest.approx(1 - upper, abs=1e-9), pytest.approx(1 - lower, abs=1e-9))


@given(SHARES, st.integers(2, 20))
def test_wilson_narrows_as_the_whole_grows(share: tuple[int, int], times: int) -> None:
    x, n = share
    narrow, wide = ends(x * times, n * times), ends(x, n)

    assert narrow[1] - narrow[0] < wide[1] - wide[0]


def test_wilson_keeps_its_confidence_as_a_share() -> None:
    assert wilson(5, 10, confidence=95).one == Interval(*ends(5, 10), 0.95)


def test_wilson_of_columns_gives_each_row_as_alone_across_blocks() -> None:
    wholes = np.arange(1.0, BLOCK + 100)
    parts = np.floor(wholes / 3)

    found = wilson(parts, wholes)

    for row in (0, BLOCK - 1, BLOCK, BLOCK + 98):
        assert found.at(row) == wilson(parts[row], wholes[row]).one


def test_wilson_keeps_the_shape_and_answers_beside_a_missing_row() -> None:
    found = wilson([[1, None], [0, 3]], 3)

    assert found.lower.shape == (2, 2)
    assert np.isnan(found.lower).tolist() == np.isnan(found.upper).tolist() == [[False, True], [False, False]]
    assert (found.lower[1, 0], found.upper[1, 1]) == (0.0, 1.0)


def test_wilson_of_no_rows_has_none() -> None:
    assert wilson([], []).lower.tolist() == []


@given(SHARES, st.sampled_from([0.8, 0.95, 0.998]))
def test_wilson_agrees_with_statsmodels(share: tuple[int, int], confidence: float) -> None:
    expected = proportion_confint(*share, alpha=1 - confidence, method="wilson")

    assert ends(*share, confidence) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(SHARES)
def test_wilson_widens_with_its_confidence(share: tuple[int, int]) -> None:
    narrow, wide = ends(*share, 0.95), ends(*share, 0.998)

    assert wide[0] <= narrow[0] < narrow[1] <= wide[1]


def test_wilson_closes_on_the_share_as_the_whole_grows() -> None:
    assert ends(3e11, 1e12) == pytest.approx((0.3, 0.3), abs=1e-6)


def test_normal_quantile_of_ninety_five_per_cent() -> None:
    assert normal_quantile(0.95) == pytest.approx(1.959963984540054, rel=1e-12)
