"""The forecast of each series by the method that did best in its own past. It never reaches across a break."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.period import Period
from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import TooShort, WrongChoice
from goldthread.core.stats.time.forecast.candidate import CANDIDATES
from goldthread.core.stats.time.forecast.history import History, read_history
from goldthread.core.stats.time.forecast.outlook import Outlook
from goldthread.core.stats.time.forecast.smoothed.ets import LONGEST_YEAR
from goldthread.core.stats.time.forecast.trial import Trials, outlook_of, run_trials
from goldthread.core.stats.time.sequence import unbroken

PLAIN = "seasonal_naive"
TOO_SHORT = "history_too_short"
LEAST_COVERAGE = 0.6
"""A method whose 80 per cent bounds held less than this share in its trials is not chosen."""

ALIKE = 1e-6
"""Methods whose MASE differs by no more than this did equally well; the plainer is taken."""


@dataclass(frozen=True, slots=True)
class ForecastMethod:
    """How far ahead, how many trials, which methods. Counts are floored at 0, and refused below it."""

    frequency: int = 12
    ahead: int = 12
    trials: int = 6
    are_counts: bool = True
    names: tuple[str, ...] = tuple(CANDIDATES)

    def __post_init__(self) -> None:
        if self.frequency < 2 or self.ahead < 1 or self.trials < 0:
            raise WrongChoice("A forecast of no length was asked for.", mend="Ask for one period ahead or more.")
        if unknown := set(self.names) - set(CANDIDATES):
            raise WrongChoice(f"No forecast is called {sorted(unknown)[0]}.", mend=f"Use {', '.join(CANDIDATES)}.")

    @property
    def floor(self) -> float:
        """The least that a value can be."""
        return 0.0 if self.are_counts else -np.inf

    @property
    def tried(self) -> tuple[str, ...]:
        """The methods that fit the season, the plain one always first."""
        fitting = [name for name in self.names if name != PLAIN]
        return (PLAIN, *(name for name in fitting if name != "holt_winters" or self.frequency <= LONGEST_YEAR))


@dataclass(frozen=True, slots=True)
class Forecasts:
    """One row a series: the method chosen ("history_too_short" where there are not more than two years since the
    break, with missing values), its outlook, that of the same period last year, and the trials that decided."""

    chosen: NDArray[np.str_]
    outlook: Outlook
    plain: Outlook
    trials: Trials

    @property
    def gain(self) -> Floats:
        """The share of the plain forecast's error that the chosen one saved in the trials; 0 where it is the plain."""
        mase = np.stack([np.where(self.chosen == name, row, 0.0) for name, row in self._rows()]).sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            saved = np.where(self.trials.mase[0] > 0, 1 - mase / self.trials.mase[0], 0.0)
        return np.where((self.chosen == TOO_SHORT) | (self.trials.number == 0), np.nan, saved)

    def _rows(self) -> list[tuple[str, Floats]]:
        return list(zip(self.trials.names, self.trials.mase, strict=True))


def forecast(
    values: ArrayLike,
    *,
    method: ForecastMethod | None = None,
    since: ArrayLike | None = None,
    periods: Sequence[Period] | None = None,
) -> Forecasts:
    """Forecasts one series, or each row of a matrix of series, in the unit of the values.

    Every method is tried at past dates of the series itself. Of those whose 80 per cent bounds held 60 per cent or more
    of what came, the one of least MASE is chosen; the plain one, the same period last year, wherever none does
    better or no trial is possible. `since` is the place of the first value after a break or rebasing, one for all or
    one a series: nothing before it is used. A series of fewer than two years and one value since is answered
    "history_too_short"; refused (TooShort) only when that is true of all. `periods`, where given, must be unbroken.

    >>> season = [30, 28, 33, 35, 40, 44, 47, 46, 41, 37, 33, 31]
    >>> found = forecast(season * 5, method=ForecastMethod(ahead=3))
    >>> str(found.chosen[0]), found.outlook.mean[0].tolist()
    ('seasonal_naive', [30.0, 28.0, 33.0])
    """
    how = method or ForecastMethod()
    history = read_history(values, since=since, are_counts=how.are_counts)
    unbroken(periods, history.values.shape[1])
    needed = 2 * how.frequency + 1
    if (history.lengths < needed).all():
        fault = f"No series has more than two years of values since its break; the longest has {history.lengths.max()}."
        raise TooShort(fault, mend=f"Forecast once there are {needed}.")
    return _collected(history, how)


def _collected(history: History, how: ForecastMethod) -> Forecasts:
    series, methods = len(history.values), len(how.tried)
    chosen = np.full(series, TOO_SHORT, dtype=f"<U{max(map(len, (TOO_SHORT, *how.tried)))}")
    numbers = np.full((2, 3, series, how.ahead), np.nan)
    scores, number = np.full((3, methods, series), np.nan), np.zeros(series, dtype=np.int64)
    for rows, known in history.groups():
        if known.shape[1] <= 2 * how.frequency:
            continue
        plan = (how.trials, how.floor)
        trials = run_trials(known, how.tried, ahead=how.ahead, frequency=how.frequency, plan=plan)
        picked = _picked(trials)
        chosen[rows], number[rows] = np.array(how.tried)[picked], trials.number
        scores[:, :, rows] = trials.mase, trials.coverage_80, trials.coverage_95
        numbers[:, :, rows] = _outlooks(known, picked, how)
    outlook, plain = (Outlook(mean, sd, freedom[:, 0], how.floor) for mean, sd, freedom in numbers)
    return Forecasts(chosen, outlook, plain, Trials(how.tried, scores[0], scores[1], scores[2], number))


def _picked(trials: Trials) -> NDArray[np.intp]:
    """The number of the method chosen for each series; the plain one is the first, and wins where nothing beats it."""
    mase = np.where(trials.coverage_80 >= LEAST_COVERAGE, trials.mase, np.inf)
    mase[0] = np.where(np.isnan(trials.mase[0]), -np.inf, trials.mase[0])
    return np.asarray((mase <= mase.min(axis=0) * (1 + ALIKE) + ALIKE).argmax(axis=0))


def _outlooks(known: Floats, picked: NDArray[np.intp], how: ForecastMethod) -> Floats:
    """Chosen and plain x mean, spread and freedom x series x periods ahead."""
    found = np.empty((2, 3, len(known), how.ahead))
    for number in {0, *picked.tolist()}:
        rows = np.flatnonzero(picked == number) if number else np.arange(len(known))
        said = outlook_of(how.tried[number], known[rows], ahead=how.ahead, frequency=how.frequency, floor=how.floor)
        freedom = np.broadcast_to(said.freedom[:, None], said.mean.shape)
        found[0][:, rows[picked[rows] == number]] = np.stack([said.mean, said.sd, freedom])[:, picked[rows] == number]
        if number == 0:
            found[1] = np.stack([said.mean, said.sd, freedom])
    return found
