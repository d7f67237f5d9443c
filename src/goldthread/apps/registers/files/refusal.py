"""Why a file is not taken: what is wrong with it, and what to do instead."""

from goldthread.core.errors import BadInput


class CannotKeepFile(BadInput):
    """A file that is not kept. Nothing of it is."""


def size_words(size: int) -> str:
    """A number of bytes in words: "25 MB".

    >>> size_words(26_214_400), size_words(1_536), size_words(12)
    ('25 MB', '1.5 kB', '12 bytes')
    """
    for unit, name in ((2**30, "GB"), (2**20, "MB"), (2**10, "kB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} bytes"
