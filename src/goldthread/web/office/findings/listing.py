"""What the office reads of findings: one as a line, what was said of it, and the lists of all. It answers none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.people.queries import titles
from goldthread.apps.performance.queries import Finding, record
from goldthread.apps.performance.tracing.findings import STATES, about, follows, kind, other_data, seen, state
from goldthread.apps.performance.words import wording
from goldthread.web.office.gate import Desk
from goldthread.web.parts import Choice, Paging
from goldthread.web.public import addresses
from goldthread.web.public.plan.lists.paging import page_of
from goldthread.web.public.sources.findings import Asked, choices


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as the office reads it. `public` is where everybody reads it."""

    key: str
    title: str
    publisher: str
    seen: str
    follows: str
    state: str
    outdated: str
    public: str


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier answer, with who gave it."""

    heading: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """A page of those that wait, or of those that were answered."""

    counted: str
    lines: tuple[Line, ...]
    paging: Paging | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """All that the template of the lists draws."""

    chosen: Asked
    choices: tuple[Choice, ...]
    waits: Part
    answered: Part


def list_page(desk: Desk, asked: Asked, query: Mapping[str, str]) -> ListPage:
    """The lists as filtered, the body's own area first; `query` is the whole address. Raises BadInput for a page that
    there is not."""
    every = [one for one in record(desk.body).findings if one.waits or one.answers]
    waits, said = [one for one in every if one.waits], [one for one in every if not one.waits]
    return ListPage(
        chosen=asked,
        choices=tuple(choices(every, asked)),
        waits=_part([one for one in waits if asked.takes(one)], len(waits), query, "waits"),
        answered=_part([one for one in said if asked.takes(one)], len(said), query, "answered"),
    )


def _part(found: Sequence[Finding], every: int, query: Mapping[str, str], name: str) -> Part:
    title = _("Waiting for an answer") if name == "waits" else _("Answered")
    shown, paging = page_of(found, query, name, title)
    return Part(_counted(len(found), every, name), tuple(map(line, shown)), paging)


def _counted(shown: int, every: int, name: str) -> str:
    """How many there are: "3 findings wait"; of a filtered list "3 of 73 findings wait"."""
    facts = {"shown": wording.number(shown), "every": wording.number(every)}
    number = facts["every"] if shown == every else _("%(shown)s of %(every)s") % facts
    if name == "waits":
        return ngettext("%(number)s finding waits", "%(number)s findings wait", every) % {"number": number}
    return ngettext("%(number)s finding", "%(number)s findings", every) % {"number": number}


def line(found: Finding) -> Line:
    """One finding in words."""
    said = seen(found)
    return Line(
        key=found.key,
        title=_("%(kind)s: %(about)s") % {"kind": kind(found), "about": about(found)},
        publisher=found.subject_name,
        seen=said[:1].upper() + said[1:],
        follows=follows(found),
        state=state(found),
        outdated=other_data(found),
        public=addresses.finding(found.key),
    )


def history(desk: Desk, found: Finding) -> tuple[Said, ...]:
    """Every answer, the newest first."""
    names = titles({one.by for one in found.answers}, desk.body, desk.today) if found.answers else {}
    told = _("%(state)s, %(day)s, by %(who)s")
    return tuple(
        Said(
            told % {"state": STATES[one.state], "day": wording.day(one.at.date()), "who": names.get(one.by, one.by)},
            one.reason,
        )
        for one in reversed(found.answers)
    )
