"""Raking: weights brought to known totals of several groups in turn until all hold. Refuses totals that cannot hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Floats, Whole
from goldthread.core.stats.refused import NoWeight, StatisticsRefused, WrongChoice
from goldthread.core.stats.survey.design import LEFT_OUT, Codes, Design, as_codes, as_design

SAME_SUM: Final = 1e-6
Totals = Mapping[str, float]


class NotSettled(StatisticsRefused):
    """Raking did not reach the totals within its rounds."""


@dataclass(frozen=True, slots=True)
class RakeMethod:
    """When raking is done: all totals within `tolerance` of themselves, in at most `rounds` rounds."""

    rounds: int = 1000
    tolerance: float = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Raked:
    """The design with its new weights, and the rounds it took. What is estimated with the design has the variance that
    raking leaves."""

    design: Design
    rounds: int


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    name: str
    code: Whole
    totals: Floats


AS_USUAL: Final = RakeMethod()


def rake(
    design: Design | ArrayLike,
    groups: Mapping[str, ArrayLike | Codes],
    totals: Mapping[str, Totals],
    *,
    method: RakeMethod = AS_USUAL,
) -> Raked:
    """Weights scaled group by group (in the order of `totals`) until each label's sum is what `totals` says.

    `groups` has for each name a label for each person, `totals` for each name how many people of each label there are.
    A label without people in the sample, or people without a total, is refused (WrongChoice); so are totals of unlike
    sums; people who weigh nothing where some are needed (NoWeight); and totals not reached (NotSettled).
    Source: Deming and Stephan, Ann Math Stat 11 (1940); variance by residuals on the groups, as in R survey 4.4.2.
    """
    drawn = as_design(design)
    known = [_group(name, groups, totals[name], drawn.people) for name in totals]
    _refuse_unlike(known)
    weights, rounds = _settled(drawn.weights, known, method)
    return Raked(replace(drawn, weights=weights, raked=tuple(group.code for group in known)), rounds)


def _group(name: str, groups: Mapping[str, ArrayLike | Codes], totals: Totals, people: int) -> _Group:
    if name not in groups:
        raise WrongChoice(f"No labels are given for {name}.", mend="Label each person in each group that has totals.")
    codes = as_codes(groups[name])
    if len(codes.code) != people or (codes.code == LEFT_OUT).any():
        raise WrongChoice(f"Not every person has one label of {name}.", mend="Give one for each person.")
    labels = [str(label) for label in codes.names]
    if set(labels) != {str(label) for label in totals}:
        apart = ", ".join(sorted(set(labels) ^ {str(label) for label in totals}))
        raise WrongChoice(
            f"{name}: {apart} has a total without people, or people without a total.", mend="Join labels."
        )
    by_label = {str(label): float(total) for label, total in totals.items()}
    aims = np.array([by_label[label] for label in labels])
    if not (np.isfinite(aims).all() and (aims > 0).all()):
        raise WrongChoice(f"{name}: a total is not above zero.", mend="Leave the people of that label out.")
    return _Group(name, codes.code, aims)


def _refuse_unlike(known: Sequence[_Group]) -> None:
    if not known:
        raise WrongChoice("There is no group to rake to.", mend="Give the totals of at least one.")
    sums = [group.totals.sum() for group in known]
    if max(sums) - min(sums) > SAME_SUM * max(sums):
        told = ", ".join(f"{group.name} {total:g}" for group, total in zip(known, sums, strict=True))
        raise WrongChoice(f"The totals have unlike sums: {told}.", mend="All groups divide the same people.")


def _settled(weights: Floats, known: Sequence[_Group], method: RakeMethod) -> tuple[Floats, int]:
    for done in range(1, method.rounds + 1):
        for group in known:
            sums = np.bincount(group.code, weights, minlength=len(group.totals))
            if not sums.all():
                raise NoWeight(f"All people of one label of {group.name} weigh nothing.", mend="Join labels.")
            weights = weights * (group.totals / sums)[group.code]
        if all(_misses(weights, group) <= method.tolerance for group in known):
            return weights, done
    mend = "Join labels that few people have, or allow more rounds."
    raise NotSettled(f"The totals are not reached in {method.rounds} rounds.", mend=mend)


def _misses(weights: Floats, group: _Group) -> float:
    return float(np.abs(np.bincount(group.code, weights) / group.totals - 1).max())
