"""A paper as a Word file: real styles, lists, headers, footnotes and fields, so that an officer can work in it.

It draws no shape and sets no text box. The same paper gives the same bytes.
"""

from goldthread.documents.render.docx.blocks import marking, sections
from goldthread.documents.render.docx.front import contents, cover
from goldthread.documents.render.docx.markup import part, w
from goldthread.documents.render.docx.package import CORE, MAIN, packed
from goldthread.documents.render.docx.pages import Body, edges
from goldthread.documents.render.docx.parts.faces import faces
from goldthread.documents.render.docx.parts.footnotes import footnotes
from goldthread.documents.render.docx.parts.numbering import numbering
from goldthread.documents.render.docx.parts.properties import core, settings
from goldthread.documents.render.docx.parts.styles import styles
from goldthread.documents.render.docx.parts.theme import theme
from goldthread.documents.render.docx.setting import setting
from goldthread.documents.tree import Document

__all__ = ["render_docx"]

_FOOTNOTES, _FACES = "word/footnotes.xml", "word/fontTable.xml"


def render_docx(document: Document) -> bytes:
    """The paper as the bytes of a DOCX file. Refuses a reference to a part that the paper does not have."""
    known = setting(document)
    body = Body(known.links)
    cover(known, body)
    if document.contents:
        contents(known, body)
    sections(known, body)
    main = part("document", w("body", body.markup()))
    notes, notes_lead = footnotes(known)
    listed, faces_lead, held = faces()
    fixed = {
        "word/styles.xml": styles(document.language),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(document.language),
        _FACES: listed,
        "word/theme.xml": theme(),
        _FOOTNOTES: notes,
    }
    for name in fixed:
        kind = name.removeprefix("word/").removesuffix(".xml")
        known.links.to(kind, f"{kind}.xml")
    heads = edges(document, marking(document.marking, known))
    pictures = known.pictures.parts()
    parts = {MAIN: main, **fixed, **heads, CORE: core(document), **pictures, **held}
    return packed(parts, {MAIN: known.links, _FOOTNOTES: notes_lead, _FACES: faces_lead})
