"""What is wrong with one answer, in words: what it is, and how to mend it. Where it stands is for the reader to say."""

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.translation import gettext as _

MOST_OFFERED = 12
MOST_COMPARED = 2_000
_LONGEST_SHOWN = 60
_NEAR_ENOUGH = 0.6


class AnswerFault(Exception):
    """An answer that cannot be used: what is wrong with it, and what to do about it."""

    def __init__(self, fault: str, mend: str) -> None:
        self.fault, self.mend = fault, mend
        super().__init__(f"{fault} {mend}")


def offer(text: str, options: Iterable[str]) -> str:
    """What to write instead: the nearest, and all there is where that is not much."""
    known = list(dict.fromkeys(options))
    if not known:
        return _("None is held yet.")
    folded = {option.casefold(): option for option in reversed(known[:MOST_COMPARED])}
    near = get_close_matches(text.casefold(), folded, n=1, cutoff=_NEAR_ENOUGH)
    asked = _("Did you mean “%(option)s”?") % {"option": folded[near[0]]} if near else ""
    listed = _("Give one of: %(options)s.") % {"options": ", ".join(known)} if len(known) <= MOST_OFFERED else ""
    return " ".join(filter(None, (asked, listed))) or _("Check its spelling.")


def shown(text: str) -> str:
    """As much of what was typed as a sentence can carry, on one line."""
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= _LONGEST_SHOWN else f"{tidy[: _LONGEST_SHOWN - 1]}…"
