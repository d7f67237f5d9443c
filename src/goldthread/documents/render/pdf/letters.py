"""The letters that a paper's faces hold. What none of them holds prints as a replacement sign, so that no page fails.

It changes no word: accents are composed, white space is one blank, and what has no shape of its own is left out.
"""

import re
import unicodedata
from importlib.resources import files

from goldthread.documents.chart.label import width_of

UNKNOWN, UNKNOWN_IN_A_PICTURE = "\N{REPLACEMENT CHARACTER}", "\N{WHITE SQUARE}"
BREAK = "\N{ZERO WIDTH SPACE}"
_WIDEST = 1.01
_SURE = 0.8
_SHAPELESS = ("Cc", "Cf", "Cs", "Mn", "Me", "Mc")


def _ranges() -> dict[str, str]:
    """The ranges of `letters.txt` by name, as they stand between the brackets of a regular expression."""
    text = (files("goldthread.documents.render.pdf") / "letters.txt").read_text(encoding="ascii")
    found: dict[str, str] = {}
    for name, ranges in re.findall(r"^\[(\w+)\]\n([0-9A-F \n-]+)", text, flags=re.MULTILINE):
        ends = [part.partition("-") for part in ranges.split()]
        found[name] = "".join(f"\\U{int(low, 16):08x}-\\U{int(high or low, 16):08x}" for low, _, high in ends)
    return found


_HELD = _ranges()
_OWN, _MARKS = _HELD["own"], _HELD["marks"]
_BLANK = re.compile("[\t-\r\x1c-\x20\x85\u2028\u2029]+")
_NOT_ON_A_PAGE = re.compile(f"[^{_OWN}{_MARKS}{_HELD['borrowed']}]|(?<![{_OWN}{_MARKS}])[{_MARKS}]+")
_NOT_IN_A_PICTURE = re.compile(f"[^{_OWN}]")


def printable(text: str) -> str:
    """The text in letters that can be set on a page.

    >>> printable("a\\tb\\x07 ŵ 中")
    'a b ŵ �'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _NOT_ON_A_PAGE.sub(lambda found: _in_place(found[0][0], UNKNOWN), _composed(text))


def drawable(svg: str) -> str:
    """A drawing with its text in letters of its own face: inside a picture no other face may step in beside it."""
    if svg.isascii():
        return svg
    return _NOT_IN_A_PICTURE.sub(lambda found: _in_place(found[0], UNKNOWN_IN_A_PICTURE), _composed(svg))


def breakable(text: str, *, size: float, room: float, bold: bool = False) -> str:
    """The text with places to break at inside the words that are wider than `room`, both in points."""
    if len(text) * size * _WIDEST <= room:
        return text
    least = max(2, int(room / size / _WIDEST))
    return re.sub(rf"\S{{{least},}}", lambda word: _broken(word[0], size=size, room=room, bold=bold), text)


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """The width in points of the widest word of a text."""
    return max((width_of(word, size, bold=bold) for word in text.split()), default=0.0)


def _broken(word: str, *, size: float, room: float, bold: bool) -> str:
    """The first place is before the word: no line ends before a bracket or a comma otherwise, blank or not."""
    wide = width_of(word, size, bold=bold)
    if wide <= room:
        return word if word[0].isalnum() else BREAK + word
    length = max(1, int(len(word) * room / wide * _SURE))
    return BREAK + re.sub(rf"(.{{{length}}})(?=[^{_MARKS}])", rf"\1{BREAK}", word)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _BLANK.sub(" ", text))


def _in_place(letter: str, sign: str) -> str:
    """Nothing for what has no shape of its own, loose marks and sixty-six code points that are no letters included."""
    code = ord(letter)
    shapeless = unicodedata.category(letter) in _SHAPELESS or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return "" if shapeless else sign
