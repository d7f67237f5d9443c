"""Who owns the actions, and how those of each owner stand, as a table of counts with their total."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.people.models import Owner
from goldthread.apps.performance.words.wording import number
from goldthread.apps.planning.queries import Delivery, OwnerCount
from goldthread.web.parts import Column


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """The counts of one owner, or of all."""

    name: str
    cells: tuple[str, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class OwnerTable:
    """The table of owners. A status that no action has is left out; the key beside it says that it is none."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    rows: tuple[OwnerRow, ...]


def owner_table(delivery: Delivery) -> OwnerTable | None:
    """Counts by owner and status; None where one owner has every action and no status says more."""
    if len(delivery.by_owner) < 2 and not _has_status(delivery):
        return None
    kept = [place for place, one in enumerate(delivery.counted) if one.count] if _has_status(delivery) else []
    heads = [one.status.word if one.status else _("No status") for one in delivery.counted]
    total = (*(number(delivery.counted[place].count) for place in kept), number(delivery.total))
    return OwnerTable(
        caption=_("By who owns the action"),
        sub=_("Number of actions"),
        columns=(
            Column(_("Owner")),
            *(Column(heads[place], number=True) for place in kept),
            Column(_("All"), number=True),
        ),
        rows=(*(_row(one, kept) for one in delivery.by_owner), OwnerRow(_("All"), total, is_total=True)),
    )


def by_whom(owners: Sequence[OwnerCount]) -> str:
    """The owners as a sentence names them: "the Commissioner, the Force and partners"."""
    names = {Owner.FORCE.value: _("the Force"), Owner.PARTNER.value: _("partners")}
    return listed([names.get(one.owner) or _office(one.label) for one in owners])


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _office(label: str) -> str:
    return _("the office") if label == _("The office") else _("the %(label)s") % {"label": label}


def _has_status(delivery: Delivery) -> bool:
    return any(one.status and one.count for one in delivery.counted)


def _row(one: OwnerCount, kept: Sequence[int]) -> OwnerRow:
    return OwnerRow(one.label, (*(number(one.counts[place]) for place in kept), number(one.total)))
