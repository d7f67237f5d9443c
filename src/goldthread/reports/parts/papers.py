"""The documents that figures are quoted from, by name and by the places in them."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import provenance, surveys
from goldthread.apps.performance.words.standing import place_in_document
from goldthread.documents.text import Text, words


def named(figures: Iterable[Figure]) -> tuple[Text, ...]:
    """Each document once, with the places of all its figures; the numbered paragraphs in their order."""
    places: dict[str, dict[str, None]] = {}
    for row in (one.row for one in figures if one.row):
        places.setdefault(row.document, {})[row.paragraph] = None
    return tuple(words(f"{document}: {_places(found)}.") for document, found in places.items())


def worked_out(figures: Iterable[Figure]) -> tuple[Text, ...]:
    """What the notes of these figures say of levels that were worked out and not published, each with its figure."""
    told = ((named_with_group(one), provenance.worked_out(one.row)) for one in figures)
    return tuple(words(_("%(name)s. %(note)s") % {"name": name, "note": note}) for name, note in told if note)


def surveyed(figures: Iterable[Figure]) -> tuple[Text, ...]:
    """What may be said of the moves of survey shares, each sentence once, with the figures it holds for."""
    told = ((said, "; ".join(map(named_with_group, found))) for said, found in surveys.noted(figures))
    return tuple(words(_("%(names)s. %(said)s") % {"names": names, "said": said}) for said, names in told)


def named_with_group(figure: Figure) -> str:
    """“Confidence in the police, disabled residents”."""
    return ", ".join(filter(None, (figure.definition.title, figure.group)))


def place(row: ReportedFigure) -> str:
    """One figure's document and the place in it."""
    return _("%(document)s, %(place)s.") % {"document": row.document, "place": place_in_document(row.paragraph)}


def _places(paragraphs: Mapping[str, None]) -> str:
    numbered = sorted((one for one in paragraphs if one[:1].isdigit()), key=_order)
    others = [place_in_document(one) for one in paragraphs if not one[:1].isdigit()]
    if len(numbered) > 1:
        return "; ".join([_("paragraphs %(list)s") % {"list": ", ".join(numbered)}, *others])
    return "; ".join([*map(place_in_document, numbered), *others])


def _order(paragraph: str) -> tuple[tuple[int, ...], str]:
    """Paragraph 3.10 after 3.9."""
    head = paragraph.split()[0].split(".")
    return tuple(int(part) for part in head if part.isdigit()), paragraph
