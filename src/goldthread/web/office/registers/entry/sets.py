"""What an entry says, page by page of its questions, each with the way to change it for whoever may."""

from dataclasses import dataclass

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entry import EntryView
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.core.spec import Fieldset, Register
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.parts import Shown, answer


@dataclass(frozen=True, slots=True)
class Item:
    """A field and its answer."""

    term: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """The answers to the questions of one page. `change` leads to it; empty where nothing of it may be changed."""

    code: str
    title: str
    items: tuple[Item, ...]
    change: str


def answer_sets(desk: Desk, bound: Bound, view: EntryView) -> tuple[AnswerSet, ...]:
    """Every page of questions, in order."""
    open_to = _changeable(desk, bound.register, view)
    return tuple(_set(desk, bound, view, fieldset, open_to) for fieldset in bound.register.fieldsets)


def _set(desk: Desk, bound: Bound, view: EntryView, fieldset: Fieldset, open_to: frozenset[str]) -> AnswerSet:
    state = view.state.code
    items = tuple(
        Item(field.label, answer(bound.register, field, view.values, state=state, today=desk.today))
        for field in fieldset.fields
    )
    may_change = any(field.name in open_to for field in fieldset.fields)
    to_page = addresses.of_entry(desk, bound.code, view.thing.address, "office_change", fieldset.code)
    return AnswerSet(fieldset.code, fieldset.title, items, to_page if may_change else "")


def _changeable(desk: Desk, register: Register, view: EntryView) -> frozenset[str]:
    """The fields that whoever asks may change now: all but the fixed, or those that owners change."""
    if not view.may_change:
        return frozenset()
    free = frozenset(field.name for field in register.fields if not field.fixed)
    return free if may(desk.actor, register, Deed.CHANGE) else free & frozenset(register.access.owners_change)
