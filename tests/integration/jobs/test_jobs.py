"""Jobs: how they stand, which may be run again, and what is given out once a day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from goldthread.apps.audit.queries import history
from goldthread.apps.jobs import beat, clearing, daily, operations, queries
from goldthread.apps.jobs.models import Round
from goldthread.apps.jobs.queries import LONGEST_RUN_MINUTES, State

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)


@pytest.fixture
def by_worker(settings):
    """Jobs wait for a worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def make(by_worker):
    """A job as the worker would have left it."""

    def made(status="READY", *, worker="", minutes=0, **given):
        row = DBTaskResult.objects.get(id=daily.do_daily_work.enqueue("clear_jobs", "2026-03-03").id)
        row.status, row.worker_ids = status, [worker] if worker else []
        row.started_at = timezone.now() - timedelta(minutes=minutes) if worker else None
        for name, value in given.items():
            setattr(row, name, value)
        row.save()
        return str(row.id)

    return made


@pytest.fixture
def alive(home):
    """A worker that lives."""
    beat.leave(home, beat.Beat("alive", timezone.now()))
    return "alive"


def standing():
    now = timezone.now()
    asked = (queries.waiting, queries.running, queries.stuck, queries.failed, queries.ended)
    return [[job.key for job in ask(now)] for ask in asked]


def test_jobs_are_told_apart_by_how_they_stand(make, alive):
    waits, runs = make(), make("RUNNING", worker=alive)
    left, long = (
        make("RUNNING", worker="gone", minutes=5),
        make("RUNNING", worker=alive, minutes=LONGEST_RUN_MINUTES + 1),
    )
    failed, ended = make("FAILED", finished_at=timezone.now()), make("SUCCESSFUL", finished_at=timezone.now())

    assert standing() == [[waits], [runs], [long, left], [failed], [ended]]


def test_a_job_says_what_it_is_and_what_went_wrong(make, alive):
    make("FAILED", exception_class_path="builtins.ValueError", traceback="ValueError: alice@example.org")

    (job,) = queries.failed(timezone.now())

    assert (job.label, job.fault) == ("Clear away jobs that ended well", "ValueError")


def test_a_job_that_failed_waits_again_and_it_is_recorded(make, alive, body):
    key = make("FAILED", worker="gone", finished_at=timezone.now(), exception_class_path="builtins.ValueError")

    job = operations.run_again(body=body.slug, job=key, at=timezone.now(), by="person:7")

    assert (job.state, standing()) == (State.WAITING, [[key], [], [], [], []])
    (entry,) = history(body.slug, f"job:{key}")
    assert (entry.by, entry.facts["was"]) == ("person:7", "failed")


def test_a_job_whose_worker_is_gone_may_be_run_again(make, alive, body):
    key = make("RUNNING", worker="gone")

    assert operations.run_again(body=body.slug, job=key, at=timezone.now(), by="system").state is State.WAITING


@pytest.mark.parametrize(
    ("status", "minutes", "told"),
    [
        ("READY", 0, "is waiting"),
        ("SUCCESSFUL", 0, "is ended"),
        ("RUNNING", 0, "is running"),
        ("RUNNING", LONGEST_RUN_MINUTES + 1, "is still worked on"),
    ],
)
def test_any_other_job_is_not_run_again(make, alive, body, status, minutes, told):
    key = make(status, worker=alive, minutes=minutes)

    with pytest.raises(operations.CannotRunAgain, match=told):
        operations.run_again(body=body.slug, job=key, at=timezone.now(), by="system")

    assert DBTaskResult.objects.get(id=key).status == status


@pytest.mark.parametrize("key", ["", "no key", "00000000-0000-0000-0000-000000000000"])
def test_a_job_that_is_not_there_is_told(body, key):
    with pytest.raises(operations.CannotRunAgain, match="No job has this key"):
        operations.run_again(body=body.slug, job=key, at=timezone.now(), by="system")


def test_daily_work_is_given_out_once_a_day(by_worker):
    now, names = timezone.now(), tuple(work.name for work in daily.works())

    given = [daily.give_out(day=day, at=now) for day in (DAY, DAY, DAY + timedelta(days=1))]

    assert given == [names, (), names]
    assert Round.objects.count() == DBTaskResult.objects.count() == 2 * len(names)
    assert "clear_jobs" in names


def test_daily_work_that_nobody_knows_is_refused():
    with pytest.raises(daily.UnknownWork):
        daily.do_daily_work.call("no such work", "2026-03-03")


def test_two_pieces_of_daily_work_may_not_bear_one_name():
    with pytest.raises(daily.UnknownWork):
        daily.register(daily.DailyWork("clear_jobs", "Another", print))


def test_jobs_that_ended_well_long_ago_are_cleared_away(make):
    long_ago = timezone.now() - timedelta(days=clearing.KEPT_DAYS + 1)
    make("SUCCESSFUL", finished_at=long_ago)
    kept = {make("SUCCESSFUL", finished_at=timezone.now()), make("FAILED", finished_at=long_ago), make()}
    Round.objects.create(work="old", day=DAY - timedelta(days=31), given_at=long_ago)

    clearing.clear(DAY)

    assert {str(row.id) for row in DBTaskResult.objects.all()} == kept
    assert Round.objects.count() == 0
