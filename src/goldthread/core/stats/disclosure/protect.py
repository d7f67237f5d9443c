"""Makes a table fit to publish: what is shown, what is hidden and why, by the class of its dataset.

The counts of hidden cells are no part of the answer. It cannot know what others publish of the same people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.stats.arrays import Flags, Floats, Whole, exposures
from goldthread.core.stats.disclosure.policy import Policy, Sensitivity
from goldthread.core.stats.disclosure.rounding import round_to
from goldthread.core.stats.disclosure.secondary import Task, hiding_costs, secondary
from goldthread.core.stats.disclosure.table import Fact, earlier_known, is_margin, with_totals
from goldthread.core.stats.refused import WrongChoice

SHOWN, HIDDEN_SMALL, HIDDEN_SECONDARY, ROUNDED, ABSENT = (
    "shown",
    "hidden_small",
    "hidden_secondary",
    "rounded",
    "absent",
)


@dataclass(frozen=True, slots=True)
class Protected:
    """A table as it may be published, over its cells with their totals (rows + 1 x columns + 1).

    `values` are what is published, NaN where hidden or absent. `states` are for the office: a page that told small
    from secondary would give an intruder more than the audit allows for, so it shows one mark for both. `exposed` are
    hidden cells that an earlier edition gave away.
    """

    values: Floats
    states: NDArray[np.str_]
    exposed: Flags
    policy: Policy

    @property
    def hidden(self) -> Flags:
        """Which cells and totals are not published."""
        return np.isnan(self.values)

    @property
    def small(self) -> Flags:
        """Which are hidden because they are small."""
        return np.asarray(self.states == HIDDEN_SMALL)

    @property
    def secondary(self) -> Flags:
        """Which are hidden only so that the small ones stay hidden."""
        return np.asarray(self.states == HIDDEN_SECONDARY)

    @property
    def reason(self) -> str:
        """The rule in words."""
        return self.policy.reason

    def rates(self, population: ArrayLike, *, per: float = 1000) -> Floats:
        """Published count x `per` / population, missing wherever the count is hidden: a rate over people who are known
        gives the count back. `population` fits the whole block, or one value to all. Refuses what is not above 0."""
        people = exposures(population, "population")
        return np.asarray(self.values * per / np.broadcast_to(people, self.values.shape), dtype=np.float64)

    def percentages(self, of: Literal["rows", "columns", "all"] = "rows") -> Floats:
        """Each published count as a percentage of the published total of its row, its column or all; missing where
        either is hidden, or the total is 0."""
        wholes = {"rows": self.values[:, -1:], "columns": self.values[-1:, :], "all": self.values[-1:, -1:]}
        if of not in wholes:
            raise WrongChoice(f"Percentages cannot be of “{of}”.", mend="rows, columns or all.")
        whole = np.where(wholes[of] == 0, np.nan, wholes[of])
        return np.asarray(100 * self.values / whole, dtype=np.float64)


def protect(
    cells: ArrayLike,
    *,
    policy: Policy | None = None,
    facts: Sequence[Fact] = (),
    earlier: Sequence[Any] = (),
) -> Protected:
    """A table of two ways (rows x columns of whole counts) made fit to publish. Without a policy it is internal.

    Every hidden cell keeps more than one possible value, whatever an intruder computes from what is shown, from
    `facts` (sums and rates published elsewhere) and from `earlier` editions (as published, NaN where hidden); cells
    that such an edition gave away are `exposed`. Refuses what `with_totals` refuses; CannotProtect where totals must
    be published and give a cell away.

    >>> protect([[8, 2], [7, 9]]).values.tolist()
    [[nan, nan, 10.0], [nan, nan, 16.0], [15.0, 11.0, 26.0]]
    """
    policy = policy or Policy()
    block = with_totals(cells)
    if policy.sensitivity is Sensitivity.OPEN:
        states = np.full(block.shape, SHOWN, dtype=np.str_)
        return Protected(block.astype(np.float64), states, np.zeros(block.shape, dtype=bool), policy)
    known = earlier_known(block, tuple(earlier))
    primary, unpublished = small_cells(block, policy), _unpublished(block, policy)
    costs = hiding_costs(block, totals_open=policy.totals == "published")
    task = Task(block, primary.ravel(), known.ravel(), costs, unpublished.ravel())
    hidden = secondary(task, tuple(facts)).reshape(block.shape)
    return _published(block, (primary, hidden, unpublished), primary & known, policy)


def withheld(cells: ArrayLike, *, policy: Policy) -> Protected:
    """The table with nothing of it published: what is left where `protect` cannot answer for a cell."""
    block = with_totals(cells)
    small, everything = small_cells(block, policy), np.ones(block.shape, dtype=bool)
    return _published(block, (small, everything, ~everything), ~everything, policy)


def small_cells(block: Whole, policy: Policy) -> Flags:
    """Which cells of a block are hidden for their own sake. Totals are only where they are protected."""
    small = (block < policy.below) & ((block > 0) | (not policy.zeros_shown))
    return np.asarray(small if policy.totals == "protected" else small & ~is_margin(block.shape))


def _unpublished(block: Whole, policy: Policy) -> Flags:
    return is_margin(block.shape) & (policy.totals == "absent")


def _published(block: Whole, flags: tuple[Flags, Flags, Flags], exposed: Flags, policy: Policy) -> Protected:
    primary, hidden, unpublished = flags
    is_rounded = policy.sensitivity is Sensitivity.SENSITIVE
    shown = round_to(block, policy.base) if is_rounded else block.astype(np.float64)
    states = np.select(
        [unpublished, primary, hidden], [ABSENT, HIDDEN_SMALL, HIDDEN_SECONDARY], ROUNDED if is_rounded else SHOWN
    )
    values = np.where(hidden, np.nan, shown).astype(np.float64)
    return Protected(values, states.astype(np.str_), exposed, policy)
