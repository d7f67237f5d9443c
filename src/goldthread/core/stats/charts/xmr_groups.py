"""How a batch of series is laid out: padded to one length, split into groups of rows, and put side by side in blocks.

Refuses infinities, values so large that a sum overflows, a series without a row, and starts of groups that do not fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.stats.arrays import Flags, Floats, Whole, numbers
from goldthread.core.stats.refused import NotANumber, NoValues, WrongChoice

BLOCK = 1 << 16
"""Cells worked on at a time: enough to keep numpy busy, few enough to stay in the processor's cache."""

LARGEST = 1e290
"""Beyond this a sum of squares or of a long series could overflow."""


@dataclass(frozen=True, slots=True)
class Padded:
    """Series of unlike length as a matrix (series × points): rows beyond `lengths` are NaN and no part of a series."""

    values: Floats
    lengths: Whole


def pad(series: Sequence[Sequence[float | None]]) -> Padded:
    """Series of unlike length side by side; None or NaN is a missing value."""
    lengths = np.array([len(one) for one in series], dtype=np.int64)
    values = np.full((len(series), int(lengths.max(initial=0))), np.nan)
    for row, one in enumerate(series):
        values[row, : len(one)] = numbers(one, "values")
    return Padded(values, lengths)


@dataclass(frozen=True, slots=True)
class Spans:
    """Some of the groups: their positions among all, and each one's series, first row and number of rows."""

    chosen: Whole
    series: Whole
    first: Whole
    length: Whole


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows of some groups (rows × groups) lie in the flat matrix; `inside` says which are rows at all, None
    when all are, and then `cells` keeps the shape."""

    cells: Whole
    inside: Flags | None


def place_of(spans: Spans, width: int) -> Place:
    """Where the rows of some groups lie in a matrix of that width."""
    offsets = np.arange(int(spans.length.max()))[:, None]
    cells = offsets + (spans.series * width + spans.first)
    if spans.length.min() == spans.length.max():
        return Place(cells, None)
    inside = offsets < spans.length
    return Place(cells[inside], inside)


def gathered(values: Floats, place: Place) -> Floats:
    """The values of the groups, side by side (rows × groups); rows beyond the end of a group are NaN."""
    if place.inside is None:
        return np.asarray(values.reshape(-1)[place.cells])
    held = np.full(place.inside.shape, np.nan)
    held[place.inside] = values.ravel()[place.cells]
    return held


def blocks_of(lengths: Whole) -> Iterator[Whole]:
    """The groups in blocks of like length, so that little is padded."""
    order = np.argsort(lengths, kind="stable")
    begin = 0
    while begin < len(order):
        # the last of a block is its longest
        room = np.maximum(BLOCK // lengths[order[begin:]], 1)
        size = int(np.argmax(room < np.arange(1, len(room) + 1))) or len(room)
        yield order[begin : begin + size]
        begin += size


def batch_of(values: ArrayLike | Padded) -> Padded:
    """The batch with its lengths, refused where it cannot be charted."""
    matrix = numbers(values.values if isinstance(values, Padded) else values, "values")
    if matrix.ndim != 2:
        raise WrongChoice("The values are no matrix.", mend="Give one row for each series, or pad() them.")
    lengths = values.lengths if isinstance(values, Padded) else np.full(len(matrix), matrix.shape[1], dtype=np.int64)
    if matrix.size == 0 or lengths.min() < 1:
        raise NoValues("A series without a row has no chart.")
    if lengths.shape != matrix.shape[:1] or lengths.max() > matrix.shape[1]:
        raise WrongChoice("The lengths do not fit the series.", mend="Lay series side by side with pad().")
    if np.fmax.reduce(np.abs(matrix), axis=None, initial=0.0) > LARGEST:
        raise NotANumber(f"A value beyond {LARGEST:g} cannot be charted.", mend="Use a larger unit.")
    return Padded(matrix, lengths)


def inside_of(given: Padded) -> Flags:
    """Which cells of the matrix are rows of a series at all."""
    inside: Flags = np.arange(given.values.shape[1]) < given.lengths[:, None]
    return inside


def starts_of(given: Padded, rebase_at: Sequence[int] | Flags) -> Flags:
    """Where groups start (series × points): at each first row, and where new limits were asked for."""
    asked: NDArray[Any] = np.asarray(rebase_at)
    starts = np.zeros(given.values.shape, dtype=np.bool_)
    if asked.ndim == 2:
        if asked.shape != starts.shape or asked.dtype != np.bool_:
            raise WrongChoice("The starts of limits do not fit the values.", mend="Give one flag for each value.")
        starts |= asked
    elif asked.size:
        points = given.values.shape[1]
        if not np.issubdtype(asked.dtype, np.integer):
            raise WrongChoice("Limits start anew at whole rows.", mend=f"Rows run from 0 to {points - 1}.")
        outside = asked[(asked < 0) | (asked >= points)]
        if outside.size:
            mend = f"Rows run from 0 to {points - 1}."
            raise WrongChoice(f"Limits cannot start anew at row {outside[0]}.", mend=mend)
        starts[:, asked] = True
    starts[:, 0] = True
    return starts & inside_of(given)


def spans_of(starts: Flags, lengths: Whole) -> tuple[Whole, Whole, Whole]:
    """The series, the first row and the number of rows of each group."""
    series, first = np.nonzero(starts)
    ends = np.append(first[1:], 0)
    ends = np.where(ends > 0, ends, lengths[series])
    return series, first, ends - first
