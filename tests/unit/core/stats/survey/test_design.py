"""How a sample was drawn, and what is refused of it."""

import numpy as np
import pytest

from goldthread.core.stats.refused import LoneUnit, NotACount, NotANumber, NoValues, NoWeight, WrongChoice
from goldthread.core.stats.survey.design import Codes, Drawn, as_codes, as_design, design


def test_labels_become_codes_in_their_order_and_missing_ones_have_none() -> None:
    found = as_codes(["b", None, "a", "b"])

    assert (found.names.tolist(), found.code.tolist()) == (["a", "b"], [1, -1, 0, 1])


def test_number_labels_may_be_missing() -> None:
    assert as_codes([2.0, np.nan, 1.0]).code.tolist() == [1, -1, 0]


def test_codes_are_taken_as_they_are() -> None:
    made = Codes(np.array(["a"]), np.array([0, 0]))

    assert as_codes(made) is made


def test_without_strata_or_units_each_person_is_drawn_alone_from_one_stratum() -> None:
    made = design([1, 2, 3])

    assert (made.unit.tolist(), made.sampled.tolist(), made.left.tolist()) == ([0, 1, 2], [3], [1.0])


def test_units_of_one_name_are_two_units_only_where_nested() -> None:
    columns = {"strata": ["a", "a", "b", "b"], "units": [1, 2, 1, 2]}

    with pytest.raises(WrongChoice, match="two strata"):
        design([1, 1, 1, 1], **columns)
    assert design([1, 1, 1, 1], **columns, drawn=Drawn(nested=True)).sampled.tolist() == [2, 2]


@pytest.mark.parametrize("population", [[10, 10, 4, 4], [0.2, 0.2, 0.5, 0.5]])
def test_population_is_a_number_of_units_or_a_share_drawn(population: list[float]) -> None:
    made = design([1, 1, 1, 1], strata=["a", "a", "b", "b"], population=population)

    assert made.left.tolist() == [0.8, 0.5]


def test_a_lone_unit_is_refused_until_it_is_said_how_to_treat_it() -> None:
    strata = ["a", "a", "b"]

    with pytest.raises(LoneUnit) as told:
        design([1, 1, 1], strata=strata)

    assert told.value.where == "1 of 2 strata"
    assert design([1, 1, 1], strata=strata, drawn=Drawn(lone="centre")).sampled.tolist() == [2, 1]


def test_a_lone_unit_that_is_all_its_stratum_has_is_no_riddle() -> None:
    assert design([1, 1, 1], strata=["a", "a", "b"], population=[20, 20, 1]).left.tolist() == [0.9, 0.0]


@pytest.mark.parametrize("weights", [[1, -1], [1, None], [0, 0]])
def test_weights_below_zero_missing_or_all_zero_are_refused(weights: list[float]) -> None:
    with pytest.raises(NoWeight):
        design(weights)


def test_a_sample_without_a_row_is_refused() -> None:
    with pytest.raises(NoValues):
        design([])


@pytest.mark.parametrize(
    ("columns", "error"),
    [
        ({"strata": ["a"]}, WrongChoice),
        ({"strata": ["a", None]}, WrongChoice),
        ({"population": [10, 20]}, WrongChoice),
        ({"population": [1.5, 1.5]}, WrongChoice),
        ({"population": [10]}, WrongChoice),
        ({"population": [0, 0]}, NotACount),
    ],
)
def test_columns_that_do_not_fit_are_refused(columns: dict[str, list[object]], error: type[Exception]) -> None:
    with pytest.raises(error):
        design([1, 1], **columns)  # type: ignore[arg-type]


def test_an_endless_weight_is_refused() -> None:
    with pytest.raises(NotANumber):
        design([1, np.inf])


def test_another_way_with_lone_units_is_refused() -> None:
    with pytest.raises(WrongChoice, match="fail, centre or certainty"):
        Drawn(lone="remove")  # type: ignore[arg-type]


def test_bare_weights_are_a_design() -> None:
    made = design([1, 2])

    assert as_design(made) is made
    assert as_design([1, 2]).people == 2
