"""A value as people read it, as a file carries it, and as a form asks for it again."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from goldthread.apps.registers.models import Sensitivity, Thing
from goldthread.apps.registers.values.kinds import SEPARATOR
from goldthread.apps.registers.values.lookup import thing_text
from goldthread.core.spec import Field, FieldKind, Register

Plain = str | int | float | bool | date | None


def show(field: Field, value: Any) -> str:
    """The value in words; nothing for none. Of a thing that is not public, its safe label."""
    if value is None or value == "" or value == ():
        return ""
    if field.kind is FieldKind.CHOICE:
        return _label(field, value)
    if field.kind is FieldKind.DATE:
        return f"{value.day} {MONTHS[value.month]} {value.year}"
    if field.kind is FieldKind.NUMBER:
        return f"{value:,}".replace("-", "−")
    if field.kind is FieldKind.MONEY:
        return _pounds(value)
    if field.kind is FieldKind.YES_NO:
        return _("Yes") if value else _("No")
    return _named(field, value)


def plain(field: Field, value: Any) -> Plain:
    """The value as a cell of a file: days stay days, figures stay figures, choices and posts are words. Of a public
    thing its reference, of another its safe label."""
    if value is None or field.kind in (FieldKind.DATE, FieldKind.NUMBER, FieldKind.YES_NO):
        return value
    if field.kind is FieldKind.MONEY:
        return float(value)
    if field.kind is FieldKind.THING and value.sensitivity == Sensitivity.PUBLIC:
        return thing_text(value, field.of)
    return show(field, value)


def to_answers(register: Register, values: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """The values as texts that `read_answers` reads as the same values. Fields without a value are empty."""
    return {one.name: _answer(one, values[one.name]) for one in register.fields if one.name in values}


def _answer(field: Field, value: Any) -> str | list[str]:
    if field.kind is FieldKind.POSTS:
        return [post.name for post in value or ()]
    if value is None:
        return ""
    if field.kind is FieldKind.DATE:
        return f"{value.day} {value.month} {value.year}"
    if field.kind is FieldKind.YES_NO:
        return "yes" if value else "no"
    if field.kind is FieldKind.THING:
        return thing_text(value, field.of)
    return value.name if field.kind is FieldKind.POST else str(value)


def _label(field: Field, code: str) -> str:
    """The words of a choice; its code, where the declaration no longer offers it."""
    found = field.choice(code)
    return found.label if found else code


def _pounds(value: Decimal) -> str:
    return f"{'−' if value < 0 else ''}£{abs(value):,.2f}"


def _named(field: Field, value: Any) -> str:
    if field.kind is FieldKind.POSTS:
        return f"{SEPARATOR} ".join(post.name for post in value)
    if field.kind is FieldKind.POST:
        return str(value.name)
    return _thing_words(value) if field.kind is FieldKind.THING else str(value)


def _thing_words(thing: Thing) -> str:
    return f"{thing.reference} {thing.title}" if thing.sensitivity == Sensitivity.PUBLIC else thing.safe_label
