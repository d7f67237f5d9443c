"""The questions of a page as they are drawn, from the fields of a register and what was typed. It judges no answer."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from goldthread.apps.people.queries import Actor
from goldthread.core.spec import Field, FieldKind
from goldthread.web.office.asking.question.offers import Offers, choices, offers, posts, things, where_to_look
from goldthread.web.office.asking.question.parts import BOXES, Answer, Box, Option, Pick, Question

MOST_RADIOS = 7
"""Answers that stand in view; more of them stand in a list that opens."""
MOST_PICKS = 4
"""Lists for a question that takes several posts; the posts beyond are written in lines."""
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SHAPES = {
    FieldKind.DATE: "date",
    FieldKind.TEXT: "text",
    FieldKind.NUMBER: "number",
    FieldKind.MONEY: "money",
}


def questions(
    fields: Iterable[Field], answers: Mapping[str, Answer], *, faults: Mapping[str, str], actor: Actor
) -> tuple[Question, ...]:
    """The questions of these fields, holding what was answered, with what they offer to whoever asks."""
    asked = tuple(fields)
    held = offers(asked, actor)
    return tuple(_question(field, answers.get(field.name, ""), faults.get(field.name, ""), held) for field in asked)


def _question(field: Field, answer: Answer, error: str, held: Offers) -> Question:
    texts = [text for text in _lines(answer) if text.strip()]
    options = _options(field, texts[0] if texts else "", held)
    picks = _picks(field, texts, held) if field.kind is FieldKind.POSTS and held.posts else ()
    shape = _shape(field, options, picks)
    return Question(
        name=field.name,
        shape=shape,
        label=field.label,
        hint=" ".join(filter(None, (field.hint, where_to_look(held, field) if shape == "line" else ""))),
        error=error,
        value=_beyond(texts, held) if shape == "picks" else _text(answer),
        # A list that opens begins with the answer that is none.
        options=tuple(one for one in options if one.value) if shape == "select" else options,
        boxes=_boxes(field.name, answer) if shape == "date" else (),
        picks=picks,
        is_optional=not field.required,
    )


def _text(answer: Answer) -> str:
    return answer if isinstance(answer, str) else "\n".join(answer)


def _lines(answer: Answer) -> list[str]:
    return list(answer) if isinstance(answer, list) else answer.splitlines()


def _options(field: Field, chosen: str, held: Offers) -> tuple[Option, ...]:
    if field.kind in (FieldKind.CHOICE, FieldKind.YES_NO):
        return choices(field, chosen)
    if field.kind is FieldKind.POST:
        return posts(held, held.named(chosen))
    return things(held, field, chosen) if field.kind is FieldKind.THING else ()


def _shape(field: Field, options: tuple[Option, ...], picks: tuple[Pick, ...]) -> str:
    if field.kind is FieldKind.POSTS:
        return "picks" if picks else "posts"
    if field.kind in (FieldKind.CHOICE, FieldKind.YES_NO):
        return "radios" if len([one for one in options if one.value]) <= MOST_RADIOS else "select"
    if field.kind is FieldKind.POST or options:
        return "select"
    return _SHAPES.get(field.kind, "line")


def _picks(field: Field, texts: list[str], held: Offers) -> tuple[Pick, ...]:
    names = [held.named(text) for text in texts]
    labels = (_("First"), _("Second"), _("Third"), _("Fourth"))
    return tuple(
        Pick(
            id=f"{field.name}-{number}",
            label=label,
            is_optional=number > 1 or not field.required,
            options=posts(held, names[number - 1] if number <= len(names) else ""),
        )
        for number, label in enumerate(labels[:MOST_PICKS], start=1)
    )


def _beyond(texts: list[str], held: Offers) -> str:
    return "\n".join(held.named(text) for text in texts[MOST_PICKS:])


def _boxes(name: str, answer: Answer) -> tuple[Box, ...]:
    parts = split_day(answer if isinstance(answer, str) else " ".join(answer))
    labels = (_("Day"), _("Month"), _("Year"))
    return tuple(
        Box(name=f"{name}-{box}", label=label, value=part, is_year=box == "year")
        for box, label, part in zip(BOXES, labels, parts, strict=True)
    )


def split_day(text: str) -> tuple[str, str, str]:
    """A day as it goes into three boxes; what is not written as a day goes into the first.

    >>> split_day("2026-04-03")
    ('3', '4', '2026')
    >>> split_day("3  2026")
    ('3', '', '2026')
    """
    if found := _ISO.fullmatch(text.strip()):
        return str(int(found[3])), str(int(found[2])), found[1]
    parts = text.split(" ")
    return (parts[0], parts[1], parts[2]) if len(parts) == len(BOXES) else (text, "", "")
