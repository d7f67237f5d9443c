"""How a sample was drawn: what each answer weighs, its stratum and the unit that was sampled. Refuses a lone unit
unless told how to treat it."""

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.stats.arrays import Flags, Floats, Whole, exposures, numbers, same_rows
from goldthread.core.stats.refused import LoneUnit, NoValues, NoWeight, WrongChoice

Lone = Literal["fail", "centre", "certainty"]
LEFT_OUT: Final = -1
"""The code of a row without a label."""


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """Labels by number: `code` has a row for each answer, a position in `names` (in their order); -1 has no label."""

    names: NDArray[Any]
    code: Whole


@dataclass(frozen=True, slots=True)
class Drawn:
    """The choices of a design. `lone`: what becomes of a stratum with one sampled unit: refused ("fail"), measured from
    the mean of all units ("centre"), or taken as drawn for certain, so that it adds no variance ("certainty").
    `nested`: units of the same name in two strata are two units; refused otherwise."""

    lone: Lone = "fail"
    nested: bool = False

    def __post_init__(self) -> None:
        if self.lone not in get_args(Lone):
            raise WrongChoice(
                f'"{self.lone}" is no way to treat a lone unit.', mend="Choose fail, centre or certainty."
            )


AS_DRAWN: Final = Drawn()


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """A sample, a row for each answer. `unit` numbers the sampled unit (cluster, or the person) of each row; of each
    unit `unit_stratum` numbers the stratum; of each stratum `sampled` counts its units and `left` is the share of the
    population's units that was not drawn (1 without a finite population). `raked` are the groups it was raked to."""

    weights: Floats
    unit: Whole
    unit_stratum: Whole
    sampled: Whole
    left: Floats
    drawn: Drawn = AS_DRAWN
    raked: tuple[Whole, ...] = ()

    @property
    def people(self) -> int:
        """Rows, those that weigh nothing too."""
        return len(self.weights)


def as_codes(labels: ArrayLike | Codes) -> Codes:
    """Labels of any kind as codes; None and NaN have none. Make them once for labels that are used again."""
    if isinstance(labels, Codes):
        return labels
    given = np.asarray(labels)
    known = _is_labelled(given)
    if known.all():
        names, code = np.unique(given, return_inverse=True)
        return Codes(names, code.reshape(-1).astype(np.int64))
    names, inner = np.unique(np.array(given[known].tolist()), return_inverse=True)
    code = np.full(len(given), LEFT_OUT, dtype=np.int64)
    code[known] = inner
    return Codes(names, code)


def _is_labelled(given: NDArray[Any]) -> Flags:
    if given.dtype.kind == "f":
        known: Flags = ~np.isnan(given)
        return known
    if given.dtype.kind == "O":
        return np.array([each is not None and each == each for each in given], dtype=bool)
    return np.ones(len(given), dtype=bool)


def design(
    weights: ArrayLike,
    *,
    strata: ArrayLike | Codes | None = None,
    units: ArrayLike | Codes | None = None,
    population: ArrayLike | None = None,
    drawn: Drawn = AS_DRAWN,
) -> Design:
    """The design of a sample of one stage, or of more stages read by their first.

    `weights` (people,): how many people each answer stands for, 0 or more. Without `strata` there is one; without
    `units` each person was sampled alone. `population` has for each row how many units its stratum has in all (or, when
    none is above 1, which share of them was drawn); without it the sample is small beside its population.
    Raises NoWeight (below zero, missing, or all zero), LoneUnit, WrongChoice (unlike rows, units across strata, more
    units drawn than there are).
    Source: Lumley, Complex Surveys (2010), chapter 2; checked against R survey 4.4.2.
    """
    weigh = _weights(weights)
    stratum = _complete(strata, "strata", len(weigh))
    unit = _complete(units, "units", len(weigh)) if units is not None else np.arange(len(weigh))
    same_rows(weights=weigh, strata=stratum, units=unit)
    unit, unit_stratum = _placed(unit, stratum, drawn)
    sampled = np.bincount(unit_stratum)
    made = Design(weigh, unit, unit_stratum, sampled, _left(population, stratum, sampled), drawn)
    _refuse_lone(made)
    return made


def as_design(given: Design | ArrayLike) -> Design:
    """A design as it is; bare weights as people drawn one by one from the whole."""
    return given if isinstance(given, Design) else design(given)


def _weights(given: ArrayLike) -> Floats:
    weigh = numbers(given, "weights")
    if weigh.ndim != 1 or not weigh.size:
        raise NoValues("The sample has no row.", mend="Give one weight for each answer.")
    if np.isnan(weigh).any() or (weigh < 0).any():
        where = f"position {int(np.flatnonzero(~(weigh >= 0))[0])}"
        raise NoWeight("A weight is missing or below zero.", where=where, mend="Leave the answer out, or weigh it 0.")
    if not weigh.any():
        raise NoWeight("All the weights are zero.", mend="Give each answer how many people it stands for.")
    return weigh


def _complete(labels: ArrayLike | Codes | None, name: str, rows: int) -> Whole:
    if labels is None:
        return np.zeros(rows, dtype=np.int64)
    code = as_codes(labels).code
    if (code == LEFT_OUT).any():
        where = f"position {int(np.flatnonzero(code == LEFT_OUT)[0])}"
        raise WrongChoice(f"Not every answer has a label in {name}.", where=where, mend="Give one for each answer.")
    return code


def _placed(unit: Whole, stratum: Whole, drawn: Drawn) -> tuple[Whole, Whole]:
    """The number of each row's unit, and the stratum of each unit."""
    strata = int(stratum.max()) + 1
    joined, code = np.unique(unit * strata + stratum, return_inverse=True)
    names = joined // strata
    if not drawn.nested and len(np.unique(names)) < len(names):
        mend = "Name units apart, or say that they are nested."
        raise WrongChoice("A unit of one name stands in two strata.", mend=mend)
    return code.reshape(-1).astype(np.int64), (joined % strata).astype(np.int64)


def _left(population: ArrayLike | None, stratum: Whole, sampled: Whole) -> Floats:
    if population is None:
        return np.ones(len(sampled))
    given = exposures(population, "population")
    same_rows(weights=stratum, population=given)
    of_stratum = np.zeros(len(sampled))
    of_stratum[stratum] = given
    if not np.array_equal(of_stratum[stratum], given):
        raise WrongChoice("The population differs within a stratum, or is missing.", mend="Give one for each stratum.")
    drawn = of_stratum if (of_stratum <= 1).all() else sampled / of_stratum
    if (drawn > 1).any():
        raise WrongChoice("More units were drawn than a stratum has.", mend="The population counts sampled units.")
    return 1 - drawn


def _refuse_lone(made: Design) -> None:
    lone = (made.sampled == 1) & (made.left > 0)
    if made.drawn.lone == "fail" and lone.any():
        where = f"{int(lone.sum())} of {len(lone)} strata"
        mend = 'Join it to a like stratum, or choose "centre" or "certainty".'
        raise LoneUnit("A stratum has one sampled unit, so that its variance cannot be seen.", where=where, mend=mend)
