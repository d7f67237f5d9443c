"""Running text in Word: spans as runs, figures that keep the name they are bound to, references, links, footnotes.

A figure is a content control: its tag is the bound name, its title says where it comes from. So it can be found again
in a paper that was edited by hand.
"""

from hashlib import sha256

from goldthread.documents.render.docx.markup import element, properties, run, w
from goldthread.documents.render.docx.setting import Setting
from goldthread.documents.render.docx.signs import ACROSS, sign
from goldthread.documents.text import Shape, Source, Span, Text

_LONGEST, _DIGEST = 64, 12
_LONGEST_TIP = 255
_SIGN = 8
_BELOW = '<w:position w:val="-2"/>'
_BETWEEN = "\N{NO-BREAK SPACE}"


def runs(text: Text, setting: Setting, *, language: str = "", strong: bool = False, missing: bool = False) -> str:
    """A text in its dress. `language` is that of its section, empty for the paper's."""
    return "".join(_span(span, setting, language, strong=strong, missing=missing) for span in text)


def tag_of(name: str) -> str:
    """The tag of a figure: its bound name, or a beginning of it with a digest, since Word holds 64 letters at most.

    >>> tag_of("confidence.value@2021/22")
    'confidence.value@2021/22'
    """
    if len(name) <= _LONGEST:
        return name
    digest = sha256(name.encode(errors="replace")).hexdigest()[:_DIGEST]
    return f"{name[: _LONGEST - _DIGEST - 1]}~{digest}"


def bound(inside: str, source: Source, setting: Setting) -> str:
    """A figure round its runs."""
    if not inside:
        return ""
    control = w(
        "sdtPr",
        w("alias", val=_short(source.words)),
        w("tag", val=tag_of(source.name)),
        w("id", val=next(setting.ids)),
    )
    return w("sdt", control, w("sdtContent", linked(inside, setting, address=source.href, tip=source.words)))


def linked(inside: str, setting: Setting, *, address: str, tip: str = "") -> str:
    """Runs as a link that leads out of the paper; as they are, where a reader cannot be sent to the address."""
    key = setting.outside(address) if inside else ""
    told = {"w_tooltip": tip[:_LONGEST_TIP]} if tip else {}
    return element("w:hyperlink", inside, r_id=key, w_history=1, **told) if key else inside


def sign_before(shape: Shape, setting: Setting) -> str:
    """A shape and the space behind it; nothing for none."""
    return picture(sign(shape), setting, width=_SIGN * ACROSS, below=True) + run(_BETWEEN) if shape else ""


def picture(svg: str, setting: Setting, *, width: float, alt: str = "", below: bool = False) -> str:
    """A drawing as a run, `width` points wide. `below` sets it a little under the line, as beside capitals."""
    drawing = setting.pictures.inline(svg, width=width, alt=alt, links=setting.links, key=next(setting.ids))
    return w("r", properties("rPr", _BELOW if below else ""), w("drawing", drawing))


def _span(span: Span, setting: Setting, language: str, *, strong: bool, missing: bool) -> str:
    missing = missing or span.missing
    style = "Missing" if missing else "Strong" if span.strong or strong else ""
    if span.href or span.to:
        style = style or "Hyperlink"
    elif span.source:
        style = style or "BoundFigure"
    spoken = span.language or language
    inside = run(
        setting.numbers.shown(span),
        w("rStyle", val=style) if style else "",
        w("lang", val=spoken) if spoken else "",
    )
    return sign_before(span.shape, setting) + _led(inside, span, setting) + _called(span, setting)


def _led(inside: str, span: Span, setting: Setting) -> str:
    if span.to:
        return element("w:hyperlink", inside, w_anchor=setting.keys[span.to], w_history=1)
    if span.source:
        return bound(inside, span.source, setting)
    return linked(inside, setting, address=span.href) if span.href else inside


def _called(span: Span, setting: Setting) -> str:
    """The sign of a footnote, which Word numbers itself: in the order of the text, as every format does."""
    if not span.footnote:
        return ""
    setting.notes.append(span.footnote)
    return w(
        "r", properties("rPr", w("rStyle", val="FootnoteReference")), w("footnoteReference", id=len(setting.notes))
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
