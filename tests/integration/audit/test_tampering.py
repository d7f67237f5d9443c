"""Whatever somebody does to the rows who can do everything the database does, verification names the row."""

import pytest
from django.db import connection

from goldthread.apps.audit import chain, queries, triggers
from goldthread.apps.audit.models import Event, Payload, Subject
from goldthread.apps.audit.verification import Fault, finding, verify, walk
from goldthread.core.errors import BadInput

from .conftest import OFFICE, PARTNERSHIP

TAIL = (
    "DELETE FROM audit_subject WHERE event_id IN (SELECT id FROM audit_event WHERE body = '{office}' AND number >= %d)",
    "DELETE FROM audit_payload WHERE event_id IN (SELECT id FROM audit_event WHERE body = '{office}' AND number >= %d)",
    "DELETE FROM audit_event WHERE body = '{office}' AND number >= %d",
)
"""Cuts off the entries from a number on."""


def found(**given):
    return [(one.fault, one.number) for one in verify(**given).findings]


def cut_from(first):
    return [one % first for one in TAIL]


def without(first, last):
    """Statements that take away the entries from one number to another."""
    return [one.replace(f">= {first}", f"BETWEEN {first} AND {last}") for one in cut_from(first)]


def test_untouched_record_is_fine(five):
    verdict = verify()

    assert verdict.is_fine
    assert verdict.entries == 7
    assert [(one.body, one.number) for one in verdict.heads] == [(OFFICE, 5), (PARTNERSHIP, 2)]


def test_empty_record_is_fine(db):
    assert (verify().entries, verify().heads, verify().is_fine) == (0, (), True)


def test_chain_longer_than_what_is_read_at_once_is_walked_whole(five, monkeypatch):
    monkeypatch.setattr(walk, "CHUNK", 2)
    told = []

    verdict = verify(progress=told.append)

    assert verdict.is_fine
    assert told == [2, 4, 5, 7]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET \"by\" = 'person:9' WHERE {row}",
        "UPDATE audit_event SET day = '2026-03-04' WHERE {row}",
        "UPDATE audit_event SET at = '2026-03-03 09:00:00.000001' WHERE {row}",
        "UPDATE audit_event SET event = 'trial.changed' WHERE {row}",
        "UPDATE audit_event SET previous = '0' WHERE {row}",
        "UPDATE audit_event SET hash = '0' WHERE {row}",
        "UPDATE audit_event SET \"by\" = 'person:12' || chr(10) || 'x' WHERE {row}",
        "UPDATE audit_subject SET key = 'thing:9' WHERE {event} AND key = 'thing:3'",
        "DELETE FROM audit_subject WHERE {event} AND key = 'thing:3'",
        "INSERT INTO audit_subject (event_id, key) SELECT id, 'thing:9' FROM audit_event WHERE {row}",
    ],
)
def test_altered_entry_is_named(five, tamper, statement):
    tamper(statement if connection.vendor == "postgresql" else statement.replace("chr(", "char("))

    assert found() == [(Fault.ALTERED, 3)]


def test_finding_tells_body_day_and_kind(five, tamper):
    tamper("UPDATE audit_event SET \"by\" = 'person:9' WHERE {row}")

    (one,) = verify().findings

    assert (one.body, one.day, one.event) == (OFFICE, "2026-03-03", "trial.opened")
    assert one.says == "Entry 3 was altered: its seal does not fit what it says or what it is about."


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ('UPDATE audit_payload SET text = \'{{"what":"x"}}\' WHERE {event}', Fault.WORDS_ALTERED),
        ("UPDATE audit_payload SET salt = 'x' WHERE {event}", Fault.WORDS_ALTERED),
        ("DELETE FROM audit_payload WHERE {event}", Fault.WORDS_GONE),
        (
            "UPDATE audit_payload SET salt = '', text = '', blanked_at = '2026-03-03 09:00:00', blanked_why = 'x' "
            "WHERE {event}",
            Fault.WORDS_GONE,
        ),
    ],
)
def test_altered_words_are_named(five, tamper, statement, fault):
    tamper(statement)

    assert found() == [(fault, 3)]


def test_letter_moved_from_salt_to_words_is_found(five, tamper):
    tamper("UPDATE audit_payload SET text = substr(salt, 32) || text, salt = substr(salt, 1, 31) WHERE {event}")

    assert found() == [(Fault.WORDS_ALTERED, 3)]


