"""The table of reported figures: level, change, baseline, milestone, distance, and where the figure stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import positions, provenance, rows, wording
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.spans import in_sentence, when
from goldthread.apps.performance.words.standing import Says, of_position, target_words
from goldthread.core.state import State
from goldthread.documents.text import NO_TEXT, Span, Text, words
from goldthread.documents.tree import Cell, Column, Group, Row, Table
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import cells, methods, papers
from goldthread.reports.parts.figures import moved_by, source, stated
from goldthread.reports.parts.prose import Part, fill, joined, sentence

Fill = Callable[[Evidence, Figure], Cell]


@dataclass(frozen=True, slots=True)
class Line:
    """A row to be: a measure, and its figure if one is held."""

    definition: Definition
    figure: Figure | None

    @property
    def is_judged(self) -> bool:
        """Whether it has a baseline or a milestone."""
        return self.figure is not None and positions.stands_against_something(self.figure)


def table(evidence: Evidence, lines: Sequence[Line], *, caption: str, key: str = "") -> Table:
    """One row a figure; last, under their names, the measures with several. A column with nothing in it is left out."""
    chosen = [(column, made) for column, made in _columns() if _stands(evidence, lines, made)]
    figures = [line.figure for line in lines if line.figure]
    return Table(
        caption=caption,
        sub=_("The newest figure of each up to %(month)s") % {"month": evidence.to.words},
        columns=(Column(_("Measure"), width=2.8), *(column for column, _made in chosen)),
        rows=tuple(_rows(evidence, lines, [made for _column, made in chosen])),
        key=key,
        notes=(
            *methods.judged(figures),
            *papers.surveyed(figures),
            *papers.worked_out(figures),
            *papers.named(figures),
        ),
        group_name=_("Measure"),
        inside_name=_("Group or area"),
    )


def _columns() -> Iterator[tuple[Column, Fill]]:
    yield Column(_("Latest"), holds="number", width=1.1), cells.level
    yield Column(_("Change"), _("number or points"), "number", 1.1), in_number
    yield Column(_("Change"), "%", "number", 0.8), in_percent
    yield Column(_("Baseline"), holds="number", width=1.0), _baseline
    yield Column(_("Milestone"), holds="number", width=1.2), _milestone
    yield Column(_("Distance"), _("number or points"), "number", 1.0), _distance
    yield Column(_("Where it stands"), width=1.9), _where


def _stands(evidence: Evidence, lines: Sequence[Line], made: Fill) -> bool:
    """Whether a column says anything of any of them; the level always does."""
    if made is cells.level:
        return True
    return any(made(evidence, line.figure) != cells.NO_CELL for line in lines if line.figure)


def _rows(evidence: Evidence, lines: Sequence[Line], columns: Sequence[Fill]) -> Iterator[Row | Group]:
    by_measure = [list(same) for _code, same in groupby(lines, key=lambda line: line.definition.code)]
    for found in sorted(by_measure, key=lambda same: len(same) > 1):
        if len(found) > 1:
            yield Group(words(found[0].definition.title))
        yield from (_row(evidence, line, columns, is_one=len(found) == 1) for line in found)


def _row(evidence: Evidence, line: Line, columns: Sequence[Fill], *, is_one: bool) -> Row:
    figure, title = line.figure, line.definition.title
    if figure is None:
        missing = Cell(None, words(wording.state_words(State.NOT_HELD)), missing=True)
        return Row(words(title), (missing, *(cells.NO_CELL for _column in columns[1:])))
    made = tuple(fill_in(evidence, figure) for fill_in in columns)
    who = "" if is_one else rows.whose(figure, evidence.place)
    return Row(words(sentence(who) or title), made, under=_under(evidence, figure, is_named=bool(who)))


def _under(evidence: Evidence, figure: Figure, *, is_named: bool) -> Text:
    """Whose figure it is, of when, what its change is measured from, and the levels before it."""
    change = stated(figure)
    parts = ["" if is_named else rows.whose(figure, evidence.place), rows.dated(figure), rows.warning(figure)]
    if change and change.against:
        parts.append(_("against %(period)s") % {"period": change.against.words})
    if provenance.worked_out(figure.row):
        parts.append(_("partly worked out, as noted below"))
    earlier = list(filter(None, (_earlier(evidence, one) for one in reversed(figure.earlier))))
    before = fill(_("earlier %(levels)s"), levels=joined(earlier, by=", ")) if earlier else NO_TEXT
    return joined((sentence(", ".join(filter(None, parts))), before), by="; ")


def _earlier(evidence: Evidence, before: Figure) -> Text:
    """“16.6% in 2020/21”; of a change alone, the change and its base; nothing where nothing was reported."""
    value, change = before.point.value, stated(before)
    if value is not None:
        origin = source(evidence, before, "value", value)
        told = Span(wording.level(value, before.definition.unit), source=origin)
    elif change:
        told = Span(wording.change_words(change), source=source(evidence, before, "change", moved_by(change)))
    else:
        return NO_TEXT
    facts: dict[str, Part] = {"told": told, "when": when(before.point.period)}
    if value is not None or change is None:
        return fill(_("%(told)s %(when)s"), **facts)
    if change.against is None:
        return fill(_("%(told)s %(when)s (base not given)"), **facts)
    return fill(_("%(told)s %(when)s against %(before)s"), before=in_sentence(change.against), **facts)


def in_number(evidence: Evidence, figure: Figure) -> Cell:
    """The change in number, or in points between two shares; a dash where neither is stated."""
    change = stated(figure)
    if change is None:
        return cells.NO_CELL
    told, _percent = rows.changes(figure)
    size = None if change.number is None and change.points is None else moved_by(change)
    return cells.cell(told, size, source(evidence, figure, "change", size)) if size is not None else cells.NO_CELL


def in_percent(evidence: Evidence, figure: Figure) -> Cell:
    """The change in per cent; a dash where it is not stated, or would mislead."""
    change = stated(figure)
    if change is None or (change.percent is None and change.points is not None):
        return cells.NO_CELL
    _number, told = rows.changes(figure)
    return cells.cell(told, change.percent, source(evidence, figure, "percent", change.percent))


def _baseline(evidence: Evidence, figure: Figure) -> Cell:
    value = figure.row.baseline if figure.row else None
    if value is None:
        return cells.NO_CELL
    told = Shown(wording.level(value, figure.definition.unit))
    return cells.cell(told, value, source(evidence, figure, "baseline", value))


def _milestone(evidence: Evidence, figure: Figure) -> Cell:
    target = figure.target
    if target is None:
        return cells.NO_CELL
    told = Shown(target_words(target, figure.definition.unit))
    return cells.cell(told, target.value, source(evidence, figure, "milestone", target.value))


def _distance(evidence: Evidence, figure: Figure) -> Cell:
    """From the milestone, or else from the baseline."""
    found = figure.to_milestone or figure.to_baseline
    if found is None:
        return cells.NO_CELL
    part = "to_milestone" if figure.to_milestone else "to_baseline"
    places = 1 if figure.definition.unit == "percent" and round(found.gap, 1) == found.gap else None
    told = Shown(wording.signed(found.gap, places=places))
    return cells.cell(told, found.gap, source(evidence, figure, part, found.gap))


def _where(evidence: Evidence, figure: Figure) -> Cell:
    """In a word or two: the distance stands beside it."""
    if not (figure.to_milestone or figure.to_baseline):
        return cells.NO_CELL
    found = of_position(figure)
    told = found.lead.rstrip(":") or sentence(found.text)
    return cells.says(evidence, figure, Says(found.kind, told))
