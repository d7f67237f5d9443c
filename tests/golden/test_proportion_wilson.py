"""Wilson's intervals against `phe_proportion` of PHEindicatormethods."""

from typing import Any

import pytest

from goldthread.core.errors import GoldthreadError
from goldthread.core.stats.proportion import Interval, wilson

FAMILY = "proportion_wilson"


def intervals(case: dict[str, Any], confidence: float) -> list[Interval | None]:
    rows = zip(case["input"]["x"], case["input"]["n"], strict=True)
    return [wilson(x, n, confidence=confidence) for x, n in rows]


def ends(case: dict[str, Any], end: str, confidence: float) -> Any:
    """The package's own limits; with several levels it names the columns lower95_0cl and so on."""
    rows, percent = case["expected"]["rows"], confidence if confidence > 1 else confidence * 100
    return rows.get(f"{end}cl") or rows[f"{end}{percent:.1f}cl".replace(".", "_")]


def test_wilson_gives_the_intervals_of_the_worked_case(worked_case: dict[str, Any]) -> None:
    levels, multiplier = worked_case["params"]["confidence"], worked_case["params"]["multiplier"]

    if "error" in worked_case["expected"]:
        with pytest.raises(GoldthreadError):
            intervals(worked_case, levels[0])
        return

    for level in levels:
        found = intervals(worked_case, level)
        lower = [interval and interval.lower * multiplier for interval in found]
        upper = [interval and interval.upper * multiplier for interval in found]

        assert lower == pytest.approx(ends(worked_case, "lower", level), rel=1e-8, abs=1e-12)
        assert upper == pytest.approx(ends(worked_case, "upper", level), rel=1e-8, abs=1e-12)
