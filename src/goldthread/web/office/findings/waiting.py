"""How many findings of the body's own area wait for an answer, for whoever may give one."""

from django.urls import reverse
from django.utils.translation import ngettext

from goldthread.apps.performance.queries import record
from goldthread.core.spec.role import Role
from goldthread.web.office.gate import Desk
from goldthread.web.parts import Link

ANSWERERS = (Role.ANALYST, Role.OFFICER, Role.ADMINISTRATOR)
"""Who says what becomes of a finding."""


def waiting_findings(desk: Desk) -> Link | None:
    """The way to them; none where nothing waits, and for those who may not answer. Notes wait for nobody."""
    if not desk.body.area or not desk.may(*ANSWERERS):
        return None
    found = record(desk.body).findings_about(desk.body.area)
    waits = sum(one.state == "open" and one.level != "note" for one in found)
    said = ngettext("%(number)s finding waits for an answer", "%(number)s findings wait for an answer", waits)
    return Link(reverse("office_findings", args=[desk.body.slug]), said % {"number": waits}) if waits else None
