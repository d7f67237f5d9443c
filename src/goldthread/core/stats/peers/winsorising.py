"""How the outermost scores of a funnel lose their weight: drawn in to a quantile, or left out. Missing stay NaN."""

import numpy as np

from goldthread.core.stats.arrays import Floats


def winsorised(scores: Floats, trim: float) -> Floats:
    """Scores beyond the quantiles `trim` and 1 - `trim` of their row, drawn in to them.

    Quantiles lie between the order statistics (R's type 7). Source: Spiegelhalter, Statistics in Medicine 24 (2005).
    """
    ordered = np.sort(scores, axis=-1)
    number = np.count_nonzero(~np.isnan(scores), axis=-1, keepdims=True)
    return np.clip(scores, _quantile(ordered, number, trim), _quantile(ordered, number, 1 - trim))


def _quantile(ordered: Floats, number: np.ndarray, share: float) -> Floats:
    place = (number - 1) * share
    # a share such as 0.9 of 10 may fall a hair short of its order statistic: R allows for that, and so does this
    below = np.floor(place + 4 * np.finfo(float).eps).astype(np.int64)
    low = np.take_along_axis(ordered, below, axis=-1)
    high = np.take_along_axis(ordered, np.minimum(below + 1, number - 1), axis=-1)
    beyond = np.maximum(place - below, 0)
    return np.where(beyond > 0, low + beyond * (high - low), low)


def trimmed(scores: Floats, trim: float) -> Floats:
    """The scores, NaN for those in the outermost tenths of their row by rank.

    A `trim` of 0.1 leaves out one tenth at each end.

    Source: NHS Digital, SHMI methodology (truncation of 10 % at each end).
    """
    number = np.count_nonzero(~np.isnan(scores), axis=-1, keepdims=True)
    tenth = np.floor(_mean_ranks(scores) * 10 / (number + 1))
    return np.where((tenth > trim * 10 - 1) & (tenth < 10 - trim * 10), scores, np.nan)


def _mean_ranks(scores: Floats) -> Floats:
    """Ranks within each row from 1, equal scores sharing the mean of theirs; missing ones come last."""
    order = np.argsort(scores, axis=-1, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=-1)
    place = np.broadcast_to(np.arange(scores.shape[-1]), scores.shape)
    is_new = np.concatenate([np.ones_like(place[..., :1], dtype=bool), ordered[..., 1:] != ordered[..., :-1]], axis=-1)
    is_last = np.concatenate([is_new[..., 1:], np.ones_like(is_new[..., :1])], axis=-1)
    first = np.maximum.accumulate(np.where(is_new, place, 0), axis=-1)
    last = np.minimum.accumulate(np.where(is_last, place, scores.shape[-1])[..., ::-1], axis=-1)[..., ::-1]
    ranks = np.empty(scores.shape)
    np.put_along_axis(ranks, order, (first + last) / 2 + 1, axis=-1)
    return ranks
