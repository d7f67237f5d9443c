"""The interval of a weighted share or mean, by the method chosen. Where all or nobody said yes, a bound that is exact
on the people who tell as much, never an interval of no width."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import numpy as np
from scipy.special import betaincinv, expit, logit, stdtrit

from goldthread.core.stats.arrays import Floats, as_share
from goldthread.core.stats.intervals.interval import Intervals
from goldthread.core.stats.refused import NotAShare, WrongChoice
from goldthread.core.stats.survey.estimate import Weighted
from goldthread.core.stats.survey.likelihood import profile_ends

ShareMethod = Literal["logit", "likelihood", "asin", "beta", "mean", "xlogit"]
Ends = tuple[Floats, Floats]


@np.errstate(divide="ignore", invalid="ignore")
def share_interval(found: Weighted, *, method: ShareMethod = "logit", confidence: float = 0.95) -> Intervals:
    """The interval of each weighted share, in the shape of the estimates; NaN where there are no degrees of freedom.

    "logit" and "xlogit": on the scale of log odds; "asin": of the arc sine of the root; "mean": the share and so many
    standard errors either side, which may pass 0 and 1; "beta": exact on the effective number of people, the widest and
    the safest for what is rare; "likelihood": from the drop in likelihood. A share of 0 or 1 has an exact bound on the
    people of equal weight that tell as much, whatever the method; the bound knows nothing of clusters.
    Raises NotAShare when a mean lies outside 0 to 1, WrongChoice for another method or confidence.
    Source: Korn and Graubard, Surv Methodol 24 (1998); Dean and Pagano, J Surv Stat Methodol 3 (2015); checked against
    `svyciprop` of R survey 4.4.2.
    """
    level = as_share(confidence)
    if method not in METHODS:
        raise WrongChoice(f'"{method}" is no interval of a share.', mend=f"The methods are {', '.join(METHODS)}.")
    if (found.mean < 0).any() or (found.mean > 1).any():
        raise NotAShare("A mean is not between 0 and 1.", mend="Ask for the interval of a mean.")
    lower, upper = METHODS[method](found, level)
    low, high = _exact(found.kish_people * _fewer(found, level), found.mean, level)
    flat = (found.mean == 0) | (found.mean == 1)
    return Intervals(np.where(flat, low, lower), np.where(flat, high, upper), level)


def mean_interval(found: Weighted, *, confidence: float = 0.95, normal: bool = False) -> Intervals:
    """The mean and so many standard errors either side, by Student's t with the design's degrees of freedom, or as if
    these were without end (`normal`). NaN where there are none."""
    level = as_share(confidence)
    reach = found.se * _quantile(np.full_like(found.df, np.inf) if normal else found.df, level)
    return Intervals(found.mean - reach, found.mean + reach, level)


def _quantile(df: Floats, level: float) -> Floats:
    return np.asarray(stdtrit(np.where(df > 0, df, np.nan), 0.5 + level / 2), dtype=np.float64)


def _log_odds(found: Weighted, level: float) -> Ends:
    middle, reach = logit(found.mean), _quantile(found.df, level) * found.se / (found.mean * (1 - found.mean))
    return expit(middle - reach), expit(middle + reach)


def _arc_sine(found: Weighted, level: float) -> Ends:
    middle = np.arcsin(np.sqrt(found.mean))
    reach = _quantile(found.df, level) * found.se / (2 * np.sqrt(found.mean * (1 - found.mean)))
    return np.sin(np.maximum(middle - reach, 0)) ** 2, np.sin(np.minimum(middle + reach, np.pi / 2)) ** 2


def _beta(found: Weighted, level: float) -> Ends:
    people = found.mean * (1 - found.mean) / found.se**2 * _fewer(found, level)
    return _exact(people, found.mean, level)


def _mean(found: Weighted, level: float) -> Ends:
    interval = mean_interval(found, confidence=level)
    return interval.lower, interval.upper


def _likelihood(found: Weighted, level: float) -> Ends:
    return profile_ends(found, _quantile(found.df, level))


def _fewer(found: Weighted, level: float) -> Floats:
    """What few degrees of freedom leave of the effective number of people."""
    fewer: Floats = (_quantile(found.people - 1, level) / _quantile(found.df, level)) ** 2
    return fewer


def _exact(people: Floats, share: Floats, level: float) -> Ends:
    """Clopper and Pearson's ends, of a number of people that need not be whole."""
    tail, yes, no = (1 - level) / 2, people * share, people * (1 - share)
    lower = np.where(share == 0, np.where(people > 0, 0.0, np.nan), betaincinv(yes, no + 1, tail))
    upper = np.where(share == 1, np.where(people > 0, 1.0, np.nan), betaincinv(yes + 1, no, 1 - tail))
    return lower, upper


METHODS: Mapping[str, Callable[[Weighted, float], Ends]] = MappingProxyType(
    {
        "logit": _log_odds,
        "likelihood": _likelihood,
        "asin": _arc_sine,
        "beta": _beta,
        "mean": _mean,
        "xlogit": _log_odds,
    }
)
