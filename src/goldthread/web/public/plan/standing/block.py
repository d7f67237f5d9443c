"""The block that says how actions stand: its heading, the bar, the table of owners, what it rests on, what moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words.wording import day
from goldthread.apps.planning import queries
from goldthread.apps.planning.models import MONITORING
from goldthread.apps.planning.queries import Delivery, Movement, PlanView
from goldthread.web.parts import Link, StatusBar, StatusTag
from goldthread.web.public import addresses
from goldthread.web.public.plan.standing.owners import OwnerTable, owner_table
from goldthread.web.public.plan.standing.words import actions, headline, is_published, status_bar, status_tag, watched


@dataclass(frozen=True, slots=True)
class Moved:
    """One action whose status changed."""

    action: Link
    title: str
    before: StatusTag
    after: StatusTag


@dataclass(frozen=True, slots=True)
class DeliveryBlock:
    """How the actions of one programme stand. `said` stands where the bar would, when no status was published."""

    anchor: str
    title: str
    bar: StatusBar | None
    said: str
    owners: OwnerTable | None
    moved_title: str
    moved: tuple[Moved, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Positions:
    """The actions of a plan or a part of it at its position: those that deliver it, and those that are watched."""

    delivering: Delivery | None
    monitored: Delivery | None

    @property
    def held(self) -> tuple[Delivery, ...]:
        """Those that have any action."""
        return tuple(one for one in (self.delivering, self.monitored) if one and one.total)

    @property
    def updated_on(self) -> date | None:
        """The day of the newest update."""
        days = [line.latest_on for one in self.held for line in one.actions if line.latest_on]
        return max(days, default=None)


def position_day(view: PlanView, today: date) -> date:
    """The day whose position a plan shows: its last published one, else today."""
    return view.position_on or today


def positions(view: PlanView, today: date, *, node: str | None = None) -> Positions:
    """How the actions stand. A programme of which the plan has no action is not asked for."""
    on = position_day(view, today)
    return Positions(
        delivering=queries.delivery(view, on=on, node=node) if view.plan.actions else None,
        monitored=queries.delivery(view, on=on, node=node, programme=MONITORING) if view.plan.monitored else None,
    )


def delivery_blocks(view: PlanView, found: Positions) -> tuple[DeliveryBlock, ...]:
    """A block for each programme that has actions."""
    return tuple(_block(view, one, is_watched=one is found.monitored) for one in found.held)


def has_key(found: Positions) -> bool:
    """Whether any action has a status, whose word a reader may look up."""
    return any(is_published(one.counted) for one in found.held)


def _block(view: PlanView, delivery: Delivery, *, is_watched: bool) -> DeliveryBlock:
    published = is_published(delivery.counted)
    return DeliveryBlock(
        anchor="watched" if is_watched else "delivery",
        title=_title(delivery, published=published, is_watched=is_watched),
        bar=status_bar(delivery.counted),
        said="" if published else _unpublished(delivery.total),
        owners=owner_table(delivery),
        moved_title=_moved_title(delivery) if delivery.earlier_on else "",
        moved=tuple(_moved(view, one) for one in delivery.moved),
        source=" ".join(_source(view, delivery, published=published)),
    )


def _title(delivery: Delivery, *, published: bool, is_watched: bool) -> str:
    number = watched(delivery.total) if is_watched else actions(delivery.total)
    if not published:
        return _("%(number)s, no status published") % {"number": number}
    return f"{number}: {headline(delivery.counted)}" if is_watched else headline(delivery.counted)


def _unpublished(total: int) -> str:
    return ngettext(
        "How it stands was not published, so nothing is drawn. What was said of it is shown as it was written.",
        "How they stand was not published, so nothing is drawn. What was said of each is shown as it was written.",
        total,
    )


def _source(view: PlanView, delivery: Delivery, *, published: bool) -> Iterator[str]:
    yield _("Counted from the actions themselves.")
    if view.position_on:
        yield _("Position at %(day)s.") % {"day": day(delivery.position_on)}
    if published and delivery.earlier_on is None:
        yield _("No earlier position is held, so no movement is stated.")


def _moved_title(delivery: Delivery) -> str:
    since = {"day": day(delivery.earlier_on or delivery.position_on)}
    if not delivery.moved:
        return _("No status has changed since %(day)s.") % since
    return _("What changed since %(day)s") % since


def _moved(view: PlanView, one: Movement) -> Moved:
    reference = one.action.reference
    link = Link(addresses.action(view.plan.code, reference), reference)
    return Moved(link, one.action.title, status_tag(one.before), status_tag(one.after))
