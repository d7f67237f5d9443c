"""What the public gets of an entry, and how long an entry is kept. Both are allow-lists: what is not named is not
given, and is not destroyed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Withheld:
    """A field that the public does not get, and the reason it is told."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The fields that the public gets, in the states in which it gets them; every other field with its reason.

    `basis` is the rule that asks for publication, with its citation, or the body's own choice.
    """

    fields: tuple[str, ...]
    states: tuple[str, ...]
    withheld: tuple[Withheld, ...] = ()
    basis: str = ""

    def withholds(self, name: str) -> str:
        """The reason for which a field is withheld; nothing for one that is public."""
        return next((one.reason for one in self.withheld if one.field == name), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How many years an entry is kept after the day it came into one of the states `after`, on whose rule, and which
    fields are then emptied. Its reference, its dates and the record of deeds stay."""

    years: int
    after: tuple[str, ...]
    basis: str
    erases: tuple[str, ...]
