"""The forces of a funnel as CSV, with the limits for the size of each, and those left out with the reason."""

from collections.abc import Iterator

from goldthread.web.parts.export import Cell, csv_lines
from goldthread.web.public.measure.peers.held import Beside

HEAD = (
    "measure", "title", "period", "force code", "force", "count", "residents", "residents year", "rate per 1000",
    "average", "lower 95", "upper 95", "lower 99.8", "upper 99.8", "limits", "standing", "left out", "months",
)  # fmt: skip
FIGURES = 4
"""Decimals of rates and limits in the file."""


def lines(it: Beside | None) -> Iterator[str]:
    """The file, line by line, header first; nothing else where there is no funnel."""
    return csv_lines(HEAD, _rows(it) if it else ())


def _rows(it: Beside) -> Iterator[dict[str, Cell]]:
    same: dict[str, Cell] = {
        "measure": it.definition.code,
        "title": it.definition.title,
        "period": it.found.year.code,
        "residents year": it.found.residents_year,
        "average": round(it.funnel.average, FIGURES),
        "limits": "over-dispersed" if it.funnel.is_adjusted else "unadjusted",
    }
    for one in it.placed:
        yield same | {
            "force code": one.peer.force,
            "force": one.peer.name,
            "count": one.peer.count,
            "residents": one.peer.residents,
            "rate per 1000": round(one.rate, FIGURES),
            "lower 95": round(one.lower_95, FIGURES),
            "upper 95": round(one.upper_95, FIGURES),
            "lower 99.8": round(one.lower_998, FIGURES),
            "upper 99.8": round(one.upper_998, FIGURES),
            "standing": one.standing,
        }
    for left in it.found.left_out:
        months = " ".join(month.code for month in left.months)
        yield {key: same[key] for key in ("measure", "title", "period")} | {
            "force code": left.force,
            "force": left.name,
            "left out": str(left.reason),
            "months": months,
        }
