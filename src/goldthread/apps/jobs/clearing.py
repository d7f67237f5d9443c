"""The daily clearing away of jobs that ended well long ago. Those that failed stay until they are run again."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _l
from django_tasks_db.models import DBTaskResult

from goldthread.apps.jobs.daily import DailyWork, register
from goldthread.apps.jobs.models import Round

KEPT_DAYS = 30


def clear(day: date) -> None:
    """Remove jobs that ended well more than thirty days ago, and the rounds of those days."""
    ended_before = timezone.now() - timedelta(days=KEPT_DAYS)
    DBTaskResult.objects.successful().filter(finished_at__lt=ended_before).delete()
    Round.objects.filter(day__lt=day - timedelta(days=KEPT_DAYS)).delete()


WORK = register(DailyWork("clear_jobs", _l("Clear away jobs that ended well"), clear))
