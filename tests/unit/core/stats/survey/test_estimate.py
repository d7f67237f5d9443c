"""Weighted shares, means and totals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.refused import NotANumber, NotAShare, NoValues, WrongChoice
from goldthread.core.stats.survey.design import Drawn, design
from goldthread.core.stats.survey.estimate import Weighted, weighted_means, weighted_shares

ANSWERS = st.lists(st.tuples(st.integers(0, 1), st.floats(0.1, 50)), min_size=3, max_size=40)


def one(found: Weighted, name: str) -> float:
    value: float = getattr(found, name).item()
    return value


def test_a_simple_sample_has_the_usual_mean_and_error() -> None:
    y = [1.0, 4.0, 4.0, 7.0]

    found = weighted_means(y, np.ones(4))

    assert one(found, "mean") == 4.0
    assert one(found, "se") == pytest.approx(np.std(y, ddof=1) / 2)
    assert (one(found, "df"), one(found, "people"), one(found, "kish")) == (3.0, 4.0, 1.0)
    assert np.isnan(one(found, "deff"))
    assert one(found, "deff_replace") == pytest.approx(1.0)


def test_strata_and_clusters_by_hand() -> None:
    made = design(np.ones(8), strata=list("aaaabbbb"), units=[1, 1, 2, 2, 3, 3, 4, 4])

    found = weighted_shares([1, 1, 0, 0, 1, 0, 1, 0], made)

    assert (one(found, "mean"), one(found, "df")) == (0.5, 2.0)
    # units of the first stratum sum to +1/8 and -1/8, those of the second to 0: 2 / 1 * (1/64 + 1/64)
    assert one(found, "se") == pytest.approx(0.25)


def test_a_finite_population_narrows_and_a_whole_one_leaves_no_doubt() -> None:
    y, weights = [1, 0, 1, 0], np.ones(4)
    wide = weighted_shares(y, weights).se

    assert weighted_shares(y, design(weights, population=[16] * 4)).se == pytest.approx(wide * np.sqrt(0.75))
    assert weighted_shares(y, design(weights, population=[4] * 4)).se.tolist() == [0.0]


def test_parts_are_estimated_in_one_call_as_if_the_rest_said_nothing() -> None:
    y, parts = [1, 0, 1, 1, 0, 0], np.array(["x", "x", "x", "y", "y", "y"])
    weights = np.array([1.0, 2, 3, 1, 2, 3])

    both = weighted_shares(y, weights, parts=parts)
    alone = weighted_means([a if part == "y" else None for a, part in zip(y, parts, strict=True)], weights)

    assert both.parts.tolist() == ["x", "y"]
    assert both.mean.tolist() == pytest.approx([4 / 6, 1 / 6])
    assert both.se[1] == pytest.approx(alone.se.item())


def test_questions_are_rows_and_a_missing_answer_is_left_out_of_its_own_alone() -> None:
    parts = ["x", "x", "y", None]

    found = weighted_shares([[1, 0, 1, 1], [1, np.nan, np.nan, 0]], np.ones(4), parts=parts)

    assert found.people.tolist() == [[2.0, 1.0], [1.0, 0.0]]
    assert found.mean[0].tolist() == [0.5, 1.0]
    assert np.isnan(found.mean[1, 1])
    assert np.isnan(found.se[1, 1])
    assert np.isnan(found.total[1, 1])


def test_answers_that_weigh_nothing_are_not_counted() -> None:
    found = weighted_shares([1, 0, 1], [1, 1, 0])

    assert (one(found, "people"), one(found, "mean")) == (2.0, 0.5)


def test_a_lone_unit_is_measured_from_the_mean_of_all_or_adds_nothing() -> None:
    y, columns = [1, 0, 1], {"strata": ["a", "a", "b"]}

    centre = weighted_shares(y, design(np.ones(3), **columns, drawn=Drawn(lone="centre")))
    certain = weighted_shares(y, design(np.ones(3), **columns, drawn=Drawn(lone="certainty")))

    # deviations from 2/3 over three people: 1/9, -2/9 and 1/9
    assert one(certain, "se") ** 2 == pytest.approx(2 * 2 * (1 / 6) ** 2)
    assert one(centre, "se") ** 2 == pytest.approx(2 * 2 * (1 / 6) ** 2 + (1 / 9) ** 2)


def test_where_all_answer_alike_nothing_varies_and_there_is_no_design_effect() -> None:
    found = weighted_shares([1, 1, 1], [0.3, 0.7, 0.11])

    assert (one(found, "mean"), one(found, "se")) == (1.0, 0.0)
    assert np.isnan(one(found, "deff_replace"))


def test_many_units_and_parts_give_what_few_give() -> None:
    rng = np.random.default_rng(5)
    unit, part, y = rng.integers(0, 200, 400), rng.integers(0, 30, 400), rng.integers(0, 2, 400)
    made = design(rng.uniform(1, 5, 400), units=unit)

    together = weighted_shares(y, made, parts=part)
    apart = [weighted_shares(np.where(part == one, y, np.nan), made).se.item() for one in together.parts]

    assert together.se == pytest.approx(apart)


@pytest.mark.parametrize(
    ("y", "error"), [([1, 2], NotAShare), ([-1, 0], NotAShare), ([np.inf, 0], NotANumber), ([None, None], NoValues)]
)
def test_what_is_no_answer_is_refused(y: list[float], error: type[Exception]) -> None:
    with pytest.raises(error):
        weighted_shares(y, [1, 1])


def test_rows_unlike_the_design_are_refused() -> None:
    with pytest.raises(WrongChoice, match="do not match"):
        weighted_shares([1, 0, 1], [1, 1])


@settings(max_examples=50)
@given(ANSWERS)
def test_a_share_lies_between_none_and_all_and_the_rest_is_its_mirror(rows: list[tuple[int, float]]) -> None:
    y, weights = np.array([row[0] for row in rows]), [row[1] for row in rows]

    found, rest = weighted_shares(y, weights), weighted_shares(1 - y, weights)

    assert 0 <= one(found, "mean") <= 1
    assert one(rest, "mean") == pytest.approx(1 - one(found, "mean"), abs=1e-12)
    assert one(rest, "se") == pytest.approx(one(found, "se"), abs=1e-12)
    assert one(found, "kish") >= 1 - 1e-12


@settings(max_examples=50)
@given(ANSWERS, st.floats(0.01, 1000))
def test_the_unit_of_the_weights_matters_to_totals_alone(rows: list[tuple[int, float]], times: float) -> None:
    y, weights = [row[0] for row in rows], np.array([row[1] for row in rows])

    found, scaled = weighted_shares(y, weights), weighted_shares(y, weights * times)

    assert one(scaled, "mean") == pytest.approx(one(found, "mean"))
    assert one(scaled, "se") == pytest.approx(one(found, "se"), abs=1e-12)
    assert one(scaled, "total") == pytest.approx(times * one(found, "total"))


@settings(max_examples=50)
@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(rows: list[tuple[int, float]], random: object) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    first, second = (weighted_shares([y for y, _w in some], [w for _y, w in some]) for some in (rows, mixed))

    assert one(second, "se") == pytest.approx(one(first, "se"), abs=1e-12)
