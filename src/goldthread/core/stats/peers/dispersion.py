"""Spiegelhalter's over-dispersion: funnel limits that are wide enough for peers which differ more than chance explains.

Refuses fewer than two units, and never puts units in order of merit.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaincinv

from goldthread.core.stats.arrays import Flags, Floats, counts, exposures
from goldthread.core.stats.peers.limits import CHANCE_95, CHANCE_998, Codes, Limits, standing_codes
from goldthread.core.stats.peers.winsorising import trimmed, winsorised
from goldthread.core.stats.refused import NotAShare, NoValues, TooShort, WrongChoice

Kind = Literal["ratio", "share", "counts"]
Z_95, Z_998 = 1.959964, 3.090232
"""Normal deviates of the 95 % and 99.8 % limits, to the six decimals in which they were published."""
LEAST_UNITS = 2
GREATEST_TRIM = 0.5


@dataclass(frozen=True, slots=True)
class DispersionMethod:
    """How units are put on a scale on which they spread evenly, and how far the outermost are drawn in.

    `kind`: "ratio" (observed to expected; no target but 1), "share" (part of a whole, angle transform), "counts" (one
    count to another). `transform` is for ratios: "log" (SHMI, NHS Digital; the outermost units are left out) or "root"
    (CQC; they are drawn in, as with the other kinds). `trim` is the share at each end, 0 to below one half. `adjust`:
    whether the wider limits may be used.
    """

    kind: Kind = "ratio"
    transform: Literal["log", "root"] = "log"
    trim: float = 0.1
    adjust: bool = True

    def __post_init__(self) -> None:
        if self.kind not in ("ratio", "share", "counts") or self.transform not in ("log", "root"):
            raise WrongChoice(f"There is no funnel of {self.kind} by {self.transform}.")
        if not 0 <= self.trim < GREATEST_TRIM:
            raise WrongChoice(f"A share of {self.trim} cannot be trimmed at each end.", mend="Give 0 up to under 0.5.")

    @property
    def scale(self) -> str:
        """The name of the transform in use."""
        return {"ratio": self.transform, "share": "angle", "counts": "log"}[self.kind]


DEFAULT_METHOD = DispersionMethod()


@dataclass(frozen=True, slots=True)
class Dispersion:
    """One funnel, or a matrix of them (funnels x units); what is said of a whole funnel keeps an axis of length one.

    `scores` are distances from the target in standard errors; `drawn_in` the same with the outermost drawn in, or NaN
    where left out. `phi` is their mean square (1 is chance alone), `tau2` the variance between units on the
    transformed scale. Limits are in the unit of `values` (numerator / denominator). `standings` are judged by the
    adjusted limits where `is_adjusted`, else by the unadjusted.
    """

    values: Floats
    target: Floats
    transformed: Floats
    scores: Floats
    drawn_in: Floats
    phi: Floats
    tau2: Floats
    is_adjusted: Flags
    unadjusted: Limits
    adjusted: Limits
    standings: Codes

    def standings_by(self, limits: Limits) -> Codes:
        """Where each unit stands by limits of one's own choice."""
        return standing_codes(self.values, limits)


def overdispersed(
    numerators: ArrayLike, denominators: ArrayLike, *, method: DispersionMethod = DEFAULT_METHOD
) -> Dispersion:
    """Limits of one funnel or of many (rows of a matrix), with and without the variance between units.

    A unit with a missing value (NaN) is left out of every sum and keeps NaN. A count of zero has no logarithm: by
    "log" its score is minus infinity, and unless it is left out so are phi and tau2 beyond use (infinite); "root" has
    no such fault. Limits that would pass the end of the scale are held there. Refuses counts below zero, denominators
    not above zero (NotACount), a share above one (NotAShare) and a funnel of fewer than two units (TooShort).
    Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202, and Quality and Safety in Health Care 14 (2005)
    347-351; NHS Digital, SHMI methodology; checked against FunnelPlotR 0.6.0.
    """
    part, whole = _usable(numerators, denominators, method)
    values, target = part / whole, _target(part, whole, method)
    with np.errstate(divide="ignore", invalid="ignore"):
        changed = _transformed(part, whole, method)
        error = _error(part, whole, method)
        scores = (changed - forward(target, method)) / error
        drawn_in = _drawn_in(scores, method)
        phi, tau2 = _between(drawn_in, error)
    is_adjusted = (phi > 1) & method.adjust
    plain = unadjusted_limits(whole, target, method)
    wide = adjusted_limits(whole, target, tau2, method)
    chosen = _chosen(is_adjusted, wide, plain)
    return Dispersion(
        values=values,
        target=target,
        transformed=changed,
        scores=scores,
        drawn_in=drawn_in,
        phi=phi,
        tau2=tau2,
        is_adjusted=is_adjusted,
        unadjusted=plain,
        adjusted=wide,
        standings=standing_codes(values, chosen),
    )


