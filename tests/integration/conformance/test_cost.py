"""Thirty entries cost no more queries than one: lists, exports, answers of the API, what is due, and what is public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .addresses import EXPORTS
from .conftest import shown_state

MORE = 29


def addresses(world, bound):
    """Who asks, and for what."""
    api = f"/api/v1/office/{world.body.slug}/registers"
    yield from (("approver", world.at(bound, path)) for path in ("", *(f"export.{form}" for form in EXPORTS)))
    yield "contributor", f"/office/{world.body.slug}/"
    if bound.register.access.owned_by:
        yield "contributor", world.at(bound)
    yield from (("approver", f"/office/{world.body.slug}/{path}") for path in ("", "late/", "registers/"))
    yield from (("approver", path) for path in (f"{api}/{bound.code}", api))
    yield from (("public", path) for path in ("/registers/", f"/registers/{bound.code}/"))
    yield from (("public", f"/registers/{bound.code}/data.{form}") for form in EXPORTS)
    yield from (("public", path) for path in ("/api/v1/registers", f"/api/v1/registers/{bound.code}"))


def test_thirty_entries_cost_no_more_queries_than_a_few(world, bound):
    before = {path: cost(world, name, path) for name, path in addresses(world, bound)}

    for _number in range(MORE):
        world.make.entry(bound, shown_state(bound.register))
    after = {path: cost(world, name, path) for name, path in addresses(world, bound)}

    assert {path: (before[path], cost) for path, cost in after.items() if cost > before[path]} == {}


@pytest.mark.parametrize("name", ["approver", "public"])
def test_a_list_costs_few_queries(world, bound, name):
    path = world.at(bound) if name == "approver" else f"/registers/{bound.code}/"

    assert cost(world, name, path) <= 25


def cost(world, name, path):
    """How many queries a page asks, once the browser is known."""
    world.ask(name, path)
    with CaptureQueriesContext(connection) as asked:
        answer = world.ask(name, path)
        b"".join(answer)
    assert answer.status_code == 200, path
    return len(asked)
