"""What is done for every register once a day: dates that fall due are kept right, and bytes that no entry names go."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.jobs.daily import DailyWork, register
from goldthread.apps.registers.operations.attachments import sweep
from goldthread.apps.registers.operations.entries.dues import reckon_all


def reckon_dues(day: date) -> None:
    """Keep the dates of every entry of every body."""
    for body in Body.objects.order_by("pk"):
        reckon_all(body)


def sweep_files(day: date) -> None:
    """Take away the bytes of files that belong to nothing."""
    sweep()


DUES = register(DailyWork("registers.dues", _("Reckon the dates that fall due"), reckon_dues))
FILES = register(DailyWork("registers.files", _("Clear away files that belong to no entry"), sweep_files))
