"""Weighted means, shares and totals with their standard errors, for many questions and parts of a sample in one call.
It says nothing of bias: who did not answer is no matter of arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.stats.arrays import Floats, Whole, numbers
from goldthread.core.stats.refused import NotAShare, NoValues, WrongChoice
from goldthread.core.stats.survey.design import LEFT_OUT, Codes, Design, as_codes, as_design
from goldthread.core.stats.survey.variance import touching, variance

Answers = ArrayLike | Sequence[float | None]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The answers used, question after question: each one's value, weight and person (a row of the design), and the
    cell (question × part of the sample) that it belongs to, counted up to `cells`."""

    values: Floats
    weights: Floats
    person: Whole
    cell: Whole
    cells: int

    def sums(self, values: Floats | None = None) -> Floats:
        """The sum over the answers of each cell; their number when no values are given."""
        return np.bincount(self.cell, values, minlength=self.cells).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Weighted:
    """Estimates, a cell for each part of the sample, or a row of them for each question. All NaN where nobody answered.

    `mean` and `se` have the unit of the answers, `total` and `total_se` that times people; `people` answered and weigh
    something, `weight` is what they weigh together. `df`: sampled units less strata that hold any of them. `deff`: the
    variance beside that of a simple sample of as many people, drawn without replacement (`deff`; NaN unless the weights
    sum to more than the people) or with it (`deff_replace`); `kish` is the part that unequal weights alone explain.
    """

    parts: NDArray[Any]
    people: Floats
    weight: Floats
    mean: Floats
    se: Floats
    df: Floats
    total: Floats
    total_se: Floats
    deff: Floats
    deff_replace: Floats
    kish: Floats
    sample: Sample

    @property
    def kish_people(self) -> Floats:
        """The people of equal weight that would tell as much, for all that unequal weights take away."""
        return self.people / self.kish


def weighted_shares(y: Answers, design: Design | ArrayLike, *, parts: ArrayLike | Codes | None = None) -> Weighted:
    """As `weighted_means`, of answers that are 1 (yes) or 0 (no), or lie between; refused otherwise (NotAShare)."""
    given = numbers(y, "answers")
    if (given < 0).any() or (given > 1).any():
        raise NotAShare("An answer is not between 0 and 1.", mend="Write yes as 1, no as 0 and no answer as None.")
    return weighted_means(given, design, parts=parts)


def weighted_means(y: Answers, design: Design | ArrayLike, *, parts: ArrayLike | Codes | None = None) -> Weighted:
    """The weighted mean of the answers in each part of the sample, by Taylor linearisation.

    `y` is (people,) or (questions, people); a missing answer is left out of its question alone. `design` may be bare
    weights. `parts` labels each person with the part of the sample to tell apart (None: in none of them); without it
    the whole is one part. Units that hold nobody of a part still count as sampled, as they must for parts that were not
    fixed beforehand.
    Raises NotANumber (infinities), NoValues (not one answer), WrongChoice (rows unlike the design's).
    Source: Binder, Int Stat Rev 51 (1983); Lumley, J Stat Softw 9:8 (2004); checked against R survey 4.4.2.
    """
    given, drawn = numbers(y, "answers"), as_design(design)
    codes = as_codes(parts if parts is not None else np.full(drawn.people, "all"))
    if given.ndim not in (1, 2) or given.shape[-1] != drawn.people or len(codes.code) != drawn.people:
        told = f"answers {given.shape[-1:]}, parts {codes.code.shape}, people {drawn.people}"
        raise WrongChoice(
            f"The answers or the parts do not match the design: {told}.", mend="Give one for each person."
        )
    sample = _sample(given, drawn, codes)
    return _estimates(sample, drawn, codes.names, (*given.shape[:-1], len(codes.names)))


def _sample(given: Floats, design: Design, codes: Codes) -> Sample:
    questions, parts = given.size // design.people, len(codes.names)
    used = (~np.isnan(given) & (codes.code != LEFT_OUT)).reshape(-1)
    cell = (np.arange(questions)[:, None] * parts + codes.code).reshape(-1)
    values, person = given.reshape(-1), np.tile(np.arange(design.people), questions)
    if not used.all():
        values, person, cell = values[used], person[used], cell[used]
    weights = design.weights[person]
    if not weights.any():
        raise NoValues("Nobody who weighs anything answered.", mend="Leave the question out.")
    return Sample(values, weights, person, cell, questions * parts)


@np.errstate(divide="ignore", invalid="ignore")
def _estimates(sample: Sample, design: Design, names: NDArray[Any], shape: tuple[int, ...]) -> Weighted:
    touched = touching(design.unit[sample.person], sample.cell, sample.weights, cells=sample.cells)
    people = sample.sums((sample.weights > 0).astype(np.float64))
    weight, total = sample.sums(sample.weights), sample.sums(sample.weights * sample.values)
    mean = total / weight
    of_units = touched.sums(sample.weights * sample.values)
    spread = (of_units - mean[touched.cell] * touched.weight) / weight[touched.cell]
    varies = _raked_variance(sample, design, mean, weight) if design.raked else variance(spread, touched, design)
    one_draw = sample.sums(sample.weights * (sample.values - mean[sample.cell]) ** 2) / weight / (people - 1)
    one_draw[one_draw == 0] = np.nan
    without = np.where(weight > people, one_draw * (weight - people) / weight, np.nan)
    columns = {
        "people": people,
        "weight": weight,
        "mean": mean,
        "se": np.where(people > 0, np.sqrt(varies), np.nan),
        "df": np.where(people > 0, touched.degrees(design), np.nan),
        "total": np.where(people > 0, total, np.nan),
        "total_se": np.where(people > 0, np.sqrt(variance(of_units, touched, design)), np.nan),
        "deff": varies / without,
        "deff_replace": varies / one_draw,
        "kish": people * sample.sums(sample.weights**2) / weight**2,
    }
    return Weighted(names, **{name: column.reshape(shape) for name, column in columns.items()}, sample=sample)


def _raked_variance(sample: Sample, design: Design, mean: Floats, weight: Floats) -> Floats:
    """Of what the groups raked to do not explain of each answer, by regression on them without weights."""
    left = np.zeros((design.people, sample.cells))
    left[sample.person, sample.cell] = sample.values - mean[sample.cell]
    groups = np.hstack([np.eye(int(code.max()) + 1)[code] for code in design.raked])
    basis, size, _rows = np.linalg.svd(groups, full_matrices=False)
    basis = basis[:, size > size[0] * np.finfo(float).eps * design.people]
    spread = design.weights[:, None] * (left - basis @ (basis.T @ left)) / weight
    unit, cell = np.repeat(design.unit, sample.cells), np.tile(np.arange(sample.cells), design.people)
    touched = touching(unit, cell, np.repeat(design.weights, sample.cells), cells=sample.cells)
    return variance(touched.sums(spread.reshape(-1)), touched, design)
