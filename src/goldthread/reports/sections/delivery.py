"""Is the plan being delivered? Totals, owners, movement and every action. It never averages statuses, and says when
none were published."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words import wording
from goldthread.apps.planning.queries import ActionLine, Delivery, PlanView, StatusCount
from goldthread.documents.text import Source, Span, Text, words
from goldthread.documents.tree import Block, Cell, Column, Group, Paragraph, Row, Section, Table
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import cells, statuses
from goldthread.reports.parts.prose import Part, fill, joined, listed, strong


def section(evidence: Evidence) -> Section:
    """The section; of an office without a plan it says so."""
    title = _("Is the plan being delivered?")
    return Section(title, tuple(_blocks(evidence)), key="delivery")


def _blocks(evidence: Evidence) -> Iterator[Block]:
    plan, found = evidence.plan, evidence.delivery
    if plan is None or found is None:
        yield Paragraph(words(_("No plan is held, so there are no actions to show.")))
    elif not any(one.status and one.count for one in found.counted):
        yield Paragraph(words(not_published(plan, found)))
        if found.actions:
            yield _actions(found)
    else:
        yield Paragraph(joined((_totals(plan, found), *_reach(plan, found, evidence.last_day))))
        yield statuses.bar(plan, found)
        yield _owners(plan, found)
        yield from _movement(found)
        yield _actions(found)


def not_published(plan: PlanView, found: Delivery) -> str:
    """That no status can be told, and whether that is for want of actions."""
    facts = {"plan": plan.plan.title, "number": wording.number(found.total)}
    if not found.total:
        return _("No actions are held for the %(plan)s; no statuses were published.") % facts
    told = ngettext(
        "The %(plan)s has %(number)s action. No action status is held for it: none was published.",
        "The %(plan)s has %(number)s actions. No action statuses are held for it: none were published.",
        found.total,
    )
    return told % facts


def _totals(plan: PlanView, found: Delivery) -> Text:
    """“Of the Police and Crime Plan 2016 to 2018 20 actions are held. On 30 September 2017, 12 were green (60%), …”"""
    has = ngettext(
        "Of the %(plan)s, %(total)s action is held%(reach)s.",
        "Of the %(plan)s, %(total)s actions are held%(reach)s.",
        found.total,
    )
    held: dict[str, Part] = {
        "total": statuses.number(plan, found, found.total, "total"),
        "reach": of_themes(plan, found),
    }
    counted = listed((_counted(plan, found, one) for one in found.counted), _("and"))
    at = fill(_("On %(day)s, %(counted)s."), day=wording.day(found.position_on), counted=counted)
    return joined((fill(has, plan=plan.plan.title, **held), at))


def _counted(plan: PlanView, found: Delivery, one: StatusCount) -> Text:
    """“12 were green (60%)”, “none was red”."""
    status = one.status.word.lower() if one.status else _("without a published status")
    if not one.count:
        return words(_("none was %(status)s") % {"status": status})
    told = ngettext("%(count)s was %(status)s (%(share)s)", "%(count)s were %(status)s (%(share)s)", one.count)
    count = statuses.number(plan, found, one.count, statuses.part(one))
    return strong(fill(told, count=count, status=status, share=statuses.share(plan, found, one)))


def _reach(plan: PlanView, found: Delivery, last_day: date) -> Iterator[Text]:
    """The themes of which no action is held, and of when the position is, where that is not plain."""
    with_action = _themes(plan, found)
    without = [theme for theme in plan.themes if theme.reference not in with_action]
    if with_action and without:
        told = ngettext(
            "No action is held of %(number)s other theme: %(names)s.",
            "No action is held of the other %(number)s themes: %(names)s.",
            len(without),
        )
        names = "; ".join(theme.title for theme in without)
        yield words(told % {"number": wording.count_word(len(without)), "names": names})
    if plan.position_on and plan.position_on < last_day:
        yield words(_("The last position published is of %(day)s.") % {"day": wording.day(plan.position_on)})


def of_themes(plan: PlanView, found: Delivery) -> str:
    """“, all of theme 7,”: which theme the actions belong to, where it is one of several."""
    references = _themes(plan, found)
    if len(references) != 1 or len(plan.themes) < 2 or any(not line.delivers for line in found.actions):
        return ""
    return _(", all of theme %(theme)s") % {"theme": references.pop()}


def _themes(plan: PlanView, found: Delivery) -> set[str]:
    """The themes that any action held delivers, by reference."""
    tops = {part.reference: theme.reference for theme in plan.themes for part in theme.all}
    return {tops[one] for line in found.actions for one in line.delivers if one in tops}


def _owners(plan: PlanView, found: Delivery) -> Table:
    """Counts of each owner, and of all."""
    parts = [*map(statuses.part, found.counted), "total"]

    def row(name: str, owner: str, counts: tuple[int, ...]) -> Row:
        told = zip(parts, counts, strict=True)
        made = (cells.number(count, statuses.source(plan, found, f"{owner}{part}", count)) for part, count in told)
        return Row(words(name), tuple(made), total=not owner)

    heads = (*(statuses.word(one.status) for one in found.counted), _("All"))
    owners = (row(one.label, f"{one.owner}.", (*one.counts, one.total)) for one in found.by_owner)
    return Table(
        caption=_("Actions by owner and status"),
        sub=_("Number of actions, %(day)s") % {"day": wording.day(found.position_on)},
        columns=(Column(_("Owner"), width=2.0), *(Column(name, _("number"), "number") for name in heads)),
        rows=(*owners, row(_("All"), "", (*(one.count for one in found.counted), found.total))),
        key="delivery-owners",
    )


def _movement(found: Delivery) -> Iterator[Block]:
    """Which statuses are other than a quarter before, or that none is held for then."""
    if found.earlier_on is None:
        yield Paragraph(words(_("No earlier position is held, so no movement can be shown.")))
        return
    facts = {"day": wording.day(found.earlier_on), "number": wording.number(len(found.moved))}
    if not found.moved:
        yield Paragraph(words(_("No status has changed since %(day)s.") % facts))
        return
    told = ngettext(
        "%(number)s status has changed since %(day)s.",
        "%(number)s statuses have changed since %(day)s.",
        len(found.moved),
    )
    yield Paragraph(words(told % facts), keep=True)
    yield _moved(found)


def _moved(found: Delivery) -> Table:
    rows = (
        Row(_name(one.action), (statuses.cell(one.before), statuses.cell(one.after, _origin(one.action, found))))
        for one in found.moved
    )
    return Table(
        caption=_("Statuses that have changed"),
        columns=(Column(_("Action"), width=3.0), Column(_("Before")), Column(_("Now"))),
        rows=tuple(rows),
        key="delivery-moved",
    )


def _actions(found: Delivery) -> Table:
    """Every action under its owner, with who leads it, what was last said of it, and its status."""
    rows: list[Row | Group] = []
    for owner in found.by_owner:
        rows.append(Group(words(owner.label)))
        rows += [_action(line, found) for line in found.actions if line.owner == owner.owner]
    return Table(
        caption=_("Every action with its last update"),
        sub=_order(found),
        columns=(
            Column(_("Action"), width=2.4),
            Column(_("Lead"), width=1.3),
            Column(_("Last update"), width=4.0),
            Column(_("Status"), width=0.9),
        ),
        rows=tuple(rows),
        key="delivery-actions",
        group_name=_("Owner"),
    )


def _order(found: Delivery) -> str:
    """Of when the statuses are, and the last entries where those are later."""
    last = max((line.latest_on for line in found.actions if line.latest_on), default=found.position_on)
    facts = {"day": wording.day(found.position_on), "last": wording.day(last)}
    if last > found.position_on:
        return _("By owner, in the order of the plan. Status at %(day)s; last entries to %(last)s") % facts
    return _("By owner, in the order of the plan. Status at %(day)s") % facts


def _action(line: ActionLine, found: Delivery) -> Row:
    leads = cells.text("; ".join(line.leads))
    return Row(_name(line), (leads, _latest(line, found), statuses.cell(line.status, _origin(line, found))))


def _origin(line: ActionLine, found: Delivery) -> Source:
    return statuses.of_action(line, found, "status")


def _name(line: ActionLine) -> Text:
    return words(Span(line.reference, strong=True), f" {line.title}")


def _latest(line: ActionLine, found: Delivery) -> Cell:
    if line.latest_on is None:
        return Cell(None, words(_("no update held")), missing=True)
    told = _("%(day)s: %(text)s") % {"day": wording.day(line.latest_on), "text": line.latest}
    text = told if line.latest else wording.day(line.latest_on)
    return Cell(text, words(text), source=statuses.of_action(line, found, "update"))
