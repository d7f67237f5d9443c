"""The page of jobs, for administrators: what waits, runs, hangs or failed, and a button that runs one again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldthread.apps.bodies.queries import now
from goldthread.apps.jobs import operations, queries
from goldthread.core.spec.role import Role
from goldthread.web.office.gate import Desk, at_desk

ENDED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A job with its instants as they are printed."""

    job: queries.Job
    times: tuple[str, str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.ADMINISTRATOR)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The page; a POST runs the job again that it names."""
    if request.method == "POST":
        return _run_again(request, desk)
    return render(request, "office/jobs.html", {"desk": desk, "section": "jobs", "groups": _groups(timezone.now())})


def _run_again(request: HttpRequest, desk: Desk) -> HttpResponse:
    try:
        job = operations.run_again(body=desk.body.slug, job=request.POST.get("job", ""), at=now(), by=desk.actor.key)
    except operations.CannotRunAgain as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("“%(job)s” waits to be run again.") % {"job": job.label})
    return redirect("office_jobs", desk.body.slug)


def _groups(at: datetime) -> tuple[tuple[str, str, tuple[Row, ...]], ...]:
    """The jobs by how they stand, those that need somebody first: heading, what it means, jobs."""
    return (
        (_("Stuck"), _("Running too long, or their worker is gone."), _rows(queries.stuck(at))),
        (_("Failed"), _("Ended with a fault. The server’s log holds the reason."), _rows(queries.failed(at))),
        (_("Running"), _("Worked on now."), _rows(queries.running(at))),
        (_("Waiting"), _("Next in turn."), _rows(queries.waiting(at))),
        (_("Ended"), _("Done; the newest of them."), _rows(queries.ended(at)[:ENDED_SHOWN])),
    )


def _rows(jobs: Iterable[queries.Job]) -> tuple[Row, ...]:
    return tuple(Row(job, (_time(job.asked_at), _time(job.started_at), _time(job.ended_at))) for job in jobs)


def _time(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i") if at else "–"
