"""What is done for bodies once a day: each is called as it is on that day."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from goldthread.apps.bodies.operations import take_styles
from goldthread.apps.jobs.daily import DailyWork, register


def style_bodies(day: date) -> None:
    """Bring every body to its style of the day."""
    take_styles(on=day)


STYLES = register(DailyWork("bodies.styles", _("Call each body as it is called today"), style_bodies))
