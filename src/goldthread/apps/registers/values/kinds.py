"""How an answer of each kind is read. A text that can be read in two ways is a fault, never a guess; so is a sign that
nobody sees."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.values.fault import AnswerFault, offer, shown
from goldthread.apps.registers.values.lookup import Lookup
from goldthread.core.period.kind import EARLIEST_YEAR, LATEST_YEAR
from goldthread.core.spec import Field, FieldKind
from goldthread.core.spec import text as text_rules

SEPARATOR = ";"
LARGEST_NUMBER = 2_147_483_647
"""What a whole-number column of any database holds."""
LARGEST_AMOUNT = Decimal("9999999999.99")
"""What an amount may be: a column of 12 digits, two of them pence."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[ ./-]+(?P<month>\d{1,2})[ ./-]+(?P<year>\d{4})", re.ASCII)
_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -]+(?P<month>[a-z]{3,9})\.?,?[ -]+(?P<year>\d{4})", re.ASCII | re.I
)
_WHOLE = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.0+)?", re.ASCII)
_AMOUNT = re.compile(r"[+-]?£?\s*(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(?P<pence>\d+))?", re.ASCII)

Reader = Callable[[Field, str, Lookup], Any]


def clean(text: str, *, lines: bool = False) -> str:
    """The text as it is kept, by the rules of `core.spec.text`. Raises AnswerFault for a sign that nobody sees."""
    try:
        return text_rules.clean(text, lines=lines)
    except text_rules.UnseenSign as hidden:
        facts = {"code": hidden.code, "place": hidden.place}
        raise AnswerFault(
            _("holds a sign that nobody sees (%(code)s, character %(place)s).") % facts,
            _("Delete it, or type the text again."),
        ) from None


def read(field: Field, text: str, lookup: Lookup) -> Any:
    """What a clean text that is not empty says in a field of one value. Raises AnswerFault."""
    return _READERS[field.kind](field, text, lookup)


def blank(field: Field) -> Any:
    """The value of a field that was left empty."""
    if field.kind is FieldKind.POSTS:
        return ()
    return "" if field.kind in (FieldKind.LINE, FieldKind.TEXT, FieldKind.CHOICE) else None


def _text(field: Field, text: str, lookup: Lookup) -> str:
    if len(text) > field.most:
        facts = {"number": f"{len(text):,}", "most": f"{field.most:,}"}
        raise AnswerFault(_("has %(number)s characters.") % facts, _("Cut it to %(most)s at most.") % facts)
    return text


def _choice(field: Field, text: str, lookup: Lookup) -> str:
    wanted = text.casefold()
    found = next((one for one in field.choices if wanted in (one.code.casefold(), one.label.casefold())), None)
    if found is None:
        mend = offer(text, (one.label for one in field.choices))
        raise AnswerFault(_("“%(text)s” is none of its answers.") % {"text": shown(text)}, mend)
    return found.code


def _day(field: Field, text: str, lookup: Lookup) -> date:
    """Day before month, as people of this country write; the year in full."""
    found = _ISO.fullmatch(text) or _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text)
    month = _month(found["month"]) if found else 0
    try:
        day = date(int(found["year"]), month, int(found["day"])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise AnswerFault(
            _("“%(text)s” is no day.") % {"text": shown(text)},
            _("Give day, month and year in full, such as 3 4 2026."),
        )
    return fit_year(day)


def fit_year(day: date) -> date:
    """The day, if its year is one that the record can hold. Raises AnswerFault."""
    if EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return day
    facts = {"year": day.year, "first": EARLIEST_YEAR, "last": LATEST_YEAR}
    raise AnswerFault(
        _("is a day in the year %(year)s.") % facts, _("Give one between %(first)s and %(last)s.") % facts
    )


def _month(text: str) -> int:
    """The number of a month, written as a number, in full or by its first three letters or more; 0 for none."""
    if text.isdigit():
        return int(text)
    wanted = text.casefold()
    return next((number for number, name in enumerate(MONTHS, start=1) if name.casefold().startswith(wanted)), 0)


def _number(field: Field, text: str, lookup: Lookup) -> int:
    plain = _plain_sign(text)
    if _WHOLE.fullmatch(plain) is None:
        raise AnswerFault(
            _("“%(text)s” is no whole number.") % {"text": shown(text)}, _("Write it in figures, such as 1,200.")
        )
    found = int(plain.replace(",", "").partition(".")[0])
    if abs(found) > LARGEST_NUMBER:
        raise AnswerFault(_("is too large."), _("Give at most %(most)s.") % {"most": f"{LARGEST_NUMBER:,}"})
    return found


def _money(field: Field, text: str, lookup: Lookup) -> Decimal:
    plain = _plain_sign(text)
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise AnswerFault(
            _("“%(text)s” is no amount in pounds.") % {"text": shown(text)}, _("Write it in figures, such as 1,200.50.")
        )
    if len((found["pence"] or "").rstrip("0")) > 2:
        raise AnswerFault(_("“%(text)s” has parts of a penny.") % {"text": shown(text)}, _("Round it to the penny."))
    amount = Decimal(re.sub(r"[£,\s]", "", plain)).quantize(Decimal("0.01"))
    if abs(amount) > LARGEST_AMOUNT:
        raise AnswerFault(_("is too large."), _("Give at most £%(most)s.") % {"most": f"{LARGEST_AMOUNT:,}"})
    return amount + 0  # a negative nought is written as nought


def _plain_sign(text: str) -> str:
    """The text with a hyphen where a true minus or a dash stands before the figures."""
    return re.sub(r"^[−–]\s*", "-", text)


def _yes_no(field: Field, text: str, lookup: Lookup) -> bool:
    known: Mapping[str, bool] = {"yes": True, "no": False, _("Yes").casefold(): True, _("No").casefold(): False}
    if text.casefold() not in known:
        raise AnswerFault(_("“%(text)s” is neither yes nor no.") % {"text": shown(text)}, _("Answer yes or no."))
    return known[text.casefold()]


def _post(field: Field, text: str, lookup: Lookup) -> Any:
    return lookup.post(text)


def _thing(field: Field, text: str, lookup: Lookup) -> Thing:
    return lookup.thing(text, field.of)


_READERS: Mapping[FieldKind, Reader] = {
    FieldKind.LINE: _text,
    FieldKind.TEXT: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.DATE: _day,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.YES_NO: _yes_no,
    FieldKind.POST: _post,
    FieldKind.THING: _thing,
}
