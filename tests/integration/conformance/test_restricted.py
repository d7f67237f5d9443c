"""A restricted entry is its safe label, and no more, for whoever is not named: in every page, list, search, order,
export, log and answer, of the office and of the public."""

import pytest
from tests.cast import person
from tests.factories.entries import marks

from goldthread.apps.bodies.queries import today
from goldthread.apps.people.queries import actor
from goldthread.apps.registers.models import Attachment, LinkKind
from goldthread.apps.registers.operations import Restriction, change_many, preview_many, restrict, tie
from goldthread.apps.registers.operations.attachments import attach
from goldthread.core.spec import FieldKind, Role

from .addresses import EXPORTS, of_list, of_plan, of_public
from .conftest import LABEL, content_of, shown_state, upload, within

POSTS = (FieldKind.POST, FieldKind.POSTS)
UNNAMED = [role for role in Role if role.is_given and role not in (Role.OFFICER, Role.AUDITOR)]


@pytest.fixture
def words(world, bound):
    """Everything that the restricted entry says."""
    row = world.hidden[bound.code]
    return marks(bound.register, bound.register.fields, row.number)


@pytest.mark.parametrize("role", UNNAMED)
def test_nothing_of_it_is_told_to_who_is_not_named(world, bound, words, role):
    row = world.hidden[bound.code]
    paths = [world.at(bound, path) for path, _ in of_list(bound)]
    paths += [world.at(bound, f"?order={name}") for name in bound.register.listing.columns]
    paths += [world.at(bound, path, row) for path in pages_of(bound)]
    paths += [f"/office/{world.body.slug}/{path}" for path in ("", "late/", "log/", "log/export.csv", "registers/")]
    api = f"/api/v1/office/{world.body.slug}/registers/{bound.code}"
    paths += [api, f"{api}/{row.thing.address}"]

    found = {path: within(content_of(world.ask(role.value, path)), words) for path in paths}

    listing, posts = world.at(bound), {one.name for one in bound.register.fields if one.kind in POSTS}
    told = {
        path: [word for word in words if not (is_offered(path, listing) and is_post(word, posts))]
        for path, words in found.items()
    }
    assert {path: words for path, words in told.items() if words} == {}


def test_its_safe_label_stands_in_its_place_in_the_office(world, bound):
    row = world.hidden[bound.code]
    api = f"/api/v1/office/{world.body.slug}/registers/{bound.code}"
    paths = [world.at(bound), world.at(bound, row=row), api, f"{api}/{row.thing.address}"]
    paths += [world.at(bound, f"export.{form}") for form in EXPORTS]

    told = {path: LABEL.casefold() in content_of(world.ask("approver", path)) for path in paths}

    assert told == dict.fromkeys(paths, True)


@pytest.mark.parametrize("name", ["officer", "auditor"])
def test_who_is_named_and_who_audits_read_it(world, bound, name):
    row = world.hidden[bound.code]

    page = content_of(world.ask(name, world.at(bound, row=row)))

    assert within(page, (row.title,)) == [row.title]


def test_the_public_gets_the_label_with_the_category_and_nothing_else(world, bound, words):
    row = world.hidden[bound.code]
    addresses = [*of_public(bound, row.thing.address), *of_plan(world.body, world.make.plan.reference)]

    answers = {address: content_of(world.ask("public", address)) for address in addresses}

    assert {address: found for address, page in answers.items() if (found := within(page, words))} == {}
    own = [f"/registers/{bound.code}/", f"/registers/{bound.code}/{row.thing.address}/"]
    own += [f"/api/v1/registers/{bound.code}", f"/api/v1/registers/{bound.code}/{row.thing.address}"]
    own += [f"/registers/{bound.code}/data.{form}" for form in EXPORTS]
    assert [address for address in own if LABEL.casefold() not in answers.get(address, "")] == []
    assert "section 43" in answers[own[1]]


@pytest.mark.parametrize("name", ["approver", "public"])
def test_a_search_finds_it_by_its_label_alone(world, bound, words, name):
    api = f"/api/v1/office/{world.body.slug}/registers/{bound.code}"
    api = f"/api/v1/registers/{bound.code}" if name == "public" else api

    def titles(word):
        return [one["title"] for one in world.client(name).get(api, {"q": word}).json()["entries"]]

    assert {word: titles(word) for word in words if titles(word)} == {}
    assert titles(LABEL) == [LABEL]


