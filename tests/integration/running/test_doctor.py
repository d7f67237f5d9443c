"""The doctor: each thing that is wrong is found, with its mend, and all is well in a home that is sound."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.mail.backends import smtp
from django.db import connection
from django.utils import timezone
from typer.testing import CliRunner

from goldthread.apps.audit.models import Head
from goldthread.apps.bodies.models import Home
from goldthread.apps.jobs import beat
from goldthread.cli.main import app
from goldthread.cli.running.doctor import data, machine, settled
from goldthread.cli.running.doctor.finding import State

pytestmark = pytest.mark.django_db
PUBLIC = ["localhost", "record.example.gov.uk"]


@pytest.fixture
def sound(body, settings):
    """A home in which nothing is wrong."""
    settings.ALLOWED_HOSTS = ["localhost"]
    key = Path(settings.HOME) / "secret-key"
    key.touch(mode=0o600)
    return Path(settings.HOME)


def doctor():
    done = CliRunner().invoke(app, ["doctor", "--json"])
    return done.exit_code, json.loads(done.stdout)


def test_a_sound_home_has_no_fault(sound):
    code, answer = doctor()

    assert [one for one in answer["checks"] if one["state"] == "fault"] == []
    assert (code, answer["sound"]) == (0, True)
    assert len(answer["checks"]) == 18


def test_people_get_a_line_each_and_a_sum(sound):
    done = CliRunner().invoke(app, ["doctor"])

    lines = done.stdout.splitlines()
    assert len(lines) == 19
    assert lines[0] == f"OK       home: {sound} can be written to."
    assert lines[-1].startswith("18 checks: faults 0, warnings ")


def test_a_fault_ends_with_one(sound):
    (sound / "secret-key").chmod(0o644)

    code, answer = doctor()

    assert (code, answer["sound"]) == (1, False)
    assert [one["name"] for one in answer["checks"] if one["state"] == "fault"] == ["key"]


def test_a_home_that_is_not_there_is_the_only_thing_told_of_it(settings, tmp_path):
    settings.HOME = tmp_path / "away"

    _, answer = doctor()

    assert [one["name"] for one in answer["checks"]] == [
        "home",
        "faces",
        "engine",
        "address",
        "second factor",
        "mail",
    ]
    assert answer["checks"][0]["state"] == "fault"


def test_a_check_that_breaks_is_told_and_the_others_are_made(sound, monkeypatch):
    def broken(folder):
        raise RuntimeError("private words")

    monkeypatch.setattr(machine.shutil, "disk_usage", broken)

    _, answer = doctor()

    (told,) = [one for one in answer["checks"] if one["state"] == "fault"]
    assert (told["name"], told["said"]) == ("room", "could not be looked at: RuntimeError")
    assert len(answer["checks"]) == 18


def test_a_disk_with_little_room_is_told(sound, monkeypatch):
    monkeypatch.setattr(machine, "LEAST_MB", 10**9)

    assert machine.room().state is State.FAULT


def test_a_file_from_the_future_is_told(sound):
    ahead = timezone.now().timestamp() + 3600
    os.utime(sound / "secret-key", (ahead, ahead))

    assert machine.clock().state is State.WARNING


def test_tables_of_a_later_version_are_told(sound):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.create(app="bodies", name="9999_later")

    found = data.tables()

    assert (found.state, found.said) == (State.FAULT, "are of a later version (bodies.9999_later)")


def test_tables_of_an_earlier_version_are_told(sound):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="jobs").delete()

    assert data.tables().state is State.WARNING


def test_a_home_without_a_body_is_told(home):
    assert data.body().state is State.WARNING


@pytest.mark.parametrize(("url", "state"), [("https://record.example.gov.uk", State.FAULT), ("", State.OK)])
def test_a_demonstration_open_to_the_world_is_a_fault(sound, settings, url, state):
    from urllib.parse import urlsplit

    Home.objects.update(is_demo=True)
    settings.URL = urlsplit(url)

    assert data.demonstration().state is state


def test_a_file_that_is_missing_from_the_lake_is_named(sound, write_street):
    from goldthread.apps.bodies.queries import current_body
    from goldthread.apps.performance import operations, queries

    body = current_body()
    operations.load(body=body, paths=[write_street("2025-01")], catalogue=queries.catalogue(body), by="system")
    before = data.lake()
    (gone,) = (sound / "lake").rglob("*.parquet")
    gone.unlink()

    found = data.lake()

    assert before.state is State.OK
    assert found.state is State.FAULT
    assert found.said.startswith("1 of 1 files are missing")


def test_a_record_that_does_not_end_at_its_head_is_a_fault(sound):
    Head.objects.update_or_create(body="another", defaults={"number": 7, "hash": "0" * 64})

    found = data.record()

    assert (found.state, found.said) == (State.FAULT, "that of another does not end where its head says")


def test_a_record_that_the_database_does_not_guard_is_a_fault(sound):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_event_no_delete")

    found = data.record()

    assert (found.state, found.said) == (
        State.FAULT,
        "is not guarded by the database: 1 triggers are gone or altered, first audit_event_no_delete",
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("GOLDTHREAD_HOSTZ", "a.example.org", "GOLDTHREAD_HOSTZ is no setting. Write GOLDTHREAD_HOSTS, or take it"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL names no database that can be used. Write postgresql://"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_once_in_its_own_words(tmp_path, name, value, said):
    lines = told_by_a_process(tmp_path, **{name: value})

    assert lines[0].startswith(f"FAULT    settings: {said}")
    assert [line.split(":")[0].split()[-1] for line in lines[1:-1]] == ["faces", "engine"]
    assert lines[-1] == "3 checks: faults 1, warnings 0."


def test_a_damaged_file_is_told_with_the_copy_to_put_back(tmp_path):
    (tmp_path / "goldthread.sqlite3").write_bytes(b"no database " * 999)

    lines = told_by_a_process(tmp_path)

    (told,) = [line for line in lines if line.startswith("FAULT")]
    assert told == (
        f"FAULT    database: {tmp_path / 'goldthread.sqlite3'} is damaged, or is no database. Stop serving, keep this "
        "file aside, and put back a copy (`goldthread restore`)."
    )


def told_by_a_process(home, **chosen):
    """The lines of a doctor that ends with 1 in this home, with these settings."""
    environment = {**os.environ, "GOLDTHREAD_HOME": str(home), **chosen}
    command = [sys.executable, "-m", "goldthread", "doctor"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout.splitlines()


def test_a_worker_that_was_seen_and_is_gone_is_a_fault(sound):
    before = data.worker().state
    beat.leave(sound, beat.Beat("one", timezone.now() - timedelta(minutes=5)))

    assert (before, data.worker().state) == (State.OK, State.FAULT)


@pytest.mark.parametrize(
    ("hosts", "is_https", "header", "state"),
    [
        (["localhost"], False, None, State.OK),
        (PUBLIC, False, None, State.FAULT),
        (PUBLIC, True, None, State.WARNING),
        (PUBLIC, True, ("HTTP_X_FORWARDED_PROTO", "https"), State.OK),
    ],
)
def test_an_address_without_https_is_a_fault(settings, hosts, is_https, header, state):
    settings.ALLOWED_HOSTS, settings.IS_HTTPS, settings.SECURE_PROXY_SSL_HEADER = hosts, is_https, header

    assert settled.address().state is state


@pytest.mark.parametrize(("chosen", "state"), [("required", State.OK), ("optional", State.WARNING)])
def test_a_second_factor_that_is_not_required_is_told(settings, chosen, state):
    settings.SECOND_FACTOR = chosen

    assert settled.second_factor().state is state


def test_a_demonstration_is_told_to_ask_for_no_second_factor(sound, settings):
    Home.objects.update(is_demo=True)
    settings.SECOND_FACTOR = "required"

    assert settled.second_factor().said == "is not asked for: this home is a demonstration"


def test_a_mail_server_that_does_not_answer_is_a_fault(settings, monkeypatch):
    def closed(self):
        raise ConnectionRefusedError

    settings.HAS_MAIL, settings.EMAIL_BACKEND = True, "django.core.mail.backends.smtp.EmailBackend"
    monkeypatch.setattr(smtp.EmailBackend, "open", closed)

    found = settled.mail()

    assert (found.state, found.said) == (State.FAULT, "the server does not answer (ConnectionRefusedError)")
