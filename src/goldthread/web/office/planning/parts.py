"""Updates and doubts as lines of a page: every text is final, so that templates decide nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import titles
from goldthread.apps.planning.models import UpdateState
from goldthread.apps.planning.queries.updates import OfficeUpdate
from goldthread.apps.planning.queries.warnings import Doubt
from goldthread.apps.planning.registers.action import ACTIONS
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.web.office.gate import Desk
from goldthread.web.parts import Link, StatusTag


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """An update. `way` leads to where it is decided, for whoever may look there; `fate` says what became of it."""

    key: int
    action: Link
    on: str
    status: StatusTag
    text: str
    reason: str
    note: str
    see: str
    who: str
    fate: str
    way: Link | None
    doubts: tuple[Doubt, ...] = ()


def update_lines(
    desk: Desk, updates: Iterable[OfficeUpdate], doubts: Mapping[int, Collection[Doubt]] | None = None
) -> tuple[UpdateLine, ...]:
    """The updates as whoever works here may read them: a note for the office is for the office, and for its writer."""
    held = tuple(updates)
    names = titles({one.sent_by for one in held} | {one.decided_by for one in held}, desk.body, desk.today)
    is_office = bool(may(desk.actor, ACTIONS, Deed.READ))
    return tuple(
        UpdateLine(
            key=one.pk,
            action=Link(
                reverse("office_entry", args=[desk.body.slug, ACTIONS.code, one.address]),
                f"{one.reference} {one.title}",
            ),
            on=date_format(one.on, "j F Y"),
            status=_tag(one),
            text=one.text,
            reason=one.reason,
            note=one.office_note if is_office or one.sent_by == desk.actor.key else "",
            see=_("See %(reference)s") % {"reference": one.see} if one.see else "",
            who=one.by or ("" if one.is_loaded else names.get(one.sent_by, "")),
            fate=_fate(one, names),
            way=_way(desk, one),
            doubts=tuple((doubts or {}).get(one.pk, ())),
        )
        for one in held
    )


def _tag(one: OfficeUpdate) -> StatusTag:
    if one.status:
        return StatusTag(one.status.word, one.status.kind)
    if one.letter:
        return StatusTag(_("“%(letter)s”, which the key lacks") % {"letter": one.letter})
    return StatusTag(_("no status set"))


def _fate(one: OfficeUpdate, names: Mapping[str, str]) -> str:
    """Nothing for what came with a workbook: it was published before."""
    if one.state == UpdateState.SENT:
        return _("Waits for approval since %(day)s") % {"day": date_format(one.sent_at, "j F Y")}
    facts = {"who": names.get(one.decided_by, _("the office")), "why": one.why}
    if one.state == UpdateState.SENT_BACK:
        return _("Sent back by %(who)s: %(why)s") % facts
    return "" if one.is_loaded else _("Approved by %(who)s") % facts


def _way(desk: Desk, one: OfficeUpdate) -> Link | None:
    if one.state != UpdateState.SENT or not may(desk.actor, ACTIONS, Deed.READ):
        return None
    return Link(reverse("office_update", args=[desk.body.slug, one.pk]), _("Approve it or send it back"))