def test_what_it_is_linked_to_shows_its_label(world, bound, words):
    row, other = world.hidden[bound.code], world.of(bound)[shown_state(bound.register)]
    tie(from_thing=other.thing, to_thing=row.thing, kind=LinkKind.DEPENDS_ON, by=world.people.actor("officer"))
    paths = {world.at(bound, row=other): "approver", world.at(bound, "history/", other): "approver"}
    paths |= {f"/registers/{bound.code}/{other.thing.address}/": "public"}

    pages = {path: content_of(world.ask(name, path)) for path, name in paths.items()}

    assert {path: found for path, page in pages.items() if (found := within(page, words))} == {}
    assert LABEL.casefold() in pages[world.at(bound, row=other)]


def test_a_bulk_change_tells_the_label_and_leaves_it(world, bound, words):
    row, by = world.hidden[bound.code], actor(person(world.body, Role.OFFICER, name="second"), world.body, today())
    field = bound.register.listing.bulk[0]
    answer = world.make.answers(bound, 902)[field]
    chosen = {"bound": bound, "wanted": {row.pk: row.revision}, "field": field, "answer": answer, "by": by}

    preview, done = preview_many(**chosen), change_many(**chosen, reason="So.")

    assert within(str(preview).casefold(), words) == []
    assert (done.changed, [label for label, _ in done.left]) == (0, [LABEL])


def test_no_step_and_no_change_of_it_is_made_by_who_is_not_named(world, bound):
    row, sent = world.hidden[bound.code], {"revision": row_revision(world, bound), "reason": "So."}
    before = row_state(world, bound)

    paths = [world.at(bound, f"step/{step.code}/", row) for step in bound.register.lifecycle.steps_from(row.state)]
    paths += [world.at(bound, path, row) for path in ("restrict/", "links/", "files/", "change/check/")]
    statuses = [world.client("approver").post(path, sent).status_code for path in paths]

    assert [status for status in statuses if status not in (403, 404)] == []
    assert row_state(world, bound) == before


def test_its_file_is_for_who_is_named_though_it_was_marked_public(world, bound):
    thing, by = world.make.begun(bound), world.people.actor("officer")
    kept = attach(bound=bound, thing=thing, file=upload(), title="Qxfile", is_public=False, by=by)
    row = world.make.led(bound, thing, state=shown_state(bound.register))
    Attachment.objects.filter(pk=kept.pk).update(is_public=True)
    restriction = Restriction(safe_label=LABEL, exempt_under="commercial", people=(world.people.officer,))
    restrict(bound=bound, thing=row.thing, restriction=restriction, reason="So.", by=by)
    row.thing.refresh_from_db()
    ways = {"office": world.at(bound, f"files/{kept.pk}/{kept.name}", row)}
    ways["public"] = f"/registers/{bound.code}/{row.thing.address}/{kept.pk}/{kept.name}"

    asked = [world.ask(name, ways["office"]) for name in ("officer", "approver", "outsider")]
    asked.append(world.ask("public", ways["public"]))
    told = [world.ask("approver", world.at(bound, path, row)) for path in ("", "files/")]

    assert b"".join(asked[0].streaming_content)
    assert [answer.status_code for answer in asked] == [200, 403, 403, 404]
    assert [answer.status_code for answer in told if "qxfile" in content_of(answer)] == []


def is_offered(path, listing):
    """Whether a page names every post of the office: to filter by them, to choose one, or that they are kept."""
    return path == listing or any(part in path for part in ("/log/", "template.xlsx", "/bulk/", "/add/", "?order="))


def is_post(word, names):
    """Whether a word marks the answer to a question for posts."""
    return word.partition("z")[2] in {name.replace("_", "") for name in names}


def pages_of(bound):
    """The pages of an entry, the steps and questions among them."""
    yield from ("", "history/", "restrict/", "links/", "files/", "change/check/")
    yield from (f"change/{page.code}/" for page in bound.register.fieldsets)
    yield from (f"step/{step.code}/" for step in bound.register.lifecycle.steps)


def row_revision(world, bound):
    """The revision of the restricted entry now."""
    return row_state(world, bound)[1]


def row_state(world, bound):
    """What a deed on the restricted entry would change."""
    found = bound.model._default_manager.filter(pk=world.hidden[bound.code].pk)
    return found.values_list("state", "revision", "thing__sensitivity", "thing__safe_label").get()
