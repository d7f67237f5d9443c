"""The parts of a paper in Word, each in its style: sections, numbered paragraphs, points, tables, charts, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldthread.documents.picture import drawn
from goldthread.documents.render.docx.markup import FRESH, KEEP, Par, field, run, w
from goldthread.documents.render.docx.pages import LANDSCAPE, PORTRAIT, Body, Page
from goldthread.documents.render.docx.parts.style import spacing
from goldthread.documents.render.docx.runs import picture, runs, sign_before
from goldthread.documents.render.docx.setting import Setting
from goldthread.documents.render.docx.tables import laid, table
from goldthread.documents.text import Text
from goldthread.documents.tree import Block, Chart, Marking, Note, Paragraph, Points, Section, Table, Withheld

_DEEPEST = 3
_FULL, _FULL_WIDTH = 669, PORTRAIT.width / 20
_NUMBER = '<w:rStyle w:val="CaptionNumber"/>'
_EM_SPACE = "\N{EM SPACE}"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part stands: how deep, on which pages, in whose language."""

    depth: int = 1
    page: Page = PORTRAIT
    language: str = ""
    fresh: bool = False

    def inside(self, section: Section) -> "_Place":
        """The place of what stands in a section here."""
        page = LANDSCAPE if section.landscape else self.page
        return replace(self, page=page, language=section.language or self.language)

    def under(self) -> "_Place":
        """The place of a section in this one."""
        return replace(self, depth=self.depth + 1, fresh=False)


def sections(setting: Setting, body: Body) -> None:
    """Set every section of the paper, then its licence; the first begins a page where the contents stand before it."""
    document = setting.document
    for number, section in enumerate(document.sections):
        _section(section, _Place(fresh=document.contents and number == 0), setting, body)
    if document.licence:
        body.add(_note(document.licence, _Place(), setting), body.page)


def marking(shown: Marking, setting: Setting) -> str:
    """What a marking says."""
    labels = setting.document.labels
    return labels.public if shown.public else f"{labels.not_public}: {shown.category}"


def _section(section: Section, place: _Place, setting: Setting, body: Body) -> None:
    place = place.inside(section)
    title = setting.marked(section, _said(section.title, place))
    body.add(_heading(title, place, first=place.fresh or body.page != place.page), place.page)
    for mark in _closed(section.marking, setting):
        body.add(mark, place.page)
    for block in section.blocks:
        if isinstance(block, Section):
            _section(block, place.under(), setting, body)
            continue
        for line in _block(block, place, setting):
            body.add(line, place.page)


def _heading(title: str, place: _Place, *, first: bool) -> Par:
    """A heading; as the first of a page it needs no room above."""
    level = min(place.depth, _DEEPEST)
    return Par(f"Heading{level}", title, (FRESH if place.fresh else "", spacing() if first else ""))


def _block(block: Block, place: _Place, setting: Setting) -> Iterator[Par | str]:
    match block:
        case Paragraph():
            yield from _paragraph(block, place, setting)
        case Points(points):
            yield from (Par("ListBullet", runs(point, setting, language=place.language)) for point in points)
        case Note(text):
            yield _note(text, place, setting)
        case Withheld(text):
            label = run(f"{setting.document.labels.withheld} ", '<w:rStyle w:val="Strong"/>')
            yield Par("Withheld", label + runs(text, setting, language=place.language))
        case Table():
            yield from _table(block, place, setting)
        case Chart():
            yield from _chart(block, place, setting)


def _paragraph(shown: Paragraph, place: _Place, setting: Setting) -> Iterator[Par]:
    yield from _closed(shown.marking, setting)
    style = "NumberedParagraph" if shown.numbered else "BodyText"
    text = setting.marked(shown, runs(shown.text, setting, language=place.language))
    yield Par(style, text, (KEEP,) if shown.keep else ())


def _note(text: Text, place: _Place, setting: Setting) -> Par:
    return Par("SourceNote", runs(text, setting, language=place.language))


def _closed(shown: Marking, setting: Setting) -> Iterator[Par]:
    """The line over a part that is not for everyone."""
    if not shown.public:
        yield Par("Marking", run(marking(shown, setting)))


def _table(shown: Table, place: _Place, setting: Setting) -> Iterator[Par | str]:
    yield from _closed(shown.marking, setting)
    split = laid(shown, width=place.page.width)
    for number, part in enumerate(split, start=1):
        count = f" ({number} {setting.document.labels.of} {len(split)})" if len(split) > 1 else ""
        name = _name(setting.document.labels.table, setting.numbers.number(shown), again=number > 1)
        caption = name + _said(f"{shown.caption}{count}", place)
        yield Par("Caption", setting.marked(shown, caption) if number == 1 else caption)
        yield from _detail(shown.sub if number == 1 else "", place)
        yield table(part, setting, language=place.language)
        yield from (_note(note, place, setting) for note in part.table.notes)


def _chart(shown: Chart, place: _Place, setting: Setting) -> Iterator[Par]:
    yield from _closed(shown.marking, setting)
    name = _name(setting.document.labels.chart, setting.numbers.number(shown))
    yield Par("Caption", setting.marked(shown, name + _said(shown.title, place)))
    yield from _detail(shown.sub, place)
    svg = drawn(shown.picture, alt=shown.alt)
    width = setting.pictures.across(svg) / _FULL * _FULL_WIDTH
    below = bool(shown.shapes or shown.notes)
    yield Par("Picture", picture(svg, setting, width=width, alt=shown.alt), (KEEP,) if below else ())
    if shown.shapes:
        key = (sign_before(shape, setting) + _said(words, place) for shape, words in shown.shapes)
        yield Par("Key", run(_EM_SPACE).join(key), (KEEP,) if shown.notes else ())
    yield from (_note(note, place, setting) for note in shown.notes)


def _name(word: str, number: str, *, again: bool = False) -> str:
    """What a table or chart is called, its number counted by Word; `again` repeats the last number."""
    series = "".join(filter(str.isalnum, word)) or "Part"
    how = r"\c" if again else r"\* ARABIC"
    counted = field(f"SEQ {series} {how}", shown=number, dress=(_NUMBER,))
    return run(f"{word} ", _NUMBER) + counted + run(_EM_SPACE, _NUMBER)


def _detail(words: str, place: _Place) -> Iterator[Par]:
    if words:
        yield Par("CaptionDetail", _said(words, place))


def _said(words: str, place: _Place) -> str:
    return run(words, w("lang", val=place.language) if place.language else "")
