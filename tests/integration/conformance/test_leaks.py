"""What the public does not get of an entry stands in nothing that the public can ask for: no page, no export, no search
hit, no address, no property of a file, no answer of the API."""

import pytest
from tests.factories.entries import marks

from goldthread.apps.registers.operations import Changed, change
from goldthread.apps.registers.operations.attachments import attach
from goldthread.core.spec import Changes

from .addresses import EXPORTS, of_plan, of_public, withheld
from .conftest import REGISTERS, content_of, shown_state, upload, within

PROPOSING = [
    (bound, state.code)
    for bound in REGISTERS
    for state in bound.register.lifecycle.states
    if state.changes is Changes.PROPOSED
]
"""Every state of any register in which a change waits for another person."""


def test_no_word_of_a_withheld_field_is_in_anything_public(world, bound):
    row = world.of(bound)[shown_state(bound.register)]
    words = marks(bound.register, withheld(bound.register), row.number)
    addresses = [*of_public(bound, row.thing.address), *of_plan(world.body, world.make.plan.reference)]

    found = {address: within(content_of(world.ask("public", address)), words) for address in addresses}

    assert {address: words for address, words in found.items() if words} == {}
    assert words


def test_every_word_of_a_public_field_is_on_its_page_and_in_the_data(world, bound):
    row = world.of(bound)[shown_state(bound.register)]
    fields = tuple(one for one in bound.register.public_fields if one.kind in ("line", "text"))
    words = marks(bound.register, fields, row.number)
    addresses = [f"/registers/{bound.code}/{row.thing.address}/", f"/api/v1/registers/{bound.code}/{row.thing.address}"]
    addresses += [f"/registers/{bound.code}/data.{form}" for form in EXPORTS]

    found = {address: within(content_of(world.ask("public", address)), words) for address in addresses}

    assert found == {address: list(words) for address in addresses}


def test_a_search_for_a_word_of_a_withheld_field_finds_nothing(world, bound):
    row = world.of(bound)[shown_state(bound.register)]

    for word in marks(bound.register, withheld(bound.register), row.number):
        found = world.client("public").get(f"/api/v1/registers/{bound.code}", {"q": word}).json()["entries"]
        page = world.client("public").get(f"/registers/{bound.code}/", {"q": word}).content.decode()
        assert found == [], word
        assert row.title not in page, word


def test_a_withheld_field_is_no_filter_and_no_order_of_the_public(world, bound):
    for one in withheld(bound.register):
        filtered = world.client("public").get(f"/api/v1/registers/{bound.code}", {one.name: "x"})
        ordered = [world.ask("public", f"/{way}/{bound.code}?order={one.name}") for way in ("api/v1/registers",)]
        page = world.ask("public", f"/registers/{bound.code}/?order={one.name}")
        assert [answer.status_code for answer in (filtered, *ordered, page)] == [400, 400, 400], one.name


@pytest.mark.parametrize(("register", "state"), PROPOSING, ids=[f"{one.code}-{state}" for one, state in PROPOSING])
def test_a_change_that_waits_is_nowhere_in_public(world, register, state):
    row, by = world.of(register)[state], world.people.actor("officer")

    asked = {"bound": register, "thing": row.thing, "revision": row.revision, "by": by}
    done = change(**asked, answers={"title": "Qxproposed"}, reason="Qxreason")

    assert done is Changed.PROPOSED
    assert told_in_public(world, register, row, ("Qxproposed", "Qxreason")) == {}


def test_a_file_of_the_office_is_nowhere_in_public(world, bound):
    thing = world.make.begun(bound)
    kept = attach(bound=bound, thing=thing, file=upload(), title="Qxfile", by=world.people.actor("officer"))
    row = world.make.led(bound, thing, state=shown_state(bound.register))

    status = world.ask("public", f"/registers/{bound.code}/{row.thing.address}/{kept.pk}/{kept.name}").status_code

    assert told_in_public(world, bound, row, ("Qxfile",)) == {}
    assert status == 404


def test_an_entry_that_is_not_public_is_nowhere_in_public(world, bound):
    public = bound.register.publication.states
    rows = [row for state, row in world.of(bound).items() if state not in public]

    for row in rows:
        words = (row.title, *marks(bound.register, bound.register.fields, row.number))
        addresses = [*of_public(bound, row.thing.address), *of_plan(world.body, world.make.plan.reference)]
        answers = {address: world.ask("public", address) for address in addresses}
        found = {address: within(content_of(answer), words) for address, answer in answers.items()}
        assert {address: words for address, words in found.items() if words} == {}
        own = [address for address in addresses if row.thing.address in address]
        assert [answers[address].status_code for address in own] == [404, 404]


def told_in_public(world, bound, row, words):
    """Which of these words the public gets, and at which address."""
    addresses = [*of_public(bound, row.thing.address), *of_plan(world.body, world.make.plan.reference)]
    found = {address: within(content_of(world.ask("public", address)), words) for address in addresses}
    return {address: words for address, words in found.items() if words}
