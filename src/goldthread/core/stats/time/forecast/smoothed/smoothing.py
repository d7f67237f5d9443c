"""The steps that every smoothing shares: level, slope and season, moved by each error. It estimates nothing.

Written in error-correction form: a value is level + slope + season + error, and each state moves by a share of the
error. Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapters 2 and 6.
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.time.forecast.outlook import Outlook, normal_outlook


@dataclass(frozen=True, slots=True)
class Gains:
    """Shares of the error that move level, slope and season, and what is kept of the slope each step; one a row."""

    level: Floats
    slope: Floats
    season: Floats
    kept: Floats

    def of(self, rows: NDArray[np.intp]) -> "Gains":
        """The gains of some of the rows."""
        return Gains(self.level[rows], self.slope[rows], self.season[rows], self.kept[rows])


@dataclass(frozen=True, slots=True)
class States:
    """Rows of states before a step; `season` is rows x places of the year, the place of the next value first."""

    level: Floats
    slope: Floats
    season: Floats

    def of(self, rows: NDArray[np.intp]) -> "States":
        """The states of some of the rows."""
        return States(*(getattr(self, part.name)[rows] for part in fields(self)))


def run(values: Floats, gains: Gains, states: States) -> tuple[Floats, States]:
    """One-step errors (rows x values) and the states after the last value."""
    errors = np.empty_like(values)
    level, slope, season = states.level, states.slope, states.season.copy()
    places = season.shape[1]
    for step in range(values.shape[1]):
        place = step % places
        moved = gains.kept * slope
        error = values[:, step] - (level + moved + season[:, place])
        errors[:, step] = error
        level = level + moved + gains.level * error
        slope = moved + gains.slope * error
        season[:, place] += gains.season * error
    return errors, States(level, slope, np.roll(season, -(values.shape[1] % places), axis=1))


def look_ahead(gains: Gains, states: States, sigma: Floats, ahead: int) -> Outlook:
    """Means and normal spreads of `ahead` steps, from the states after the last value; `sigma` is of one step."""
    steps = np.arange(1, ahead + 1)
    places = states.season.shape[1]
    damping = np.cumsum(gains.kept[:, None] ** steps, axis=1)
    mean = states.level[:, None] + damping * states.slope[:, None] + states.season[:, (steps - 1) % places]
    again = gains.season[:, None] * (steps % places == 0)
    weight = gains.level[:, None] + gains.slope[:, None] * damping + again
    grown = np.cumsum(weight[:, :-1] ** 2, axis=1)
    spread = np.concatenate([np.ones((len(mean), 1)), 1 + grown], axis=1)
    return normal_outlook(mean, sigma[:, None] * np.sqrt(spread))
