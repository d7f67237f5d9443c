"""What the database refuses of things, their aliases and the links between them."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from goldthread.apps.bodies.operations import found
from goldthread.apps.registers.models import Alias, Kind, Link, LinkKind, Sensitivity, Thing

DAY = date(2025, 4, 1)


@pytest.fixture
def theme(make):
    return make("theme", "7", scope="2016-18")


@pytest.fixture
def action(make):
    return make("action", "7C01", scope="2016-18")


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"address": "another"}, "thing_once|scope, registers_thing.reference"),
        ({"reference": "8"}, "thing_address_once|kind, registers_thing.address"),
        ({"kind": ""}, "thing_has_a_kind"),
        ({"sensitivity": "hidden", "safe_label": "A thing"}, "thing_sensitivity_is_known"),
        ({"reference": "", "address": "x"}, "thing_has_reference_and_title"),
        ({"title": "", "reference": "8", "address": "x"}, "thing_has_reference_and_title"),
        ({"sensitivity": "office", "reference": "8", "address": "x"}, "thing_hidden_has_a_safe_label"),
        ({"sensitivity": "restricted", "reference": "8", "address": "x"}, "thing_hidden_has_a_safe_label"),
    ],
)
def test_database_refuses_a_thing_that_cannot_be(theme, facts, constraint):
    same = {
        name: getattr(theme, name) for name in ("body", "kind", "scope", "reference", "title", "address", "created_by")
    }

    with pytest.raises(IntegrityError, match=constraint):
        Thing.objects.create(**{**same, **facts})


def test_database_refuses_a_thing_within_itself(theme):
    with pytest.raises(IntegrityError, match="thing_is_not_within_itself"):
        Thing.objects.filter(pk=theme.pk).update(within=theme)


@pytest.mark.parametrize("change", [{"scope": "2014-18"}, {"kind": "pledge"}, {"body": "another"}])
def test_reference_may_come_again_in_another_plan_kind_or_body(make, theme, change):
    if "body" in change:
        change = {"body": found(name="Zeal", by="s")}
    facts = {name: getattr(theme, name) for name in ("body", "kind", "scope", "reference", "title", "created_by")}

    Thing.objects.create(**{**facts, **change, "address": "another"})

    assert Thing.objects.filter(reference="7").count() == 2


@pytest.mark.parametrize("kind", Kind.values)
def test_database_takes_a_thing_of_every_kind(make, kind):
    assert make(kind, "x").kind == kind


@pytest.mark.parametrize(
    ("sensitivity", "label"),
    [("public", "Robbery plan"), ("office", "Case 2026-014"), ("restricted", "Case 2026-014")],
)
def test_label_is_the_title_only_of_what_is_public(make, sensitivity, label):
    thing = make("action", "A1", title="Robbery plan", safe_label="Case 2026-014", sensitivity=sensitivity)

    assert thing.label == label


@pytest.mark.parametrize(
    ("text", "constraint"),
    [("7", "alias_once_a_thing|thing_id, registers_alias.text"), ("", "alias_has_a_text")],
)
def test_database_refuses_an_alias_that_cannot_be(theme, text, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        Alias.objects.create(thing=theme, text=text, shown=text)


def test_database_refuses_a_link_of_a_thing_to_itself(theme):
    with pytest.raises(IntegrityError, match="link_joins_two_things"):
        Link.objects.create(from_thing=theme, to_thing=theme, kind="delivers", created_by="s")


def test_database_refuses_a_link_of_an_unknown_kind(theme, action):
    with pytest.raises(IntegrityError, match="link_kind_is_known"):
        Link.objects.create(from_thing=action, to_thing=theme, kind="likes", created_by="s")


@pytest.mark.parametrize("until", [DAY, date(2025, 3, 31)])
def test_database_refuses_a_link_that_ends_before_it_starts(theme, action, until):
    with pytest.raises(IntegrityError, match="link_runs_forward"):
        Link.objects.create(from_thing=action, to_thing=theme, kind="delivers", since=DAY, until=until, created_by="s")


@pytest.mark.parametrize("since", [None, DAY])
def test_database_refuses_a_link_twice_from_the_same_day_or_from_none(theme, action, since):
    facts = {"from_thing": action, "to_thing": theme, "kind": "delivers", "since": since, "created_by": "s"}
    Link.objects.create(**facts)

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        Link.objects.create(**facts)


def test_link_may_come_again_from_another_day_or_of_another_kind(theme, action):
    for kind, since in (("delivers", None), ("delivers", DAY), ("funds", DAY)):
        Link.objects.create(from_thing=action, to_thing=theme, kind=kind, since=since, created_by="s")

    assert Link.objects.count() == 3


@pytest.mark.parametrize("kind", LinkKind.values)
def test_database_takes_a_link_of_every_kind(theme, action, kind):
    assert Link.objects.create(from_thing=action, to_thing=theme, kind=kind, created_by="s").kind == kind


def test_thing_that_something_is_tied_to_cannot_go(theme, action, tie):
    tie(action, theme, "delivers")

    with pytest.raises(ProtectedError):
        theme.delete()


def test_kinds_of_link_are_the_closed_list():
    assert set(LinkKind.values) == {
        "answers", "delivers", "measures", "funds", "decides", "scrutinises", "evidences", "mitigates", "depends_on",
        "supersedes",
    }  # fmt: skip
    assert set(Sensitivity.values) == {"public", "office", "restricted"}
