"""How many findings of the body's own area wait for an answer, for whoever may give one."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from goldthread.apps.performance.queries import record
from goldthread.core.spec.role import Role
from goldthread.web.office.gate import Desk
from goldthread.web.parts import Link

ANSWERERS = (Role.ANALYST, Role.OFFICER, Role.ADMINISTRATOR)
"""Who says what becomes of a finding."""


def waiting_findings(desk: Desk) -> Link | None:
    """The way to them, in a list of these alone; none where nothing waits, and for those who may not answer.

    Only street files are looked at: what many forces' tables give away of other months waits in the list of all.
    """
    area = desk.body.area
    if not area or not desk.may(*ANSWERERS):
        return None
    found = [one for one in record(desk.body).findings_about(area) if one.waits]
    if not found:
        return None
    said = ngettext(
        "%(number)s finding of %(publisher)s waits for an answer",
        "%(number)s findings of %(publisher)s wait for an answer",
        len(found),
    )
    asked = urlencode({"subject": area, "feed": found[0].feed})
    href = f"{reverse('office_findings', args=[desk.body.slug])}?{asked}"
    return Link(href, said % {"number": len(found), "publisher": found[0].subject_name})
