"""Making entries: numbered, sealed, refused when unfit, and undone with their deed."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from goldthread.apps.audit import queries
from goldthread.apps.audit.chain import SALT_LETTERS, digest_of, genesis
from goldthread.apps.audit.events import UnknownEvent
from goldthread.apps.audit.models import Event, Payload, Subject
from goldthread.apps.audit.operations import CannotRecord, Note, record, record_many

from .conftest import NINE, OFFICE, PARTNERSHIP


def test_entries_of_a_body_count_from_one_and_lead_on_from_each_other(five):
    rows = list(Event.objects.filter(body=OFFICE).order_by("number"))

    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [row.previous for row in rows] == [genesis(OFFICE), *(row.hash for row in rows[:-1])]


def test_bodies_have_chains_of_their_own(five):
    rows = Event.objects.filter(body=PARTNERSHIP).order_by("number")

    assert [(row.number, row.previous) for row in rows] == [(1, genesis(PARTNERSHIP)), (2, rows[0].hash)]


def test_words_stand_apart_under_a_salt_of_their_own(note):
    note("thing:1")
    note("thing:1")

    first, second = Payload.objects.order_by("event_id")

    assert first.text == second.text == '{"what":"Action 7C01"}'
    assert first.salt != second.salt
    assert len(first.salt) == SALT_LETTERS
    assert first.event.digest == digest_of(first.salt, first.text)


def test_bulk_deed_is_one_entry_about_many_things(note):
    note(*(f"thing:{number}" for number in range(1200)), "thing:7")

    assert Event.objects.count() == 1
    assert Subject.objects.count() == 1200


def test_day_is_the_local_one(note):
    note(at=datetime.fromisoformat("2026-06-30T23:30:00+00:00"))

    assert queries.head(OFFICE).day == date(2026, 7, 1)


def test_entry_is_undone_with_its_deed(five, note):
    before = queries.head(OFFICE)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        note("thing:6")
        _ = 1 / 0

    assert queries.head(OFFICE) == before
    assert Event.objects.filter(body=OFFICE).count() == 5


def test_many_entries_are_made_in_their_order(five, django_assert_num_queries):
    notes = [Note("trial.opened", {"what": str(number)}, (f"thing:{number}",)) for number in range(6, 9)]

    with django_assert_num_queries(5):
        record_many(body=OFFICE, notes=notes, at=NINE, by="system")

    assert [(one.number, one.what) for one in queries.history(OFFICE, "thing:8")] == [(8, "8")]
    assert queries.head(OFFICE).number == 8


def test_no_note_makes_no_entry(db):
    record_many(body=OFFICE, notes=[], at=NINE, by="system")

    assert queries.heads() == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"facts": {}}, "An entry “trial.opened” states what: what missing."),
        ({"facts": {"what": "x", "why": "y"}}, "An entry “trial.opened” states what: why not known."),
        ({"facts": {"what": date(2026, 3, 3)}}, "The facts of “trial.opened” cannot be written as JSON:"),
        ({"facts": {"what": float("inf")}}, "cannot be written as JSON"),
        ({"by": ""}, "“” is no plain key."),
        ({"by": "person:1\nperson:2"}, "is no plain key"),
        ({"body": ""}, "“” is no plain key."),
        ({"body": "b" * 81}, "is no plain key. Give one to 80 letters"),
        ({"subjects": ["thing:" + "1" * 160]}, "is no plain key. Give one to 160 letters"),
        ({"at": datetime(2026, 3, 3, 9)}, "2026-03-03 09:00:00 says no time zone."),
    ],
)
def test_unfit_entry_is_refused(db, given, said):
    fit = {"body": OFFICE, "event": "trial.opened", "facts": {"what": "x"}, "at": NINE, "by": "person:12"}

    with pytest.raises(CannotRecord) as refused:
        record(**(fit | given))

    assert said in str(refused.value)
    assert Event.objects.count() == 0


def test_kind_that_nobody_registered_is_refused(db):
    with pytest.raises(UnknownEvent, match=r"No kind of entry is called “trial\.invented”"):
        record(body=OFFICE, event="trial.invented", facts={}, at=NINE, by="system")


def test_database_refuses_a_second_row_that_leads_on_from_the_same(five, unguarded):
    third = Event.objects.get(body=OFFICE, number=3)
    facts = {name: getattr(third, name) for name in ("body", "day", "at", "by", "event", "digest", "previous", "hash")}

    with unguarded(), pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(**facts, number=6)
