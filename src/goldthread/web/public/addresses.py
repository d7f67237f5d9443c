"""The addresses that pages give one another."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldthread.core.period import Period
from goldthread.web.parts import Link


def measure(code: str) -> str:
    """The page of a measure."""
    return reverse("measure", args=[code])


def trace(code: str, period: Period, *, area: str = "") -> str:
    """The page that tells the chain behind one figure."""
    asked = {"period": period.code} | ({"area": area} if area else {})
    return f"{reverse('measure_trace', args=[code])}?{urlencode(asked)}"


def table(code: str) -> str:
    """All figures of a measure as a file."""
    return reverse("measure_csv", args=[code])


def trail() -> tuple[Link, ...]:
    """The way back from a measure."""
    return Link(reverse("home"), _("Home")), Link(reverse("measures"), _("Performance"))
