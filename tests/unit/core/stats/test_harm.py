"""Harm: events weighed by a user's table."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.harm import Harm, HarmMethod, Weights, harm
from goldthread.core.stats.intervals.count import byar
from goldthread.core.stats.refused import NotACount, NotANumber, NoWeight, WrongChoice

NAMES = ("minor", "middling", "grave")
TABLE = Weights("2026.1", date(2026, 1, 31), {"minor": 2, "middling": 30, "grave": 500, "unused": 7})
ROWS = st.lists(st.integers(0, 200), min_size=3, max_size=3)


def of(events: object, **given: object) -> Harm:
    return harm(events, NAMES, TABLE, **given)  # type: ignore[arg-type]


def test_score_is_the_weighted_sum_beside_the_plain_count() -> None:
    found = of([[30, 2, 1], [10, 0, 0]])

    assert (found.score.value.tolist(), found.events.tolist()) == ([620, 20], [33, 10])
    assert found.each.tolist() == pytest.approx([620 / 33, 2])
    assert (found.version, found.dated, found.categories) == ("2026.1", date(2026, 1, 31), NAMES)


def test_heaviest_category_and_its_share_are_told() -> None:
    found = of([[30, 2, 1], [100, 1, 0], [0, 0, 0]])

    assert [NAMES[place] if place >= 0 else None for place in found.heaviest.tolist()] == ["grave", "minor", None]
    assert found.heaviest_share[:2].tolist() == pytest.approx([500 / 620, 200 / 230])
    assert np.isnan(found.heaviest_share[2])


def test_interval_is_dobsons() -> None:
    found, limits = of([[30, 2, 1]]), byar(33)
    scale = ((4 * 30 + 900 * 2 + 250_000) / 33) ** 0.5

    assert found.score.lower[0] == pytest.approx(620 + scale * (limits.lower - 33))
    assert found.score.upper[0] == pytest.approx(620 + scale * (limits.upper - 33))


def test_fewer_than_ten_events_have_a_score_without_an_interval() -> None:
    found = of([[8, 0, 1]])

    assert found.score.value[0] == 516
    assert np.isnan([found.score.lower[0], found.score.upper[0]]).all()


def test_rate_is_the_score_per_thousand_people() -> None:
    found = of([[30, 2, 1]], people=[2_000])

    assert found.rate is not None
    assert (found.rate.value[0], found.rate.upper[0]) == (310, pytest.approx(found.score.upper[0] / 2))
    assert of([[30, 2, 1]]).rate is None


def test_rate_follows_the_method() -> None:
    found = of([[30, 2, 1]], people=[2_000], method=HarmMethod(confidence=90, per=1))

    assert found.rate is not None
    assert (found.rate.value[0], found.rate.confidence) == (0.31, 0.9)


def test_a_missing_count_leaves_the_row_without_a_score() -> None:
    found = of([[30, None, 1], [30, 0, 1]])

    assert np.isnan(found.score.value).tolist() == [True, False]
    assert found.heaviest.tolist() == [-1, 2]


@settings(max_examples=50)
@given(ROWS, st.floats(0.1, 50))
def test_score_and_limits_scale_with_the_weights(counts: list[int], times: float) -> None:
    scaled = Weights("x", TABLE.dated, {name: weight * times for name, weight in TABLE.table.items()})

    one, other = of([counts]), harm([counts], NAMES, scaled)

    assert other.score.value == pytest.approx(one.score.value * times)
    assert other.score.lower == pytest.approx(one.score.lower * times, nan_ok=True)
    assert other.heaviest_share == pytest.approx(one.heaviest_share, nan_ok=True)


@settings(max_examples=50)
@given(ROWS)
def test_equal_weights_of_one_give_the_count_with_byars_limits(counts: list[int]) -> None:
    found = harm([counts], NAMES, Weights("ones", TABLE.dated, dict.fromkeys(NAMES, 1)))

    assert found.score.value.tolist() == found.events.tolist()
    if sum(counts) >= 10:
        assert found.score.lower == pytest.approx(byar([sum(counts)]).lower)


@settings(max_examples=50)
@given(ROWS)
def test_order_of_the_categories_does_not_matter(counts: list[int]) -> None:
    turned = harm([counts[::-1]], NAMES[::-1], TABLE)

    assert turned.score.upper == pytest.approx(of([counts]).score.upper, nan_ok=True)


def test_categories_without_a_weight_are_refused_all_by_name() -> None:
    with pytest.raises(NoWeight, match=r"2026\.1 has no weight for: odd, strange\."):
        harm([[1, 2, 3]], ["strange", "minor", "odd"], TABLE)


@pytest.mark.parametrize(("weight", "error"), [(0, NoWeight), (-2, NoWeight), (float("inf"), NotANumber)])
def test_weights_that_weigh_nothing_or_are_no_number_are_refused(weight: float, error: type) -> None:
    with pytest.raises(error, match=r"^minor:"):
        Weights("1", TABLE.dated, {"minor": weight})


def test_tables_without_version_or_weights_are_refused() -> None:
    with pytest.raises(WrongChoice, match="version"):
        Weights(" ", TABLE.dated, {"minor": 1})
    with pytest.raises(NoWeight, match="empty"):
        Weights("1", TABLE.dated, {})


def test_a_table_keeps_its_weights_when_the_given_one_changes() -> None:
    given_table = {"minor": 1.0}
    table = Weights("1", TABLE.dated, given_table)

    given_table["minor"] = 9.0

    assert table.of(["minor"]).tolist() == [1.0]


def test_counts_and_people_that_do_not_fit_are_refused() -> None:
    with pytest.raises(WrongChoice):
        of([[1, 2]])
    with pytest.raises(WrongChoice):
        harm([[1, 2]], ["minor", "minor"], TABLE)
    with pytest.raises(WrongChoice):
        of([[1, 2, 3]], people=[100, 200])
    with pytest.raises(NotACount):
        of([[1, -2, 3]])
    with pytest.raises(NotACount):
        of([[1, 2, 3]], people=[0])
