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


def peers(code: str) -> str:
    """A counted measure beside those of other forces."""
    return reverse("measure_peers", args=[code])


def peers_table(code: str) -> str:
    """The same as a file."""
    return reverse("measure_peers_csv", args=[code])


def trail() -> tuple[Link, ...]:
    """The way back from a measure."""
    return Link(reverse("home"), _("Home")), Link(reverse("measures"), _("Performance"))


def plan(code: str) -> str:
    """The page of a plan."""
    return reverse("plan", args=[code])


def part(code: str, kind: str, reference: str) -> str:
    """The page of a part of a plan: a theme, an objective, a pledge, a priority, a value or the vision."""
    return reverse("plan_part", args=[code, kind, reference])


def action(code: str, reference: str) -> str:
    """The page of an action of a plan."""
    return reverse("action", args=[code, reference])


def actions_file(code: str, reference: str = "") -> str:
    """The actions of a plan, or of one part of it, as a file."""
    asked = f"?{urlencode({'theme': reference})}" if reference else ""
    return f"{reverse('actions_csv', args=[code])}{asked}"


def trail_of_plans() -> tuple[Link, ...]:
    """The way back from a plan."""
    return Link(reverse("home"), _("Home")), Link(reverse("plans"), _("Plan and delivery"))


def report(name: str) -> str:
    """The page of an edition."""
    return reverse("report", args=[name])


def report_file(name: str, file: str) -> str:
    """A file of an edition."""
    return reverse("report_file", args=[name, file])


def entry(code: str, address: str) -> str:
    """The public page of an entry of a register."""
    return reverse("public_entry", args=[code, address])


def finding(key: str) -> str:
    """The page of something noticed in the files."""
    return reverse("finding", args=[key])


def findings(**asked: str) -> str:
    """The list of what was noticed, filtered."""
    return f"{reverse('findings')}?{urlencode(asked)}" if asked else reverse("findings")


def method(code: str) -> str:
    """The page of a method."""
    return reverse("method", args=[code])
