"""References that papers write in several ways: `7C01`, `T7-C01` and `PL1-C01` are grammars of one idea.

Says which spellings may mean the same; never that two things are the same: that is for the record to say.
"""

import re
import unicodedata
from dataclasses import dataclass

from goldthread.core.errors import BadInput

LONGEST_REFERENCE = 40
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣-", "-"))
_COMPACT = re.compile(r"(?P<group>[0-9])(?P<owner>[cfp])(?P<number>[0-9]{2})")
_SPELT = re.compile(r"(?P<letters>t|pl)(?P<group>[1-9][0-9]?)-(?P<owner>[cfp])(?P<number>[0-9]{2,3})")
_PLAIN = re.compile(r"[0-9a-z][0-9a-z.-]*")
_KINDS = {"t": "theme", "pl": "pledge"}
_LETTERS = {"theme": "T", "pledge": "PL"}


class BadReference(BadInput):
    """A text that cannot be a reference."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference taken apart. A plain one (`SO1-01`) has no owner, group or number: only its text.

    `kind` says what the group counts: "theme", "pledge", or "" for a plain reference.
    """

    text: str
    kind: str = ""
    group: int = 0
    owner: str = ""
    number: int = 0

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way of writing it, its own among them: `7C01` and `T7-C01` are one, as far as a reference can say.

        >>> Reference.parse("7C01").spellings
        ('T7-C01', '7C01')
        """
        if not self.kind:
            return (self.text,)
        long = f"{_LETTERS[self.kind]}{self.group}-{self.owner}{self.number:02d}"
        is_short = self.kind == "theme" and self.group < 10 and self.number < 100
        return (long, f"{self.group}{self.owner}{self.number:02d}") if is_short else (long,)

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """Read a reference; letters are taken in either case, and any dash for a hyphen. Raises BadReference."""
        tidy = fold(text)
        if found := _COMPACT.fullmatch(tidy):
            return cls(tidy.upper(), "theme", int(found["group"]), found["owner"].upper(), int(found["number"]))
        if found := _SPELT.fullmatch(tidy):
            kind = _KINDS[found["letters"]]
            return cls(tidy.upper(), kind, int(found["group"]), found["owner"].upper(), int(found["number"]))
        if _PLAIN.fullmatch(tidy) is None:
            raise BadReference(
                f"“{text}” is no reference.", mend="Write one of letters, digits, hyphens and dots, such as 7C01."
            )
        if len(tidy) > LONGEST_REFERENCE:
            raise BadReference(
                f"“{text[:LONGEST_REFERENCE]}…” is too long for a reference.",
                mend=f"Give one of {LONGEST_REFERENCE} characters at most.",
            )
        return cls(_tidied(text))


def fold(text: str) -> str:
    """The reference as it is compared: lower case, without blanks, with plain hyphens."""
    return _tidied(text).casefold()


def alternatives(text: str) -> tuple[str, ...]:
    """The other ways of writing the reference, folded for lookup; none for a plain one, or for no reference at all.

    >>> alternatives("7c01")
    ('t7-c01',)
    """
    try:
        found = Reference.parse(text)
    except BadReference:
        return ()
    return tuple(folded for folded in map(fold, found.spellings) if folded != fold(text))


def _tidied(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
