"""Whether the periods of a series follow each other without a gap. It mends none."""

from collections.abc import Sequence
from itertools import pairwise

from goldthread.core.period import Period
from goldthread.core.stats.arrays import in_order
from goldthread.core.stats.refused import OutOfOrder, WrongChoice


def unbroken(periods: Sequence[Period] | None, length: int) -> None:
    """Refuses periods of unlike length (MixedPeriods), out of order, repeated or with a gap between (OutOfOrder).

    There must be as many as values (WrongChoice). None says that the caller has seen to it.
    """
    if periods is None:
        return
    if len(periods) != length:
        raise WrongChoice(f"{len(periods)} periods are given for {length} values.", mend="Give one period a value.")
    in_order(periods)
    for before, after in pairwise(periods):
        if before.end != after.start:
            fault = f"{before.words} is followed by {after.words}."
            raise OutOfOrder(fault, mend="Give each period between as a missing value.")
