"""P-values of many comparisons, adjusted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from goldthread.core.stats.compare.many import benjamini_hochberg, bonferroni, holm
from goldthread.core.stats.refused import NotANumber, NotAShare

NAN = float("nan")
P = st.lists(st.floats(0, 1), min_size=1, max_size=30)
METHODS = pytest.mark.parametrize(
    ("adjust", "name"), [(benjamini_hochberg, "fdr_bh"), (holm, "holm"), (bonferroni, "bonferroni")]
)


@METHODS
@settings(max_examples=50)
@given(p=P)
def test_adjusted_values_agree_with_statsmodels(adjust: type, name: str, p: list[float]) -> None:
    assert adjust(p) == pytest.approx(multipletests(p, method=name)[1], rel=1e-12, abs=1e-300)


@settings(max_examples=50)
@given(P)
def test_stricter_methods_give_greater_values(p: list[float]) -> None:
    bh, stepped, plain = benjamini_hochberg(p), holm(p), bonferroni(p)

    assert (np.array(p) <= bh + 1e-15).all()
    assert (bh <= stepped + 1e-15).all() and (stepped <= plain + 1e-15).all() and (plain <= 1).all()


@METHODS
@settings(max_examples=50)
@given(p=P)
def test_order_is_kept(adjust: type, name: str, p: list[float]) -> None:
    assert (np.diff(adjust(p)[np.argsort(p, kind="stable")]) >= 0).all(), name


@METHODS
def test_missing_values_stay_and_are_not_counted(adjust: type, name: str) -> None:
    found = adjust([0.01, NAN, 0.04])

    assert np.isnan(found).tolist() == [False, True, False], name
    assert found[[0, 2]].tolist() == adjust([0.01, 0.04]).tolist()
    assert np.isnan(adjust([NAN, NAN])).all()


@METHODS
def test_each_row_is_a_family(adjust: type, name: str) -> None:
    rows = [[0.01, 0.2, 0.03], [0.5, NAN, 0.001]]

    assert str(adjust(rows).tolist()) == str([adjust(row).tolist() for row in rows]), name


@METHODS
def test_what_is_no_p_value_is_refused(adjust: type, name: str) -> None:
    for wrong in (-0.01, 1.01):
        with pytest.raises(NotAShare, match="no p-value"):
            adjust([0.5, wrong])
    with pytest.raises(NotANumber):
        adjust([float("inf")])
    assert adjust([]).tolist() == [], name
