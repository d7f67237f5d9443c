"""How a figure that a paper shows is written in a workbook: the value in full, with a format that shows the same.

Where no format can show it so, it has its sign, decimals and unit, and the caller is told to keep the words beside it.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from goldthread.documents.render.xlsx.sheet import GENERAL, Number

_FIGURE = (
    r"(?P<sign>[+\N{MINUS SIGN}-]?)(?P<pounds>£?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?"
    r"(?P<unit>%|(?:m|bn)\b)?"
)
_SHOWN = re.compile(rf"{_FIGURE}(?P<word> [^\W\d_]+)?")
_IN_WORDS = re.compile(rf"(?<![\w.,£+\N{{MINUS SIGN}}-]){_FIGURE}(?P<word> [^\W\d_]+$)?")
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
    """A figure with its format, the general one where no other shows it; None for no figure."""
    if not isinstance(value, int | float) or not isfinite(value):
        return None
    dress = dress_of(value, shown)
    return Number(value, dress or _nearest(value, shown) or GENERAL, worded=bool(shown.strip()) and not dress)


def dress_of(value: float, shown: str) -> str:
    """The number format that shows a value as the paper does, one word after it for its unit; empty where none can.

    >>> dress_of(-21.94, "−21.9%")
    '#,##0.0"%";"−"#,##0.0"%"'
    >>> dress_of(7.7, "7.7 days")
    '#,##0.0" days";"−"#,##0.0" days"'
    >>> dress_of(12, "12 of 20")
    ''
    """
    found = _SHOWN.fullmatch(shown.strip())
    return _dress(value, found, found["sign"]) if found else ""


def _nearest(value: float, shown: str) -> str:
    """The format of the first figure in the words that is this value, with the sign of the value where they have none.

    A word behind it is its unit only where no more follow: “under 8.2 days”, but “21 below the milestone”.
    """
    found = _IN_WORDS.finditer(shown.strip())
    made = (_dress(value, one, one["sign"] or ("-" if value < 0 else "")) for one in found)
    return next(filter(None, made), "")


def _dress(value: float, found: re.Match[str], sign: str) -> str:
    """The format of a figure with this sign; empty where it is not the value."""
    if abs(value) >= _LARGEST:
        return ""
    whole, part = found["whole"], found["part"] or ""
    amount = Decimal(f"{'-' if sign not in ('', '+') else ''}{whole.replace(',', '')}.{part or 0}")
    end = next((end for unit, end in _UNITS[found["unit"] or ""] if _rounded(value, unit, len(part)) == amount), None)
    if end is None or (sign == "+" and amount == 0):
        return ""
    grouped = "," in whole or len(whole) <= _WITHOUT_COMMA
    word = f'"{found["word"]}"' if found["word"] else ""
    core = "".join(
        (
            '"£"' if found["pounds"] else "",
            "#,##0" if grouped else "0",
            f".{'0' * len(part)}" if part else "",
            end,
            word,
        )
    )
    return f"+{core};{_MINUS}{core};{core}" if sign == "+" else f"{core};{_MINUS}{core}"


def _rounded(value: float, unit: Decimal, decimals: int) -> Decimal:
    return (Decimal(repr(float(value))) / unit).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
