"""What is said of a comparison."""

import numpy as np

from goldthread.core.stats.compare.verdict import VERDICTS, one_row, said, verdicts

NAN = float("nan")


def test_verdict_follows_direction_and_p_value() -> None:
    direction, p = np.array([1.0, -1.0, 1.0, 0.0, 1.0]), np.array([0.01, 0.01, 0.2, 0.01, NAN])

    found = verdicts(direction, p, confidence=0.95, too_few=np.zeros(5, dtype=bool))

    assert found.tolist() == ["higher", "lower", "no_detectable_change", "no_detectable_change", "too_few"]


def test_too_few_goes_before_all_else() -> None:
    found = verdicts(np.array([1.0]), np.array([0.001]), confidence=0.95, too_few=np.array([True]))

    assert found.tolist() == ["too_few"]


def test_a_higher_confidence_asks_for_more() -> None:
    direction, p, never = np.ones(2), np.array([0.001, 0.02]), np.zeros(2, dtype=bool)

    assert verdicts(direction, p, confidence=0.998, too_few=never).tolist() == ["higher", "no_detectable_change"]
    assert verdicts(direction, p, confidence=0.95, too_few=never).tolist() == ["higher", "higher"]


def test_said_gives_each_code_back() -> None:
    assert [said(np.array(VERDICTS), row) for row in range(4)] == list(VERDICTS)


def test_one_row_says_none_of_what_is_not_finite() -> None:
    assert one_row(0, np.array([1.5]), np.array([NAN]), np.array([np.inf])) == [1.5, None, None]
