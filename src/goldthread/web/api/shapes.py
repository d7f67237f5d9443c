"""The shapes of the answers. Those of a register are made from its declaration: a property for each field that may be
given, with its type, its name and its meaning, and none for any other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import GenericAlias
from typing import Any

from ninja import Schema
from pydantic import Field as Property
from pydantic import create_model

from goldthread.core.spec import Field, FieldKind, Register


class Problem(Schema):
    """Why there is no answer."""

    detail: str


class Code(Schema):
    """Something that has a code for programs and a label for people."""

    code: str
    label: str


class FieldShape(Schema):
    """A field: what it is called, what kind of answer it takes, what that means, and the answers that it offers."""

    name: str
    label: str
    kind: str
    meaning: str
    choices: list[Code]


class RegisterShape(Schema):
    """A register: what is in it, how its list is asked for, and how many entries there are."""

    code: str
    title: str
    purpose: str
    href: str
    total: int
    fields: list[FieldShape]
    states: list[Code]
    filters: list[str]
    orders: list[str]


class Registers(Schema):
    """The registers of a body."""

    body: str
    registers: list[RegisterShape]


class Exempt(Schema):
    """The category for which something is withheld, and the section that makes it."""

    label: str
    citation: str


class Due(Schema):
    """What falls due; `days_left` is negative once the day has passed, `law` empty where the date is the body's own."""

    clock: str
    label: str
    due_on: date
    days_left: int
    law: str


class StepShape(Schema):
    """A step that leads on from the state, whether whoever asks may take it, and if not, why not."""

    code: str
    label: str
    may: bool
    why_not: str


class _Page(Schema):
    body: str
    total: int
    found: int
    page: int
    pages: int


class _Face(Schema):
    reference: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """What a register answers: a page of its list, and one entry."""

    page: type[Schema]
    entry: type[Schema]


_TYPES: dict[FieldKind, Any] = {
    FieldKind.LINE: str,
    FieldKind.TEXT: str,
    FieldKind.CHOICE: str,
    FieldKind.DATE: date | None,
    FieldKind.NUMBER: int | None,
    FieldKind.MONEY: float | None,
    FieldKind.YES_NO: bool | None,
    FieldKind.POST: str | None,
    FieldKind.POSTS: str,
    FieldKind.THING: str | None,
}


def public_shapes(shown: Register) -> Shapes:
    """What the public gets of a register, which is given as the public gets it."""
    name = _name(shown)
    values = _values(f"{name}PublicValues", shown.public_fields)
    facts: dict[str, Any] = {
        "state": (str, Property(description="The state, as the public is told it.")),
        "is_withheld": (bool, Property(description="The title is a safe label, and there are no values.")),
        "exempt": (Exempt | None, None),
        "values": (values | None, None),
    }
    entry = create_model(f"{name}Public", __base__=_Face, **facts)
    page: dict[str, Any] = {"withheld": (int, ...), "entries": (_several(entry), ...)}
    return Shapes(create_model(f"{name}PublicPage", __base__=_Page, **page), entry)


def office_shapes(register: Register) -> Shapes:
    """What people of the office get of a register."""
    name = _name(register)
    values = _values(f"{name}Values", register.fields, kept=register.access.kept_from_owners)
    facts: dict[str, Any] = {
        "is_label": (bool, Property(description="The title is a safe label, and nothing else is told.")),
        "state": (Code | None, None),
        "revision": (int | None, None),
        "values": (values | None, None),
    }
    late: dict[str, Any] = {"late_since": (date | None, None)}
    line = create_model(f"{name}Line", __base__=_Face, **facts, **late)
    beside: dict[str, Any] = {
        "exempt": (Exempt | None, None),
        "state_since": (date | None, None),
        "dues": (list[Due], ...),
        "steps": (list[StepShape], ...),
    }
    entry = create_model(f"{name}Entry", __base__=_Face, **facts, **beside)
    page: dict[str, Any] = {"entries": (_several(line), ...)}
    return Shapes(create_model(f"{name}Page", __base__=_Page, **page), entry)


def _several(shape: type[Schema]) -> Any:
    """The type of a list of these, which is known only now."""
    return GenericAlias(list, (shape,))


def _name(register: Register) -> str:
    """The code of a register as a type is called: "Agreement"."""
    return "".join(part.capitalize() for part in register.code.split("_"))


def _values(name: str, fields: Iterable[Field], *, kept: tuple[str, ...] = ()) -> type[Schema]:
    """A property for each field; one that is kept from some readers is null for them."""
    shapes: dict[str, Any] = {
        field.name: (
            _TYPES[field.kind] | None if field.name in kept else _TYPES[field.kind],
            Property(title=field.label, description=field.meaning or field.hint),
        )
        for field in fields
    }
    return create_model(name, __base__=Schema, **shapes)