def _usable(numerators: ArrayLike, denominators: ArrayLike, method: DispersionMethod) -> tuple[Floats, Floats]:
    part, whole = counts(numerators, "numerators"), exposures(denominators, "denominators")
    if method.kind == "counts" and part.size and (np.nansum(part, axis=-1) == 0).any():
        raise NoValues("Nothing was counted in a funnel, so its limits cannot be set.")
    if part.shape != whole.shape or part.ndim not in (1, 2):
        raise WrongChoice(f"Numerators are {part.shape} and denominators {whole.shape}.", mend="Give one for each.")
    missing = np.isnan(part) | np.isnan(whole)
    if missing.any():
        part, whole = np.where(missing, np.nan, part), np.where(missing, np.nan, whole)
    if part.shape[-1] < LEAST_UNITS or (np.count_nonzero(~missing, axis=-1) < LEAST_UNITS).any():
        raise TooShort("A funnel of fewer than two units has nothing to compare.")
    if method.kind == "share" and (part > whole).any():
        raise NotAShare("A part is greater than its whole.", mend='Use the kind "ratio" or "counts".')
    return part, whole


def _target(part: Floats, whole: Floats, method: DispersionMethod) -> Floats:
    total = np.nansum(whole, axis=-1, keepdims=True)
    return np.ones_like(total) if method.kind == "ratio" else np.nansum(part, axis=-1, keepdims=True) / total


def forward(value: Floats, method: DispersionMethod) -> Floats:
    """A value (numerator / denominator) on the scale of the method."""
    if method.scale == "log":
        with np.errstate(divide="ignore"):
            return np.asarray(np.log(value))
    root = np.sqrt(value)
    return np.asarray(root if method.scale == "root" else np.arcsin(root))


def _backward(scaled: Floats, method: DispersionMethod) -> Floats:
    if method.scale == "log":
        return np.asarray(np.exp(scaled))
    if method.scale == "root":
        return np.asarray(np.square(np.maximum(scaled, 0)))
    return np.asarray(np.square(np.sin(np.clip(scaled, 0, np.pi / 2))))


def _transformed(part: Floats, whole: Floats, method: DispersionMethod) -> Floats:
    if method.kind == "counts":
        return np.asarray(np.log((part + 0.5) / (whole + 0.5)))
    return forward(part / whole, method)


def _error(part: Floats, whole: Floats, method: DispersionMethod) -> Floats:
    """The standard error of each unit on the scale of the method."""
    if method.kind == "counts":
        return np.asarray(np.sqrt(part / (part + 0.5) ** 2 + whole / (whole + 0.5) ** 2))
    return _error_of_line(whole, method)


def _error_of_line(whole: Floats, method: DispersionMethod) -> Floats:
    """The standard error along a drawn line, which knows the denominator alone."""
    return 1 / np.sqrt(whole) if method.kind == "ratio" and method.transform == "log" else 0.5 / np.sqrt(whole)


def _drawn_in(scores: Floats, method: DispersionMethod) -> Floats:
    is_left_out = method.kind == "ratio" and method.transform == "log"
    return (trimmed if is_left_out else winsorised)(scores, method.trim)


def _between(drawn_in: Floats, error: Floats) -> tuple[Floats, Floats]:
    """phi and tau2, from the units that were kept."""
    kept = ~np.isnan(drawn_in)
    number = np.count_nonzero(kept, axis=-1, keepdims=True)
    square = np.sum(np.where(kept, drawn_in, 0) ** 2, axis=-1, keepdims=True)
    weight = np.where(kept, error**-2, 0)
    total = np.sum(weight, axis=-1, keepdims=True)
    spare = total - np.sum(weight**2, axis=-1, keepdims=True) / total
    excess = square - (number - 1)
    return square / number, np.where((excess <= 0) | (number < LEAST_UNITS), 0.0, excess / spare)


def adjusted_limits(whole: Floats, target: Floats, tau2: Floats, method: DispersionMethod) -> Limits:
    """Limits at these denominators with the variance between units in them."""
    centre, error = forward(target, method), np.sqrt(_error_of_line(whole, method) ** 2 + tau2)
    ends = (centre + z * error for z in (-Z_95, Z_95, -Z_998, Z_998))
    return Limits(*(_backward(end, method) for end in ends))


def unadjusted_limits(whole: Floats, target: Floats, method: DispersionMethod) -> Limits:
    """Limits at these denominators by chance alone: exact Poisson for a ratio, by the transform otherwise."""
    if method.kind != "ratio":
        return adjusted_limits(whole, target, np.zeros_like(target), method)
    ends = [(end, tail / 2) for tail in (CHANCE_95, CHANCE_998) for end in ("lower", "upper")]
    return Limits(*(_poisson_end(whole, end, tail) for end, tail in ends))


def _poisson_end(expected: Floats, end: str, tail: float) -> Floats:
    """The end of the exact Poisson interval around an expected number, as a ratio to it."""
    found = gammaincinv(expected, tail) if end == "lower" else gammaincinv(expected + 1, 1 - tail)
    return np.asarray(found / expected)


def _chosen(is_adjusted: Flags, wide: Limits, plain: Limits) -> Limits:
    pairs = (
        (wide.lower_95, plain.lower_95),
        (wide.upper_95, plain.upper_95),
        (wide.lower_998, plain.lower_998),
        (wide.upper_998, plain.upper_998),
    )
    return Limits(*(np.where(is_adjusted, *pair) for pair in pairs))
