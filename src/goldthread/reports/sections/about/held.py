"""What is held up to the paper's month: street files month by month, their rows, and the documents quoted."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.models import Area, ReportedFigure, SourceFile
from goldthread.apps.performance.readings import figure_at
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.charts import stretch
from goldthread.apps.performance.words.spans import in_sentence, widest
from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.text import Source, Span, Text, words
from goldthread.documents.tree import Block, Cell, Column, Paragraph, Row, Table
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import cells
from goldthread.reports.parts.prose import fill, joined, sentence


def blocks(evidence: Evidence) -> Iterator[Block]:
    """Street files first, then reported figures."""
    files = evidence.record.street
    if files:
        yield Paragraph(joined((_street(files), _keyless(files), _unallocated(evidence))))
        yield _months(files)
    else:
        month = {"month": evidence.to.words}
        yield Paragraph(words(_("No street files are held for the months to %(month)s.") % month))
    rows = _rows(evidence)
    if rows:
        yield Paragraph(_quoted(rows))
        yield _documents(rows)


def _files_source(files: Sequence[SourceFile], part: str, value: float) -> Source:
    newest = max(file.released_on for file in files)
    told = _("Street files, released to %(day)s.") % {"day": wording.day(newest)}
    months = [file.period for file in files if file.period]
    return Source(f"street.{part}@{Period.span(min(months), max(months)).code}", value, told)


def _number(files: Sequence[SourceFile], part: str, value: float) -> Span:
    return Span(wording.number(value), source=_files_source(files, part, value))


def _street(files: Sequence[SourceFile]) -> Text:
    rows = sum(file.rows for file in files)
    told = ngettext(
        "%(rows)s rows of recorded crime are held in %(files)s monthly file of %(publisher)s.",
        "%(rows)s rows of recorded crime are held in %(files)s monthly files of %(publisher)s.",
        len(files),
    )
    facts = {"rows": _number(files, "rows", rows), "files": _number(files, "files", len(files))}
    return fill(told, publisher=files[0].subject_name, **facts)


def _keyless(files: Sequence[SourceFile]) -> Text:
    """The rows without a crime identifier."""
    rows, keyless = sum(file.rows for file in files), sum(int(file.report["blank_crime_id"]) for file in files)
    if not keyless:
        return words(_("Every row carries a crime identifier."))
    share = 100 * keyless / rows
    percent = Span(f"{wording.number(share, places=1)}%", source=_files_source(files, "keyless_share", share))
    told = _("%(number)s of them (%(share)s) carry no crime identifier; they are counted as rows.")
    return fill(told, number=_number(files, "keyless", keyless), share=percent)


def _unallocated(evidence: Evidence) -> Text:
    """The rows of the largest count that no district can claim, in the longest period held whole."""
    largest = max(evidence.counted.values(), key=lambda one: one.point.value or 0, default=None)
    if largest is None or largest.series is None:
        return ()
    span = widest({point.period: point for point in largest.series.points}, largest.series.latest.period)
    areas = [one for one in evidence.record.areas.values() if one.force == evidence.body.area]
    lines = {area.kind: figure_at(evidence.series(largest.definition, area), span).value for area in areas}
    nowhere, outside = lines.get(Area.Kind.NO_LOCATION), lines.get(Area.Kind.OUTSIDE)
    if not (nowhere or outside):
        return ()
    files = evidence.files_in(span)
    facts = {
        "nowhere": _number(files, "no_location", nowhere or 0),
        "outside": _number(files, "outside", outside or 0),
    }
    told = _(
        "In %(period)s %(nowhere)s rows had no location and %(outside)s were placed outside the area: both are in the "
        "totals and in no district."
    )
    return fill(told, period=in_sentence(span), **facts)


def _months(files: Sequence[SourceFile]) -> Table:
    """Unbroken stretches of months, held and not held, with their rows; the rows make the total."""
    rows = [_stretch_row(found) for found in _stretches(files)]
    total = (
        cells.number(len(files), _files_source(files, "files", len(files))),
        cells.number(sum(file.rows for file in files), _files_source(files, "rows", sum(file.rows for file in files))),
        cells.NO_CELL,
    )
    return Table(
        caption=_("Street files held, by month"),
        sub=_("Files of %(publisher)s") % {"publisher": files[0].subject_name},
        columns=(
            Column(_("Months"), width=2.0),
            Column(_("Files"), _("number"), "number"),
            Column(_("Rows"), _("number"), "number"),
            Column(_("Released to"), width=1.4),
        ),
        rows=(*rows, Row(words(_("All")), total, total=True)),
        key="street-files",
    )


def _stretches(files: Sequence[SourceFile]) -> Iterator[list[tuple[Period, SourceFile | None]]]:
    held = {file.period: file for file in files if file.period}
    first, last = min(held), max(held)
    months = [(month, held.get(month)) for month in Period.span(first, last).months]
    for _is_held, found in groupby(months, key=lambda pair: pair[1] is not None):
        yield list(found)


def _stretch_row(found: list[tuple[Period, SourceFile | None]]) -> Row:
    head = words(sentence(stretch(found[0][0], found[-1][0])))
    files = [file for _month, file in found if file]
    if not files:
        missing = Cell(None, words(wording.state_words(State.NOT_HELD)), missing=True)
        return Row(head, (cells.number(0), missing, cells.NO_CELL))
    rows = sum(file.rows for file in files)
    released = wording.day(max(file.released_on for file in files))
    source = _files_source(files, "rows", rows)
    return Row(head, (cells.number(len(files)), cells.number(rows, source), cells.text(released)))


def _rows(evidence: Evidence) -> list[ReportedFigure]:
    """The rows behind the reported figures of the paper."""
    figures = [one for definition in evidence.followed for one in evidence.reported.get(definition.code, ())]
    return [figure.row for front in figures for figure in (front, *front.earlier) if figure.row]


def _quoted(rows: Sequence[ReportedFigure]) -> Text:
    documents = {row.document for row in rows}
    figures = ngettext("%(number)s reported figure", "%(number)s reported figures", len(rows))
    papers = ngettext("%(number)s document", "%(number)s documents", len(documents))
    facts = {
        "figures": figures % {"number": wording.number(len(rows))},
        "papers": papers % {"number": wording.number(len(documents))},
    }
    return words(_("%(figures)s, newest and earlier ones, are quoted from %(papers)s.") % facts)


def _documents(rows: Sequence[ReportedFigure]) -> Table:
    """Each document, with how many figures it gives and who reported them."""
    by_document: dict[str, list[ReportedFigure]] = {}
    for row in rows:
        by_document.setdefault(row.document, []).append(row)
    total = Row(words(_("All")), (cells.number(len(rows)), cells.NO_CELL, cells.NO_CELL), total=True)
    return Table(
        caption=_("Documents that figures are quoted from"),
        columns=(
            Column(_("Document"), width=3.0),
            Column(_("Figures"), _("number"), "number", 0.8),
            Column(_("Reported by"), width=1.8),
            Column(_("Reported on"), width=1.2),
        ),
        rows=(*(_document(name, found) for name, found in by_document.items()), total),
        key="documents",
    )


def _document(name: str, rows: Sequence[ReportedFigure]) -> Row:
    by = "; ".join(dict.fromkeys(row.reported_by for row in rows if row.reported_by))
    days = [row.reported_on for row in rows if row.reported_on]
    on = wording.day(max(days)) if days else ""
    return Row(words(name), (cells.number(len(rows)), cells.text(by), cells.text(on)))
