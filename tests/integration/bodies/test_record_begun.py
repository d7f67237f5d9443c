"""The record of a body that was kept before there was one."""

from importlib import import_module

from django.apps import apps
from django.db import connection

from goldthread.apps.audit import triggers
from goldthread.apps.audit.models import Event, Head, Payload, Subject
from goldthread.apps.audit.queries import history
from goldthread.apps.audit.verification import verify
from goldthread.apps.bodies.operations import found

begin_records = import_module("goldthread.apps.bodies.migrations.0003_record_begun").begin_records


def forget():
    """Leaves nothing of any record, as in a home from before there was one."""
    connection.check_constraints()
    triggers.remove(connection)
    for rows in (Subject, Payload, Event, Head):
        rows.objects.all().delete()
    connection.check_constraints()
    triggers.install(connection)


def test_body_from_before_the_record_gets_a_sealed_beginning(body):
    forget()

    begin_records(apps, None)

    (entry,) = history(body.slug, f"body:{body.pk}")
    assert (entry.number, entry.event, entry.by, entry.what) == (1, "body.record_begun", "system", body.name)
    assert verify(kept=[body.slug]).is_fine


def test_body_that_has_a_record_keeps_it_as_it_is(body):
    forget()
    begin_records(apps, None)
    other = found(name="A partnership", by="s")
    before = [str(head) for head in verify().heads]

    begin_records(apps, None)

    assert [str(head) for head in verify().heads] == before
    assert verify(kept=[body.slug, other.slug]).is_fine
