"""Rolling back-tests: what each forecast would have said at past dates, beside what then came. It chooses none."""

from dataclasses import dataclass

import numpy as np

from goldthread.core.stats.arrays import Floats, Whole
from goldthread.core.stats.time.forecast.accuracy import year_on_year
from goldthread.core.stats.time.forecast.candidate import CANDIDATES
from goldthread.core.stats.time.forecast.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Trials:
    """Methods x series, in the order of `names`: mean MASE over the trials, and the share of values that came within
    the 80 and the 95 per cent bounds. `number` is the trials of each series; 0 where the history bears none."""

    names: tuple[str, ...]
    mase: Floats
    coverage_80: Floats
    coverage_95: Floats
    number: Whole


def outlook_of(name: str, history: Floats, *, ahead: int, frequency: int, floor: float) -> Outlook:
    """The forecast of one method, cut at the floor."""
    return CANDIDATES[name](history, ahead, frequency).floored(floor)


def run_trials(
    history: Floats, names: tuple[str, ...], *, ahead: int, frequency: int, plan: tuple[int, float]
) -> Trials:
    """Tries each method at past dates on series of equal length; `plan` is the number of trials and the floor.

    Each trial knows more than two years and forecasts `ahead` periods, or as many as are left; trials are spread over
    the last two years that allow it. MASE is in units of the mean yearly change within what the trial knew.
    Source: Hyndman and Koehler, Int J Forecasting 22 (2006); Tashman, Int J Forecasting 16 (2000) 437-450.
    """
    dates, reach = trial_dates(history.shape[1], ahead, frequency=frequency, number=plan[0])
    scores = np.full((3, len(names), len(history)), np.nan)
    if dates:
        tried = [_scores(history, names, (date, reach), frequency=frequency, floor=plan[1]) for date in dates]
        scores = np.mean(tried, axis=0)
    return Trials(names, scores[0], scores[1], scores[2], np.full(len(history), len(dates)))


def trial_dates(length: int, ahead: int, *, frequency: int, number: int) -> tuple[list[int], int]:
    """How many values each trial knows, and how many it forecasts; none where nothing is left beyond two years."""
    least = 2 * frequency + 1
    reach = min(ahead, length - least)
    if reach < 1 or number < 1:
        return [], 0
    first = max(least, length - reach - 2 * frequency)
    return np.unique(np.linspace(first, length - reach, number).round().astype(int)).tolist(), reach


def _scores(history: Floats, names: tuple[str, ...], trial: tuple[int, int], *, frequency: int, floor: float) -> Floats:
    """MASE and the two coverages x methods x series of one trial."""
    date, reach = trial
    known, came = history[:, :date], history[:, date : date + reach]
    scale = year_on_year(known, frequency)
    found = np.empty((3, len(names), len(history)))
    for number, name in enumerate(names):
        said = outlook_of(name, known, ahead=reach, frequency=frequency, floor=floor)
        found[0, number] = np.abs(came - said.mean).mean(axis=1) / np.where(scale > 0, scale, 1.0)
        for row, confidence in enumerate((0.80, 0.95), 1):
            lower, upper = said.bounds(confidence)
            found[row, number] = ((came >= lower) & (came <= upper)).mean(axis=1)
    return found
