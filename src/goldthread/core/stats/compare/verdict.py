"""What is said of a comparison: higher, lower, no detectable change, or too few to tell. Never "significant"."""

from dataclasses import dataclass
from typing import Final, Literal, cast

import numpy as np
from numpy.typing import NDArray

from goldthread.core.stats.arrays import Flags, Floats

Verdict = Literal["higher", "lower", "no_detectable_change", "too_few"]
VERDICTS: Final[tuple[Verdict, ...]] = ("higher", "lower", "no_detectable_change", "too_few")
WORDS: Final = np.array(VERDICTS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison. `estimate` is the ratio of two rates, or the difference of two shares or means.

    What cannot be computed is None: a ratio to nothing, an interval of no events.
    """

    estimate: float | None
    lower: float | None
    upper: float | None
    p: float | None
    verdict: Verdict
    confidence: float


def verdicts(direction: Floats, p: Floats, *, confidence: float, too_few: Flags) -> NDArray[np.str_]:
    """A code a row: `direction` is above 0 where the later figure is higher; `too_few` goes before all else.

    A row is higher or lower where p is below 1 - confidence; a row without a p-value says too few.
    """
    code = np.full(p.shape, VERDICTS.index("no_detectable_change"))
    told = p < 1 - confidence
    code[told & (direction > 0)] = VERDICTS.index("higher")
    code[told & (direction < 0)] = VERDICTS.index("lower")
    code[too_few | np.isnan(p)] = VERDICTS.index("too_few")
    return cast("NDArray[np.str_]", WORDS[code])


def said(codes: NDArray[np.str_], row: int) -> Verdict:
    """The code of one row."""
    return next(verdict for verdict in VERDICTS if verdict == codes.flat[row])


def one_row(row: int, *columns: Floats) -> list[float | None]:
    """The numbers of one row, with None for what is not known or not finite."""
    return [float(found) if np.isfinite(found := column.flat[row]) else None for column in columns]
