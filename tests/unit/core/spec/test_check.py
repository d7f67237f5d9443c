"""What is wrong with a declaration is said, and nothing is said of one that is sound."""

from dataclasses import replace
from typing import Any

import pytest

from goldthread.core.spec import (
    Access,
    Changes,
    Clock,
    Field,
    FieldKind,
    Lifecycle,
    Listing,
    Numbering,
    Publication,
    Retention,
    Role,
    State,
    Step,
    Withheld,
    check,
)

OFFICER = frozenset({Role.OFFICER})


def told(register: Any) -> list[str]:
    return [fault.removeprefix("Register kite: ") for fault in check(register)]


def test_sound_declaration_has_no_fault(kite: Any) -> None:
    assert check(kite()) == ()


def test_register_without_a_title_is_told_so(kite: Any, kite_fields: Any) -> None:
    faults = told(kite(fieldsets=kite_fields(without="title")))

    assert "it needs a field “title”: a line, and required." in faults


def test_code_with_a_capital_is_told_of(kite: Any) -> None:
    assert "“Kite” is no code: lower case, digits and _ only." in [
        fault.removeprefix("Register Kite: ") for fault in check(kite(code="Kite"))
    ]


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        (
            Field(name="state", label="State", hint="x"),
            "the field “state” has the name of a column that every register has.",
        ),
        (
            Field(name="shape", label="Shape", kind=FieldKind.CHOICE, hint="x"),
            "the field “shape” must have choices if it is one, and none otherwise.",
        ),
        (
            Field(name="plan", label="Plan", kind=FieldKind.THING, hint="x"),
            "the field “plan” must say of which kinds its thing is, if it is one, and not otherwise.",
        ),
        (
            Field(name="mute", label="Mute"),
            "the field “mute” needs a label, and a hint or a meaning for the data dictionary.",
        ),
        (Field(name="title", label="Again", required=True, hint="x"), "the field “title” is declared twice."),
    ],
)
def test_field_that_means_nothing_is_told_of(kite: Any, kite_fields: Any, field: Field, fault: str) -> None:
    assert fault in told(kite(fieldsets=kite_fields(field)))


def test_page_called_as_the_one_that_checks_the_answers_is_told_of(kite: Any) -> None:
    pages = tuple(replace(page, code="check") for page in kite().fieldsets[:1])

    assert told(kite(fieldsets=(*pages, *kite().fieldsets[1:]))) == [
        "the page “check” has the name of the page on which every answer is checked."
    ]


def test_field_neither_public_nor_withheld_is_told_of(kite: Any, kite_fields: Any) -> None:
    faults = told(kite(fieldsets=kite_fields(Field(name="secret", label="Secret", hint="x"))))

    assert faults == ["the field “secret” must be public or withheld with a reason, once; it is named 0 times."]


def test_field_both_public_and_withheld_is_told_of(kite: Any) -> None:
    publication = kite().publication
    doubled = replace(publication, fields=(*publication.fields, "note"))

    assert told(kite(publication=doubled)) == [
        "the field “note” must be public or withheld with a reason, once; it is named 2 times."
    ]


def test_field_withheld_without_a_reason_is_told_of(kite: Any) -> None:
    publication = replace(kite().publication, withheld=(Withheld("owner", ""), Withheld("note", "The office’s own.")))

    assert told(kite(publication=publication)) == ["“owner” is withheld without a reason."]


def test_public_state_that_changes_at_once_is_told_of(kite: Any) -> None:
    life = kite().lifecycle
    states = tuple(replace(state, changes=Changes.DIRECT) if state.code == "flown" else state for state in life.states)

    assert told(kite(lifecycle=Lifecycle(states, life.steps))) == [
        "it is public in “flown”, where a change is made without approval: propose it, or allow none."
    ]


def test_public_fields_without_a_state_are_told_of(kite: Any) -> None:
    publication = replace(kite().publication, states=())

    assert told(kite(publication=publication)) == [
        "it has public fields without a state in which they are public, or the other way round."
    ]


def test_state_that_cannot_be_reached_is_told_of(kite: Any) -> None:
    life = kite().lifecycle
    lost = State(code="lost", label="Lost", meaning="Gone.", is_open=False)

    assert told(kite(lifecycle=Lifecycle((*life.states, lost), life.steps))) == ["the state “lost” cannot be reached."]


