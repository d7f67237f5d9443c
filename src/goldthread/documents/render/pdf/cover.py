"""The cover, the running head and the foot as data: titles of any length in sizes and shortenings that fit."""

from goldthread.documents.chart.label import shortened, width_of
from goldthread.documents.numbering import Numbers
from goldthread.documents.render.pdf.letters import UNKNOWN, printable
from goldthread.documents.render.pdf.runs import ROOM, SMALL, Data, runs, word
from goldthread.documents.tree import Document, Labels, Marking

_ROOM = 447.0
_TITLES = ((34.0, 2), (28.0, 3), (22.0, 5))
_SMALLEST_TITLE = 17.0
_WIDER_THAN_SANS = 1.08
_PERIOD, _BODY, _MINUTE = 16.0, 12.0, 12.0
_MOST_OF_A_MARKING, _PAGE_OF_PAGES, _GAP = 200.0, 70.0, 16.0


def cover(document: Document, numbers: Numbers) -> Data:
    """What stands on the cover, and above and below every other page."""
    words, marking = document.labels, _marking(document)
    size = _title_size(printable(document.title))
    facts = ((words.edition, document.edition), (words.data_to, document.data_to), (words.marking, marking))
    short = shortened(marking, size=SMALL, room=_MOST_OF_A_MARKING)
    head = ", ".join(filter(None, (printable(document.title), printable(document.period))))
    return {
        "title": _title(document),
        "shown-title": word(document.title, size=size * _WIDER_THAN_SANS, room=_ROOM) or _title(document),
        "title-size": size,
        "body": word(document.body, size=_BODY, room=_ROOM),
        "period": word(document.period, size=_PERIOD, room=_ROOM),
        "minute": [runs(line, numbers, size=_MINUTE, room=_ROOM) for line in document.minute],
        "facts": [[word(name, size=SMALL, room=_ROOM / 3), word(it, size=SMALL, room=_ROOM / 3)] for name, it in facts],
        "contact": word(document.contact, size=SMALL, room=_ROOM / 2),
        "labels": {name: printable(getattr(words, name)) for name in ("minute", "contact", "contents", "page", "of")},
        "running": shortened(head, size=SMALL, room=ROOM - _GAP - width_of(short, SMALL)),
        "marking": short,
        "foot": shortened(_foot(document), size=SMALL, room=ROOM - _GAP - _PAGE_OF_PAGES),
    }


def closed(marking: Marking, words: Labels) -> str:
    """That a part is not for everyone, and why; nothing for a public one."""
    return "" if marking.public else word(f"{words.not_public}: {marking.category}", size=SMALL, room=ROOM)


def _marking(document: Document) -> str:
    return closed(document.marking, document.labels) or printable(document.labels.public)


def _foot(document: Document) -> str:
    words = document.labels
    edition = printable(f"{words.edition} {document.edition}, {words.data_to.lower()} {document.data_to}")
    return ". ".join(filter(None, (printable(document.body), edition)))


def _title(document: Document) -> str:
    """A file must have a title: that of the paper, or what else says what it is."""
    said = (document.title, document.period, document.body, document.edition)
    return next((text for text in (printable(one).strip() for one in said) if text), UNKNOWN)


def _title_size(title: str) -> float:
    """The largest size at which the title stays within its lines."""
    fitting = (size for size, lines in _TITLES if width_of(title, size) * _WIDER_THAN_SANS <= lines * _ROOM * 0.92)
    return next(fitting, _SMALLEST_TITLE)
