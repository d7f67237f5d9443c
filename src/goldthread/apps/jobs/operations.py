"""The one deed on jobs: run one again that failed, or that hangs because its worker is gone."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _l
from django_tasks_db.models import DBTaskResult

from goldthread.apps.audit import events
from goldthread.apps.audit.operations import record
from goldthread.apps.jobs import queries
from goldthread.core.errors import GoldthreadError

RUN_AGAIN = events.register(
    events.EventKind("job.run_again", label=_l("had a job run again"), facts=frozenset({"what", "was"}))
)


class CannotRunAgain(GoldthreadError):
    """The job is none that may be run again."""


@transaction.atomic
def run_again(*, body: str, job: str, at: datetime, by: str) -> queries.Job:
    """Put the job back among those that wait. `body` is the slug of the body in whose record it is written. Raises
    CannotRunAgain."""
    row = _row(job)
    before = queries.job(row, timezone.now())
    if not before.may_run_again:
        raise CannotRunAgain(_why(before))
    row.status, row.started_at, row.finished_at = "READY", None, None
    row.exception_class_path = row.traceback = ""
    row.save(update_fields=["status", "started_at", "finished_at", "exception_class_path", "traceback"])
    facts = {"what": before.label, "was": str(before.state)}
    record(body=body, event=RUN_AGAIN.name, subjects=(f"job:{job}",), facts=facts, at=at, by=by)
    return queries.job(row, timezone.now())


def _row(job: str) -> DBTaskResult:
    try:
        return DBTaskResult.objects.select_for_update().get(id=job)
    except (DBTaskResult.DoesNotExist, ValidationError):
        raise CannotRunAgain("No job has this key. Open the list of jobs again.") from None


def _why(job: queries.Job) -> str:
    if job.state is queries.State.STUCK:
        return f"“{job.label}” is still worked on. Stop `goldthread serve`, start it, and run the job again then."
    return f"“{job.label}” is {job.state}. Only a job that failed, or whose worker is gone, may be run again."
