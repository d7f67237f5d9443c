"""A paper as the data that Typst sets: one JSON text with every word, number, width and drawing in it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

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
from goldthread.documents.render.pdf.tables import parts
from goldthread.documents.text import Text
from goldthread.documents.tree import Block, Chart, Document, Note, Paragraph, Points, Section, Table, Withheld

_UNITS_ACROSS = 669.0
_LONG_CAPTION = 1500
_SHORT_TABLE = 5
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
            "parts": [
                inside._section(block, level=level + 1) if isinstance(block, Section) else inside._block(block)
                for block in section.blocks
            ],
            **said(landscape=turned),
        }

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
        """A short table stays whole; of a longer one the notes stay with the last row, if that is no long one."""
        made = parts(table, self.numbers, room=self.room)
        rows = [row for part in made for row in part["rows"]]
        ends = rows[-1]["rule"] if rows and "cells" in rows[-1] and "long" not in rows[-1] else None
        return {
            **self._captioned(table, "table", table.caption, self.document.labels.table),
            "parts": made,
            "room": self.room,
            "tail": ends,
            **said(whole=len(rows) <= _SHORT_TABLE and not any("long" in row for row in rows)),
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


def _width(svg: str, room: float) -> float:
    """How wide a drawing stands: all at one scale, at which the widest fills a page, so that their texts are alike."""
    found = re.search(r'viewBox="0 0 ([\d.]+)', svg)
    return min(float(found[1]) * ROOM / _UNITS_ACROSS if found else room, room)
