"""Ranking into n bands against `phe_quantile` of PHEindicatormethods; a warning there is "too few" here."""

from typing import Any

from tests.golden.comparing import exactly, numbers, refused

from goldthread.core.stats.intervals.quantile import Quantiles, quantiles


def differences(case: dict[str, Any]) -> list[str]:
    """What differs from the case, in words; empty when it passes."""
    expected = case["expected"]
    if "error" in expected:
        return refused(lambda: _bands(case))
    found = _bands(case)
    told = numbers("quantile", found.band, expected["quantile"], relative=0, absolute=0)
    return told + exactly("warnings", [any(found.too_few)], [bool(expected["warnings"])])


def _bands(case: dict[str, Any]) -> Quantiles:
    params = case["params"]
    return quantiles(case["input"]["value"], n=params["nquantiles"], invert=params["invert"])
