"""Why a deed on an entry is not done, in words for whoever asked. None of them tells what the person may not see.

GoldthreadError
├── NotAllowed      this person may not
├── CannotNow       nobody can, as things stand
├── Conflict        somebody else changed the same meanwhile
└── UnfitAnswers    what was answered cannot be kept
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from goldthread.core.errors import GoldthreadError


class NotAllowed(GoldthreadError):
    """This person may not do so; `reason` says who may."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class CannotNow(GoldthreadError):
    """Nobody can do so as things stand: the state forbids it, or it is done already."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class UnfitAnswers(GoldthreadError):
    """Answers that cannot be kept; `faults` has a sentence for each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__(" ".join(self.faults.values()))


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed: what stood there, what the other wrote, who (a plain key) and when, and what
    this person wrote. `base`, `by` and `at` are empty where the record no longer holds them."""

    field: str
    label: str
    base: str
    theirs: str
    yours: str
    by: str = ""
    at: datetime | None = None


class Conflict(GoldthreadError):
    """Somebody else changed the same fields meanwhile. Nothing was kept; `revision` is the one to answer upon now."""

    def __init__(self, clashes: tuple[Clash, ...], revision: int) -> None:
        self.clashes, self.revision = clashes, revision
        named = ", ".join(f"“{one.label}”" for one in clashes)
        super().__init__(
            _("Somebody else has changed %(fields)s since you began. Look at both, and choose.") % {"fields": named}
        )

    @property
    def base(self) -> dict[str, str]:
        """What stood in each field when the person began, in words."""
        return {one.field: one.base for one in self.clashes}

    @property
    def theirs(self) -> dict[str, str]:
        """What stands in each field now."""
        return {one.field: one.theirs for one in self.clashes}

    @property
    def yours(self) -> dict[str, str]:
        """What the person wrote in each field."""
        return {one.field: one.yours for one in self.clashes}
