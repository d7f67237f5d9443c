"""A row is one figure with its standing, or all of its faults at once."""

from typing import Any

import pytest

from goldthread.analytics.sources.measure_row import ReportedRow, RowFault, read_row
from goldthread.core.period import Period
from goldthread.core.state import State

BARE = {"measure": "confidence", "period": "2025/26 Q1", "document": "Report"}


def figure(**cells: Any) -> ReportedRow:
    found = read_row(BARE | cells, 7)
    assert isinstance(found, ReportedRow), found
    return found


def faults(**cells: Any) -> list[str]:
    found = read_row(BARE | cells, 7)
    assert isinstance(found, list), found
    return [str(fault) for fault in found]


def test_row_with_every_cell_is_read() -> None:
    found = figure(
        area="E23000021", group="officers", value=57.2, numerator=1144, denominator=2000, change_number=20,
        change_percent=1.5, change_points=0.9, compared_period="2024/25 Q1", baseline=55.4, milestone="57-58",
        sense="range", paragraph="3.3", reported_by="Analyst", reported_on="2025-07-31", note="Survey.",
    )  # fmt: skip

    assert found.key == ("confidence", "E23000021", "officers", Period.quarter(2025, 1), "Report", "3.3")
    assert (found.value, found.numerator, found.denominator) == (57.2, 1144.0, 2000.0)
    assert (found.change_number, found.change_percent, found.change_points) == (20.0, 1.5, 0.9)
    assert found.compared_period == Period.quarter(2024, 1)
    assert (found.baseline, found.milestone, found.milestone_upper, found.sense) == (55.4, 57.0, 58.0, "range")
    assert (found.reported_by, str(found.reported_on), found.note) == ("Analyst", "2025-07-31", "Survey.")
    assert (found.row, found.state) == (7, State.HELD)


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ({"value": 0}, State.HELD),
        ({"numerator": 3, "denominator": 10}, State.HELD),
        ({"value": 5, "change_points": 1}, State.HELD),
        ({"change_points": 2.3}, State.CHANGE_ONLY),
        ({"change_number": 0}, State.CHANGE_ONLY),
        ({"change_percent": -6.8, "milestone": 5}, State.CHANGE_ONLY),
        ({"milestone": 5_500_000}, State.NOT_HELD),
        ({"baseline": 263}, State.NOT_HELD),
        ({"note": "No comparable data."}, State.NOT_HELD),
    ],
)
def test_standing_of_a_figure_follows_from_what_is_given(cells: dict[str, Any], state: State) -> None:
    assert figure(**cells).state is state


def test_pair_without_a_value_leaves_the_value_to_the_unit() -> None:
    assert figure(numerator=3, denominator=10).value is None


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [
        (57.2, 1144, 2000),
        (0.572, 1144, 2000),
        (57, 1144, 2000),
        (1366, 14915, 1_091_500),
        (13.66, 14915, 1_091_500),
        (0, 0, 10),
        (100, 10, 10),
    ],
)
def test_value_may_be_what_its_pair_makes_as_a_share_or_a_rate(
    value: float, numerator: float, denominator: float
) -> None:
    assert figure(value=value, numerator=numerator, denominator=denominator).value == value


def test_value_that_is_not_what_its_pair_makes_is_told() -> None:
    assert faults(value=57.2, numerator=1144, denominator=2100) == [
        "row 7: the value 57.2 is not 1144 of 2100 as a share, a percentage or a rate. Correct one of them, or leave "
        "the value empty."
    ]


@pytest.mark.parametrize("cells", [{"numerator": 3}, {"denominator": 3}])
def test_half_a_pair_without_a_value_is_told(cells: dict[str, Any]) -> None:
    assert faults(**cells) == ["row 7: has a numerator or a denominator without the other. Give both, or the value."]


@pytest.mark.parametrize("denominator", [0, -5])
def test_denominator_must_be_above_nought(denominator: float) -> None:
    assert faults(numerator=3, denominator=denominator) == [
        f"row 7: the denominator is {denominator}. It must be above 0."
    ]


def test_number_asked_and_design_factor_are_read_as_published() -> None:
    found = figure(value=57.2, base="1,015", deft="1.2")

    assert (found.base, found.deft) == (1015, 1.2)
    assert (figure(value=57.2).base, figure(value=57.2).deft) == (None, None)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"base": 0}, "row 7: the base is 0. It must be above 0."),
        ({"deft": -1.5}, "row 7: the deft is -1.5. It must be above 0."),
        ({"base": 10.5}, "row 7, base: “10.5” is not a whole number. People are counted whole."),
        ({"deft": "low"}, "row 7, deft: “low” is not a number. Write the figure alone, or leave the cell empty and use "
         "the note."),
    ],
)  # fmt: skip
def test_a_base_or_a_design_factor_that_cannot_be_is_told(cells: dict[str, Any], fault: str) -> None:
    assert faults(value=57.2, **cells) == [fault]


def test_row_that_says_nothing_is_told() -> None:
    assert faults(area="E23000021", sense="monitor") == [
        "row 7: says nothing: it has no figure, change, baseline, milestone or note. Fill it in or take it out."
    ]


def test_faults_of_a_row_are_told_together_under_their_headings() -> None:
    found = read_row({"measure": "", "period": "Q2", "value": "TBC", "change_points": "n/a", "sense": "over"}, 7)

    assert isinstance(found, list)
    assert [(fault.row, fault.column) for fault in found] == [
        (7, "measure"),
        (7, "period"),
        (7, "value"),
        (7, "change points"),
        (7, "sense"),
        (7, "document"),
    ]


def test_fault_of_a_cell_names_its_row_and_column() -> None:
    assert str(RowFault(4, "value", "is wrong.")) == "row 4, value: is wrong."
