"""No family of worked cases may fall silent, and no departure from a peer may stand in one place only."""

from typing import Any

import pytest
from tests.golden import run

from goldthread.core.stats import explained

CARRIED = sorted(file.stem for file in run.CARRIED.glob("*.json"))
KNOWN = sorted(file.stem for file in run.FAMILIES.glob("*.py") if file.stem != "__init__")
FAMILIES = [
    "charts_qicharts2", "comparison", "dsr_dobson", "farrington_flexible", "forecasting", "funnel_phe",
    "funnel_spiegelhalter", "isr_indirect", "mean_t", "proportion_wilson", "quantile_phe", "rate_byar",
    "sdc_suppression", "spc_xmr", "survey_weighted",
]  # fmt: skip
MOST_BYTES = 350_000


def test_every_family_has_a_module_and_carried_cases() -> None:
    assert CARRIED == FAMILIES
    assert KNOWN == FAMILIES


def test_carried_cases_stay_small() -> None:
    assert sum(file.stat().st_size for file in run.CARRIED.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("family", CARRIED)
def test_carried_cases_have_names_of_their_own(family: str) -> None:
    names = [case["id"] for case in run.cases_of(run.CARRIED / f"{family}.json")]

    assert len(names) >= 2
    assert names == list(dict.fromkeys(names))


@pytest.mark.parametrize("family", KNOWN)
def test_departures_of_a_family_are_told_on_a_card(family: str) -> None:
    told = {departure.code for method in explained.METHODS for departure in method.departures}

    used = set(getattr(run.family_module(family), "DEPARTURES", {}))

    assert used - told == set()


def changed(expected: Any) -> Any:
    """The same answers with every number another one."""
    if isinstance(expected, dict):
        return {name: changed(value) for name, value in expected.items()}
    if isinstance(expected, list):
        return [changed(value) for value in expected]
    is_number = isinstance(expected, int | float) and not isinstance(expected, bool)
    return 2 * expected + 1 if is_number else expected


@pytest.mark.parametrize("family", KNOWN)
def test_a_family_notices_answers_that_are_not_ours(family: str) -> None:
    told = [case for case in run.cases_of(run.CARRIED / f"{family}.json") if "error" not in case["expected"]]
    other = {**told[0], "expected": changed(told[0]["expected"])}

    differences = run.family_module(family).differences

    assert differences(told[0]) == []
    assert run.told_of(other, differences) != []
