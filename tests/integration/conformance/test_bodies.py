"""Two bodies in one installation: whoever works at one gets nothing of the other, by page, by API and by post; what
somebody has begun is for nobody else."""

import pytest
from tests.cast import person, signed_in
from tests.factories.entries import marks

from goldthread.apps.people.operations import give_role
from goldthread.apps.registers.models import Draft
from goldthread.apps.registers.operations import save_draft
from goldthread.core.spec import Role

from .addresses import of_entry, of_list
from .conftest import TODAY, content_of, shown_state, within


def test_an_officer_of_another_body_opens_no_page_and_no_answer(world, bound):
    row = world.of(bound)[shown_state(bound.register)]
    paths = [world.at(bound, path) for path, _ in of_list(bound)]
    paths += [world.at(bound, path, row) for path, _ in of_entry(bound, row.state)]
    paths += [f"/office/{world.body.slug}/{path}" for path in ("", "late/", "log/", "log/export.csv", "registers/")]
    api = f"/api/v1/office/{world.body.slug}/registers"
    paths += [api, f"{api}/{bound.code}", f"{api}/{bound.code}/{row.thing.address}"]

    answers = {path: world.ask("outsider", path) for path in paths}

    assert {path: one.status_code for path, one in answers.items() if one.status_code not in (403, 404)} == {}
    words = marks(bound.register, bound.register.fields, row.number)
    assert {path: found for path, one in answers.items() if (found := within(content_of(one), words))} == {}


def test_an_address_of_one_body_is_nothing_at_the_other(world, bound):
    row, slug = world.of(bound)[shown_state(bound.register)], world.people.elsewhere.slug
    office = f"/office/{slug}/registers/{bound.code}/"
    paths = [f"{office}{row.thing.address}/", f"{office}{row.thing.address}/history/"]
    paths += [f"{office}{row.thing.address}/restrict/", f"/body/{slug}/registers/{bound.code}/{row.thing.address}/"]
    paths += [f"/api/v1/office/{slug}/registers/{bound.code}/{row.thing.address}"]
    paths += [f"/api/v1/registers/{bound.code}/{row.thing.address}?body={slug}"]

    statuses = {path: world.ask("outsider", path).status_code for path in paths}

    assert statuses == dict.fromkeys(paths, 404)


def test_lists_of_the_other_body_hold_none_of_this_one(world, bound):
    slug = world.people.elsewhere.slug
    paths = [f"/office/{slug}/registers/{bound.code}/", f"/office/{slug}/registers/{bound.code}/export.csv"]
    paths += [f"/office/{slug}/", f"/office/{slug}/late/", f"/body/{slug}/registers/{bound.code}/"]
    paths += [f"/api/v1/registers/{bound.code}?body={slug}", f"/api/v1/office/{slug}/registers/{bound.code}"]
    words = [
        word for row in world.of(bound).values() for word in marks(bound.register, bound.register.fields, row.number)
    ]

    answers = {path: world.ask("outsider", path) for path in paths}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(paths, 200)
    assert {path: found for path, one in answers.items() if (found := within(content_of(one), tuple(words)))} == {}


def test_one_person_at_two_bodies_sees_each_by_the_role_held_there(world, bound):
    shared = person(world.body, Role.OFFICER, name="shared")
    give_role(person=shared, body=world.people.elsewhere, role=Role.PANEL_MEMBER, since=TODAY, by="system")
    browser = signed_in(shared)

    here = browser.get(world.at(bound)).status_code
    there = browser.get(f"/office/{world.people.elsewhere.slug}/registers/{bound.code}/").status_code

    assert (here, there) == (200, 403)


@pytest.mark.parametrize("name", ["approver", "auditor", "administrator", "outsider", "public"])
def test_a_draft_is_for_nobody_else(world, bound, name):
    save_draft(bound=bound, answers={"title": "Halfwritten"}, by=world.people.actor("officer"))
    api = f"/api/v1/office/{world.body.slug}/registers/{bound.code}"
    paths = [world.at(bound), world.at(bound, "add/check/"), f"/office/{world.body.slug}/", api, "/registers/"]
    paths += [f"/office/{world.body.slug}/log/", f"/registers/{bound.code}/"]

    answers = {path: content_of(world.ask(name, path)) for path in paths}

    assert [path for path, page in answers.items() if "halfwritten" in page] == []
    assert Draft.objects.get(register=bound.code).person == world.people.officer
