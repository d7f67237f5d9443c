"""The fields of a register: what is asked, what kind of answer fits, and what the answer means. How an answer is kept
or drawn is not for here."""

from dataclasses import dataclass
from enum import StrEnum

LINE_LENGTH = 200
TEXT_LENGTH = 20_000


class FieldKind(StrEnum):
    """What kind of answer a field takes."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    YES_NO = "yes_no"
    POST = "post"
    POSTS = "posts"
    THING = "thing"

    @property
    def sentence(self) -> str:
        """What fits, as the data dictionary says it."""
        return _SENTENCES[self]


_SENTENCES = {
    FieldKind.LINE: "One line of text.",
    FieldKind.TEXT: "Text of several lines.",
    FieldKind.CHOICE: "One of the listed answers.",
    FieldKind.DATE: "A day.",
    FieldKind.NUMBER: "A whole number.",
    FieldKind.MONEY: "An amount in pounds, to the penny.",
    FieldKind.YES_NO: "Yes or no.",
    FieldKind.POST: "One post of the body, its force or its partners.",
    FieldKind.POSTS: "One or more posts, in order.",
    FieldKind.THING: "Another thing of the record.",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a field offers. `code` is stored and never shown."""

    code: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a register and the column that keeps its answer.

    `longest` counts characters and is for LINE and TEXT. `of` names the kinds of thing that a THING may be. `meaning`
    is the sentence of the data dictionary; without one, the hint stands there. `fixed`: asked when an entry is added,
    and not changed afterwards.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    meaning: str = ""
    required: bool = False
    fixed: bool = False
    choices: tuple[Choice, ...] = ()
    longest: int = 0
    of: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """The most characters that an answer may have; 0 where the kind sets no length."""
        default = {FieldKind.LINE: LINE_LENGTH, FieldKind.TEXT: TEXT_LENGTH}.get(self.kind, 0)
        return self.longest or default

    def choice(self, code: str) -> Choice | None:
        """The answer of this code, if the field offers it."""
        return next((one for one in self.choices if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Fieldset:
    """The questions of one page, under the question that they answer together."""

    code: str
    title: str
    fields: tuple[Field, ...]
    hint: str = ""
