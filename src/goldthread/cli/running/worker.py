"""`goldthread worker`: does the jobs of this home one after another, and gives out the daily work when a day has
begun."""

import logging
import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.analytics.lock import StillWriting, locked
from goldthread.cli import django
from goldthread.core.errors import GoldthreadError

if TYPE_CHECKING:
    from django_tasks_db.management.commands.db_worker import Worker

told = logging.getLogger("goldthread.worker")
JOBS_SETTING = "GOLDTHREAD_JOBS"
PAUSE_SECONDS = 1.0
PATIENCE_SECONDS = 20.0


class CannotWork(GoldthreadError):
    """This worker cannot begin."""


def run(*, parent: int) -> None:
    """Work until stopped, or until the process `parent` has ended. One worker a home: a second one is refused."""
    os.environ.setdefault(JOBS_SETTING, "worker")
    django.start()
    from django.conf import settings

    if settings.JOBS != "worker":
        raise CannotWork("GOLDTHREAD_JOBS “at_once” leaves nothing to a worker. Give worker, or stop this.")
    try:
        with locked(settings.HOME / "worker.lock", patience_seconds=PATIENCE_SECONDS):
            _work(parent)
    except StillWriting:
        raise CannotWork(f"Another worker does the jobs of {settings.HOME}. One is enough: stop one of them.") from None


def _work(parent: int) -> None:
    from django.conf import settings
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    from goldthread.apps.jobs import beat

    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    over = threading.Event()
    threading.Thread(target=_live, args=(settings.HOME, worker.worker_id, over), daemon=True).start()
    told.info("The worker does the jobs of this home.")
    try:
        while worker.running and not (parent and os.getppid() != parent):
            _pass(worker)
            time.sleep(PAUSE_SECONDS)
    finally:
        over.set()
        beat.gone(settings.HOME)


def _live(home: Path, worker: str, over: threading.Event) -> None:
    """Leave a sign of life until it is over; a disk that is full ends nothing."""
    from django.utils import timezone

    from goldthread.apps.jobs import beat

    while not over.is_set():
        with suppress(OSError):
            beat.leave(home, beat.Beat(worker, timezone.now()))
        over.wait(beat.EVERY_SECONDS)


def _pass(worker: "Worker") -> None:
    """Give out what the day asks for, and do what waits. A database that is busy is asked again."""
    from django.db import OperationalError, close_old_connections
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from goldthread.apps.jobs import daily

    close_old_connections()
    try:
        now = timezone.now()
        daily.give_out(day=timezone.localdate(now), at=now)
        if DBTaskResult.objects.ready().exists():
            worker.run()
    except OperationalError as fault:
        told.warning("The worker could not reach the database, and asks again: %s", type(fault.__cause__).__name__)
