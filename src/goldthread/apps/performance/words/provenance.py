"""Where a figure comes from, in one line: the files it was counted from, or the document that says it."""

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


def reported(row: ReportedFigure | None) -> str:
    """Where a reported figure stands, and who reported it."""
    return " ".join(_reported(row)) if row else ""


def _reported(row: ReportedFigure) -> Iterator[str]:
    yield _("%(document)s, %(place)s.") % {"document": row.document, "place": place_in_document(row.paragraph)}
    if row.reported_by:
        yield _("Reported by %(who)s.") % {"who": row.reported_by}
    yield _("Load %(load)s.") % {"load": row.file.load.number}