@pytest.mark.parametrize(
    ("statements", "findings", "says"),
    [
        (without(3, 3), [(Fault.REMOVED, 3)], "Entry 3 was removed."),
        (without(2, 4), [(Fault.REMOVED, 2)], "Entries 2 to 4 were removed."),
        (without(1, 1), [(Fault.REMOVED, 1)], "Entry 1 was removed."),
        (cut_from(5), [(Fault.CUT_OFF, 5)], "The end was cut off: entry 5 is gone."),
        (cut_from(1), [(Fault.CUT_OFF, 1)], "The end was cut off: entries 1 to 5 are gone."),
    ],
)
def test_missing_entries_are_named(five, tamper, statements, findings, says):
    tamper(*statements)

    assert found() == findings
    assert verify().findings[0].says == says


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("DELETE FROM audit_head WHERE body = '{office}'", 5),
        ("UPDATE audit_head SET hash = '0' WHERE body = '{office}'", 5),
        ("UPDATE audit_head SET day = '2026-03-04' WHERE body = '{office}'", 5),
    ],
)
def test_altered_head_is_found(five, tamper, statement, number):
    tamper(statement)

    assert found() == [(Fault.HEAD, number)]


def test_two_entries_that_changed_places_are_both_named(five, tamper):
    tamper(
        "UPDATE audit_event SET number = 99 WHERE {row}",
        "UPDATE audit_event SET number = 3 WHERE body = '{office}' AND number = 2",
        "UPDATE audit_event SET number = 2 WHERE body = '{office}' AND number = 99",
    )

    assert found() == [(Fault.ALTERED, 2), (Fault.ALTERED, 3)]


def forged(like, **other):
    """The columns of an entry like the one of this number, but for what is given, under a seal that fits."""
    held = Event.objects.get(body=OFFICE, number=like)
    names = ("body", "number", "by", "event", "digest", "previous")
    line = chain.Line(
        **{name: getattr(held, name) for name in names},
        day=str(held.day),
        at=chain.instant(held.at),
        subjects=[one.key for one in held.subjects.order_by("key")],
    )._replace(**other)
    return line._asdict() | {"at": held.at, "hash": chain.seal(line)}


def write(unguarded, like, **other):
    columns = forged(like, **other)
    with unguarded():
        subjects = columns.pop("subjects")
        made = Event.objects.create(**columns)
        payload = Payload.objects.get(event__body=OFFICE, event__number=like)
        Payload.objects.create(event=made, salt=payload.salt, text=payload.text)
        Subject.objects.bulk_create(Subject(event=made, key=key) for key in subjects)


def test_entry_that_was_replaced_under_a_fitting_seal_is_named(five, unguarded):
    columns = forged(3, by="person:9")
    with unguarded():
        Event.objects.filter(body=OFFICE, number=3).update(by="person:9", hash=columns["hash"])

    assert found() == [(Fault.REPLACED, 3)]


def test_last_entry_that_was_replaced_is_named(five, unguarded):
    columns = forged(5, by="person:9")
    with unguarded():
        Event.objects.filter(body=OFFICE, number=5).update(by="person:9", hash=columns["hash"])

    assert found() == [(Fault.HEAD, 5)]


def test_entry_put_in_after_the_head_is_named(five, unguarded):
    write(unguarded, 5, number=6, previous=queries.head(OFFICE).digest)

    assert found() == [(Fault.INSERTED, 6)]


def test_entry_put_in_between_is_found(five, unguarded, tamper):
    for number in (5, 4, 3):
        tamper(f"UPDATE audit_event SET number = {number + 1} WHERE body = '{{office}}' AND number = {number}")
    write(unguarded, 2, number=3, previous="0" * 64)

    assert found() == [(Fault.REPLACED, 2), (Fault.ALTERED, 4), (Fault.ALTERED, 5), (Fault.INSERTED, 6)]


def test_bodies_are_told_apart(five, tamper):
    tamper("UPDATE audit_event SET \"by\" = 'person:9' WHERE body = 'partnership-for-testing' AND number = 2")

    assert [(one.body, one.number) for one in verify().findings] == [(PARTNERSHIP, 2)]
    assert verify(body=OFFICE).is_fine


def test_more_findings_than_can_be_told_are_counted(five, tamper, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 2)
    tamper("UPDATE audit_event SET \"by\" = 'person:9' WHERE body = '{office}'")

    verdict = verify()

    assert ([one.number for one in verdict.findings], verdict.untold) == ([1, 2], 3)


