"""Areas for improvement: whatever a rule finds wrong, each with the rule that found it. Nothing is added by hand."""

import re
from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.rows import warning
from goldthread.apps.performance.words.standing import of_figure
from goldthread.apps.planning.queries import ActionLine
from goldthread.core.state import State
from goldthread.documents.text import Source, Span, Text, words
from goldthread.documents.tree import Block, Paragraph, Section
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import figures
from goldthread.reports.parts.prose import fill, joined, listed, sentence
from goldthread.reports.parts.told import targets

Rule = Callable[[Evidence], Iterator[Text]]
AT_RISK = ("red", "amber")


def section(evidence: Evidence) -> Section:
    """The section, its parts in the order of the rules; empty parts are left out."""
    parts = (
        (_("Figures"), tuple(_of_figures(evidence))),
        (_("Actions"), tuple(_of_actions(evidence))),
        (_("Upkeep of the record"), tuple(_of_the_record(evidence))),
    )
    blocks: list[Block] = [Section(title, tuple(map(Paragraph, found))) for title, found in parts if found]
    none = Paragraph(words(_("No rule finds anything: no figure, action or record is listed here.")))
    return Section(_("Areas for improvement"), tuple(blocks) or (none,), key="improvements")


def entry(name: str, rule: str, told: Text) -> Text:
    """One area: its name, the rule that found it, and what it found."""
    return joined((Span(f"{name}.", strong=True), _("Rule: %(rule)s.") % {"rule": rule}, told))


def _followed(evidence: Evidence) -> list[Figure]:
    return [figure for one in evidence.followed for figure in evidence.figures(one)]


def _of_figures(evidence: Evidence) -> Iterator[Text]:
    """Series in the wrong direction, milestones missed, and levels worse than the baseline."""
    wrong = [one for one in _followed(evidence) if of_figure(one).kind == "concern"]
    for figure in wrong:
        if figure.row is None:
            yield _series(evidence, figure)
    for figure in wrong:
        if figure.row and figure.to_milestone:
            yield _position(evidence, figure, _("milestone missed"))
    for figure in wrong:
        if figure.row and not figure.to_milestone:
            yield _position(evidence, figure, _("worse than the baseline"))


def _name(figure: Figure) -> str:
    return ", ".join(filter(None, (figure.definition.title, figure.group)))


def _series(evidence: Evidence, figure: Figure) -> Text:
    reading = figure.series
    found = of_figure(figure)
    span = figures.series_span(figure)
    origin = figures.source(evidence, figure, "says", None, period=span)
    told = Span(f"{sentence(found.text)}.", source=origin)
    rule = _("unusual change in the wrong direction")
    return entry(_name(figure), rule, joined((told if reading else "", _naming(evidence, figure))))


def _naming(evidence: Evidence, figure: Figure) -> str:
    """Which actions of the plan name the measure in their words, or that none does."""
    wanted = {figure.definition.title.casefold(), figure.definition.things.casefold()}
    lines = evidence.delivery.actions if evidence.delivery else ()
    names = [line.reference for line in lines if any(word in f"{line.title} {line.text}".casefold() for word in wanted)]
    if names:
        return _("Actions that name it: %(list)s.") % {"list": ", ".join(names)}
    return _("No action of the plan names it.") if lines else ""


def _position(evidence: Evidence, figure: Figure, rule: str) -> Text:
    gaps = listed(targets.gaps(evidence, figure), _("and"))
    level, period = figures.level(evidence, figure), figure.point.period.words
    return entry(
        _name(figure), rule, fill(_("%(level)s, %(period)s: %(gaps)s."), level=level, period=period, gaps=gaps)
    )


def _of_actions(evidence: Evidence) -> Iterator[Text]:
    """Red actions, then amber ones, then those whose update only points elsewhere, then those without an update."""
    lines = evidence.delivery.actions if evidence.delivery else ()
    for kind in AT_RISK:
        for line in lines:
            if line.status and line.status.kind == kind:
                yield _action(evidence, line, line.status.word.lower())
    for line in lines:
        if line.see:
            rule = _("the update only points elsewhere")
            yield _action(evidence, line, rule, told=_("It names %(reference)s.") % {"reference": line.see})
    if _is_published(lines):
        for line in lines:
            if line.latest_on is None:
                yield _action(evidence, line, _("no update"))


def _is_published(lines: Sequence[ActionLine]) -> bool:
    """Whether any action of the plan has a status: where none has, a missing update says nothing of one action."""
    return any(line.status for line in lines)


def _action(evidence: Evidence, line: ActionLine, rule: str, *, told: str = "") -> Text:
    leads = _("Lead: %(leads)s.") % {"leads": "; ".join(line.leads)} if line.leads else _("No lead is recorded.")
    origin = Source(f"action {line.reference}.status@{evidence.last_day.isoformat()}", None, line.latest)
    name = Span(f"{line.reference}, {line.title}.", strong=True)
    found = Span(_("Rule: %(rule)s.") % {"rule": rule}, source=origin)
    return joined((name, found, line.reason or told or _last_sentence(line.latest), leads))


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+", text.strip())[-1]


def _of_the_record(evidence: Evidence) -> Iterator[Text]:
    """Figures out of date, and measures of which no figure is held: a line for each month, a line for all."""
    stale: dict[str, list[str]] = {}
    for figure in _followed(evidence):
        if figure.is_stale and figure.row and figure.point.state is not State.NOT_HELD:
            stale.setdefault(sentence(warning(figure)), []).append(_name(figure))
    for told, names in stale.items():
        yield entry(told, _("older than two of the periods in which it is meant to be reported"), _list(names))
    missing = [
        one.title
        for one in evidence.followed
        if all(figure.point.state is State.NOT_HELD for figure in evidence.figures(one))
    ]
    if missing:
        yield entry(_("No figure"), _("the plan follows it and no figure is held"), _list(missing))


def _list(names: Sequence[str]) -> Text:
    return words(f"{'; '.join(names)}.")
