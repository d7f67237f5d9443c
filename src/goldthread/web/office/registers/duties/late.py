"""The page of what is late over all registers, most late first."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.registers.queries.dues import due_lines
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.duties.line import DutyLine, duty_lines, told
from goldthread.web.parts import Link

MOST = 500
"""Lines of the page; how many there are is always told."""


@dataclass(frozen=True, slots=True)
class LatePage:
    """All that the template draws."""

    lead: str
    trail: tuple[Link, ...]
    lines: tuple[DutyLine, ...]
    left_out: str


def late_page(desk: Desk) -> LatePage:
    """Everything late that whoever asks sees."""
    dues = due_lines(desk.actor, desk.body, until=desk.today - timedelta(days=1))
    found = told(dues)
    late = ngettext("%(number)s thing is late.", "%(number)s things are late.", len(found))
    left = len(found) - MOST
    more = _("%(number)s more are late; each register's own list shows them.") % {"number": f"{left:,}"}
    return LatePage(
        lead=late % {"number": f"{len(found):,}"} if found else _("Nothing is late."),
        trail=(Link(addresses.of_office(desk, "office_home"), _("My work")),),
        lines=duty_lines(desk, found[:MOST]),
        left_out=more if left > 0 else "",
    )
