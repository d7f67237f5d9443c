"""Proves every declaration, alone and against its table, when the program starts. It mends nothing."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.models import Thing
from goldthread.core.spec import Field, FieldKind, check

COLUMNS: dict[FieldKind, tuple[type[models.Field[Any, Any]], ...]] = {
    FieldKind.LINE: (models.CharField,),
    FieldKind.TEXT: (models.TextField,),
    FieldKind.CHOICE: (models.CharField,),
    FieldKind.DATE: (models.DateField,),
    FieldKind.NUMBER: (models.IntegerField,),
    FieldKind.MONEY: (models.DecimalField,),
    FieldKind.YES_NO: (models.BooleanField,),
    FieldKind.POST: (models.ForeignKey,),
    FieldKind.POSTS: (models.ManyToManyField,),
    FieldKind.THING: (models.ForeignKey, models.OneToOneField),
}
"""Which kinds of column keep an answer."""


def declarations(app_configs: object = None, **kwargs: object) -> list[CheckMessage]:
    """Every fault of every register, for Django to refuse the start with."""
    return [message for bound in registers() for message in faults_of(bound)]


def faults_of(bound: Bound) -> list[CheckMessage]:
    """What is wrong with one register: in its declaration, and between that and its table."""
    alone = [Error(fault, obj=bound.model, id="goldthread.E101") for fault in check(bound.register)]
    return [*alone, *_against_table(bound)]


def _against_table(bound: Bound) -> Iterator[CheckMessage]:
    for field in bound.register.fields:
        try:
            column = bound.model._meta.get_field(field.name)
        except FieldDoesNotExist:
            yield _error(
                bound, f"the field “{field.name}” has no column.", "Add it to the table, and a migration.", 102
            )
            continue
        if not isinstance(column, COLUMNS[field.kind]):
            wanted = " or ".join(kind.__name__ for kind in COLUMNS[field.kind])
            yield _error(
                bound, f"the field “{field.name}” is kept in a {type(column).__name__}.", f"Make it a {wanted}.", 103
            )
        else:
            yield from _column(bound, field, column)


def _column(bound: Bound, field: Field, column: Any) -> Iterator[CheckMessage]:
    if field.kind is FieldKind.LINE and (column.max_length or 0) < field.most:
        yield _error(
            bound, f"the field “{field.name}” takes {field.most} characters, its column {column.max_length}.",
            "Make the column as long as the answers.", 104,
        )  # fmt: skip
    if field.kind is FieldKind.CHOICE and any(len(one.code) > (column.max_length or 0) for one in field.choices):
        yield _error(bound, f"the column of “{field.name}” is shorter than a code it must keep.", "Lengthen it.", 104)
    may_lack = column.null or (isinstance(column, models.CharField | models.TextField) and column.blank)
    if not field.required and field.kind is not FieldKind.POSTS and not may_lack:
        yield _error(
            bound, f"“{field.name}” may be left empty, but its column may not.", "Let one follow the other.", 105
        )
    if field.kind is FieldKind.THING and not _leads_to_thing(column):
        yield _error(
            bound,
            f"“{field.name}” points to a table whose key is no thing.",
            "Point to Thing, or to such a table.",
            106,
        )


def _leads_to_thing(column: Any) -> bool:
    target = column.related_model
    return target is Thing or getattr(target._meta.pk, "related_model", None) is Thing


def _error(bound: Bound, fault: str, hint: str, number: int) -> CheckMessage:
    return Error(f"Register {bound.code}: {fault}", hint=hint, obj=bound.model, id=f"goldthread.E{number}")


__all__: Sequence[str] = ("declarations", "faults_of")
