"""The answers that people of an office get, by the same rules as its pages: what they may see, and of what is
restricted to others the safe label."""

from typing import Any

from django.urls import reverse

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.queries.entries import Asked, Line, lines
from goldthread.apps.registers.queries.entry import DueView, EntryView, open_entry
from goldthread.apps.registers.queries.permissions import Sight, Verdict, as_read_by, visible
from goldthread.apps.registers.values import plain
from goldthread.core.law.exempt import exemption
from goldthread.core.spec import Register, State, Step
from goldthread.web.api.asking import reads
from goldthread.web.api.faces import Answer, exempt, register_facts


def office_registers(asker: Actor) -> Answer:
    """The registers of which the person may read something."""
    found = [_register(asker, bound) for bound in registers() if reads(asker, bound)]
    return {"body": asker.body.slug, "registers": found}


def _register(asker: Actor, bound: Bound) -> Answer:
    states = [(state.code, state.label) for state in bound.register.lifecycle.states]
    href = reverse(f"api:office_{bound.code}", kwargs={"body": asker.body.slug})
    shown = as_read_by(asker, bound).register
    return register_facts(shown, total=visible(asker, bound).count(), states=states, href=href)


def office_page(asker: Actor, bound: Bound, asked: Asked) -> Answer:
    """One page of the list, as far as the person sees it. Raises BadInput for a page after the last."""
    found = lines(asker, bound, asked)
    return {
        "body": asker.body.slug,
        "total": found.total,
        "found": found.found,
        "page": found.page,
        "pages": found.pages,
        "entries": [_line(bound.register, line) for line in found.lines],
    }


def _line(register: Register, line: Line) -> Answer:
    return {
        "reference": line.reference,
        "title": line.title,
        "address": line.address,
        "is_label": line.is_label,
        "state": None if line.is_label else _state(line.state),
        "revision": None if line.is_label else line.revision,
        "values": None if line.is_label else _values(register, line.values),
        "late_since": line.late_since,
    }


def office_entry(asker: Actor, bound: Bound, address: str) -> Answer:
    """The entry at this address, as far as the person sees it. Raises NotFound."""
    view = open_entry(asker, bound, address)
    is_label = view.sight is not Sight.FULL
    return {
        "reference": view.entry.reference,
        "title": view.label,
        "address": view.thing.address,
        "is_label": is_label,
        "exempt": exempt(exemption(view.thing.exempt_under)),
        "dues": [_due(one) for one in view.dues],
        "steps": [_step(step, verdict) for step, verdict in view.steps],
    } | ({} if is_label else _whole(bound.register, view))


def _whole(register: Register, view: EntryView) -> Answer:
    return {
        "state": _state(view.state),
        "state_since": view.entry.state_since,
        "revision": view.entry.revision,
        "values": _values(register, view.values),
    }


def _values(register: Register, values: Any) -> Answer:
    """What is kept from whoever asks is null, so that an answer has the same shape for everybody."""
    return {field.name: plain(field, values[field.name]) if field.name in values else None for field in register.fields}


def _state(state: State) -> Answer:
    return {"code": state.code, "label": state.label}


def _due(due: DueView) -> Answer:
    clock = due.clock
    facts = {"due_on": due.due_on, "days_left": due.days_left}
    return {"clock": clock.code, "label": clock.label, "law": clock.law, **facts}


def _step(step: Step, verdict: Verdict) -> Answer:
    return {"code": step.code, "label": step.label, "may": verdict.ok, "why_not": verdict.reason}
