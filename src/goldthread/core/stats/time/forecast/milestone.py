"""How likely a forecast makes it that a milestone is met at one period ahead. It says nothing of sums over several."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Floats, numbers
from goldthread.core.stats.refused import WrongChoice
from goldthread.core.stats.time.forecast.outlook import Outlook

Better = Literal["lower", "higher"]


def milestone_probability(outlook: Outlook, target: ArrayLike, *, step: int, better: Better) -> Floats:
    """The probability, one a series, of the target or better at `step` periods ahead (1 = the next).

    `target` is one number or one a series, in the unit of the series; missing gives missing. It rests on the outlook's
    own bounds: where those held less than they should in the trials, the probability is as far out.

    >>> from goldthread.core.stats.time.forecast.baseline import naive_forecast
    >>> found = naive_forecast(np.array([[100.0, 104.0, 100.0]]), 3)
    >>> float(milestone_probability(found, 100, step=3, better="lower")[0])
    0.5
    """
    if not 1 <= step <= outlook.mean.shape[1]:
        raise WrongChoice(f"The forecast does not reach step {step}.", mend=f"It has {outlook.mean.shape[1]} steps.")
    if better not in ("lower", "higher"):
        raise WrongChoice(f"Better cannot be {better!r}.", mend="Say lower or higher.")
    aims = np.broadcast_to(numbers(target, "target"), (len(outlook.mean),))[:, None]
    mean, sd = outlook.mean[:, step - 1 : step], outlook.sd[:, step - 1 : step]
    if better == "lower":
        found = Outlook(mean, sd, outlook.freedom, outlook.floor).probability_at_most(aims)[:, 0]
    else:
        mirrored = Outlook(-mean, sd, outlook.freedom).probability_at_most(-aims)[:, 0]
        found = np.where((aims[:, 0] <= outlook.floor) & ~np.isnan(mirrored), 1.0, mirrored)
    return np.where(np.isnan(aims[:, 0]), np.nan, found)
