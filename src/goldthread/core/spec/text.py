"""The one form in which a text that somebody typed is kept, in names, titles and reasons alike. It refuses what would
make a text read otherwise than it is, and shortens nothing."""

import re
import unicodedata

from goldthread.core.errors import BadInput

_BLANK = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")  # kinds of sign that show nothing by themselves
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_WIDTHLESS = re.compile(r"[\u00ad\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_JOINERS = re.compile(r"(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])")
"""Joiners beside a Latin letter, where they join nothing; scripts and pictures that need them keep them."""


class UnseenSign(BadInput):
    """A text holds a sign that nobody sees: `code` as U+202E, `place` the character, counted from 1."""

    def __init__(self, code: str, place: int) -> None:
        self.code, self.place = code, place
        fault = f"holds a sign that nobody sees ({code}, character {place})."
        super().__init__(fault, where="The text", mend="Delete it, or type the text again.")


def clean(text: str, *, lines: bool = False) -> str:
    """The text in one form of its letters, without signs of no width and the blanks around it; on one line unless
    several are wanted. Empty where nothing would be seen.

    Raises UnseenSign for a control character, and for a sign that turns the direction of text.

    >>> clean(" Policy\\u200b  officer ")
    'Policy officer'
    """
    found = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    hidden = _UNSEEN.search(found) or _TURNING.search(found)
    if hidden is not None:
        raise UnseenSign(f"U+{ord(hidden[0]):04X}", hidden.start() + 1)
    found = _JOINERS.sub("", _WIDTHLESS.sub("", found))
    found = found.strip() if lines else " ".join(found.split())
    return "" if all(unicodedata.category(sign) in _BLANK for sign in found) else found
