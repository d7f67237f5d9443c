"""What a worked case expects beside what was found. Every difference is told as a sentence; none is an empty list."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from goldthread.core.errors import GoldthreadError

RELATIVE, ABSOLUTE = 1e-8, 1e-12


def is_missing(value: Any) -> bool:
    """R's NA, NaN and infinities all stand as null in the cases."""
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def same_number(found: Any, expected: Any, relative: float = RELATIVE, absolute: float = ABSOLUTE) -> bool:
    """Equal within the tolerance, or both missing."""
    if is_missing(found) or is_missing(expected):
        return is_missing(found) and is_missing(expected)
    return math.isclose(found, expected, rel_tol=relative, abs_tol=absolute)


def _rows(column: Any) -> list[Any]:
    if isinstance(column, np.ndarray):
        return list(column.tolist())
    return list(column) if isinstance(column, Sequence) and not isinstance(column, str) else [column]


def numbers(
    name: str, found: Any, expected: Any, *, relative: float = RELATIVE, absolute: float = ABSOLUTE
) -> list[str]:
    """The rows of a column (or the one number) that differ by more than the tolerance."""
    ours, theirs = _rows(found), _rows(expected)
    if len(ours) != len(theirs):
        return [f"{name}: {len(ours)} rows, expected {len(theirs)}"]
    pairs = enumerate(zip(ours, theirs, strict=True))
    return [f"{name}[{i}]: {a}, expected {b}" for i, (a, b) in pairs if not same_number(a, b, relative, absolute)]


def exactly(name: str, found: Any, expected: Any) -> list[str]:
    """The rows of a column (or the one value) that are not the same: flags, labels, ranks, whole numbers."""
    ours, theirs = _rows(found), _rows(expected)
    if len(ours) != len(theirs):
        return [f"{name}: {len(ours)} rows, expected {len(theirs)}"]
    pairs = enumerate(zip(ours, theirs, strict=True))
    return [f"{name}[{i}]: {a!r}, expected {b!r}" for i, (a, b) in pairs if a != b]


def refused(call: Callable[[], Any]) -> list[str]:
    """A difference unless the call is refused with an error meant for people."""
    try:
        found = call()
    except GoldthreadError:
        return []
    return [f"not refused, but answered: {found!r}"]
