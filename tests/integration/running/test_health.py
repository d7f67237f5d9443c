"""The health page: it answers without a body, and says which part does not stand."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from goldthread.apps.bodies.models import Home
from goldthread.apps.jobs import beat
from goldthread.web.middleware import health

pytestmark = pytest.mark.django_db


def seen(home, seconds_ago):
    beat.leave(home, beat.Beat("one", timezone.now() - timedelta(seconds=seconds_ago)))


def test_health_answers_without_a_body(home):
    answer = Client().get("/health/")

    assert Home.objects.count() == 0
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.content.decode() == "ok\ndatabase: answers\nworker: none; jobs run at once\ndisk: has room\n"


def test_health_answers_a_program_as_json(home):
    answer = Client().get("/health/", HTTP_ACCEPT="application/json")

    assert answer.json() == {"ok": True, "parts": {"database": "ok", "worker": "unused", "disk": "ok"}}


@pytest.mark.parametrize(
    ("seconds_ago", "status", "state"), [(1, 200, "ok"), (beat.PATIENCE_SECONDS + 5, 503, "fault")]
)
def test_a_worker_that_was_not_seen_of_late_is_a_fault(home, settings, seconds_ago, status, state):
    settings.JOBS = "worker"
    seen(home, seconds_ago)

    answer = Client().get("/health/", HTTP_ACCEPT="application/json")

    assert (answer.status_code, answer.json()["parts"]["worker"]) == (status, state)


def test_a_worker_that_ended_is_a_fault(home, settings):
    settings.JOBS = "worker"
    seen(home, 1)
    beat.gone(home)

    assert Client().get("/health/").status_code == 503


def test_a_database_that_does_not_answer_is_a_fault(home, monkeypatch):
    class Away:
        def cursor(self):
            raise OperationalError("connection to server at 10.0.0.1 failed for user office")

    monkeypatch.setattr(health, "connection", Away())

    answer = Client().get("/health/")

    assert answer.status_code == 503
    assert answer.content.decode().splitlines()[:2] == ["fault", "database: does not answer"]
    assert "office" not in answer.content.decode()


def test_a_disk_without_room_is_a_fault(home, monkeypatch):
    monkeypatch.setattr(health, "SMALLEST_FREE_MB", 10**9)

    assert health.disk().state == "fault"


def test_a_sign_of_life_that_cannot_be_read_is_none(home):
    (home / beat.FILE).write_text("{", encoding="ascii")

    assert beat.last(home) is None
    assert not beat.is_alive(home, timezone.now())
