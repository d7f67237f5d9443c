"""The name of a file as it is kept: no folder, no sign that nobody sees, no more than a column holds."""

import re
import unicodedata

LONGEST_NAME = 200
_UNFIT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff\"<>:|?*;]"
)


def tidy_name(given: str) -> str:
    """The last part of the path, in one form of its letters; "file" where nothing is left of it.

    >>> tidy_name("C:\\\\Users\\\\me\\\\a  plan.pdf"), tidy_name("../.htaccess"), tidy_name("")
    ('a plan.pdf', 'htaccess', 'file')
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", given))[-1]
    tidy = " ".join(_UNFIT.sub("", last).split()).strip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if len(tidy) > LONGEST_NAME and dot and len(ending) < 10:
        tidy = f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip()}.{ending}"
    return tidy[:LONGEST_NAME] or "file"
