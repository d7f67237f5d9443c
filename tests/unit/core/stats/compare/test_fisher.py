"""Fisher's exact test."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.stats.contingency import odds_ratio

from goldthread.core.stats.compare import fisher as method
from goldthread.core.stats.compare.fisher import fisher, mean_under_odds
from goldthread.core.stats.refused import NotACount, NotAShare

FEW = settings(max_examples=50)
SHARE = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@FEW
@given(SHARE, SHARE)
def test_fisher_agrees_with_scipy(now: tuple[int, int], before: tuple[int, int]) -> None:
    table = [[now[0], now[1] - now[0]], [before[0], before[1] - before[0]]]

    found = fisher(*now, *before)

    assert float(found.p) == pytest.approx(stats.fisher_exact(table).pvalue, rel=1e-9)
    if 0 < now[0] + before[0] < now[1] + before[1]:
        assert float(found.odds_ratio) == pytest.approx(odds_ratio(table).statistic, rel=1e-6)


@FEW
@given(SHARE, SHARE)
def test_odds_ratio_makes_the_mean_what_was_seen(now: tuple[int, int], before: tuple[int, int]) -> None:
    ratio = float(fisher(*now, *before).odds_ratio)

    if 0 < ratio < np.inf:
        mean = mean_under_odds(ratio, (now[0] + before[0], now[1], before[1]))
        assert mean[0] == pytest.approx(now[0], rel=1e-9)


@FEW
@given(SHARE, SHARE)
def test_fisher_turned_round_inverts_the_odds(now: tuple[int, int], before: tuple[int, int]) -> None:
    forth, back = fisher(*now, *before), fisher(*before, *now)

    assert float(back.p) == pytest.approx(float(forth.p))
    if 0 < forth.odds_ratio < np.inf:
        assert float(back.odds_ratio) == pytest.approx(1 / float(forth.odds_ratio))


def test_one_possible_table_has_no_odds_ratio_and_a_p_value_of_one() -> None:
    found = fisher([0, 5], [10, 5], [0, 9], [20, 9])

    assert (found.p.tolist(), np.isnan(found.odds_ratio).tolist()) == ([1, 1], [True, True])


def test_tables_at_an_end_have_a_ratio_of_nothing_or_without_end() -> None:
    assert fisher([0, 4], [9, 4], [3, 2], [9, 9]).odds_ratio.tolist() == [0, np.inf]


def test_rows_are_answered_as_alone_however_they_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    now, whole = np.arange(1.0, 40), np.full(39, 80.0)
    together = fisher(now, whole, 20, 90)

    monkeypatch.setattr(method, "MOST_TABLES", 50)
    apart = fisher(now, whole, 20, 90)

    assert apart.p == pytest.approx(together.p)
    assert apart.odds_ratio == pytest.approx(together.odds_ratio)


def test_missing_rows_have_no_answer_beside_others() -> None:
    found = fisher([None, 3], 4, 1, 4)

    assert np.isnan(found.p).tolist() == np.isnan(found.odds_ratio).tolist() == [True, False]
    assert fisher([], [], [], []).p.tolist() == []


def test_fractions_and_what_is_no_share_are_refused() -> None:
    with pytest.raises(NotACount, match="whole"):
        fisher(1.5, 4, 1, 4)
    with pytest.raises(NotAShare):
        fisher(5, 4, 1, 4)
