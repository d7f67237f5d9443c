"""The answers that anybody gets: the public registers, a page of one, an entry of one. All of it comes from the public
face of an entry, which holds what the register allows and nothing else."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.queries.entries import Asked
from goldthread.apps.registers.queries.permissions import public_states
from goldthread.apps.registers.queries.public import PublicEntry, public_entry, public_lines, public_register
from goldthread.apps.registers.values import plain
from goldthread.core.law.exempt import Exemption
from goldthread.core.spec import Field, Register

Answer = dict[str, Any]


def public_registers(body: Body) -> Answer:
    """Every register of which something is public."""
    shown = [(one, found) for one in registers() if (found := public_register(one.register))]
    return {"body": body.slug, "registers": [_register(body, bound, register) for bound, register in shown]}


def _register(body: Body, bound: Bound, shown: Register) -> Answer:
    states = [(state.code, _(state.public_label or state.label)) for state in public_states(shown)]
    total = public_lines(body, bound, Asked(), per_page=1).total
    return register_facts(shown, total=total, states=states, href=reverse(f"api:public_{shown.code}"))


def register_facts(register: Register, *, total: int, states: list[tuple[str, str]], href: str) -> Answer:
    """What a register is, and how its list is asked for."""
    columns = dict.fromkeys((*register.listing.columns, register.listing.order.removeprefix("-")))
    return {
        "code": register.code,
        "title": _(register.title),
        "purpose": _(register.purpose),
        "href": href,
        "total": total,
        "fields": [_field(field) for field in register.fields],
        "states": [{"code": code, "label": label} for code, label in states],
        "filters": list(register.listing.filters),
        "orders": [f"{sign}{name}" for name in columns for sign in ("", "-")],
    }


def _field(field: Field) -> Answer:
    return {
        "name": field.name,
        "label": _(field.label),
        "kind": field.kind.value,
        "meaning": _(field.meaning or field.hint),
        "choices": [{"code": one.code, "label": _(one.label)} for one in field.choices],
    }


def public_page(body: Body, bound: Bound, shown: Register, asked: Asked) -> Answer:
    """One page of what the public gets of a register. Raises BadInput for a page after the last."""
    lines = public_lines(body, bound, asked)
    return {
        "body": body.slug,
        "total": lines.total,
        "found": lines.found,
        "withheld": lines.withheld,
        "page": lines.page,
        "pages": lines.pages,
        "entries": [_face(shown, line) for line in lines.lines],
    }


def public_face(body: Body, bound: Bound, shown: Register, address: str) -> Answer:
    """The public face of the entry at this address. Raises NotFound."""
    return _face(shown, public_entry(body, bound, address))


def _face(shown: Register, entry: PublicEntry) -> Answer:
    fields = () if entry.is_withheld else shown.public_fields
    return {
        "reference": entry.reference,
        "title": entry.title,
        "address": entry.address,
        "state": entry.state,
        "is_withheld": entry.is_withheld,
        "exempt": exempt(entry.exempt),
        "values": None if entry.is_withheld else {one.name: plain(one, entry.values[one.name]) for one in fields},
    }


def exempt(category: Exemption | None) -> Answer | None:
    """The category for which an entry is withheld, if one is named."""
    return {"label": _(category.label), "citation": category.citation} if category else None
