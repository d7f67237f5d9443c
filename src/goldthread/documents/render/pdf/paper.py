"""A paper as the data that Typst sets: one JSON text with every word, number, width and drawing in it."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from goldthread.documents.numbering import Numbers, number
from goldthread.documents.picture import drawn
from goldthread.documents.render.pdf.cover import closed, cover
from goldthread.documents.render.pdf.letters import UNKNOWN, drawable, printable
from goldthread.documents.render.pdf.runs import (
    HANG,
    ROOM,
    ROOM_ACROSS,
    SMALL,
    Data,
    anchor,
    language,
    runs,
    said,
    word,
)
from goldthread.documents.render.pdf.tables import is_tied, parts
from goldthread.documents.text import Text, plain
from goldthread.documents.tree import Block, Chart, Document, Note, Paragraph, Points, Section, Table, Withheld

_UNITS_ACROSS = 669.0
_LONG_CAPTION = 1500
_SHORT_TABLE, _SHORT_UNTIED, _FEW, _AROUND_A_ROW = 5, 8, 800, 9.2
_LOW, _LOW_ACROSS = 360.0, 260.0
_PART, _BETWEEN = 0.6, 16.0
_TITLE = 12.0


def as_data(document: Document) -> str:
    """The whole paper as JSON."""
    return json.dumps(_Setter(document, number(document)).paper(), ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class _Setter:
    """Turns the parts of one paper into data, in `room` points of width."""

    document: Document
    numbers: Numbers
    room: float = ROOM

    def paper(self) -> Data:
        document = self.document
        return {
            **cover(document, self.numbers),
            "lang": "en",
            "region": None,
            **language(document.language),
            "made-on": {"year": document.made_on.year, "month": document.made_on.month, "day": document.made_on.day},
            "contents": document.contents and bool(document.sections),
            "sections": [self._section(section, level=1) for section in document.sections],
            "licence": runs(document.licence, self.numbers, size=SMALL, room=ROOM),
        }

    def _section(self, section: Section, *, level: int) -> Data:
        turned = section.landscape and self.room == ROOM
        inside = _Setter(self.document, self.numbers, ROOM_ACROSS) if turned else self
        return {
            **self._named(section, "section"),
            **language(section.language),
            "level": level,
            "title": word(section.title, size=16.0, room=inside.room - HANG) or UNKNOWN,
            "parts": list(_side_by_side([inside._part(block, level) for block in section.blocks], inside.room)),
            **said(landscape=turned),
        }

    def _part(self, block: Block, level: int) -> Data:
        return self._section(block, level=level + 1) if isinstance(block, Section) else self._block(block)

    def _block(self, block: Block) -> Data:
        match block:
            case Paragraph(text=text):
                return {**self._named(block, "paragraph"), "text": self._runs(text), **said(keep=block.keep)}
            case Points(points=points):
                return {"kind": "points", "points": [self._runs(point) for point in points]}
            case Note(text=text):
                return {"kind": "note", "text": self._small(text)}
            case Withheld(text=text):
                return {"kind": "withheld", "text": self._small(text)}
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Section():
                return self._section(block, level=2)

    def _table(self, table: Table) -> Data:
        """A short table stays whole, one of a few rows more if its first and last rows are not tied.

        Of a longer one the notes stay with the last row, if that is no long one.
        """
        made = parts(table, self.numbers, room=self.room)
        rows = [row for part in made for row in part["rows"]]
        words = sum(len(text) for text in (table.caption, table.sub, *map(plain, table.notes)))
        most = _SHORT_TABLE if all(is_tied(part["spans"]) for part in made) else _SHORT_UNTIED
        few = sum("cells" in row for row in rows) <= most and words <= _FEW
        height = sum(row["height"] + _AROUND_A_ROW for row in rows)
        ends = rows[-1]["rule"] if rows and "cells" in rows[-1] and "long" not in rows[-1] else None
        return {
            **self._captioned(table, "table", table.caption, self.document.labels.table),
            "parts": made,
            "room": self.room,
            "tail": ends,
            **said(whole=few and height <= (_LOW if self.room == ROOM else _LOW_ACROSS)),
        }

    def _chart(self, chart: Chart) -> Data:
        alt = printable(chart.alt).strip() or UNKNOWN
        picture = drawn(chart.picture, name=chart.title, alt=chart.alt)
        words = sum(map(len, (chart.title, chart.sub, *(name for _, name in chart.shapes))))
        return {
            **self._captioned(chart, "chart", chart.title, self.document.labels.chart),
            "picture": drawable(picture),
            "width": _width(picture, self.room),
            "alt": alt,
            "shapes": [[shape, word(name, size=SMALL, room=self.room)] for shape, name in chart.shapes],
            **said(long=words > _LONG_CAPTION),
        }

    def _captioned(self, block: Table | Chart, kind: str, title: str, name: str) -> Data:
        return {
            **self._named(block, kind),
            "number": printable(f"{name} {self.numbers.number(block)}"),
            "title": word(title, size=_TITLE, room=self.room),
            "sub": word(block.sub, size=SMALL, room=self.room),
            "notes": [self._small(note) for note in block.notes],
        }

    def _named(self, block: Section | Paragraph | Table | Chart, kind: str) -> Data:
        return {
            "kind": kind,
            "number": self.numbers.number(block),
            "key": anchor(block.key, self.numbers),
            "closed": closed(block.marking, self.document.labels),
        }

    def _runs(self, text: Text) -> Sequence[str | Data]:
        return runs(text, self.numbers, room=self.room - HANG)

    def _small(self, text: Text) -> Sequence[str | Data]:
        return runs(text, self.numbers, size=SMALL, room=self.room - HANG)


def _side_by_side(parts: Sequence[Data], room: float) -> Iterator[Data]:
    """The parts, charts that follow one another and take little of the width as one, to be set two in a row."""
    for is_part, found in groupby(parts, key=lambda one: one["kind"] == "chart" and one["width"] <= room * _PART):
        held = list(found)
        if is_part and len(held) > 1:
            yield {"kind": "charts", "charts": held, "width": min((room - _BETWEEN) / 2, held[0]["width"])}
        else:
            yield from held


def _width(svg: str, room: float) -> float:
    """How wide a drawing stands: all at one scale, at which the widest fills a page, so that their texts are alike."""
    found = re.search(r'viewBox="0 0 ([\d.]+)', svg)
    return min(float(found[1]) * ROOM / _UNITS_ACROSS if found else room, room)
