"""The change between two waves of a survey, and whether it can be told from chance. Refuses waves that share people
unless their covariance is known."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtr, stdtrit

from goldthread.core.stats.arrays import Flags, Floats, as_share, numbers
from goldthread.core.stats.refused import NotACount, OverlappingSums, WrongChoice
from goldthread.core.stats.survey.design import Codes, Design, as_codes, as_design
from goldthread.core.stats.survey.estimate import Answers, Sample, Weighted, weighted_means
from goldthread.core.stats.survey.variance import touching, variance


@dataclass(frozen=True, slots=True, eq=False)
class WaveChange:
    """Later less earlier, in the unit of the answers, a row for each question. `statistic` is the difference over its
    standard error, `p` two-sided by Student's t with `df`; all but the difference are NaN where nothing varies."""

    difference: Floats
    se: Floats
    statistic: Floats
    df: Floats
    p: Floats
    lower: Floats
    upper: Floats
    confidence: float

    @property
    def detectable(self) -> Flags:
        """Whether chance alone would seldom move so far: no more often than the confidence leaves."""
        return self.p < 1 - self.confidence


def wave_change(
    y: Answers, design: Design | ArrayLike, waves: ArrayLike | Codes, *, confidence: float = 0.95
) -> WaveChange:
    """The change of each question from the first wave to the second, by their labels' order.

    `y` is (people,) or (questions, people), each answer in one wave; both waves are in one design, so that units
    sampled in both bring their covariance with them. Raises WrongChoice unless there are two waves.
    Source: Lumley, Complex Surveys (2010), chapter 5; checked against `svyttest` of R survey 4.4.2.
    """
    codes, drawn = as_codes(waves), as_design(design)
    if len(codes.names) != 2:
        raise WrongChoice(f"There are {len(codes.names)} waves, not two.", mend="Compare two at a time.")
    if drawn.raked:
        raise WrongChoice("The waves are raked as one sample.", mend="Rake each wave, and take their difference.")
    found = weighted_means(y, drawn, parts=codes)
    varies = _apart(found, drawn)
    df = _degrees(found.sample, drawn) - 1
    return _told(found.mean[..., 1] - found.mean[..., 0], np.sqrt(varies), df, as_share(confidence))


def difference(
    before: Weighted,
    after: Weighted,
    *,
    shares_people: bool,
    covariance: ArrayLike | None = None,
    confidence: float = 0.95,
) -> WaveChange:
    """The change between two estimates of like shape, each from its own design.

    `shares_people` must be said: waves that overlap (a panel, years that roll) share people, and are refused
    (OverlappingSums) without the `covariance` of the two estimates. Degrees of freedom add up.
    Raises WrongChoice for unlike shapes, NotACount for a covariance greater than the variances allow.
    """
    if before.mean.shape != after.mean.shape:
        raise WrongChoice("The waves have estimates of unlike shape.", mend="Compare the same questions and parts.")
    together = shared_variance(before.se, after.se, shares_people=shares_people, covariance=covariance)
    return _told(after.mean - before.mean, np.sqrt(together), before.df + after.df, as_share(confidence))


def shared_variance(
    before: Floats, after: Floats, *, shares_people: bool, covariance: ArrayLike | None = None
) -> Floats:
    """The variance of a difference, from the standard errors of both sides and, where they share people, what they have
    in common; refused without it (OverlappingSums)."""
    if shares_people and covariance is None:
        fault = "The two samples share people, so that their difference has no variance of its own to be told."
        raise OverlappingSums(fault, mend="Give the covariance, or compare samples that do not overlap.")
    common = numbers(covariance, "covariance") if covariance is not None else np.zeros(())
    together: Floats = before**2 + after**2 - 2 * common
    if (together < 0).any():
        raise NotACount("The covariance is greater than the variances allow.", mend="Check its unit.")
    return together


def _apart(found: Weighted, design: Design) -> Floats:
    """The variance of second less first, the units' own sums taken together where they stand in both."""
    sample = found.sample
    weight, mean = found.weight.reshape(-1), found.mean.reshape(-1)
    side = np.where(sample.cell % 2 == 1, 1.0, -1.0)
    spread = side * sample.weights * (sample.values - mean[sample.cell]) / weight[sample.cell]
    touched = touching(design.unit[sample.person], sample.cell // 2, sample.weights, cells=sample.cells // 2)
    return variance(touched.sums(spread), touched, design).reshape(found.mean.shape[:-1])


def _degrees(sample: Sample, design: Design) -> Floats:
    touched = touching(design.unit[sample.person], sample.cell // 2, sample.weights, cells=sample.cells // 2)
    return touched.degrees(design)


@np.errstate(divide="ignore", invalid="ignore")
def _told(moved: Floats, se: Floats, df: Floats, level: float) -> WaveChange:
    moved, se = np.atleast_1d(moved), np.atleast_1d(se)
    df = np.where(np.asarray(df) > 0, df, np.nan).reshape(moved.shape)
    statistic = np.where(se > 0, moved / se, np.nan)
    p = 2 * stdtr(df, -np.abs(statistic))
    reach = stdtrit(df, 0.5 + level / 2) * np.where(se > 0, se, np.nan)
    return WaveChange(moved, se, statistic, df, p, moved - reach, moved + reach, level)
