"""Proves a declaration alone, without its table: every name means something, every state can be reached and left,
clocks start at real fields, and nothing is public or withheld by omission."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from goldthread.core.spec.field import Field, FieldKind
from goldthread.core.spec.lifecycle import Changes
from goldthread.core.spec.register import Register
from goldthread.core.spec.role import Role

ENGINE_NAMES = frozenset({"thing", "body", "state", "revision", "changed_at", "sensitivity"})
"""Columns that every register has, and no field may be called."""
LISTED_TOO = frozenset({"reference", "state"})
"""What a list may show, filter and order by beside the fields."""
RESERVED_PAGES = frozenset({"check"})
"""Pages that follow the questions of every register, and that no page of questions may be called."""
NEVER_WRITE = frozenset({Role.AUDITOR, Role.PANEL_MEMBER, Role.PUBLIC})
_CODE = re.compile(r"[a-z][a-z0-9_]*")


def check(register: Register) -> tuple[str, ...]:
    """Everything that is wrong with the declaration, a sentence each; empty when nothing is."""
    rules = (_names, _fields, _reached, _steps, _clocks, _listing, _publication, _retention, _access)
    return tuple(f"Register {register.code}: {fault}" for rule in rules for fault in rule(register))


def _names(register: Register) -> Iterator[str]:
    codes = [register.code, *(one.name for one in register.fields), *(one.code for one in register.fieldsets)]
    codes += [one.code for one in register.lifecycle.states] + [one.code for one in register.lifecycle.steps]
    codes += [one.code for one in register.clocks]
    yield from (f"“{code}” is no code: lower case, digits and _ only." for code in codes if not _CODE.fullmatch(code))
    groups = {
        "field": [one.name for one in register.fields],
        "page": [one.code for one in register.fieldsets],
        "state": [one.code for one in register.lifecycle.states],
        "step": [one.code for one in register.lifecycle.steps],
        "clock": [one.code for one in register.clocks],
    }
    for what, names in groups.items():
        yield from (f"the {what} “{name}” is declared twice." for name, times in Counter(names).items() if times > 1)
    for name in RESERVED_PAGES.intersection(groups["page"]):
        yield f"the page “{name}” has the name of the page on which every answer is checked."


def _fields(register: Register) -> Iterator[str]:
    title = register.field("title")
    if title is None or title.kind != FieldKind.LINE or not title.required:
        yield "it needs a field “title”: a line, and required."
    if register.numbering.given and register.field("reference") is None:
        yield "its references are given by the office, but no field “reference” asks for them."
    if not register.numbering.given and not register.numbering.prefix:
        yield "its references are numbered, but have no prefix."
    within = register.numbering.within
    if within and ((field := register.field(within)) is None or field.kind != FieldKind.THING or not field.fixed):
        yield f"it is numbered within “{within}”, which is no fixed field that names a thing."
    for field in register.fields:
        yield from _field(field)


def _field(field: Field) -> Iterator[str]:
    if field.name in ENGINE_NAMES:
        yield f"the field “{field.name}” has the name of a column that every register has."
    if (field.kind == FieldKind.CHOICE) != bool(field.choices):
        yield f"the field “{field.name}” must have choices if it is one, and none otherwise."
    if (field.kind == FieldKind.THING) != bool(field.of):
        yield f"the field “{field.name}” must say of which kinds its thing is, if it is one, and not otherwise."
    if not field.label or not (field.meaning or field.hint):
        yield f"the field “{field.name}” needs a label, and a hint or a meaning for the data dictionary."


def _reached(register: Register) -> Iterator[str]:
    life = register.lifecycle
    known = {state.code for state in life.states}
    for step in life.steps:
        strange = {*step.sources, step.to} - known
        yield from (f"the step “{step.code}” names “{code}”, which is no state." for code in sorted(strange))
    reached, frontier = {life.start.code}, {life.start.code}
    while frontier:
        frontier = {step.to for step in life.steps if frontier & set(step.sources)} - reached
        reached |= frontier
    yield from (f"the state “{state.code}” cannot be reached." for state in life.states if state.code not in reached)
    for state in life.states:
        if state.is_open and not life.steps_from(state.code):
            yield f"the state “{state.code}” is open, but no step leads on from it."


def _steps(register: Register) -> Iterator[str]:
    codes = {step.code for step in register.lifecycle.steps}
    for step in register.lifecycle.steps:
        if not step.who:
            yield f"nobody may take the step “{step.code}”."
        if step.who & NEVER_WRITE:
            yield f"the step “{step.code}” is given to a role that writes nothing."
        if step.differs_from and step.differs_from not in codes - {step.code}:
            yield f"the step “{step.code}” differs from “{step.differs_from}”, which is no other step."
        if not step.sources:
            yield f"the step “{step.code}” starts nowhere."


def _clocks(register: Register) -> Iterator[str]:
    for clock in register.clocks:
        for name in filter(None, (clock.field, clock.met_by)):
            field = register.field(name)
            if field is None or field.kind != FieldKind.DATE:
                yield f"the clock “{clock.code}” reads “{name}”, which is no day of the register."
        strange = set(clock.runs_in) - {state.code for state in register.lifecycle.states}
        yield from (f"the clock “{clock.code}” runs in “{code}”, which is no state." for code in sorted(strange))
        if not clock.runs_in:
            yield f"the clock “{clock.code}” runs in no state."


def _listing(register: Register) -> Iterator[str]:
    listing = register.listing
    names = (*listing.columns, *listing.filters, *listing.search, listing.order.removeprefix("-"))
    known = LISTED_TOO | {field.name for field in register.fields}
    yield from (f"the list names “{name}”, which is no field." for name in dict.fromkeys(names) if name not in known)
    closed = {FieldKind.CHOICE, FieldKind.YES_NO, FieldKind.POST, FieldKind.POSTS, FieldKind.THING}
    for field in register.named(listing.filters):
        if field.kind not in closed:
            yield f"the list filters by “{field.name}”, whose answers are not a closed set."
    for name in listing.bulk:
        found = register.field(name)
        if found is None or found.fixed or found.kind == FieldKind.POSTS:
            yield f"many entries are to be given “{name}” at once, which no change can set so."
    if "title" not in listing.columns:
        yield "the list has no column “title”."


def _publication(register: Register) -> Iterator[str]:
    public, withheld = register.publication.fields, [one.field for one in register.publication.withheld]
    for field in register.fields:
        times = public.count(field.name) + withheld.count(field.name)
        if times != 1:
            yield f"the field “{field.name}” must be public or withheld with a reason, once; it is named {times} times."
    yield from _strangers(register, (*public, *withheld), "publication")
    yield from (
        f"“{one.field}” is withheld without a reason." for one in register.publication.withheld if not one.reason
    )
    states = {state.code: state for state in register.lifecycle.states}
    for code in register.publication.states:
        if code not in states:
            yield f"it is public in “{code}”, which is no state."
        elif states[code].changes == Changes.DIRECT:
            yield f"it is public in “{code}”, where a change is made without approval: propose it, or allow none."
    if bool(public) != bool(register.publication.states):
        yield "it has public fields without a state in which they are public, or the other way round."


def _retention(register: Register) -> Iterator[str]:
    yield from _strangers(register, register.retention.erases, "retention")
    states = {state.code: state for state in register.lifecycle.states}
    for code in register.retention.after:
        if code not in states:
            yield f"it is kept for so long after “{code}”, which is no state."
        elif states[code].is_open:
            yield f"it is destroyed so long after “{code}”, in which something is still to be done."
    if register.retention.years < 1 or not register.retention.basis or not register.retention.after:
        yield "how long an entry is kept needs years, a state after which they count, and the rule that says so."


def _access(register: Register) -> Iterator[str]:
    access = register.access
    if access.write & NEVER_WRITE:
        yield "it may be written by a role that writes nothing."
    if not access.write or not access.write <= access.read:
        yield "somebody must be able to write it, and whoever writes it must be able to read it."
    owned = register.field(access.owned_by) if access.owned_by else None
    if access.owned_by and (owned is None or owned.kind not in (FieldKind.POST, FieldKind.POSTS)):
        yield f"it is owned by “{access.owned_by}”, which names no post."
    if access.owners_change and not access.owned_by:
        yield "its owners may change fields, but no field says who owns it."
    yield from _strangers(register, access.owners_change, "what owners change")
    yield from _kept_from_owners(register)


def _kept_from_owners(register: Register) -> Iterator[str]:
    """What is kept from owners is nothing by which they know or work on an entry."""
    access = register.access
    if access.kept_from_owners and not access.owned_by:
        yield "fields are kept from its owners, but no field says who owns it."
    yield from _strangers(register, access.kept_from_owners, "what is kept from owners")
    timed = (name for clock in register.clocks for name in (clock.field, clock.met_by))
    needed = {"title", "reference", access.owned_by, *access.owners_change, *timed}
    for name in access.kept_from_owners:
        if name in needed or name in register.publication.fields:
            yield f"“{name}” is kept from its owners, who need it or read it in public."


def _strangers(register: Register, names: Iterable[str], where: str) -> Iterator[str]:
    return (f"{where} names “{name}”, which is no field." for name in names if register.field(name) is None)
