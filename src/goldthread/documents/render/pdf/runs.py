"""Text as the data that Typst sets: plain strings, or a string with what it wears. No word of it is ever markup."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from goldthread.documents.numbering import Numbers
from goldthread.documents.render.pdf.letters import breakable, printable
from goldthread.documents.text import Span, Text

Data = dict[str, Any]

TEXT, SMALL = 11.0, 8.5
ROOM, ROOM_ACROSS, HANG = 481.0, 728.0, 30.0
_SCHEMES = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_LONGEST_ADDRESS = 2000
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([a-z]{2}))?", re.IGNORECASE)


def runs(text: Text, numbers: Numbers, *, size: float = TEXT, room: float = ROOM - HANG) -> list[str | Data]:
    """The runs of a text. Words wider than `room` points get places to break at."""
    return [_run(span, numbers, size=size, room=room) for span in text]


def word(text: str, *, size: float = TEXT, room: float = ROOM) -> str:
    """A text without dress, in letters that can be set and words that fit."""
    return breakable(printable(text), size=size, room=room, bold=True)


def anchor(key: str, numbers: Numbers) -> str | None:
    """What a part with a key is called inside the file; None for one that nothing can point to."""
    return f"part-{list(numbers.labels).index(key)}" if key in numbers.labels else None


def address(href: str) -> str:
    """An address that a reader may follow, in ASCII; nothing for one that is no web page, no mail and no telephone."""
    safe = quote(href.strip(), safe="%/:?#[]@!$&'()*+,;=~-._", errors="ignore")
    return safe if _SCHEMES.match(safe) and len(safe) <= _LONGEST_ADDRESS else ""


def language(tag: str) -> Data:
    """A language tag in its two parts; nothing for one that is none."""
    found = _LANGUAGE.fullmatch(tag)
    if not found:
        return {}
    region = found[2]
    return {"lang": found[1].lower(), "region": region.lower() if region else None}


def said(**values: object) -> Data:
    """Only what there is: Typst asks whether a key stands there."""
    return {name: value for name, value in values.items() if value}


def _run(span: Span, numbers: Numbers, *, size: float, room: float) -> str | Data:
    text = breakable(printable(numbers.shown(span)), size=size, room=room, bold=span.strong)
    worn = said(**_dress(span, numbers))
    return {"text": text, **worn} if worn else text


def _dress(span: Span, numbers: Numbers) -> Mapping[str, Any]:
    note = numbers.footnote(span)
    href = address(span.href or (span.source.href if span.source else ""))
    return {
        "strong": span.strong,
        "missing": span.missing,
        "sign": span.shape,
        "lang": language(span.language).get("lang"),
        "href": href,
        "source": bool(span.source and href and not span.href),
        "to": anchor(span.to, numbers) if span.to else None,
        "number": str(note) if note else "",
        "note": runs(span.footnote, numbers, size=SMALL) if note else [],
    }
