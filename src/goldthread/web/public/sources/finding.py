"""The page of one finding: what was seen, what follows, the months beside it, what was said of it, whom it touches."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from goldthread.apps.performance.queries import STREET, Answer, Finding, Kind
from goldthread.apps.performance.tracing.findings import STATES, about, follows, kind, other_data, seen, state
from goldthread.apps.performance.words import wording
from goldthread.web.parts import Column, Link
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.sources.findings import trail


@dataclass(frozen=True, slots=True)
class Counts:
    """A short table of names and numbers of rows."""

    caption: str
    columns: tuple[Column, Column]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FindingPage:
    """All that the template of a finding draws. `history` is the newest answer first, its state, day and reason, and
    `outdated` says when that answer holds no longer; `touches` says which figures those of `touched` are."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    items: tuple[tuple[str, str], ...]
    beside: Counts | None
    parts: Counts | None
    history: tuple[tuple[str, str], ...]
    outdated: str
    touches: str
    touched: tuple[Link, ...]


def finding_page(held: Held, key: str) -> FindingPage | None:
    """The page; None where nothing of this key is noticed in the files that stand."""
    found = held.record.finding(key)
    if found is None:
        return None
    name = _("%(kind)s: %(about)s") % {"kind": kind(found), "about": about(found)}
    return FindingPage(
        title=name,
        trail=(*trail(), Link(reverse("findings"), _("What was noticed in the files"))),
        lead=_("In the files of %(publisher)s.") % {"publisher": found.subject_name},
        items=tuple(_items(found)),
        beside=beside(found),
        parts=parts(found),
        history=tuple(map(_said, reversed(found.answers))),
        outdated=other_data(found),
        touches=_("Their districts; the counts of the whole area hold.") if found.kind is Kind.OUTSIDE else "",
        touched=tuple(_touched(held, found)),
    )


def _items(found: Finding) -> Iterator[tuple[str, str]]:
    said = seen(found)
    yield _("What was seen"), said[:1].upper() + said[1:]
    yield _("What follows"), follows(found)
    yield _("State"), state(found)


def beside(found: Finding) -> Counts | None:
    """The month among those it was compared with, in their order."""
    if not found.beside or found.period is None:
        return None
    months = sorted((*found.beside, (found.period, int(found.facts["count"]))))
    rows = tuple((month.words, wording.number(count)) for month, count in months)
    return Counts(_("The months beside it"), (Column(_("Month")), Column(_("Rows"), number=True)), rows)


def parts(found: Finding) -> Counts | None:
    """Where its rows stand: the places with most of them, and all others as one line."""
    if not found.parts or found.kind is Kind.LAYOUT:
        return None
    rows = tuple((name, wording.number(count)) for name, count in found.parts)
    if rest := int(found.facts["count"]) - sum(count for _name, count in found.parts):
        rows = (*rows, (_("Elsewhere"), wording.number(rest)))
    return Counts(_("Where those rows stand"), (Column(_("Place")), Column(_("Rows"), number=True)), rows)


def _said(answer: Answer) -> tuple[str, str]:
    heading = _("%(state)s, %(day)s") % {"state": STATES[answer.state], "day": wording.day(answer.at.date())}
    return heading, answer.reason


def _touched(held: Held, found: Finding) -> Iterator[Link]:
    """The counted measures of the body's own area that rest on it, each at its month; of rows that are placed outside
    the area, those of its districts."""
    if found.feed != STREET or found.subject != held.site.body.area or found.period is None:
        return
    of_districts = found.kind is Kind.OUTSIDE
    for one in held.catalogue.counted:
        if found.touches(one, found.period, is_part=of_districts):
            href = (
                f"{addresses.measure(one.code)}#districts" if of_districts else addresses.trace(one.code, found.period)
            )
            yield Link(href, one.title)
