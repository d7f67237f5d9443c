"""What a declaration answers about itself."""

from typing import Any

from goldthread.core.spec import Field, FieldKind, Numbering


def test_fields_stand_in_the_order_in_which_they_are_asked(kite: Any) -> None:
    assert [field.name for field in kite().fields] == ["title", "colour", "owner", "due_on", "note"]


def test_public_gets_the_fields_on_the_list_and_no_other(kite: Any) -> None:
    assert [field.name for field in kite().public_fields] == ["title", "colour", "due_on"]


def test_steps_lead_on_from_the_state_they_start_in(kite: Any) -> None:
    life = kite().lifecycle

    assert [step.code for step in life.steps_from("flown")] == ["land"]
    assert life.steps_from("landed") == ()
    assert life.open_states == ("drafted", "flown")
    assert life.start.code == "drafted"


def test_line_and_text_have_a_length_of_their_own_kind() -> None:
    assert Field(name="a", label="A").most == 200
    assert Field(name="a", label="A", longest=50).most == 50
    assert Field(name="a", label="A", kind=FieldKind.TEXT).most == 20_000
    assert Field(name="a", label="A", kind=FieldKind.DATE).most == 0


def test_reference_counts_within_its_year() -> None:
    assert Numbering(prefix="K").reference(2026, 12) == "K-2026-012"
    assert Numbering(prefix="K").reference(2026, 1234) == "K-2026-1234"
