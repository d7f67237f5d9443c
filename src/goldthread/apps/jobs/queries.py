"""Reads: which jobs wait, run, hang, failed or ended, as values that a page can show. It changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from goldthread.apps.jobs import beat
from goldthread.apps.jobs.daily import label_of

LONGEST_RUN_MINUTES = 30
"""A job that runs for longer hangs."""
MOST_SHOWN = 100


class State(StrEnum):
    """How a job stands. Stuck is no state of its row: it is running, too long or for a worker that is gone."""

    WAITING = "waiting"
    RUNNING = "running"
    STUCK = "stuck"
    FAILED = "failed"
    ENDED = "ended"


_ROW = {"READY": State.WAITING, "RUNNING": State.RUNNING, "FAILED": State.FAILED, "SUCCESSFUL": State.ENDED}


@dataclass(frozen=True, slots=True)
class Job:
    """One job. `fault` is the kind of the fault, its last line; `is_worker_gone` is true of one that nobody works on
    though its row says so."""

    key: str
    label: str
    state: State
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    fault: str
    is_worker_gone: bool

    @property
    def may_run_again(self) -> bool:
        return self.state is State.FAILED or (self.state is State.STUCK and self.is_worker_gone)


def waiting(now: datetime) -> tuple[Job, ...]:
    """Those that wait, the next first."""
    return _jobs(DBTaskResult.objects.filter(status="READY").order_by("-priority", "run_after", "enqueued_at"), now)


def running(now: datetime) -> tuple[Job, ...]:
    """Those that are worked on."""
    return tuple(job for job in _begun(now) if job.state is State.RUNNING)


def stuck(now: datetime) -> tuple[Job, ...]:
    """Those that have run too long, or whose worker is gone; the oldest first."""
    return tuple(job for job in _begun(now) if job.state is State.STUCK)


def failed(now: datetime) -> tuple[Job, ...]:
    """Those that ended with a fault, the newest first."""
    return _jobs(DBTaskResult.objects.failed().order_by("-finished_at", "id"), now)


def ended(now: datetime) -> tuple[Job, ...]:
    """Those that ended well, the newest first."""
    return _jobs(DBTaskResult.objects.successful().order_by("-finished_at", "id"), now)


def job(row: DBTaskResult, now: datetime) -> Job:
    """The row as a value."""
    state, worker = _ROW[row.status], beat.alive(settings.HOME, now)
    is_gone = state is State.RUNNING and (not row.worker_ids or row.worker_ids[-1] != worker)
    too_long = row.started_at is not None and now - row.started_at > timedelta(minutes=LONGEST_RUN_MINUTES)
    if state is State.RUNNING and (is_gone or too_long):
        state = State.STUCK
    return Job(
        key=str(row.id),
        label=_label(row.task_path, row.args_kwargs),
        state=state,
        asked_at=row.enqueued_at,
        started_at=row.started_at,
        ended_at=row.finished_at,
        fault=row.exception_class_path.rpartition(".")[2] if state is State.FAILED else "",
        is_worker_gone=is_gone,
    )


def _begun(now: datetime) -> tuple[Job, ...]:
    return _jobs(DBTaskResult.objects.running().order_by("started_at", "id"), now)


def _jobs(rows: "QuerySet[DBTaskResult]", now: datetime) -> tuple[Job, ...]:
    return tuple(job(row, now) for row in rows[:MOST_SHOWN])


def _label(path: str, given: Mapping[str, list[str]]) -> str:
    """Daily work by its own label, any other by the name of its function."""
    name = path.rpartition(".")[2]
    if name == "do_daily_work" and given.get("args"):
        return label_of(given["args"][0])
    return name.replace("_", " ").capitalize()
