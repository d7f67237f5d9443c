"""Statuses of actions: numbers and shares with what they were counted from, the bar of all of them, signs and cells."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words import wording
from goldthread.apps.planning.queries import ActionLine, Delivery, PlanView, StatusCount, StatusLine
from goldthread.documents.chart import BarPart
from goldthread.documents.chart.small.bar import Status
from goldthread.documents.picture import Bar
from goldthread.documents.text import Source, Span, Text, words
from goldthread.documents.tree import Cell, Chart, Column, Row, Table
from goldthread.reports.parts import cells

SHAPES: dict[str, Status] = {
    "green": "green", "amber": "amber", "red": "red", "white": "white", "complete": "complete",
}  # fmt: skip


def source(plan: PlanView, found: Delivery, part: str, value: float | None) -> Source:
    """Where a count of actions comes from: the updates held by the day of the position."""
    facts = {"plan": plan.plan.title, "day": wording.day(found.position_on)}
    told = _("Counted from the latest update of each action of the %(plan)s by %(day)s.") % facts
    return Source(f"plan {plan.plan.code}.{part}@{found.position_on.isoformat()}", value, told)


def of_action(line: ActionLine, found: Delivery, part: str) -> Source:
    """Where what is said of one action comes from."""
    told = _("Update of %(day)s.") % {"day": wording.day(line.latest_on)} if line.latest_on else ""
    return Source(f"action {line.reference}.{part}@{found.position_on.isoformat()}", None, told)


def part(one: StatusCount) -> str:
    """What the count of a status is called in the name of a figure."""
    return one.status.word.lower().replace(" ", "_") if one.status else "no_status"


def number(plan: PlanView, found: Delivery, count: int, name: str) -> Span:
    """A number of actions, with what it was counted from."""
    return Span(wording.number(count), source=source(plan, found, name, count))


def share(plan: PlanView, found: Delivery, one: StatusCount) -> Span:
    """The share of all actions, rounded only here."""
    value = one.percent or 0.0
    return Span(percent(value), source=source(plan, found, f"{part(one)}_share", value))


def percent(value: float) -> str:
    """A share of actions: whole when it is, else to one decimal."""
    return f"{wording.number(round(value, 1))}%"


def word(status: StatusLine | None) -> str:
    """A status in its plan's own word."""
    return status.word if status else _("No status published")


def cell(status: StatusLine | None, origin: Source | None = None) -> Cell:
    """A status with its sign."""
    if status is None:
        return Cell(None, words(_("none published")), missing=True, source=origin)
    return Cell(status.word, words(status.word), shape=SHAPES[status.kind], source=origin)


def bar(plan: PlanView, found: Delivery) -> Chart:
    """Every status at once; actions without one are a dotted part of the bar, told of under it."""
    known = [(one, one.status) for one in found.counted if one.status]
    about = {"plan": plan.plan.title, "day": wording.day(found.position_on)}
    told = ", ".join(f"{word(one.status)} {wording.number(one.count)}" for one in found.counted)
    return Chart(
        title=_title(found),
        sub=_("Actions of the %(plan)s by status, %(day)s") % about,
        alt=_("Bar of %(all)s actions by status: %(told)s.") % {"all": wording.number(found.total), "told": told},
        picture=Bar(tuple(map(_part, found.counted))),
        data=_statuses(plan, found),
        key="chart-delivery",
        shapes=tuple((SHAPES[status.kind], _key(one, status, found.total)) for one, status in known),
        notes=tuple(_without(found.total - sum(one.count for one, _status in known))),
    )


def _part(one: StatusCount) -> BarPart:
    return BarPart(SHAPES[one.status.kind] if one.status else "none", one.count, word(one.status))


def _title(found: Delivery) -> str:
    """“12 of 20 actions are green (60%), 8 are amber (40%)”, the most frequent first."""
    counted = sorted((one for one in found.counted if one.status and one.count), key=lambda one: -one.count)
    return ", ".join(_share(one, found.total, is_first=one is counted[0]) for one in counted)


def _share(one: StatusCount, total: int, *, is_first: bool) -> str:
    facts = {"count": wording.number(one.count), "all": wording.number(total), "status": word(one.status).lower()}
    facts["share"] = percent(one.percent or 0.0)
    if is_first:
        head = ngettext(
            "%(count)s of %(all)s actions is %(status)s (%(share)s)",
            "%(count)s of %(all)s actions are %(status)s (%(share)s)",
            one.count,
        )
        return head % facts
    rest = ngettext("%(count)s is %(status)s (%(share)s)", "%(count)s are %(status)s (%(share)s)", one.count)
    return rest % facts


def _key(one: StatusCount, status: StatusLine, total: int) -> str:
    of = _("%(count)s of %(all)s") % {"count": wording.number(one.count), "all": wording.number(total)}
    meaning = f": {status.meaning[:1].lower()}{status.meaning[1:]}" if status.meaning else ""
    return f"{status.word}{meaning} ({of})"


def _without(count: int) -> Iterator[Text]:
    if count:
        told = ngettext(
            "The dotted part of the bar is %(number)s action without a published status.",
            "The dotted part of the bar is %(number)s actions without a published status.",
            count,
        )
        yield words(told % {"number": wording.number(count)})


def _statuses(plan: PlanView, found: Delivery) -> Table:
    """The table behind the bar."""
    total = (
        cells.number(found.total, source(plan, found, "total", found.total)),
        Cell(100.0, words(percent(100.0)), source=source(plan, found, "total_share", 100.0)),
    )
    return Table(
        caption=_("Actions by status"),
        columns=(Column(_("Status")), Column(_("Actions"), _("number"), "number"), Column(_("Share"), "%", "number")),
        rows=(*(_status_row(plan, found, one) for one in found.counted), Row(words(_("All")), total, total=True)),
    )


def _status_row(plan: PlanView, found: Delivery, one: StatusCount) -> Row:
    told = share(plan, found, one)
    count = cells.number(one.count, source(plan, found, part(one), one.count))
    head = Span(word(one.status), shape=SHAPES[one.status.kind] if one.status else "")
    return Row(words(head), (count, Cell(one.percent, (told,), source=told.source)))
