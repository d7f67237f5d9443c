"""The code by which a feed tells apart what its files are about, from a name in any script. It reads no file."""

import hashlib
import unicodedata

from goldthread.analytics.areas import slug


def subject_of(name: str) -> str:
    """The name in lower case with hyphens. Letters or digits that this would lose are kept apart by a short hash.

    Names that differ in upper and lower case only share a code, and so do the two ways in which systems write an
    accented letter. A name that is all in ASCII, with a letter or a digit, needs no hash.

    >>> subject_of("Panel update 2022")
    'panel-update-2022'
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    short = slug(folded)
    if short and not any(letter.isalnum() and not letter.isascii() for letter in folded):
        return short
    mark = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{short}-{mark}" if short else mark