def test_open_state_without_a_way_on_is_told_of(kite: Any) -> None:
    life = kite().lifecycle
    steps = tuple(step for step in life.steps if step.code == "fly")
    landing = Step(code="land", label="Land", done="landed", sources=("drafted",), to="landed", who=OFFICER)

    assert told(kite(lifecycle=Lifecycle(life.states, (*steps, landing)))) == [
        "the state “flown” is open, but no step leads on from it."
    ]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"who": frozenset()}, "nobody may take the step “fly”."),
        ({"who": frozenset({Role.AUDITOR})}, "the step “fly” is given to a role that writes nothing."),
        ({"differs_from": "fly"}, "the step “fly” differs from “fly”, which is no other step."),
        ({"to": "moon"}, "the step “fly” names “moon”, which is no state."),
    ],
)
def test_step_that_nobody_can_take_is_told_of(kite: Any, changed: dict[str, Any], fault: str) -> None:
    life = kite().lifecycle
    steps = tuple(replace(step, **changed) if step.code == "fly" else step for step in life.steps)

    assert fault in told(kite(lifecycle=Lifecycle(life.states, steps)))


@pytest.mark.parametrize(
    ("clock", "fault"),
    [
        (
            Clock(code="due", label="Due", field="note", runs_in=("flown",)),
            "the clock “due” reads “note”, which is no day of the register.",
        ),
        (
            Clock(code="due", label="Due", field="due_on", runs_in=("sunk",)),
            "the clock “due” runs in “sunk”, which is no state.",
        ),
        (Clock(code="due", label="Due", field="due_on"), "the clock “due” runs in no state."),
    ],
)
def test_clock_that_never_runs_is_told_of(kite: Any, clock: Clock, fault: str) -> None:
    assert told(kite(clocks=(clock,))) == [fault]


@pytest.mark.parametrize(
    ("listing", "fault"),
    [
        (Listing(columns=("title", "wings")), "the list names “wings”, which is no field."),
        (
            Listing(columns=("title",), filters=("note",)),
            "the list filters by “note”, whose answers are not a closed set.",
        ),
        (
            Listing(columns=("title",), bulk=("wings",)),
            "many entries are to be given “wings” at once, which no change can set so.",
        ),
        (Listing(columns=("reference",)), "the list has no column “title”."),
    ],
)
def test_list_of_what_is_not_there_is_told_of(kite: Any, listing: Listing, fault: str) -> None:
    assert told(kite(listing=listing)) == [fault]


@pytest.mark.parametrize(
    ("retention", "fault"),
    [
        (
            Retention(years=2, after=("flown",), basis="x", erases=()),
            "it is destroyed so long after “flown”, in which something is still to be done.",
        ),
        (
            Retention(years=0, after=("landed",), basis="x", erases=()),
            "how long an entry is kept needs years, a state after which they count, and the rule that says so.",
        ),
        (
            Retention(years=2, after=("landed",), basis="x", erases=("tail",)),
            "retention names “tail”, which is no field.",
        ),
    ],
)
def test_retention_that_cannot_be_kept_is_told_of(kite: Any, retention: Retention, fault: str) -> None:
    assert told(kite(retention=retention)) == [fault]


@pytest.mark.parametrize(
    ("access", "fault"),
    [
        (
            Access(read=OFFICER, write=frozenset({Role.APPROVER})),
            "somebody must be able to write it, and whoever writes it must be able to read it.",
        ),
        (
            Access(read=OFFICER | {Role.AUDITOR}, write=OFFICER | {Role.AUDITOR}),
            "it may be written by a role that writes nothing.",
        ),
        (Access(read=OFFICER, write=OFFICER, owned_by="note"), "it is owned by “note”, which names no post."),
        (
            Access(read=OFFICER, write=OFFICER, owners_change=("note",)),
            "its owners may change fields, but no field says who owns it.",
        ),
        (
            Access(read=OFFICER, write=OFFICER, kept_from_owners=("note",)),
            "fields are kept from its owners, but no field says who owns it.",
        ),
        (
            Access(read=OFFICER, write=OFFICER, owned_by="owner", kept_from_owners=("tail",)),
            "what is kept from owners names “tail”, which is no field.",
        ),
        *(
            (
                Access(
                    read=OFFICER, write=OFFICER, owned_by="owner", owners_change=("note",), kept_from_owners=(name,)
                ),
                f"“{name}” is kept from its owners, who need it or read it in public.",
            )
            for name in ("title", "owner", "note", "due_on", "colour")
        ),
    ],
)
def test_access_that_nobody_has_is_told_of(kite: Any, access: Access, fault: str) -> None:
    assert told(kite(access=access)) == [fault]


def test_references_without_a_way_to_be_given_are_told_of(kite: Any) -> None:
    assert told(kite(numbering=Numbering())) == ["its references are numbered, but have no prefix."]
    assert told(kite(numbering=Numbering(given=True))) == [
        "its references are given by the office, but no field “reference” asks for them."
    ]
    assert told(kite(numbering=Numbering(prefix="K", within="owner"))) == [
        "it is numbered within “owner”, which is no fixed field that names a thing."
    ]


def test_basis_of_publication_stands_with_it(kite: Any) -> None:
    publication = Publication(fields=("title",), states=("flown",), withheld=(Withheld("note", "Ours."),), basis="x")

    assert (publication.withholds("note"), publication.withholds("title")) == ("Ours.", "")
