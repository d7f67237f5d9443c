"""Exponential smoothing with additive errors, the form and its shares chosen by likelihood. No multiplicative season.

Errors are linear in the series and in the states that it starts from, so that for each set of shares on a fixed grid
the best start is found exactly by least squares, for all series at once.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import TooShort
from goldthread.core.stats.time.forecast.outlook import Outlook
from goldthread.core.stats.time.forecast.smoothed.smoothing import Gains, States, look_ahead, run

Trend = Literal["none", "additive", "damped"]

LEVELS = (0.0, 0.04, 0.1, 0.18, 0.28, 0.4, 0.55, 0.75, 0.98)
SLOPES: dict[Trend, tuple[float, ...]] = {"none": (0.0,), "additive": (0.0, 0.05, 0.2), "damped": (0.02, 0.15)}
KEPT: dict[Trend, tuple[float, ...]] = {"none": (1.0,), "additive": (1.0,), "damped": (0.85, 0.96)}
SEASONS = (0.0, 0.08, 0.2, 0.45)
LONGEST_YEAR = 24
"""A season of more periods than this has too many states to start from."""
BLOCK = 32
"""Series fitted at a time."""


@dataclass(frozen=True, slots=True)
class Form:
    """Which states there are. A `places` of 1 has no season."""

    trend: Trend
    places: int

    @property
    def parameters(self) -> int:
        """Shares and starting states to be estimated."""
        shares = {"none": 1, "additive": 2, "damped": 3}[self.trend] + (self.places > 1)
        return shares + 1 + (self.trend != "none") + self.places - 1


@dataclass(frozen=True, slots=True)
class EtsFit:
    """The fit of each row: its form by number, its shares and last states, one-step error and corrected Akaike."""

    form: NDArray[np.intp]
    gains: Gains
    states: States
    sigma: Floats
    aicc: Floats


@dataclass(frozen=True, slots=True)
class _Responses:
    """For each set of shares: the errors left by a single 1 at the first value, and by each starting state alone."""

    gains: Gains
    impulse: Floats
    starts: Floats


def forms_of(frequency: int, length: int) -> tuple[Form, ...]:
    """The forms that a series of this length can bear: six with a season, three without."""
    seasonal = (frequency, 1) if 1 < frequency <= LONGEST_YEAR else (1,)
    trends: tuple[Trend, ...] = ("none", "additive", "damped")
    found = (Form(trend, places) for places in seasonal for trend in trends)
    return tuple(form for form in found if length > form.parameters + 3)


def ets(history: Floats, ahead: int, forms: tuple[Form, ...]) -> Outlook:
    """Forecasts of each row by the best of the forms, with the exact spreads of its class.

    Rows are series of equal length without gaps. Source: Hyndman et al., Forecasting with Exponential Smoothing (2008),
    table 6.1 for the spreads.
    """
    fit = fit_ets(history, forms)
    return look_ahead(fit.gains, fit.states, fit.sigma, ahead)


def fit_ets(history: Floats, forms: tuple[Form, ...]) -> EtsFit:
    """The form of least corrected Akaike criterion for each row, with the shares of greatest likelihood on the grid."""
    if not forms:
        raise TooShort(f"{history.shape[1]} values bear no smoothing.", mend="Give a longer series.")
    blocks = [_fit_block(history[at : at + BLOCK], forms) for at in range(0, len(history), BLOCK)]
    return blocks[0] if len(blocks) == 1 else _joined(blocks)


def _joined(blocks: list[EtsFit]) -> EtsFit:
    def together(*columns: Floats) -> Floats:
        return np.concatenate(columns)

    gains = [[block.gains.level, block.gains.slope, block.gains.season, block.gains.kept] for block in blocks]
    states = [[block.states.level, block.states.slope, block.states.season] for block in blocks]
    return EtsFit(
        np.concatenate([block.form for block in blocks]),
        Gains(*map(together, *gains)),
        States(*map(together, *states)),
        together(*(block.sigma for block in blocks)),
        together(*(block.aicc for block in blocks)),
    )


def _fit_block(history: Floats, forms: tuple[Form, ...]) -> EtsFit:
    tried = [_fit_form(history, form, forms[0].places) for form in forms]
    aicc = np.stack([found[3] for found in tried])
    best = aicc.argmin(axis=0)
    row = np.arange(len(history))
    gains = Gains(*(np.stack([getattr(found[0], name) for found in tried])[best, row] for name in Gains.__slots__))
    starts = States(*(np.stack([getattr(found[1], name) for found in tried])[best, row] for name in States.__slots__))
    free = np.array([history.shape[1] - form.parameters for form in forms])[best]
    errors, ended = run(history, gains, starts)
    return EtsFit(best, gains, ended, np.sqrt((errors**2).sum(axis=1) / free), aicc.min(axis=0))


def _fit_form(history: Floats, form: Form, places: int) -> tuple[Gains, States, Floats, Floats]:
    """The best gains and starts of one form for each row, the sum of squares, and the criterion."""
    length = history.shape[1]
    responses = _responses(form, 60 * -(-length // 60))
    starts = responses.starts[:, :, :length]
    left = _filtered(responses.impulse[:, :length], history)
    across = left @ starts.swapaxes(1, 2)
    found = np.linalg.solve(starts @ starts.swapaxes(1, 2), across.swapaxes(1, 2))
    squares = (left**2).sum(axis=2) - (across * found.swapaxes(1, 2)).sum(axis=2)
    best, row = squares.argmin(axis=0), np.arange(len(history))
    least = np.maximum(squares[best, row], 1e-14 * (history**2).sum(axis=1) + 1e-12)
    counted = form.parameters + 1
    penalty = 2 * counted + 2 * counted * (counted + 1) / (length - counted - 1)
    start = np.negative(found[best, :, row], dtype=np.float64)
    return responses.gains.of(best), _states(start, form, places), least, length * np.log(least) + penalty


def _filtered(impulse: Floats, history: Floats) -> Floats:
    """Grid x series x values: the errors that the series would leave from states of zero."""
    length = history.shape[1]
    size = 1 << (2 * length - 1).bit_length()
    turned = np.fft.rfft(impulse, size)[:, None, :] * np.fft.rfft(history, size)[None, :, :]
    return np.asarray(np.fft.irfft(turned, size)[:, :, :length])


def _states(found: Floats, form: Form, places: int) -> States:
    """Starting states from the estimates of each row, the season spread over `places` and summing to zero."""
    trend = int(form.trend != "none")
    season = np.zeros((len(found), places))
    if form.places > 1:
        season[:, : places - 1] = found[:, 1 + trend :]
        season[:, -1] = -season[:, :-1].sum(axis=1)
    return States(found[:, 0], found[:, 1] if trend else np.zeros(len(found)), season)


@lru_cache(maxsize=64)
def _responses(form: Form, length: int) -> _Responses:
    gains = _grid(form)
    trend = int(form.trend != "none")
    states = trend + form.places
    units = _states(np.eye(states), form, form.places)
    sets, kinds = len(gains.level), states + 1
    zero = np.zeros(1)
    start = States(
        np.concatenate([zero, units.level]),
        np.concatenate([zero, units.slope]),
        np.concatenate([np.zeros((1, form.places)), units.season]),
    )
    values = np.zeros((sets * kinds, length))
    values[::kinds, 0] = 1.0
    chosen, kind = np.repeat(np.arange(sets), kinds), np.tile(np.arange(kinds), sets)
    errors, _ = run(values, gains.of(chosen), start.of(kind))
    shaped = errors.reshape(sets, kinds, length)
    return _Responses(gains, shaped[:, 0], shaped[:, 1:])


def _grid(form: Form) -> Gains:
    """Slope shares are parts of the level's, season shares parts of what the level leaves: all forms stay stable."""
    season = SEASONS if form.places > 1 else (0.0,)
    sets = np.array(list(product(LEVELS, SLOPES[form.trend], season, KEPT[form.trend])))
    level = sets[:, 0]
    return Gains(level, level * sets[:, 1], (1 - level) * sets[:, 2], sets[:, 3])
