"""A table of actions, grouped by who owns them: reference, title, what was said last, who leads, how it stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words.wording import number
from goldthread.apps.planning.queries import ActionLine, PlanView
from goldthread.web.parts import Column, Link, Paging, StatusTag
from goldthread.web.public import addresses
from goldthread.web.public.plan.lists.paging import page_of
from goldthread.web.public.plan.standing.words import status_tag

LONGEST = 180
"""Letters of an update under its action; the whole of it stands on the action's own page."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. `see` leads to the action that its update only points to; one that is hidden leads nowhere."""

    reference: str
    title: str
    href: str
    latest: str
    see: Link | None
    leads: str
    due: str
    status: StatusTag


@dataclass(frozen=True, slots=True)
class OwnerGroup:
    """The actions of one owner that this page shows."""

    name: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class ActionTable:
    """The table, under its heading. Columns that would say the same in every row are left out."""

    anchor: str
    title: str
    caption: str
    columns: tuple[Column, ...]
    has_due: bool
    has_status: bool
    groups: tuple[OwnerGroup, ...]
    paging: Paging | None
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a table of actions is called: on the page, by ear, and in the address."""

    anchor: str
    title: str
    caption: str


def action_table(
    view: PlanView, lines: Sequence[ActionLine], heading: Heading, asked: Mapping[str, str]
) -> ActionTable | None:
    """The table of these actions, a hundred a page; None without any."""
    if not lines:
        return None
    order = [owner for owner, _label in view.owners]
    by_owner = sorted(lines, key=lambda line: (not line.reference, order.index(line.owner) if line.reference else 0))
    shown, paging = page_of(by_owner, asked, heading.anchor, heading.title)
    has_due, has_status = any(line.due_words for line in lines), any(line.status for line in lines)
    return ActionTable(
        anchor=heading.anchor,
        title=heading.title,
        caption=heading.caption,
        columns=_columns(has_due=has_due, has_status=has_status),
        has_due=has_due,
        has_status=has_status,
        groups=tuple(_groups(view, shown)),
        paging=paging,
        withheld=_withheld(lines),
    )


def _withheld(lines: Sequence[ActionLine]) -> str:
    """How many actions are withheld, by their safe labels, each with the category for which it is; nothing for none."""
    hidden = [line for line in lines if not line.reference]
    told = "; ".join(
        f"{line.title}, {line.withheld_for.lower()}" if line.withheld_for else line.title for line in hidden
    )
    said = ngettext(
        "%(number)s action is withheld: %(told)s.", "%(number)s actions are withheld: %(told)s.", len(hidden)
    )
    return said % {"number": number(len(hidden)), "told": told} if hidden else ""


def delivering(total: int) -> Heading:
    """The heading over actions that deliver a plan."""
    caption = ngettext("The one action", "The %(number)s actions", total) % {"number": number(total)}
    return Heading("actions", _("Actions"), caption)


def monitored(total: int) -> Heading:
    """The heading over actions that are watched, and are no part of what delivers the plan."""
    caption = ngettext("The one monitoring action", "The %(number)s monitoring actions", total)
    return Heading("monitoring", _("Monitoring"), caption % {"number": number(total)})


def abridged(text: str) -> str:
    """The first sentences of a text, as many as fit, or its first words; an ellipsis says that it goes on.

    >>> abridged("Done. Next.")
    'Done. Next.'
    """
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    ends = [found.end() for found in re.finditer(r"[.!?](?= )", text[: LONGEST + 1])]
    if ends and ends[-1] > LONGEST // 4:
        return f"{text[: ends[-1]]} …"
    cut = text[:LONGEST].rsplit(" ", 1)[0]
    return f"{cut}…"


def _columns(*, has_due: bool, has_status: bool) -> tuple[Column, ...]:
    found = [Column(_("Ref")), Column(_("Action and latest update")), Column(_("Lead"))]
    found += [Column(_("When"))] if has_due else []
    found += [Column(_("Status"))] if has_status else []
    return tuple(found)


def _groups(view: PlanView, lines: Sequence[ActionLine]) -> list[OwnerGroup]:
    """By owner; those that are withheld together at the end, so that nothing tells whose they are."""
    names = {line.owner: line.owner_label for line in lines if line.reference}
    groups = [
        OwnerGroup(name, tuple(action_row(view, line) for line in lines if line.reference and line.owner == owner))
        for owner, name in names.items()
    ]
    hidden = tuple(action_row(view, line) for line in lines if not line.reference)
    return [*groups, OwnerGroup(_("Withheld"), hidden)] if hidden else groups


def action_row(view: PlanView, line: ActionLine) -> ActionRow:
    """One action as a row."""
    return ActionRow(
        reference=line.reference,
        title=line.title,
        href=addresses.action(view.plan.code, line.reference) if line.reference else "",
        latest=said_beside(line.latest, line.see),
        see=see_link(view, line.see),
        leads="; ".join(line.leads),
        due=line.due_words,
        status=status_tag(line.status),
    )


def see_link(view: PlanView, see: str | None) -> Link | None:
    """The way to the action that an update points to."""
    return Link(addresses.action(view.plan.code, see), _("See %(reference)s") % {"reference": see}) if see else None


def said_beside(text: str, see: str | None) -> str:
    """An update's text, shortened, without what only repeats the link that stands beside it."""
    return "" if only_points(text, see) else abridged(text)


def only_points(text: str, see: str | None) -> bool:
    """Whether an update says no more than where it points to."""
    return see is not None and re.fullmatch(rf"see {re.escape(see)}\.?", text.strip(), re.IGNORECASE) is not None
