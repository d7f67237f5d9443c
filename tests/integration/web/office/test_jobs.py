"""The page of jobs: an administrator sees what hangs and runs it again; nobody else sees it."""

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.cast import cast, signed_in

from goldthread.apps.jobs import daily

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanging(settings, body):
    """A job whose worker is gone."""
    settings.SECOND_FACTOR = "optional"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    key = daily.do_daily_work.enqueue("clear_jobs", "2026-03-03").id
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["gone"], started_at="2026-03-03T09:00Z")
    return key


def address(body):
    return reverse("office_jobs", args=[body.slug])


def test_an_administrator_sees_a_job_that_hangs_and_runs_it_again(hanging, body):
    client = signed_in(cast(body).administrator)
    before = " ".join(client.get(address(body)).content.decode().split())

    after = client.post(address(body), {"job": hanging}, follow=True).content.decode()

    assert "Stuck (1)" in before
    assert "Clear away jobs that ended well" in before
    assert "waits to be run again." in after
    assert "Stuck (0)" in after
    assert DBTaskResult.objects.get().status == "READY"


def test_a_job_that_is_not_there_is_told(hanging, body):
    page = signed_in(cast(body).administrator).post(address(body), {"job": "none"}, follow=True).content.decode()

    assert "No job has this key." in page
    assert DBTaskResult.objects.get().status == "RUNNING"


@pytest.mark.parametrize("who", ["officer", "auditor", "contributor", "outsider"])
def test_nobody_else_sees_or_runs_a_job(hanging, body, who):
    client = signed_in(getattr(cast(body), who))

    assert client.get(address(body)).status_code == 403
    assert client.post(address(body), {"job": hanging}).status_code == 403
    assert DBTaskResult.objects.get().status == "RUNNING"


def test_a_stranger_is_led_to_sign_in(hanging, body, client):
    assert client.get(address(body)).status_code == 302
