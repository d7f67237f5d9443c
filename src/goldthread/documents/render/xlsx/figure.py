"""How a figure that a paper shows is written in a workbook: the value in full, with a format that shows the same.

Where no format can show it so, the caller is told, and keeps the words beside the value.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from goldthread.documents.render.xlsx.sheet import GENERAL, Number

_SHOWN = re.compile(
    r"(?P<sign>[+\N{MINUS SIGN}-]?)(?P<pounds>£?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?(?P<unit>%|m|bn)?"
)
# What a value is divided by to be shown in a unit, and the end of the format that does it.
_UNITS = {
    "": ((Decimal(1), ""),),
    "%": ((Decimal(1), '"%"'), (Decimal("0.01"), "%")),
    "m": ((Decimal(1_000_000), ',,"m"'), (Decimal(1), '"m"')),
    "bn": ((Decimal(1_000_000_000), ',,,"bn"'), (Decimal(1), '"bn"')),
}
_MINUS = '"\N{MINUS SIGN}"'
_WITHOUT_COMMA, _LARGEST = 3, 1e15


def number_of(value: object, shown: str) -> Number | None:
    """A figure with its format, the general one where no other shows it as the paper does; None for no figure."""
    if not isinstance(value, int | float) or not isfinite(value):
        return None
    return Number(value, dress_of(value, shown) or GENERAL)


def dress_of(value: float, shown: str) -> str:
    """The number format that shows a value as the paper does; empty where there is none.

    >>> dress_of(-21.94, "−21.9%")
    '#,##0.0"%";"−"#,##0.0"%"'
    >>> dress_of(12, "12 of 20")
    ''
    """
    found = _SHOWN.fullmatch(shown.strip())
    if found is None or abs(value) >= _LARGEST:
        return ""
    whole, part = found["whole"], found["part"] or ""
    amount = Decimal(f"{'-' if found['sign'] not in ('', '+') else ''}{whole.replace(',', '')}.{part or 0}")
    end = next((end for unit, end in _UNITS[found["unit"] or ""] if _rounded(value, unit, len(part)) == amount), None)
    if end is None or (found["sign"] == "+" and amount == 0):
        return ""
    grouped = "," in whole or len(whole) <= _WITHOUT_COMMA
    core = "".join(
        ('"£"' if found["pounds"] else "", "#,##0" if grouped else "0", f".{'0' * len(part)}" if part else "", end)
    )
    return f"+{core};{_MINUS}{core};{core}" if found["sign"] == "+" else f"{core};{_MINUS}{core}"


def _rounded(value: float, unit: Decimal, decimals: int) -> Decimal:
    return (Decimal(repr(float(value))) / unit).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
