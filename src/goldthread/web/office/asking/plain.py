"""Questions that no register declares: a reason, a label that anybody may read, who may see, which file. Made here,
drawn like any other."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from goldthread.web.office.asking.question import Option, Question
from goldthread.web.office.asking.review import NONE, Fault

Offered = Iterable[tuple[str, str, str]]
"""Code, label and hint of each answer."""


def line(name: str, label: str, value: str, *, hint: str = "", wrong: Mapping[str, str] = NONE) -> Question:
    """One line of text, which must be answered."""
    return Question(name=name, shape="line", label=label, hint=hint, value=value, error=wrong.get(name, ""))


def optional(question: Question) -> Question:
    """The same question, which may be left without an answer."""
    return replace(question, is_optional=True)


def reason(value: str, *, name: str = "reason", is_optional: bool = False, wrong: Mapping[str, str] = NONE) -> Question:
    """Why something is done. It goes into the history as it is written."""
    return Question(
        name=name,
        shape="text",
        label=_("Why?"),
        hint=_("One sentence for the history, such as: the tender was let in May"),
        value=value,
        error=wrong.get(name, ""),
        is_optional=is_optional,
    )


def offered(
    name: str, label: str, given: Offered, *, chosen: Iterable[str] = (), wrong: Mapping[str, str] = NONE
) -> Question:
    """One of a few answers, all in view."""
    return _of_several("radios", name, label, _options(given, chosen), wrong)


def select(
    name: str, label: str, given: Offered, *, chosen: Iterable[str] = (), wrong: Mapping[str, str] = NONE
) -> Question:
    """One of many answers, in a list that opens."""
    return _of_several("select", name, label, _options(given, chosen), wrong)


def ticked(
    name: str, label: str, given: Offered, *, chosen: Iterable[str] = (), wrong: Mapping[str, str] = NONE
) -> Question:
    """Any of several answers."""
    return _of_several("ticks", name, label, _options(given, chosen), wrong)


def _options(given: Offered, chosen: Iterable[str]) -> tuple[Option, ...]:
    held = frozenset(chosen)
    return tuple(Option(code, text, hint, code in held) for code, text, hint in given)


def _of_several(shape: str, name: str, label: str, options: tuple[Option, ...], wrong: Mapping[str, str]) -> Question:
    return Question(name=name, shape=shape, label=label, options=options, error=wrong.get(name, ""))


def file(name: str, label: str, *, hint: str, wrong: Mapping[str, str] = NONE) -> Question:
    """A file of the person's own machine."""
    return Question(name=name, shape="upload", label=label, hint=hint, error=wrong.get(name, ""))


def faults(asked: Iterable[Question], wrong: Mapping[str, str]) -> tuple[Fault, ...]:
    """What is wrong, each leading to its question; what belongs to no question stands without a link."""
    where = {question.name: question.href for question in asked}
    return tuple(Fault(text, where.get(name, "")) for name, text in wrong.items())
