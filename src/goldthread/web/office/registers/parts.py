"""The parts of the office's pages, ready to be drawn: the state of an entry, the clock on a date, an answer. Every text
is final, so that templates decide nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from goldthread.apps.registers.values import show
from goldthread.core.spec import Field, FieldKind, Register, State
from goldthread.web.parts import StatusTag

STATUSES = frozenset({"green", "amber", "red", "white", "complete"})
"""Answers that have a shape of their own."""
MOST_CLOCKS = 4096
"""Days whose clock is kept in words; a list of ten thousand dates has about a thousand of them."""
Shape = Literal["begun", "waits", "open", "closed"]


@dataclass(frozen=True, slots=True)
class StateTag:
    """The state of an entry: a shape that says whether something is still to be done, and the state's own word."""

    text: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Clock:
    """Time left or late first, then the date. `is_late` colours it."""

    left: str
    on: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as a page shows it: one of a tag, a clock, lines of text, or nothing, which `missing` says."""

    lines: tuple[str, ...] = ()
    tag: StatusTag | None = None
    clock: Clock | None = None
    missing: str = ""


def state_tag(register: Register, state: State) -> StateTag:
    """The state with its shape: dashed where an entry begins, half filled where it waits for another person, a ring
    while it is open, filled once it is closed."""
    if not state.is_open:
        return StateTag(state.label, "closed")
    if any(step.differs_from for step in register.lifecycle.steps_from(state.code)):
        return StateTag(state.label, "waits")
    return StateTag(state.label, "begun" if state == register.lifecycle.start else "open")


def clock(due_on: date, today: date) -> Clock:
    """How long until a day, or how long after it.

    >>> clock(date(2026, 3, 1), date(2026, 3, 3)).left
    '2 days late'
    """
    return _clock(due_on, today, get_language())


@lru_cache(maxsize=MOST_CLOCKS)
def _clock(due_on: date, today: date, _language: str | None) -> Clock:
    days, on = (due_on - today).days, date_format(due_on, "j F Y")
    if days < 0:
        late = ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": f"{-days:,}"}
        return Clock(late, _("was due %(day)s") % {"day": on}, is_late=True)
    if days == 0:
        return Clock(_("Due today"), on, is_late=False)
    return Clock(ngettext("%(days)s day left", "%(days)s days left", days) % {"days": f"{days:,}"}, on, is_late=False)


def answer(register: Register, field: Field, values: Mapping[str, Any], *, state: str, today: date) -> Shown:
    """An answer as it is shown: a status with its shape, a day with its clock while that runs, else its words."""
    value = values.get(field.name)
    if field.kind is FieldKind.CHOICE and value in STATUSES and {one.code for one in field.choices} <= STATUSES:
        return Shown(tag=StatusTag(show(field, value), value))
    if field.kind is FieldKind.DATE and value and _is_due(register, field.name, values, state):
        return Shown(clock=clock(value, today))
    text = show(field, value)
    return Shown(lines=tuple(text.splitlines())) if text else Shown(missing=_("not recorded"))


def _is_due(register: Register, name: str, values: Mapping[str, Any], state: str) -> bool:
    """Whether a clock runs towards the very day that the field holds."""
    clocks = [one for one in register.clocks if one.field == name]
    return any(one.due_on(state, values) == values[name] for one in clocks)


def capital(text: str) -> str:
    """The text with a capital letter first.

    >>> capital("state from amber to green")
    'State from amber to green'
    """
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A label inside a sentence; one whose second letter is a capital, such as an abbreviation, stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
