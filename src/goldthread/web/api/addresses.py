"""The addresses of the API: two for each register that the public gets, two for each that an office keeps, with what
each is asked with and what it answers. No register is named here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Router

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.queries.permissions import as_read_by
from goldthread.apps.registers.queries.public import public_register
from goldthread.core.spec import FieldKind, Register
from goldthread.web.api import entries, faces
from goldthread.web.api.asking import (
    BODY,
    demand_reader,
    list_asked,
    office_actor,
    public_body,
    refuse_unknown,
)
from goldthread.web.api.faults import answer_faults, reads_only
from goldthread.web.api.shapes import Problem, Registers, office_shapes, public_shapes

OFFICE = "/office/{slug:body}/registers"
TITLE = "Goldthread"
DESCRIPTION = (
    "The registers of a policing body. What stands under /registers anybody may read; what stands under /office is for "
    "people of that office, with the session of their browser. Nothing is written here."
)
WRITING = ("POST", "PUT", "PATCH", "DELETE")
PRIVATE = "private, no-store"
Answerer = Callable[..., dict[str, Any]]


def made() -> NinjaAPI:
    """The API of every register there is. Its description stands at openapi.json."""
    api = NinjaAPI(title=TITLE, version="1", description=DESCRIPTION, docs_url=None, urls_namespace="api")
    answer_faults(api)
    _add_indexes(api.default_router)
    for bound in registers():
        shown = public_register(bound.register)
        if shown is not None:
            _add_public(api.default_router, bound, shown)
        _add_office(api.default_router, bound)
    return api


def _add_indexes(router: Router) -> None:
    def public(request: HttpRequest) -> dict[str, Any]:
        refuse_unknown(request, (BODY,))
        return faces.public_registers(public_body(request))

    def office(request: HttpRequest, response: HttpResponse, body: str) -> dict[str, Any]:
        asker = _asker(request, response, body)
        refuse_unknown(request, ())
        return entries.office_registers(asker)

    _get(router, "/registers", public, shape=Registers, asked=[_parameter(BODY, "Another body than the home's own.")])
    _get(router, OFFICE, office, shape=Registers, asked=[])


def _add_public(router: Router, bound: Bound, shown: Register) -> None:
    shapes, another = public_shapes(shown), _parameter(BODY, "Another body than the home's own.")

    def public(request: HttpRequest) -> dict[str, Any]:
        asked = list_asked(request, shown, beside=(BODY,))
        return faces.public_page(public_body(request), bound, shown, asked)

    def public_entry(request: HttpRequest, address: str) -> dict[str, Any]:
        refuse_unknown(request, (BODY,))
        return faces.public_face(public_body(request), bound, shown, address)

    way = f"/registers/{bound.code}"
    _get(router, way, public, shape=shapes.page, asked=[*_list_parameters(shown), another])
    _get(router, f"{way}/{{slug:address}}", public_entry, shape=shapes.entry, asked=[another])


def _add_office(router: Router, bound: Bound) -> None:
    shapes = office_shapes(bound.register)

    def office(request: HttpRequest, response: HttpResponse, body: str) -> dict[str, Any]:
        asker = _asker(request, response, body)
        demand_reader(asker, bound)
        return entries.office_page(asker, bound, list_asked(request, as_read_by(asker, bound).register))

    def office_entry(request: HttpRequest, response: HttpResponse, body: str, address: str) -> dict[str, Any]:
        asker = _asker(request, response, body)
        demand_reader(asker, bound)
        refuse_unknown(request, ())
        return entries.office_entry(asker, bound, address)

    way = f"{OFFICE}/{bound.code}"
    _get(router, way, office, shape=shapes.page, asked=_list_parameters(bound.register))
    _get(router, f"{way}/{{slug:address}}", office_entry, shape=shapes.entry, asked=[])


def _asker(request: HttpRequest, response: HttpResponse, body: str) -> Actor:
    """Who asks at the office. What they get is kept by no cache between them and here."""
    response["Cache-Control"] = PRIVATE
    return office_actor(request, body)


def _get(router: Router, way: str, view: Answerer, *, shape: Any, asked: list[dict[str, Any]]) -> None:
    """An address that is read; it is called after its view and the register that it belongs to."""
    name = f"{view.__name__}_{way.partition('registers/')[2].partition('/')[0] or 'registers'}"
    wrong = (400, 401, 403, 404) if way.startswith(OFFICE) else (400, 404)
    router.add_api_operation(
        way,
        ["GET"],
        view,
        response={200: shape} | dict.fromkeys(wrong, Problem),
        operation_id=name,
        url_name=name,
        summary=name.replace("_", " ").capitalize(),
        openapi_extra={"parameters": asked},
    )
    router.add_api_operation(way, list(WRITING), _refusing(view), url_name=name, include_in_schema=False)


def _refusing(view: Answerer) -> Callable[..., HttpResponse]:
    """A view with the same parts of its address, which answers that nothing is written here."""

    @wraps(view)
    def refused(request: HttpRequest, **named: Any) -> HttpResponse:
        return reads_only()

    return refused


def _list_parameters(register: Register) -> list[dict[str, Any]]:
    """What a list may be asked with: words, an order, a page, and an answer for each filter."""
    columns = dict.fromkeys((*register.listing.columns, register.listing.order.removeprefix("-")))
    orders = [f"{sign}{name}" for name in columns for sign in ("", "-")]
    return [
        _parameter("q", "Words that an entry has, all of them."),
        _parameter("order", "A column; a minus first for the last first.", enum=orders),
        _parameter("page", "Which page, from 1.", type="integer", minimum=1),
        *(_filter(register, name) for name in register.listing.filters),
    ]


def _filter(register: Register, name: str) -> dict[str, Any]:
    field = register.field(name)
    if field is None:
        return _parameter(name, "A state.", enum=[state.code for state in register.lifecycle.states])
    if field.kind is FieldKind.CHOICE:
        return _parameter(name, field.label, enum=[choice.code for choice in field.choices])
    return _parameter(name, field.label, **({"enum": ["yes", "no"]} if field.kind is FieldKind.YES_NO else {}))


def _parameter(name: str, told: str, **schema: Any) -> dict[str, Any]:
    return {"in": "query", "name": name, "required": False, "description": told, "schema": {"type": "string"} | schema}
