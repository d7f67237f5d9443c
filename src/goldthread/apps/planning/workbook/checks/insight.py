"""Checks of measures under the plan, and of insight paragraphs with the figures that they bind."""

from collections.abc import Iterator

from goldthread.apps.planning.models import Visibility
from goldthread.apps.planning.workbook.cells import offer, shown
from goldthread.apps.planning.workbook.checks.known import Known
from goldthread.apps.planning.workbook.directory import Directory
from goldthread.apps.planning.workbook.faults import Fault, at
from goldthread.apps.planning.workbook.layout import INSIGHT, MEASURES
from goldthread.apps.planning.workbook.rows import Book, InsightRow, MeasureRow
from goldthread.core.bound import bound_in
from goldthread.core.reference import fold

BOUND = ("headline", "finding", "comparator", "cause", "action_text", "footnote")
"""The texts of a paragraph in which figures may be bound."""


def check_measures(book: Book, directory: Directory, known: Known) -> Iterator[Fault]:
    """Each stands once under a part of the plan, and has a card."""
    first: dict[tuple[str, str], MeasureRow] = {}
    for row in book.measures:
        if row.theme and directory.node(row.theme) is None:
            yield at(MEASURES, row.row, "theme", directory.no_node(row.theme))
        if row.measure and row.measure not in known.measures:
            yield at(MEASURES, row.row, "measure", _no_measure(row.measure, known))
        earlier = first.setdefault((fold(row.theme), row.measure), row)
        if earlier is not row and row.measure:
            text = f"“{row.measure}” stands under {row.theme} on row {earlier.row} already. Keep one of the two."
            yield at(MEASURES, row.row, "measure", text)


def check_insights(book: Book, directory: Directory, known: Known) -> Iterator[Fault]:
    """Each belongs to a part of the plan, binds figures of measures that have cards, and says why it is withheld."""
    for row in book.insights:
        if row.theme and directory.node(row.theme) is None:
            yield at(INSIGHT, row.row, "theme", directory.no_node(row.theme))
        yield from _figure_faults(row, known)
        if row.visibility == Visibility.OFFICE and not row.category:
            text = "is blank. A paragraph for the office needs the reason why it is withheld."
            yield at(INSIGHT, row.row, "category", text)
        if row.visibility == Visibility.PUBLIC and row.category:
            yield at(INSIGHT, row.row, "category", "is for paragraphs of the office only. Clear it, or write office.")


def _figure_faults(row: InsightRow, known: Known) -> Iterator[Fault]:
    """Figures listed twice; and each measure without a card, where it is first named in the row."""
    unknown: dict[str, str] = {}
    for name, code in _named(row):
        if code not in known.measures:
            unknown.setdefault(code, name)
    for code, name in unknown.items():
        yield at(INSIGHT, row.row, name, _no_measure(code, known))
    for place, figure in enumerate(row.figures):
        if figure in row.figures[:place]:
            yield at(INSIGHT, row.row, "figures", f"“{figure.code}” is named twice. Keep one of the two.")


def _named(row: InsightRow) -> Iterator[tuple[str, str]]:
    """Every measure that the row names, with the column."""
    for figure in row.figures:
        yield "figures", figure.code
    for name in BOUND:
        for bound in bound_in(getattr(row, name)):
            yield name, bound.code


def _no_measure(code: str, known: Known) -> str:
    return f"“{shown(code)}” is no measure of this home. {offer(code, sorted(known.measures))} Or give it a card."
