"""What a question is made of, ready to be drawn. Every text is final, so that templates decide nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

Answer = str | list[str]
Answers = dict[str, Answer]
BOXES = ("day", "month", "year")
"""The boxes of a day, as the names of their inputs end."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a question offers; `group` is the head that it stands under in a list that opens."""

    value: str
    label: str
    hint: str = ""
    is_chosen: bool = False
    group: str = ""


Grouped = tuple[tuple[str, tuple[Option, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One of the three boxes of a day."""

    name: str
    label: str
    value: str
    is_year: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One of the lists of a question that takes several answers in order."""

    id: str
    label: str
    is_optional: bool
    options: tuple[Option, ...]

    @property
    def grouped(self) -> Grouped:
        return by_group(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, ready to be drawn. `shape` names the macro that draws it; `href` leads to where it is answered,
    which for radios, ticks, days and several lists is the first of them. Of several lists, `value` holds the answers
    for which there is no list, a line each."""

    name: str
    shape: str
    label: str
    hint: str = ""
    error: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    boxes: tuple[Box, ...] = ()
    picks: tuple[Pick, ...] = ()
    is_optional: bool = False

    @property
    def href(self) -> str:
        first = {"radios": "-1", "ticks": "-1", "picks": "-1", "date": "-day"}.get(self.shape, "")
        return f"#{self.name}{first}"

    @property
    def described_by(self) -> str:
        """The ids of its hint and its fault."""
        parts = [f"{self.name}-hint"] * bool(self.hint) + [f"{self.name}-error"] * bool(self.error)
        return " ".join(parts)

    @property
    def grouped(self) -> Grouped:
        return by_group(self.options)

    @property
    def meanings(self) -> tuple[Option, ...]:
        """What a list that opens has no room to say of its answers."""
        return tuple(one for one in self.options if one.hint) if self.shape == "select" else ()


def by_group(options: Iterable[Option]) -> Grouped:
    """The options under their heads, in the order given."""
    return tuple((group, tuple(some)) for group, some in groupby(options, key=lambda one: one.group))