def test_guard_that_is_gone_is_named(five):
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER audit_event_no_update" + (" ON audit_event" if connection.vendor == "postgresql" else "")
        )

    (one,) = verify().findings

    assert one.fault == Fault.UNGUARDED
    assert one.says == "The database does not guard the record: its trigger audit_event_no_update is gone."
    triggers.install(connection)
    assert verify().is_fine


def test_expected_head_that_is_held_is_fine(five, note):
    printed = str(queries.head(OFFICE))
    note("thing:6")

    assert found(expect=[printed]) == []
    assert found(expect=[printed[:-12]]) == []
    assert printed.startswith(f"{OFFICE}/2026-03-03/5/")


def test_tail_and_head_that_were_cut_off_are_found_by_the_expected_head(five, tamper):
    printed = str(queries.head(OFFICE))
    fourth = Event.objects.get(body=OFFICE, number=4)
    tamper(*cut_from(5), f"UPDATE audit_head SET number = 4, hash = '{fourth.hash}' WHERE body = '{{office}}'")

    assert found() == []
    assert found(expect=[printed]) == [(Fault.NOT_EXPECTED, 5)]
    assert verify(expect=[printed]).findings[0].says == (
        "This record ends with entry 4 of 2026-03-03, before entry 5 of 2026-03-03, which was expected: an older copy "
        "was put in its place, or its end was cut off."
    )


def test_record_that_was_made_anew_is_found_by_the_expected_head(five, tamper, note):
    printed = str(queries.head(OFFICE))
    fourth = Event.objects.get(body=OFFICE, number=4)
    tamper(*cut_from(5), f"UPDATE audit_head SET number = 4, hash = '{fourth.hash}' WHERE body = '{{office}}'")
    note("thing:5", what="Something else")

    assert found() == []
    assert verify(expect=[printed]).findings[0].says == (
        "Entry 5 is not the one that was expected: this record was written anew since."
    )


def test_expected_head_of_a_body_that_is_not_held_is_told(five):
    (one,) = verify(expect=["another-body/2026-03-03/7/0123456789ab"]).findings

    assert one.says == "No entry of another-body is held, though 7 were expected."


@pytest.mark.parametrize(
    "text", ["", "7", "body/2026-03-03/7", "body/2026-03-03/7/0123", "body/2026-13-03/7/0123456789ab"]
)
def test_head_that_is_none_is_refused(db, text):
    with pytest.raises(BadInput, match="is not the head of a record"):
        verify(expect=[text])


def test_body_whose_whole_record_is_gone_is_named(five, tamper):
    tamper(*cut_from(1), "DELETE FROM audit_head WHERE body = '{office}'")

    verdict = verify(kept=[OFFICE, PARTNERSHIP])

    assert [(one.body, one.fault) for one in verdict.findings] == [(OFFICE, Fault.NO_RECORD)]
    assert verdict.findings[0].says == "This body is kept, and its whole record is gone."


def test_keys_that_turn_the_order_of_entries_are_found(five, tamper):
    rekey(tamper, Event.objects.get(body=OFFICE, number=3).pk, 10**6)

    assert found() == [(Fault.ORDER, 3)]


@pytest.mark.parametrize("name", sorted(triggers.RULES))
def test_guard_that_does_something_else_under_its_name_is_named(five, name):
    weaken(name)

    assert f"The database does not guard the record: its trigger {name} was altered." in [
        one.says for one in verify().findings
    ]


def rekey(tamper, old, new):
    """Gives the third entry another key, with its words and what it is about."""
    columns = 'body, number, day, at, "by", event, digest, previous, hash'
    tamper(
        f"UPDATE audit_event SET number = 99, previous = 'x' WHERE id = {old}",
        f'INSERT INTO audit_event (id, {columns}) SELECT {new}, body, 3, day, at, "by", event, digest, '
        f"(SELECT hash FROM audit_event WHERE body = '{OFFICE}' AND number = 2), hash "
        f"FROM audit_event WHERE id = {old}",
        f"UPDATE audit_payload SET event_id = {new} WHERE event_id = {old}",
        f"UPDATE audit_subject SET event_id = {new} WHERE event_id = {old}",
        f"DELETE FROM audit_event WHERE id = {old}",
    )


def weaken(name):
    """Puts another trigger of the same name in its place, which refuses nothing."""
    table, deed, *_rest = triggers.RULES[name]
    connection.check_constraints()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
            )
        else:
            cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(f"CREATE TRIGGER {name} BEFORE {deed} ON {table} WHEN 0 BEGIN SELECT 1; END")
