"""What a finding is: something noticed in the files, how grave it is, which figures it touches, what was said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from goldthread.analytics.areas import slug
from goldthread.analytics.measures.definition import Definition
from goldthread.core.period import Period

Level = Literal["severe", "question", "note"]
State = Literal["open", "explained", "accepted"]


class Kind(StrEnum):
    """What may be noticed, the gravest first. Codes are part of a finding's key, and are kept."""

    SEVERE = "severe"
    VANISHED = "vanished"
    COLLAPSE = "collapse"
    MIX = "mix"
    QUESTIONABLE = "questionable"
    NEW = "new"
    OUTSIDE = "outside"
    LAYOUT = "layout"
    IMMATURE = "immature"
    DEFAULT_LOCATION = "default-location"
    REPEATS = "repeats"

    @property
    def level(self) -> Level:
        """Severe: never used unless it is accepted. Question: used, and somebody is asked. Note: told, no more."""
        if self in _SEVERE:
            return "severe"
        return "question" if self in _QUESTIONS else "note"


_SEVERE = frozenset({Kind.SEVERE, Kind.VANISHED, Kind.COLLAPSE, Kind.MIX})
_QUESTIONS = frozenset({Kind.QUESTIONABLE, Kind.NEW, Kind.OUTSIDE})
OF_A_TYPE = frozenset({Kind.SEVERE, Kind.VANISHED, Kind.QUESTIONABLE, Kind.NEW})
OF_EVERY_TYPE = frozenset({Kind.COLLAPSE, Kind.MIX})


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said of a finding, and when. `by` is the key of who said it, `seen` what the finding said then, and
    `number` the answer's own, which no other has."""

    state: State
    reason: str
    by: str
    at: datetime
    seen: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed in the files of one publisher.

    `period` is the month that it is about, or none where it is about every month held. `facts` are its numbers: counts
    of rows, and shares from 0 to 1. `beside` are the months that it was compared with, each with its count, and
    `parts` what it is made of: places with their rows, or headings with 1 for new and -1 for gone. `answers` are what
    was said of it, the newest last. `basis` stands for the counts by type of its month, where it is about all of them.
    """

    kind: Kind
    feed: str
    subject: str
    subject_name: str
    period: Period | None
    category: str = ""
    facts: Mapping[str, float] = field(default_factory=dict)
    beside: tuple[tuple[Period, int], ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    answers: tuple[Answer, ...] = ()
    basis: str = ""

    @property
    def key(self) -> str:
        """The stable text that answers hang on, and that stands in addresses."""
        month = self.period.code if self.period else ""
        return ":".join((self.kind, self.feed, self.subject, month, slug(self.category)))

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self.kind.level

    @property
    def answer(self) -> Answer | None:
        """What was said of it last."""
        return self.answers[-1] if self.answers else None

    @property
    def seen(self) -> str:
        """What an answer is given of: the rows of the month, with `basis`. Empty for a note, and for what is about
        every month held: those grow with each file, and nothing is withheld by them."""
        if self.period is None or self.level == "note":
            return ""
        return " ".join(filter(None, (f"{self.facts.get('count', 0):.0f}", self.basis)))

    @property
    def is_of_other_data(self) -> bool:
        """Whether its newest answer was given of other rows than those that stand."""
        return bool(self.answer and self.answer.seen and self.answer.seen != self.seen)

    @property
    def state(self) -> State:
        """Open, until somebody says something of it, and again when what was said was said of other rows."""
        return self.answer.state if self.answer and not self.is_of_other_data else "open"

    @property
    def version(self) -> str:
        """Changes with each answer, and with the rows that it would be given of."""
        return f"{self.answer.number if self.answer else 0} {self.seen}".rstrip()

    @property
    def waits(self) -> bool:
        """Whether it is for somebody to answer. A note waits for nobody."""
        return self.state == "open" and self.level != "note"

    @property
    def withholds(self) -> bool:
        """Whether the figures that it touches are shown and never used: a severe one, unless it was accepted."""
        return self.level == "severe" and self.state != "accepted"

    def touches(self, definition: Definition, period: Period, *, is_part: bool = False) -> bool:
        """Whether a count of rows rests on what it is about. `is_part`: the count is of a part of the publisher's area,
        which rows that are placed outside it are missing from."""
        if self.period is None or not period.contains(self.period):
            return False
        if self.kind in OF_A_TYPE:
            return definition.counts(self.category)
        return self.kind in OF_EVERY_TYPE or (is_part and self.kind is Kind.OUTSIDE)
