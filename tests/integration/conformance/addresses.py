"""The addresses of every page that a register has, and who may open each: the declaration, read by hand."""

from collections.abc import Iterator
from typing import Any

from goldthread.apps.registers.binding import Bound
from goldthread.core.spec import Changes, Field, FieldKind, Register, Role

EXPORTS = ("csv", "json", "xlsx")


def of_list(bound: Bound) -> Iterator[tuple[str, frozenset[Role]]]:
    """The pages of a register in the office, each with the roles that may open it."""
    access, owners = bound.register.access, owners_of(bound.register)
    yield from ((path, access.read | owners) for path in ("", "about/", "export.csv", "export.json", "export.xlsx"))
    yield from ((path, access.write) for path in ("add/", "import/", "import/template.xlsx", "bulk/?thing=1"))
    yield f"add/{bound.register.fieldsets[0].code}/", access.write
    yield "retention/", frozenset({Role.APPROVER})


def of_entry(bound: Bound, state: str) -> Iterator[tuple[str, frozenset[Role]]]:
    """The pages of an entry in a state, each with the roles that may open it. Whoever took a step that another must
    have taken is not asked here."""
    register = bound.register
    access, owners = register.access, owners_of(register)
    yield from ((path, access.read | owners) for path in ("", "history/"))
    found = register.lifecycle.state(state)
    changers = access.write | (owners if register.access.owners_change else frozenset())
    open_to = changers if found.changes is not Changes.NONE else frozenset()
    yield from ((f"change/{page.code}/", open_to) for page in register.fieldsets)
    yield "restrict/", access.write | {Role.APPROVER}
    yield from ((f"step/{step.code}/", step.who) for step in register.lifecycle.steps_from(state))


def owners_of(register: Register) -> frozenset[Role]:
    """The role that reads what it owns, where a register is owned."""
    return frozenset({Role.CONTRIBUTOR}) if register.access.owned_by else frozenset()


def of_public(bound: Bound, address: str) -> Iterator[str]:
    """Everything that anybody may ask of a register and of one entry of it, the pages around them too."""
    yield from ("/", "/plan/", "/registers/", "/measures/", "/reports/", "/data/", "/methods/", "/api/v1/registers")
    yield "/api/v1/openapi.json"
    for code in (f"/registers/{bound.code}/", f"/api/v1/registers/{bound.code}"):
        yield code
        yield f"{code}?order=-title"
        yield from (f"{code}?{name}={answer}" for name, answer in filters(bound.register))
    yield from (f"/registers/{bound.code}/data.{form}" for form in EXPORTS)
    yield f"/registers/{bound.code}/{address}/"
    yield f"/api/v1/registers/{bound.code}/{address}"


def of_plan(body: Any, plan: str) -> Iterator[str]:
    """The public pages of a plan, which entries of a register may hang on."""
    yield f"/plan/{plan}/"
    yield f"/plan/{plan}/actions.csv"


def filters(register: Register) -> Iterator[tuple[str, str]]:
    """An answer to each public filter of a closed set."""
    for name in register.listing.filters:
        field = register.field(name)
        if field is None and name == "state":
            yield from ((name, state) for state in register.publication.states)
        elif field is not None and field.kind is FieldKind.CHOICE and name in register.publication.fields:
            yield from ((name, choice.code) for choice in field.choices)


def withheld(register: Register) -> tuple[Field, ...]:
    """The fields that the public does not get."""
    return tuple(field for field in register.fields if field.name not in register.publication.fields)
