"""The footnotes of a paper as Word keeps them: in a part of their own, with the rules that it draws above them."""

from goldthread.documents.render.docx.markup import Par, part, properties, run, w
from goldthread.documents.render.docx.package import Links
from goldthread.documents.render.docx.parts.properties import CONTINUED, SEPARATOR
from goldthread.documents.render.docx.runs import runs
from goldthread.documents.render.docx.setting import Setting
from goldthread.documents.text import without_footnotes

_SIGN = w("r", properties("rPr", w("rStyle", val="FootnoteReference")), "<w:footnoteRef/>")


def footnotes(setting: Setting) -> tuple[bytes, Links]:
    """The part and its links. A footnote has no footnotes."""
    apart = setting.apart()
    rules = (
        w("footnote", str(Par("FootnoteText", f"<w:r><w:{kind}/></w:r>")), type=kind, id=place)
        for kind, place in (("separator", SEPARATOR), ("continuationSeparator", CONTINUED))
    )
    notes = [
        w("footnote", str(Par("FootnoteText", f"{_SIGN}{run(' ')}{runs(without_footnotes(text), apart)}")), id=place)
        for place, text in enumerate(setting.notes, start=1)
    ]
    return part("footnotes", *rules, *notes), apart.links
