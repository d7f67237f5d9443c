"""How the workbook of a register is laid out: which column is which field. Template and reading follow it."""

from django.utils.translation import gettext as _

from goldthread.core.spec import Field, FieldKind, Register

REFERENCE = "reference"
MOST_ROWS = 10_000
MOST_BYTES = 50 * 2**20


def columns(register: Register) -> dict[str, Field]:
    """Each field by its heading, in order. Where the engine numbers entries, the first column takes the reference of
    one that is there already. Two fields with one label have their names behind it."""
    own = (*register.fields,) if register.numbering.given else (_reference(), *register.fields)
    labels = [one.label.casefold() for one in own]
    return {one.label if labels.count(one.label.casefold()) == 1 else f"{one.label} ({one.name})": one for one in own}


def advice(field: Field) -> str:
    """What to write in a column, beside its hint."""
    said = {
        FieldKind.DATE: _("A date cell, or the day in words: 3 April 2026."),
        FieldKind.POSTS: _("Posts, separated by semicolons."),
        FieldKind.YES_NO: _("yes or no."),
        FieldKind.THING: _("The reference of one that is held."),
    }
    return said.get(field.kind, field.kind.sentence)


def _reference() -> Field:
    return Field(
        name=REFERENCE, label=_("Reference"), hint=_("Empty for a new entry; else the reference of the one to change.")
    )
