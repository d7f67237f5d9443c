"""Every page by its address, guessed or followed: who gets it, what a post changes that its sender may not make, and
that each page is whole."""

import re

import pytest
from tests.factories.entries import plain_answer, taker, way

from goldthread.apps.registers.models import Draft
from goldthread.core.spec import FieldKind, Role

from .addresses import of_entry, of_list
from .conftest import content_of, shown_state

ROLES = [role for role in Role if role.is_given]
OPEN = (200, 302)
CLOSED = (403, 404, 409)


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_a_register_open_for_whom_it_says(world, bound, role):
    wanted = dict(of_list(bound))

    found = {path: world.ask(role.value, world.at(bound, path)).status_code for path in wanted}

    assert {path for path, status in found.items() if status in OPEN} == opened(wanted, role)
    assert [status for status in found.values() if status not in OPEN + CLOSED] == []


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_an_entry_open_for_whom_it_says(world, bound, role):
    for state, row in world.of(bound).items():
        wanted = dict(of_entry(bound, state))

        found = {path: world.ask(role.value, world.at(bound, path, row)).status_code for path in wanted}

        taken = {one.code: taker(bound.register, one) for one in way(bound.register, state)}
        steps = {f"step/{one.code}/": taken.get(one.differs_from) for one in bound.register.lifecycle.steps}
        may = {path for path in opened(wanted, role) if steps.get(path) != role.value}
        assert {path for path, status in found.items() if status in OPEN} == may, state
        assert [status for status in found.values() if status not in OPEN + CLOSED] == [], state


def test_nobody_known_is_led_to_sign_in(world, bound):
    row = world.of(bound)[shown_state(bound.register)]
    paths = [world.at(bound, path) for path, _ in of_list(bound)]
    paths += [world.at(bound, path, row) for path, _ in of_entry(bound, row.state)]

    answers = [world.ask("public", path) for path in paths]

    assert {(one.status_code, one["Location"].partition("?")[0]) for one in answers} == {(302, "/account/sign-in/")}


@pytest.mark.parametrize("name", ["public", "outsider", "panel_member", "auditor", "administrator"])
def test_a_post_by_whoever_may_not_changes_nothing(world, bound, name):
    before = state_of(world, bound)

    statuses = {path: world.client(name).post(path, sent).status_code for path, sent in posts(world, bound)}

    assert state_of(world, bound) == before
    assert {path: status for path, status in statuses.items() if status not in (302, *CLOSED)} == {}


def test_an_entry_is_read_by_who_owns_it_and_by_no_other_contributor(world, bound):
    from tests.cast import person, signed_in

    row = world.of(bound)[shown_state(bound.register)]
    other = signed_in(person(world.body, Role.CONTRIBUTOR, name="other contributor"))

    statuses = [other.get(world.at(bound, path, row)).status_code for path in ("", "history/")]
    listed = other.get(world.at(bound))

    assert [status for status in statuses if status not in (403, 404)] == []
    assert row.title.casefold() not in content_of(listed)


def test_every_page_is_whole_and_needs_no_script(world, bound):
    row, draft = world.of(bound)[shown_state(bound.register)], world.of(bound)[bound.register.lifecycle.start.code]
    paths = [("officer", world.at(bound, path)) for path in ("", "about/", "import/", f"bulk/?thing={row.pk}")]
    paths += [("officer", world.at(bound, f"add/{page.code}/")) for page in bound.register.fieldsets]
    paths += [("approver", world.at(bound, "retention/"))]
    paths += [("officer", world.at(bound, path, row)) for path in ("", "history/", "restrict/", "links/", "files/")]
    paths += [("officer", world.at(bound, f"change/{page.code}/", draft)) for page in bound.register.fieldsets]
    paths += [("officer", f"/office/{world.body.slug}/{path}") for path in ("", "late/", "registers/")]
    paths += [("auditor", f"/office/{world.body.slug}/log/")]
    paths += [("public", f"/registers/{path}") for path in ("", f"{bound.code}/", f"{bound.code}/{row.thing.address}/")]

    wrong = {path: faults(world.ask(name, path)) for name, path in paths}

    assert {path: found for path, found in wrong.items() if found} == {}


