"""Sentences with figures in them: a translated sentence is filled with spans, and each keeps where it comes from."""

import re
from collections.abc import Iterable

from goldthread.documents.text import NO_TEXT, Span, Text, words

Part = str | Span | Text

_HOLE = re.compile(r"%\((\w+)\)s|%%")


def fill(template: str, **parts: Part) -> Text:
    """The sentence with each %(name)s replaced by its part.

    >>> [span.text for span in fill("%(number)s robberies, 5%% more.", number=Span("437"))]
    ['437', ' robberies, 5', '%', ' more.']
    """
    found: list[Part] = []
    end = 0
    for hole in _HOLE.finditer(template):
        found += [template[end : hole.start()], parts[hole[1]] if hole[1] else "%"]
        end = hole.end()
    return words(*found, template[end:])


def joined(parts: Iterable[Part], by: str = " ") -> Text:
    """Those parts that say something, one after another."""
    told: list[Part] = []
    for part in filter(None, (_text(part) for part in parts)):
        told += [by, part] if told else [part]
    return words(*told)


def strong(text: Part) -> Text:
    """The words in the stronger weight, figures and all."""
    return tuple(
        Span(span.text, strong=True, missing=span.missing, shape=span.shape, to=span.to, source=span.source)
        for span in _text(text)
    )


def sentence(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[Part], last: str) -> Text:
    """The parts with commas, and the last after `last`, a translated “and”."""
    every = [_text(part) for part in parts]
    if len(every) < 2:
        return words(*every)
    return words(joined(every[:-1], by=", "), f" {last} ", every[-1])


def _text(part: Part) -> Text:
    if isinstance(part, str):
        return words(part) if part else NO_TEXT
    return (part,) if isinstance(part, Span) else part
