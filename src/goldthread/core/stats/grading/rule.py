"""A grade from two factors by a published rule, with its reason in one sentence. No grade is given without its rule.

Grades are ordinal: they are never averaged or added up here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.grading.position import POSITIONS, Codes, Position, Tolerance
from goldthread.core.stats.grading.trend import TRENDS, Trend
from goldthread.core.stats.refused import WrongChoice


class GradeCode(StrEnum):
    """What a rule makes of a figure."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NOT_GRADED = "not_graded"


GRADES = tuple(GradeCode)
"""The order of the codes of a batch: a code is a place in it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is published: `rows` gives the grade of every position with every trend.

    `code` and `version` name it; a change of any cell or of the tolerance is a new version. Refuses a table with a
    pair missing or too many (WrongChoice).
    """

    code: str
    version: str
    tolerance: Tolerance
    rows: Mapping[tuple[Position, Trend], GradeCode]

    def __post_init__(self) -> None:
        if missing := sorted(f"{a} with {b}" for a, b in set(product(POSITIONS, TRENDS)) - set(self.rows)):
            raise WrongChoice(f"The rule has no grade for {missing[0]}.", where=f"{self.code} {self.version}")
        if len(self.rows) > len(POSITIONS) * len(TRENDS):
            raise WrongChoice("The rule grades what is no position or trend.", where=f"{self.code} {self.version}")
        object.__setattr__(self, "rows", MappingProxyType(dict(self.rows)))


@dataclass(frozen=True, slots=True)
class Override:
    """A grade put by a person in place of the rule's: by which post, and why. Both are shown with it."""

    code: GradeCode
    by: str
    reason: str

    def __post_init__(self) -> None:
        if not (self.by.strip() and self.reason.strip()):
            raise WrongChoice("A grade cannot be set aside without a post and a reason.")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, the rule and the two factors behind it, and the reason in one sentence of plain English.

    `override` is what a person put in its place, if anybody did; `code` stays the rule's, so that both can be shown.
    """

    code: GradeCode
    rule: Rule
    position: Position
    trend: Trend
    reason: str
    override: Override | None = None

    @property
    def stands(self) -> GradeCode:
        """The grade that counts: the person's where there is one, else the rule's."""
        return self.override.code if self.override else self.code


_ON, _RISK, _OFF, _NONE = GRADES


def _table(**rows: str) -> dict[tuple[Position, Trend], GradeCode]:
    """A line for each position, a letter for each trend in the order of `TRENDS`."""
    letters = {"g": _ON, "a": _RISK, "r": _OFF, "-": _NONE}
    return {
        (Position(position), trend): letters[letter]
        for position, line in rows.items()
        for trend, letter in zip(TRENDS, line.split(), strict=True)
    }


TWO_FACTOR = Rule(
    code="two-factor",
    version="1",
    tolerance=Tolerance(share=0.05),
    rows=_table(
        met="g g a g",
        near="g a r a",
        missed="a r r r",
        no_target="- - - -",
        no_figure="- - - -",
    ),
)
"""The rule of the house. Columns: improving, steady, worsening, cannot tell; g on track, a at risk, r off track."""

_WHERE = {
    Position.MET: "The milestone is met",
    Position.NEAR: "The milestone is missed by no more than the tolerance",
    Position.MISSED: "The milestone is missed by more than the tolerance",
}
_MOVES = {
    Trend.IMPROVING: "the figures are improving beyond ordinary variation",
    Trend.STEADY: "the figures vary no more than usual",
    Trend.WORSENING: "the figures are worsening beyond ordinary variation",
    Trend.CANNOT_TELL: "no trend can be told yet",
}
_WITHOUT = {
    Position.NO_TARGET: "It is not graded, because no milestone is set for it.",
    Position.NO_FIGURE: "It is not graded, because no figure is held.",
}


def grade(position: Position, trend: Trend, rule: Rule = TWO_FACTOR) -> Grade:
    """The grade of one figure by the rule.

    >>> found = grade(Position.NEAR, Trend.STEADY)
    >>> found.code.value, found.reason
    ('at_risk', 'The milestone is missed by no more than the tolerance, and the figures vary no more than usual.')
    """
    found = rule.rows[position, trend]
    reason = _WITHOUT.get(position) or f"{_WHERE[position]}, and {_MOVES[trend]}."
    return Grade(found, rule, position, trend, reason)


def overridden(given: Grade, override: Override) -> Grade:
    """The grade with what a person put in its place; the rule's own stays with it."""
    return replace(given, override=override)


def grades(positions: ArrayLike, trends: ArrayLike, rule: Rule = TWO_FACTOR) -> Codes:
    """The grades of many figures, as places in `GRADES`, from places in `POSITIONS` and `TRENDS`.

    Refuses codes that are no such place (WrongChoice).
    """
    first, second = (np.asarray(codes) for codes in (positions, trends))
    for codes, known in ((first, POSITIONS), (second, TRENDS)):
        if codes.size and not (codes.dtype.kind in "iu" and codes.min() >= 0 and codes.max() < len(known)):
            raise WrongChoice("A code is no position or trend.", mend=f"Give whole numbers from 0 to {len(known) - 1}.")
    table = np.array([[GRADES.index(rule.rows[a, b]) for b in TRENDS] for a in POSITIONS], dtype=np.int8)
    found: Codes = table[first.astype(np.intp), second.astype(np.intp)]
    return found
