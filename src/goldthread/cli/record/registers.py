"""`goldthread registers`: which registers there are, each from its declaration. It opens no home and reads no entry."""

import sys
from typing import TYPE_CHECKING, Any

import django

from goldthread.cli.talk.output import print_json

if TYPE_CHECKING:
    from goldthread.core.spec import Clock, Field, Register, State, Step

WIDE = 160
"""Columns of a table that is not shown on a terminal, so that no cell is broken."""


def run(*, as_json: bool) -> None:
    """Print every register, by title."""
    django.setup()
    from goldthread.apps.registers.binding import registers

    found = [bound.register for bound in registers()]
    if as_json:
        print_json([as_row(register) for register in found])
    else:
        _print_table(found)


def as_row(register: "Register") -> dict[str, Any]:
    """A register as one row of the answer."""
    return {
        "code": register.code,
        "title": register.title,
        "fields": [_field(register, one) for one in register.fields],
        "states": [_state(register, one) for one in register.lifecycle.states],
        "transitions": [_transition(one) for one in register.lifecycle.steps],
        "clocks": [_clock(one) for one in register.clocks],
        "public_fields": [one.name for one in register.public_fields],
    }


def _field(register: "Register", field: "Field") -> dict[str, Any]:
    return {
        "name": field.name,
        "label": field.label,
        "kind": field.kind.value,
        "required": field.required,
        "choices": [one.code for one in field.choices],
        "withheld": register.publication.withholds(field.name) or None,
    }


def _state(register: "Register", state: "State") -> dict[str, Any]:
    return {
        "code": state.code,
        "label": state.label,
        "open": state.is_open,
        "changes": state.changes.value,
        "public": state.code in register.publication.states,
    }


def _transition(step: "Step") -> dict[str, Any]:
    return {
        "code": step.code,
        "label": step.label,
        "from": list(step.sources),
        "to": step.to,
        "who": sorted(role.value for role in step.who),
        "needs_reason": step.needs_reason,
        "differs_from": step.differs_from or None,
    }


def _clock(clock: "Clock") -> dict[str, Any]:
    return {
        "code": clock.code,
        "label": clock.label,
        "field": clock.field,
        "months": clock.months,
        "days": clock.days,
        "runs_in": list(clock.runs_in),
        "law": clock.law or None,
    }


def _print_table(found: "list[Register]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in ("Code", "Register", "Fields", "Public", "States", "Clocks"):
        table.add_column(head, justify="right" if head in ("Fields", "Public") else "left", no_wrap=head == "Code")
    for one in found:
        states = ", ".join(state.label.lower() for state in one.lifecycle.states)
        clocks = ", ".join(clock.label.lower() for clock in one.clocks) or "none"
        table.add_row(one.code, one.title, str(len(one.fields)), str(len(one.public_fields)), states, clocks)
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)
