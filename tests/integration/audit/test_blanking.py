"""Words may be taken away for a reason; the chain still verifies, and nobody passes off a loss as a blanking."""

import json

import pytest

from goldthread.apps.audit.models import Payload
from goldthread.apps.audit.operations import CannotBlank, blank, record
from goldthread.apps.audit.queries import history, log
from goldthread.apps.audit.verification import Fault, verify

from .conftest import NINE, OFFICE, PARTNERSHIP

WHY = "the six years of the schedule have passed"


def test_blanked_words_are_gone_and_the_chain_verifies(five):
    numbers = blank(body=OFFICE, subject="thing:3", why=WHY, at=NINE, by="person:1")

    held = Payload.objects.get(event__body=OFFICE, event__number=3)
    assert numbers == (3,)
    assert (held.text, held.salt, held.blanked_at, held.blanked_why) == ("", "", NINE, WHY)
    assert verify().is_fine


def test_blanking_is_an_entry_itself(five):
    blank(body=OFFICE, subject="person:7", numbers=[1], why=WHY, at=NINE, by="person:1")

    last = history(OFFICE, "person:7")[0]
    assert (last.number, last.event, last.by, last.label) == (6, "record.blanked", "person:1", "blanked")
    assert last.sentence == f"the words of 5 entries, because {WHY}"
    assert last.facts == {"entries": [[1, 5]], "reason": WHY}


def test_blanked_entry_still_says_who_when_and_about_what(five):
    blank(body=OFFICE, numbers=[3], why=WHY, at=NINE, by="person:1")

    (entry,) = history(OFFICE, "thing:3")
    assert (entry.number, entry.by, entry.label, entry.subjects) == (3, "person:12", "opened", ("person:7", "thing:3"))
    assert (entry.is_blanked, entry.what, entry.facts) == (True, "", {})
    assert entry.sentence == f"the words of this entry were blanked on 3 March 2026, because {WHY}"


def test_blanking_stays_within_the_body(five):
    blank(body=OFFICE, subject="person:7", why=WHY, at=NINE, by="person:1")

    assert [entry.is_blanked for entry in log(PARTNERSHIP)] == [False, False]


def test_words_of_a_blanking_are_never_blanked(five):
    blank(body=OFFICE, subject="person:7", why=WHY, at=NINE, by="person:1")

    with pytest.raises(CannotBlank, match="Nothing was blanked"):
        blank(body=OFFICE, subject="person:7", numbers=[6], why=WHY, at=NINE, by="person:1")


@pytest.mark.parametrize("given", [{"subject": "thing:99"}, {"numbers": [99]}, {}])
def test_nothing_to_blank_is_told(five, given):
    with pytest.raises(CannotBlank, match="holds no words of these entries"):
        blank(body=OFFICE, why=WHY, at=NINE, by="person:1", **given)


def test_blanking_without_a_reason_is_refused(five):
    with pytest.raises(CannotBlank, match="for a reason"):
        blank(body=OFFICE, subject="thing:3", why=" ", at=NINE, by="person:1")


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ([[3, 3]], []),
        ([[1, 10**15]], []),
        ([[1, 2], [4, 5]], [(Fault.WORDS_GONE, 3)]),
        ("all", [(Fault.WORDS_ALTERED, 6), (Fault.WORDS_GONE, 3)]),
    ],
)
def test_loss_is_a_blanking_only_where_a_later_entry_says_so(five, tamper, entries, found):
    facts = {"entries": entries, "reason": WHY}
    record(body=OFFICE, event="record.blanked", facts=facts, at=NINE, by="person:1")
    tamper(
        "UPDATE audit_payload SET salt = '', text = '', blanked_at = '2026-03-03 09:00:00', "
        f"blanked_why = '{WHY}' WHERE {{event}}"
    )

    assert [(one.fault, one.number) for one in verify().findings] == found


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_payload SET blanked_why = 'a lie' WHERE {event}",
        "UPDATE audit_payload SET blanked_at = '1999-01-01 00:00:00' WHERE {event}",
    ],
)
def test_blanking_that_was_rewritten_is_named(five, tamper, statement):
    blank(body=OFFICE, subject="thing:3", why=WHY, at=NINE, by="person:1")
    is_fine = verify().is_fine
    tamper(statement)

    (one,) = verify().findings

    assert is_fine
    assert (one.fault, one.number) == (Fault.BLANKING, 3)
    assert one.says == "When or why the words of entry 3 were blanked was altered."


def test_entry_does_not_account_for_what_was_lost_after_it(note, tamper):
    record(body=OFFICE, event="record.blanked", facts={"entries": [[1, 9]], "reason": WHY}, at=NINE, by="person:1")
    note("thing:2")
    note("thing:3")
    tamper(
        "UPDATE audit_payload SET salt = '', text = '', blanked_at = '2026-03-03 09:00:00', blanked_why = 'x' "
        "WHERE {event}"
    )

    assert [(one.fault, one.number) for one in verify().findings] == [(Fault.WORDS_GONE, 3)]


def test_words_of_many_entries_are_blanked(note):
    for number in range(620):
        note("person:7", what=str(number))

    assert len(blank(body=OFFICE, numbers=range(1, 601), why=WHY, at=NINE, by="person:1")) == 600
    assert json.loads(Payload.objects.get(event__event="record.blanked").text)["entries"] == [[1, 600]]
    assert verify().is_fine
