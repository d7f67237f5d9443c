"""A small register that is sound: each test spoils one thing of it."""

from typing import Any

import pytest

from goldthread.core.spec import (
    Access,
    Changes,
    Choice,
    Clock,
    Field,
    FieldKind,
    Fieldset,
    Lifecycle,
    Listing,
    Numbering,
    Publication,
    Register,
    Retention,
    Role,
    State,
    Step,
    Withheld,
)

OFFICER, APPROVER = frozenset({Role.OFFICER}), frozenset({Role.APPROVER})


def fields() -> tuple[Field, ...]:
    return (
        Field(name="title", label="Title", required=True, hint="What it is."),
        Field(name="colour", label="Colour", kind=FieldKind.CHOICE, choices=(Choice("red", "Red"),), hint="One."),
        Field(name="owner", label="Owner", kind=FieldKind.POST, hint="Who answers for it."),
        Field(name="due_on", label="Due on", kind=FieldKind.DATE, hint="By when."),
        Field(name="note", label="Note", kind=FieldKind.TEXT, hint="For the office."),
    )


def facts() -> dict[str, Any]:
    return {
        "code": "kite",
        "title": "Kites",
        "singular": "kite",
        "plural": "kites",
        "purpose": "What flies.",
        "numbering": Numbering(prefix="K"),
        "fieldsets": (Fieldset("what", "What is it?", fields()),),
        "lifecycle": Lifecycle(
            (
                State(code="drafted", label="Drafted", meaning="Being written."),
                State(code="flown", label="Flown", meaning="In the air.", changes=Changes.PROPOSED),
                State(code="landed", label="Landed", meaning="Down.", is_open=False, changes=Changes.NONE),
            ),
            (
                Step(code="fly", label="Fly it", done="flown", sources=("drafted",), to="flown", who=APPROVER),
                Step(code="land", label="Land it", done="landed", sources=("flown",), to="landed", who=OFFICER),
            ),
        ),
        "clocks": (Clock(code="due", label="Due", field="due_on", runs_in=("drafted", "flown")),),
        "access": Access(read=OFFICER | APPROVER, write=OFFICER, owned_by="owner", owners_change=("note",)),
        "listing": Listing(columns=("reference", "title", "state"), filters=("state", "colour"), bulk=("owner",)),
        "publication": Publication(
            fields=("title", "colour", "due_on"),
            states=("flown", "landed"),
            withheld=(Withheld("owner", "A post of the office."), Withheld("note", "The office’s own.")),
            basis="The body’s own choice.",
        ),
        "retention": Retention(years=2, after=("landed",), basis="The body’s own rule.", erases=("note",)),
    }


@pytest.fixture
def kite() -> Any:
    """Makes the register, with what a test gives in the place of what it has."""
    return lambda **changed: Register(**{**facts(), **changed})


@pytest.fixture
def kite_fields() -> Any:
    """Makes its one page of questions, with more or fewer of them."""

    def made(*more: Field, without: str = "") -> tuple[Fieldset, ...]:
        return (Fieldset("what", "What is it?", (*(one for one in fields() if one.name != without), *more)),)

    return made
