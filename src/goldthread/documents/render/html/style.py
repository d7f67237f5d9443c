"""What the page looks like, held in the page: the stylesheet, the faces that its letters need, the running heads."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from goldthread.documents.render.html.markup import Html
from goldthread.documents.tree import Document

_SHEET, _FACES = "paper.css", "fonts"
_CLASSES = re.compile(r'<col class="w(\d+)">')


@dataclass(frozen=True, slots=True)
class _Face:
    """A file of letters, and the stretch of them that it is for."""

    family: str
    weight: int
    stem: str
    letters: str


_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,"
    "U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
_FURTHER = "U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1EFF"
_FURTHER_LETTERS = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]")

_ALWAYS = (
    _Face("Source Sans 3", 400, "source-sans-3-latin-400-normal", _LATIN),
    _Face("Source Sans 3", 600, "source-sans-3-latin-600-normal", _LATIN),
    _Face("Source Serif 4", 600, "source-serif-4-latin-600-normal", _LATIN),
)
_WHEN_NEEDED = (
    _Face("Source Sans 3", 400, "source-sans-3-latin-ext-400-normal", _FURTHER),
    _Face("Source Sans 3", 600, "source-sans-3-latin-ext-600-normal", _FURTHER),
    _Face("Source Serif 4", 600, "source-serif-4-latin-ext-600-normal", _FURTHER),
)


def stylesheet(document: Document, body: Html, *, marking: str) -> Html:
    """All rules of the page whose markup is `body`. Further Latin letters come along only where it holds one."""
    faces = (*_ALWAYS, *(_WHEN_NEEDED if _FURTHER_LETTERS.search(body) else ()))
    shares = sorted({int(found) for found in _CLASSES.findall(body)})
    rules = (*map(_face, faces), _sheet(), *_widths(shares), *_running_heads(document, marking))
    return Html("\n".join(rules))


def quoted(text: str) -> str:
    """Text as a string of a stylesheet: every sign that could end it is written by its number.

    >>> quoted("A <b>")
    '"A \\\\3c b\\\\3e "'
    """
    signs = (sign if sign.isalnum() and sign.isascii() else _numbered(sign) for sign in text)
    return f'"{"".join(signs)}"'


def _numbered(sign: str) -> str:
    return sign if sign in " ,." else f"\\{ord(sign):x} "


def _widths(shares: Sequence[int]) -> Iterator[str]:
    return (f".w{share}{{width:{share}%}}" for share in shares)


def _running_heads(document: Document, marking: str) -> Iterator[str]:
    """What each printed page but the first says at its head and foot."""
    labels = document.labels
    title = ", ".join(filter(None, (document.title, document.period)))
    edition = f"{document.body}. {labels.edition} {document.edition}, {labels.data_to.lower()} {document.data_to}"
    boxes = {
        "top-left": quoted(title),
        "top-right": quoted(marking),
        "bottom-left": quoted(edition),
        "bottom-right": f"{quoted(f'{labels.page} ')} counter(page) {quoted(f' {labels.of} ')} counter(pages)",
    }
    yield from (f"@page{{@{place}{{content:{content}}}}}" for place, content in boxes.items())
    yield f"@page :first{{{''.join(f'@{place}{{content:none}}' for place in boxes)}}}"


@cache
def _face(face: _Face) -> str:
    letters = b64encode(files(__package__).joinpath(_FACES, f"{face.stem}.woff2").read_bytes()).decode()
    source = f'url(data:font/woff2;base64,{letters}) format("woff2")'
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-display:swap;'
        f"src:{source};unicode-range:{face.letters}}}"
    )


@cache
def _sheet() -> str:
    """The rules of the house without their remarks and margins."""
    text = files(__package__).joinpath(_SHEET).read_text(encoding="utf-8")
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).splitlines())
    return "\n".join(line for line in lines if line)