def opened(wanted, role):
    """The paths that a role opens."""
    return {path for path, roles in wanted.items() if role in roles}


def posts(world, bound):
    """Everything that could be sent by somebody who knows the addresses and the forms."""
    register = bound.register
    for page in register.fieldsets:
        yield world.at(bound, f"add/{page.code}/"), typed(register, page.fields)
    yield world.at(bound, "add/check/"), {"draft": "1"}
    yield world.at(bound, "import/"), {"digest": "0" * 64, "act": "all"}
    for state, row in world.of(bound).items():
        bulk = {"act": "make", "thing": [row.pk], f"revision-{row.pk}": row.revision, "reason": "So."}
        yield world.at(bound, "bulk/"), bulk | {"field": register.listing.bulk[0] if register.listing.bulk else "title"}
        yield world.at(bound, "retention/"), {"thing": [row.pk], "count": "1"}
        for page in register.fieldsets:
            yield world.at(bound, f"change/{page.code}/", row), typed(register, page.fields)
        yield world.at(bound, "change/check/", row), {"act": "make", "reason": "So."}
        closed = {"people": ["1"], "safe_label": "Shut", "exempt_under": "personal", "reason": "So.", "sure": "yes"}
        yield world.at(bound, "restrict/", row), closed
        yield world.at(bound, "links/", row), {"kind": "evidences", "other": world.make.plan.reference}
        yield world.at(bound, "files/", row), {"act": "attach", "title": "File"}
        for step in register.lifecycle.steps_from(state):
            yield world.at(bound, f"step/{step.code}/", row), {"revision": row.revision, "reason": "So."}


def typed(register, fields):
    """The answers of a page as its form sends them; a day in its three boxes too."""
    plain = [one for one in fields if one.kind not in (FieldKind.POST, FieldKind.POSTS, FieldKind.THING)]
    sent = {one.name: plain_answer(register, one, 950) for one in plain}
    for one in plain:
        if one.kind is FieldKind.DATE:
            year, month, day = sent.pop(one.name).split("-")
            sent |= {f"{one.name}-day": day, f"{one.name}-month": month, f"{one.name}-year": year}
    return sent


def state_of(world, bound):
    """What a deed would leave behind: in the entries, in the record, among the drafts."""
    rows = bound.model._default_manager.order_by("pk").values_list("pk", "state", "revision", "thing__sensitivity")
    return list(rows), world.head().number, Draft.objects.count()


def faults(answer):
    """What is wrong with a page: what it must have once, what it must not have, inputs without a label."""
    page = answer.content.decode()
    found = [] if answer.status_code == 200 else [f"status {answer.status_code}"]
    found += [] if len(re.findall(r"<h1[ >]", page)) == 1 else ["not one h1"]
    found += [] if re.search(r"<title>\s*[^<\s]", page) else ["no title"]
    found += [f"has {one}" for one in ("<script", "javascript:", " onclick=", " onchange=") if one in page.lower()]
    found += ["a style of its own"] if re.search(r"<[^>]+ style=", page) else []
    found += ["a form without its token"] * sum(
        "csrfmiddlewaretoken" not in form for form in re.findall(r'<form[^>]*method="post".*?</form>', page, re.S)
    )
    labelled = set(re.findall(r'<label[^>]*for="([^"]+)"', page))
    for tag in re.findall(r"<(?:input|select|textarea)\b[^>]*>", page):
        kind, name = re.search(r'type="([^"]+)"', tag), re.search(r' id="([^"]+)"', tag)
        is_named = (name and name[1] in labelled) or "aria-label" in tag
        if not is_named and (kind is None or kind[1] not in ("hidden", "submit")):
            found.append(f"no label: {tag}")
    return found
