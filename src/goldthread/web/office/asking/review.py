"""Answers laid out to be looked over: all of a new entry, what a change would change, and where two people changed the
same. Words only; nothing is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import titles
from goldthread.apps.registers.operations import Clash
from goldthread.apps.registers.values import show
from goldthread.core.spec import Field
from goldthread.web.office.asking.begun import Work
from goldthread.web.office.asking.question import Answer, Question, questions

NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of an error summary."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer to be looked over. `before` is None where there is nothing to compare with."""

    label: str
    words: str
    href: str = ""
    before: str | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one page, and the way back to it."""

    title: str
    href: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that two people changed: what it was, what the other wrote, who and when, what you wrote, and a question
    that holds yours to be edited."""

    clash: Clash
    who: str
    when: str
    question: Question

    @property
    def name(self) -> str:
        return f"settle-{self.clash.field}"


def summary(asked: tuple[Question, ...]) -> tuple[Fault, ...]:
    """The faults of a page of questions, each leading to where it is mended."""
    return tuple(Fault(one.error, one.href) for one in asked if one.error)


def groups(work: Work, href: str) -> tuple[Group, ...]:
    """Every answer by page. `href` is the address of a page, with `PAGE` where its code stands."""
    return tuple(
        Group(page.title, href.replace("PAGE", page.code), tuple(_row(work, field) for field in page.fields))
        for page in work.pages
    )


def changes(work: Work, href: str) -> tuple[Row, ...]:
    """What a change would change: before, after, and the way back to the page that asks it."""
    page_of = {field.name: page.code for page in work.pages for field in page.fields}
    return tuple(
        Row(
            field.label,
            _words(work, field),
            href.replace("PAGE", page_of[field.name]),
            show(field, work.held.get(field.name)),
            work.reading.faults.get(field.name, ""),
        )
        for field in work.changed
    )


def faults(work: Work, href: str, also: Mapping[str, str] = NONE) -> tuple[Fault, ...]:
    """Everything that is wrong with what was typed, each leading to the page that asks it; then what a deed found
    wrong beside, such as a reason that is missing."""
    found = {**work.reading.faults, **also}
    paged = {
        field.name: Fault(found[field.name], href.replace("PAGE", page.code))
        for page in work.pages
        for field in page.fields
        if field.name in found
    }
    others = (Fault(text, f"#{name}") for name, text in found.items() if name not in paged)
    # A rule that two fields break together is told once.
    return tuple(dict.fromkeys((*paged.values(), *others)))


def choices(work: Work, clashes: Sequence[Clash]) -> tuple[Choice, ...]:
    """The fields that both changed, in the order in which they are asked."""
    place = work.place
    by_name = {clash.field: clash for clash in clashes}
    both = [field for field in place.register.fields if field.name in by_name]
    asked = questions(both, work.answers, faults={}, actor=place.actor)
    who = titles({clash.by for clash in clashes}, place.body, place.desk.today)
    return tuple(
        Choice(one, who.get(one.by, _("Somebody")), instant(one.at) if one.at else "", question)
        for question in asked
        for one in (by_name[question.name],)
    )


def instant(at: datetime) -> str:
    """A day and a time in words: 3 April 2026 at 11.40."""
    here = localtime(at)
    return _("%(day)s at %(time)s") % {"day": format_date(here, "j F Y"), "time": format_date(here, "G.i")}


def compared(before: Mapping[str, Any], after: Mapping[str, Any], fields: tuple[Field, ...]) -> tuple[Row, ...]:
    """Values before and after, of these fields."""
    return tuple(
        Row(field.label, show(field, after.get(field.name)), before=show(field, before.get(field.name)))
        for field in fields
    )


def _row(work: Work, field: Field) -> Row:
    return Row(field.label, _words(work, field), fault=work.reading.faults.get(field.name, ""))


def _words(work: Work, field: Field) -> str:
    """The value in words; of an answer that cannot be read, what was typed."""
    if field.name in work.reading.faults:
        return typed_words(work.answers.get(field.name, ""))
    return show(field, work.reading.values.get(field.name))


def typed_words(answer: Answer) -> str:
    """An answer as it was typed, on one line; nothing for none."""
    return answer if isinstance(answer, str) else "; ".join(answer)
