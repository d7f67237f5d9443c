"""Whoever sees an entry only because a post of theirs owns it gets no field that the register keeps from its owners: on
no page, in no list, search or file, no answer of the API, and no deed."""

import pytest
from tests.factories.entries import marks

from goldthread.apps.registers.operations import NotAllowed, change

from .addresses import EXPORTS
from .conftest import REGISTERS, content_of, within

KEEPING = [one for one in REGISTERS if one.register.access.kept_from_owners]


@pytest.fixture(params=KEEPING, ids=[one.code for one in KEEPING])
def keeping(request):
    """Every register that keeps a field from its owners."""
    return request.param


@pytest.fixture
def owned(world, keeping):
    """An entry that the contributor owns, in the first state."""
    return world.of(keeping)[keeping.register.lifecycle.start.code]


@pytest.fixture
def words(keeping, owned):
    """Everything that the kept fields of the entry say."""
    return marks(keeping.register, kept(keeping), owned.number)


def kept(bound):
    """The fields that are kept from owners."""
    return tuple(bound.register.named(bound.register.access.kept_from_owners))


def pages(world, bound, row):
    """Everything that the owner of an entry may ask about it."""
    api = f"/api/v1/office/{world.body.slug}/registers"
    yield from (world.at(bound, path) for path in ("", "add/", "bulk/?thing=1", *(f"export.{one}" for one in EXPORTS)))
    yield from (world.at(bound, path, row) for path in ("", "history/", "change/check/", "links/", "files/"))
    yield from (world.at(bound, f"change/{page.code}/", row) for page in bound.register.fieldsets)
    yield from (api, f"{api}/{bound.code}", f"{api}/{bound.code}/{row.thing.address}", f"/office/{world.body.slug}/")


def test_an_owner_gets_no_word_of_it(world, keeping, owned, words):
    found = {path: within(content_of(world.ask("contributor", path)), words) for path in pages(world, keeping, owned)}

    assert {path: told for path, told in found.items() if told} == {}
    assert within(content_of(world.ask("officer", world.at(keeping, row=owned))), words) == list(words)
    assert world.ask("contributor", world.at(keeping, row=owned)).status_code == 200


def test_an_owner_is_not_told_that_the_field_is_there(world, keeping, owned):
    labels = tuple(field.label for field in kept(keeping))
    paths = [world.at(keeping, row=owned), world.at(keeping, "export.csv"), world.at(keeping)]

    found = {path: within(content_of(world.ask("contributor", path)), labels) for path in paths}

    assert found == {path: [] for path in paths}


def test_no_search_of_an_owner_finds_it(world, keeping, words):
    api = f"/api/v1/office/{world.body.slug}/registers/{keeping.code}"

    found = [world.client("contributor").get(api, {"q": word}).json()["entries"] for word in words]

    assert found == [[] for _ in words]


def test_an_owner_orders_and_filters_by_no_such_field(world, keeping):
    api = f"/api/v1/office/{world.body.slug}/registers/{keeping.code}"

    for field in kept(keeping):
        asked = [{"order": field.name}, {field.name: "x"}]
        assert [world.client("contributor").get(api, one).status_code for one in asked] == [400, 400], field.name


def test_no_deed_tells_an_owner_what_it_was_changed_to(world, keeping, owned):
    field = kept(keeping)[0]
    by = world.people.actor("officer")
    answers = {"title": "Qxnewtitle", field.name: "Qxnewnote"}
    change(bound=keeping, thing=owned.thing, answers=answers, revision=owned.revision, reason="So.", by=by)
    alone = {field.name: "Qxlaternote"}
    change(bound=keeping, thing=owned.thing, answers=alone, revision=owned.revision + 1, reason="Qxwhy.", by=by)
    paths = [world.at(keeping, path, owned) for path in ("", "history/")]

    owner, officer = (
        [
            within(content_of(world.ask(name, path)), ("Qxnewtitle", "Qxnewnote", "Qxlaternote", "Qxwhy"))
            for path in paths
        ]
        for name in ("contributor", "officer")
    )

    assert owner == [["Qxnewtitle"], ["Qxnewtitle"]]
    assert officer[1] == ["Qxnewtitle", "Qxnewnote", "Qxlaternote", "Qxwhy"]


def test_an_owner_does_not_change_it(world, keeping, owned):
    with pytest.raises(NotAllowed):
        change(
            bound=keeping,
            thing=owned.thing,
            answers={kept(keeping)[0].name: "Qxmine"},
            revision=owned.revision,
            reason="So.",
            by=world.people.actor("contributor"),
        )
