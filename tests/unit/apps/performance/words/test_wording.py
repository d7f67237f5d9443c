"""Wording: how figures, changes and states print."""

import pytest

from goldthread.apps.performance.words import wording
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change

MAY = Period.month(2025, 5)


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1554, "1,554"), (57.2, "57.2"), (0, "0"), (-37, "−37"), (0.43, "0.43"), (-0.04, "−0.04"), (1136900, "1,136,900")],
)
def test_number_prints_with_commas_and_a_true_minus(value, printed):
    assert wording.number(value) == printed


@pytest.mark.parametrize(("value", "printed"), [(5, "+5"), (-37, "−37"), (0, "0"), (0.04, "0.0"), (-0.04, "0.0")])
def test_signed_has_no_sign_on_zero(value, printed):
    places = 1 if isinstance(value, float) else None

    assert wording.signed(value, places=places) == printed


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [(57.2, "percent", "57.2%"), (9, "percent", "9.0%"), (14.67, "percent", "14.67%"), (235, "count", "235"),
     (11.6, "days", "11.6 days"), (5_500_000, "pounds", "£5.5m"),
     (1_136_900, "pounds", "£1,136,900"), (-12, "pounds", "−£12")],
)  # fmt: skip
def test_level_carries_its_unit(value, unit, printed):
    assert wording.level(value, unit) == printed


@pytest.mark.parametrize(("value", "printed"), [(-0.2, "0.2 points"), (1, "1 point"), (1.5, "1.5 points")])
def test_gap_between_shares_is_in_points(value, printed):
    assert wording.gap(value, "percent") == printed


@pytest.mark.parametrize(
    ("change", "printed"),
    [
        (Change(5, 1.1574, None, MAY, State.HELD), "+5 (+1.2%)"),
        (Change(-37, -21.893, None, MAY, State.HELD), "−37 (−21.9%)"),
        (Change(11, None, None, MAY, State.HELD, "small_base"), "+11"),
        (Change(None, None, -3.5, MAY, State.HELD), "−3.5 points"),
        (Change(None, 65, None, MAY, State.HELD), "+65.0%"),
        (Change(None, None, None, MAY, State.NOT_HELD, "not_held"), "May 2025 not held"),
        (Change(None, None, None, MAY, State.PART_SUPPLIED, "part_supplied"), "May 2025 part supplied"),
    ],
)
def test_change_words_give_the_change_or_why_there_is_none(change, printed):
    assert wording.change_words(change) == printed


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (Change(5, None, None, MAY, State.HELD), "rose"),
        (Change(-5, None, None, MAY, State.HELD), "fell"),
        (Change(0, None, None, MAY, State.HELD), "did not change"),
        (Change(None, None, -0.1, MAY, State.HELD), "fell"),
        (Change(None, None, None, MAY, State.NOT_HELD), ""),
    ],
)
def test_moved_follows_the_sign(change, word):
    assert wording.moved(change) == word


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (Point(MAY, 174), "174"),
        (Point(MAY, 100, State.PART_SUPPLIED), "100 (part supplied)"),
        (Point(MAY, None, State.NOT_HELD), "not held"),
        (Point(MAY, None, State.CHANGE_ONLY), "change only"),
    ],
)
def test_point_words_never_leave_a_blank(point, words):
    assert wording.point_words(point, "count") == words
