"""Answers as people type them, read into values, with what is wrong with each. Nothing is dropped in silence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Post
from goldthread.apps.registers.values.fault import AnswerFault, shown
from goldthread.apps.registers.values.kinds import SEPARATOR, blank, clean, read
from goldthread.apps.registers.values.lookup import Lookup, lookup
from goldthread.core.errors import BadInput
from goldthread.core.spec import Field, FieldKind, Register

Answer = str | Sequence[str]
Answers = Mapping[str, Answer]
"""Texts by field, as typed; a list, or one text with semicolons, for several posts. What is not given is empty."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The values by field that can be used, and a sentence for each field whose answer cannot."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether every answer can be used."""
        return not self.faults


def read_answers(
    register: Register,
    answers: Answers,
    *,
    body: Body,
    only: tuple[str, ...] | None = None,
    found: Lookup | None = None,
) -> Reading:
    """What the answers say in the fields of the register, or in those named. `found` is what their texts mean, where
    somebody who reads many has looked it up; it is looked up otherwise."""
    wanted = [one for one in register.fields if only is None or one.name in only]
    known = found or looked_up(wanted, [answers], body)
    reading = Reading()
    for one in wanted:
        try:
            reading.values[one.name] = _value(one, answers.get(one.name, ""), known)
        except AnswerFault as fault:
            reading.faults[one.name] = str(BadInput(fault.fault, where=one.label, mend=fault.mend))
    return reading


def looked_up(fields: Sequence[Field], rows: Sequence[Answers], body: Body) -> Lookup:
    """What the texts of many rows of answers mean, found at once; nothing is asked when no field names anything."""
    things = [one for one in fields if one.kind is FieldKind.THING]
    if not things and not any(one.kind in (FieldKind.POST, FieldKind.POSTS) for one in fields):
        return Lookup()
    texts = {text for row in rows for one in things if isinstance(text := row.get(one.name, ""), str)}
    return lookup(body, filter(str.strip, texts), of={kind for one in things for kind in one.of})


def _value(one: Field, answer: Answer, known: Lookup) -> Any:
    texts = _several(answer) if one.kind is FieldKind.POSTS else [_single(one, answer)]
    texts = [text for text in texts if text]
    if not texts and one.required:
        raise AnswerFault(_("is empty."), _("It must be answered."))
    if one.kind is FieldKind.POSTS:
        return _posts(texts, known)
    return read(one, texts[0], known) if texts else blank(one)


def _single(one: Field, answer: Answer) -> str:
    if not isinstance(answer, str):
        given = [text for text in answer if text.strip()]
        if len(given) > 1:
            raise AnswerFault(_("has %(number)s answers.") % {"number": len(given)}, _("Give one."))
        answer = given[0] if given else ""
    return clean(answer, lines=one.kind is FieldKind.TEXT)


def _several(answer: Answer) -> list[str]:
    texts = [answer] if isinstance(answer, str) else answer
    return [clean(part) for text in texts for part in text.replace("\n", SEPARATOR).split(SEPARATOR)]


def _posts(texts: list[str], known: Lookup) -> tuple[Post, ...]:
    """The posts in the order given. One that is named twice is told: its place would be a guess."""
    posts: dict[int, Post] = {}
    for text in texts:
        post = known.post(text)
        if post.pk in posts:
            raise AnswerFault(_("“%(text)s” is named twice.") % {"text": shown(text)}, _("Name it once."))
        posts[post.pk] = post
    return tuple(posts.values())
