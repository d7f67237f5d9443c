"""Targets: the distance, and whether it is met."""

import pytest

from goldthread.core.target import Direction, Distance, Sense, Target, distance


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [
        (57.2, Target(57.4, Sense.AT_LEAST), Distance(-0.2, False)),
        (55.4, Target(53.9, Sense.AT_LEAST), Distance(1.5, True)),
        (53.9, Target(53.9, Sense.AT_LEAST), Distance(0.0, True)),
        (235, Target(256, Sense.UNDER), Distance(-21, True)),
        (256, Target(256, Sense.UNDER), Distance(0, False)),
        (5, Target(5, Sense.EXACTLY), Distance(0, True)),
        (4.62, Target(11.2, Sense.PARITY), Distance(-6.58, False)),
        (4.62, Target(11.2, Sense.MONITOR), Distance(-6.58, None)),
    ],
)
def test_distance_is_the_figure_less_the_target(value, target, expected):
    assert distance(value, target) == expected


@pytest.mark.parametrize(
    ("value", "gap", "met"), [(9, -1, False), (10, 0, True), (11, 0, True), (12, 0, True), (13, 1, False)]
)
def test_distance_from_a_range_is_from_its_nearer_end(value, gap, met):
    assert distance(value, Target(10, Sense.RANGE, 12)) == Distance(gap, met)


def test_direction_sign_follows_what_is_good() -> None:
    assert {direction.value: direction.sign for direction in Direction} == {"up_good": 1, "down_good": -1, "neither": 0}
