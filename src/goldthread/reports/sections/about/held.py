"""What is held up to the paper's month: street files month by month, their rows, and the documents quoted."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.models import Area, ReportedFigure, SourceFile
from goldthread.apps.performance.readings import figure_at
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.charts import stretch
from goldthread.apps.performance.words.provenance import day_of_report
from goldthread.apps.performance.words.spans import in_sentence, widest
from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.text import Source, Span, Text, words
from goldthread.documents.tree import Block, Cell, Column, Paragraph, Row, Table
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import cells
from goldthread.reports.parts.figures import stated
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
        "%(rows)s records are held in %(files)s monthly file of %(publisher)s.",
        "%(rows)s records are held in %(files)s monthly files of %(publisher)s.",
        len(files),
    )
    facts = {"rows": _number(files, "rows", rows), "files": _number(files, "files", len(files))}
    return fill(told, publisher=files[0].subject_name, **facts)


def _keyless(files: Sequence[SourceFile]) -> Text:
    """The rows without a crime identifier."""
    rows, keyless = sum(file.rows for file in files), sum(int(file.report["blank_crime_id"]) for file in files)
    if not keyless:
        return words(_("Every record carries a crime identifier."))
    share = 100 * keyless / rows
    percent = Span(f"{wording.number(share, places=1)}%", source=_files_source(files, "keyless_share", share))
    facts = {"number": _number(files, "keyless", keyless), "share": percent}
    if kind := _kind_of_keyless(files):
        told = _(
            "%(number)s of them (%(share)s) carry no crime identifier: in each file as many as there are of %(kind)s."
        )
        return fill(told, kind=f"{kind[:1].lower()}{kind[1:]}", **facts)
    return fill(
        _("%(number)s of them (%(share)s) carry no crime identifier; they are counted like the others."), **facts
    )


def _kind_of_keyless(files: Sequence[SourceFile]) -> str:
    """The one category of which every file holds as many records as it holds records without identifier."""
    counts = [(file.report["crime_type"], int(file.report["blank_crime_id"])) for file in files]
    kinds = {kind for by_kind, _blank in counts for kind in by_kind}
    found = [kind for kind in sorted(kinds) if all(by_kind.get(kind, 0) == blank for by_kind, blank in counts)]
    return found[0] if len(found) == 1 else ""


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
        "In %(period)s, %(nowhere)s records had no location and %(outside)s were placed outside the area: both are in "
        "the totals and in no district."
    )
    return fill(told, period=in_sentence(span), **facts)


def _months(files: Sequence[SourceFile]) -> Table:
    """Unbroken stretches of months, held and not held, with their rows; the rows make the total."""
    rows = [_stretch_row(found) for found in _stretches(files)]
    counts = (
        cells.number(len(files), _files_source(files, "files", len(files))),
        cells.number(sum(file.rows for file in files), _files_source(files, "rows", sum(file.rows for file in files))),
        cells.NO_CELL,
    )
    total = Row(words(_("All")), counts, total=True)
    return Table(
        caption=_("Street files held, by month"),
        sub=_("Files of %(publisher)s") % {"publisher": files[0].subject_name},
        columns=(
            Column(_("Months"), width=2.0),
            Column(_("Files"), _("number"), "number"),
            Column(_("Records"), _("number"), "number"),
            Column(_("Released to"), width=1.4),
        ),
        rows=(*rows, total) if len(rows) > 1 else tuple(rows),
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
    every = [one for front in figures for one in (front, *front.earlier)]
    return [one.row for one in every if one.row and (one.point.value is not None or stated(one))]


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
    made = [_document(name, found) for name, found in by_document.items()]
    total = Row(words(_("All")), (cells.number(len(rows)), cells.NO_CELL, cells.NO_CELL), total=True)
    return Table(
        caption=_("Documents that figures are quoted from"),
        columns=(
            Column(_("Document"), width=3.0),
            Column(_("Figures"), _("number"), "number", 0.8),
            Column(_("Reported by"), width=1.8),
            Column(_("Reported on"), width=1.2),
        ),
        rows=(*made, total) if len(made) > 1 else tuple(made),
        key="documents",
        notes=tuple(_days(by_document)),
    )


def _days(by_document: Mapping[str, Sequence[ReportedFigure]]) -> Iterator[Text]:
    """Which days of report are not known, as the notes of the figures say, each with its documents."""
    noted: dict[str, list[str]] = {}
    for name, rows in by_document.items():
        for told in dict.fromkeys(filter(None, map(day_of_report, rows))):
            noted.setdefault(told, []).append(name)
    yield from (words(_("%(documents)s: %(note)s") % {"documents": "; ".join(n), "note": t}) for t, n in noted.items())


def _document(name: str, rows: Sequence[ReportedFigure]) -> Row:
    by = "; ".join(dict.fromkeys(row.reported_by for row in rows if row.reported_by))
    days = [row.reported_on for row in rows if row.reported_on]
    on = wording.day(max(days)) if days else ""
    return Row(words(name), (cells.number(len(rows)), cells.text(by), cells.text(on)))
