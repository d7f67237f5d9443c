"""Where a figure comes from, in one line: the files it was counted from, or the document that says it."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import ReportedFigure, SourceFile
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.standing import place_in_document


def counted(definition: Definition, files: Sequence[SourceFile]) -> str:
    """The files behind a counted figure, by the newest of them; empty without any."""
    if not files:
        return ""
    newest = max(files, key=lambda file: (file.released_on, file.load.number))
    facts = {
        "source": definition.source,
        "released": wording.day(newest.released_on),
        "load": newest.load.number,
    }
    return _("Source: %(source)s, released to %(released)s, load %(load)s.") % facts


WORKED_OUT = re.compile(r"\b(derived|worked out)\b", re.IGNORECASE)
DAY_OF_REPORT = re.compile(r"^reported on: ", re.IGNORECASE)


def worked_out(row: ReportedFigure | None) -> str:
    """What the note of a reported figure says of a level that was worked out and not published; empty where nothing."""
    return " ".join(one for one in _noted(row) if WORKED_OUT.search(one))


def day_of_report(row: ReportedFigure) -> str:
    """What the note of a reported figure says of the day of its document; empty where the day is known."""
    found = (one for one in _noted(row) if DAY_OF_REPORT.match(one))
    return " ".join(DAY_OF_REPORT.sub("", one) for one in found)


def _noted(row: ReportedFigure | None) -> list[str]:
    """The sentences of a note."""
    return [one.rstrip(".") + "." for one in re.split(r"(?<=\.)\s+", row.note.strip()) if one] if row else []


def reported(row: ReportedFigure | None) -> str:
    """Where a reported figure stands, and who reported it."""
    return " ".join(_reported(row)) if row else ""


def _reported(row: ReportedFigure) -> Iterator[str]:
    yield _("%(document)s, %(place)s.") % {"document": row.document, "place": place_in_document(row.paragraph)}
    if row.reported_by:
        yield _("Reported by %(who)s.") % {"who": row.reported_by}
    yield _("Load %(load)s.") % {"load": row.file.load.number}
