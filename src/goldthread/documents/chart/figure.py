"""Numbers as a chart writes them: commas, a true minus, the same decimals along one axis. It does not convert units."""

from decimal import ROUND_HALF_UP, Decimal

from goldthread.documents.chart.scale import Grid
from goldthread.documents.chart.series import Unit

MINUS = "\N{MINUS SIGN}"
_FEWEST_FOR_SHARES = 1
_NO_FINER_THAN = 100
_MILLION = 1_000_000


def written(value: float, *, decimals: int, unit: Unit) -> str:
    """A value at a precision, halves away from zero, with the sign of its unit where that is short.

    >>> written(-1234.5, decimals=1, unit="count"), written(57.2, decimals=1, unit="percent")
    ('−1,234.5', '57.2%')
    """
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text, sign = f"{abs(exact):,.{decimals}f}", MINUS if exact < 0 else ""
    return f"{sign}{'£' if unit == 'pounds' else ''}{text}{'%' if unit == 'percent' else ''}"


def written_tick(value: float, axis: Grid, unit: Unit) -> str:
    """A gridline's value; large sums of money in millions."""
    if _is_millions(axis, unit):
        return _in_millions(value, axis, finer=0)
    return written(value, decimals=axis.decimals, unit=unit)


def written_limit(value: float, axis: Grid, unit: Unit) -> str:
    """A limit or an average: one decimal finer than the axis, none where the axis steps by hundreds."""
    if _is_millions(axis, unit):
        return _in_millions(value, axis, finer=1)
    if unit == "percent":
        return written(value, decimals=max(axis.decimals, _FEWEST_FOR_SHARES), unit=unit)
    return written(value, decimals=axis.decimals + 1 if axis.step < _NO_FINER_THAN else 0, unit=unit)


def written_value(value: float, axis: Grid, unit: Unit) -> str:
    """A point's own value: whole numbers of things without decimals, the rest as a limit is written."""
    if unit != "percent" and not _is_millions(axis, unit) and value == round(value):
        return written(value, decimals=0, unit=unit)
    return written_limit(value, axis, unit)


def _is_millions(axis: Grid, unit: Unit) -> bool:
    return unit == "pounds" and max(abs(axis.low), abs(axis.high)) >= _MILLION


def _in_millions(value: float, axis: Grid, *, finer: int) -> str:
    exponent = (Decimal(repr(axis.step)) / _MILLION).normalize().as_tuple().exponent
    decimals = max(0, -int(exponent)) + finer
    return f"{written(value / _MILLION, decimals=decimals, unit='pounds')}m"
