"""The database refuses to change what is sealed, in a sentence, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from goldthread.apps.audit import triggers
from goldthread.apps.audit.models import Event, Head, Payload, Subject
from goldthread.apps.audit.verification import verify

from .conftest import OFFICE

THIRD = f"(SELECT id FROM audit_event WHERE body = '{OFFICE}' AND number = 3)"


def refused(act):
    """What is said when something is tried that the database refuses."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        act()
    assert verify().is_fine
    return str(caught.value).splitlines()[0]


@pytest.mark.parametrize("model", [Event, Subject, Payload, Head])
def test_no_row_is_taken_away(five, model):
    def act():
        model.objects.all()._raw_delete("default")

    said = {Event: triggers.KEPT, Subject: triggers.KEPT, Payload: triggers.BLANKED_ONLY, Head: triggers.AHEAD_ONLY}
    assert refused(act) == said[model]


@pytest.mark.parametrize(
    ("model", "change", "said"),
    [
        (Event, {"by": "person:9"}, triggers.KEPT),
        (Subject, {"key": "thing:9"}, triggers.KEPT),
        (Payload, {"text": "{}"}, triggers.BLANKED_ONLY),
        (Payload, {"blanked_why": "x"}, triggers.BLANKED_ONLY),
        (Head, {"number": 4}, triggers.AHEAD_ONLY),
        (Head, {"hash": "0"}, triggers.AHEAD_ONLY),
    ],
)
def test_no_row_is_changed(five, model, change, said):
    assert refused(lambda: model.objects.update(**change)) == said


@pytest.mark.parametrize(
    "statement",
    [
        f"INSERT INTO audit_subject (event_id, key) VALUES ({THIRD}, 'thing:9')",
        f"INSERT INTO audit_payload (event_id, salt, text, blanked_why) VALUES ({THIRD}, 'x', 'y', '')",
        'INSERT INTO audit_event (body, number, day, at, "by", event, digest, previous, hash) '
        f"VALUES ('{OFFICE}', 3, '2026-03-03', '2026-03-03 09:00:00', 'x', 'x', 'x', 'x', 'x')",
        'INSERT INTO audit_event (id, body, number, day, at, "by", event, digest, previous, hash) '
        f"VALUES ({THIRD}, '{OFFICE}', 6, '2026-03-03', '2026-03-03 09:00:00', 'x', 'x', 'x', 'x', 'x')",
    ],
)
@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE"])
def test_nothing_is_put_in_between_or_in_place(five, statement, verb):
    if verb != "INSERT" and connection.vendor != "sqlite":
        pytest.skip("Only SQLite replaces.")

    def act():
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("INSERT", verb, 1))

    assert refused(act) == triggers.KEPT


def test_blanked_words_do_not_come_back(five, tamper):
    kept = Payload.objects.get(event__body=OFFICE, event__number=3)
    tamper(
        "UPDATE audit_payload SET salt = '', text = '', blanked_at = '2026-03-03 09:00:00', blanked_why = 'x' "
        "WHERE {event}"
    )

    with pytest.raises(DatabaseError, match="may only be blanked"), transaction.atomic():
        kept.save()


def test_every_trigger_is_missed_when_it_is_away(db):
    triggers.remove(connection)

    assert set(triggers.missing(connection)) >= set(triggers.RULES)
    triggers.install(connection)
    assert triggers.missing(connection) == ()
