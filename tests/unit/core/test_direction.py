"""Which way is good, as a sign."""

from goldthread.core.direction import Direction


def test_direction_sign_follows_what_is_good() -> None:
    assert {direction.value: direction.sign for direction in Direction} == {"up_good": 1, "down_good": -1, "neither": 0}
