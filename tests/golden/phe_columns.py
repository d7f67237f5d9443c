"""Tables of PHEindicatormethods: how it names its limits, and its long rows (area, band) as a grid."""

from collections.abc import Callable
from typing import Any

import numpy as np
from tests.golden.comparing import numbers, refused

from goldthread.core.stats.arrays import Floats, as_share


def limits(rows: dict[str, Any], level: float, ends: tuple[Floats, Floats]) -> list[str]:
    """The two limits of one confidence; with several, the columns are named lower95_0cl and so on."""
    percent = f"{100 * as_share(level):.1f}".replace(".", "_")
    lower, upper = (
        next(name for name in (f"{end}{percent}cl", f"{end}cl") if name in rows) for end in ("lower", "upper")
    )
    return numbers(lower, ends[0], rows[lower]) + numbers(upper, ends[1], rows[upper])


def grid(places: tuple[list[Any], ...], column: list[Any]) -> Floats:
    """A column of long rows as an array, an axis for each of `places` in order of appearance; NaN where no row is."""
    names = [list(dict.fromkeys(place)) for place in places]
    found = np.full([len(each) for each in names], np.nan)
    for *at, value in zip(*places, column, strict=True):
        found[tuple(each.index(name) for each, name in zip(names, at, strict=True))] = (
            np.nan if value is None else value
        )
    return found


def asks_under_ninety(case: dict[str, Any]) -> bool:
    """Whether a confidence under 90 per cent is asked for, which the package refuses and ours takes."""
    return any(0 < level < 0.9 or 50 <= level < 90 for level in case["params"]["confidence"])


def refused_there(case: dict[str, Any], call: Callable[[], Any]) -> list[str]:
    """For a case that the package refuses: ours must refuse it too, unless only the confidence was too low for it."""
    told = refused(call)
    return [] if told and asks_under_ninety(case) else told
