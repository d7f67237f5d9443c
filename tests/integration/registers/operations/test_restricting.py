"""Restriction to named people: what everybody else is told, and who may say so."""

import pytest

from goldthread.apps.audit.queries import history
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations import (
    CannotNow,
    NotAllowed,
    Restriction,
    UnfitAnswers,
    change,
    lift,
    restrict,
)
from goldthread.apps.registers.queries.entry import NotFound


@pytest.fixture
def terms(people):
    """A restriction to the officer, with other terms where they are given."""

    def made(**facts):
        given = {"safe_label": "Agreement with a partner", "exempt_under": "personal", "people": [people.officer]}
        return Restriction(**given | facts)

    return made


@pytest.fixture
def hide(agreements, officer, terms):
    def hidden(row, *, by=officer, reason="it names a person", **facts):
        restrict(bound=agreements, thing=row.thing, restriction=terms(**facts), reason=reason, by=by)
        return Thing.objects.get(pk=row.pk)

    return hidden


def test_restricted_entry_is_its_safe_label_even_where_its_state_is_public(agreed, hide):
    row = agreed("in_force")

    thing = hide(row)

    assert (thing.sensitivity, thing.label, thing.exempt_under) == (
        "restricted",
        "Agreement with a partner",
        "personal",
    )


def test_restriction_stays_through_every_step_and_change(agreed, hide, agreements, officer):
    row = agreed()
    hide(row)

    change(bound=agreements, thing=row.thing, answers={"title": "Sharing, renewed"}, revision=1, by=officer)

    thing = Thing.objects.get(pk=row.pk)
    assert (thing.title, thing.sensitivity, thing.label) == (
        "Sharing, renewed",
        "restricted",
        "Agreement with a partner",
    )


def test_restricting_is_recorded_by_the_safe_label_and_names_nobody(agreed, hide, officer, body):
    row = agreed()

    hide(row)

    entry = history(body.slug, f"thing:{row.pk}")[0]
    assert (entry.event, entry.what, entry.facts["people"]) == (
        "entry.restricted", "Agreement with a partner", [officer.key],
    )  # fmt: skip
    assert entry.sentence == (
        "readers from Office to Restricted to named people (Personal information); named set to 1 person, "
        "because it names a person"
    )


def test_who_is_not_named_changes_nothing_and_is_told_the_safe_label_only(agreed, hide, agreements, people):
    row = agreed()
    hide(row, people=[people.approver])

    with pytest.raises(NotAllowed) as caught:
        change(bound=agreements, thing=row.thing, answers={"terms": "x"}, revision=1, by=people.actor("officer"))

    assert str(caught.value) == ("Agreement with a partner is restricted to named people, and you are not one of them.")


def test_who_is_named_without_a_role_that_reads_still_learns_nothing(agreed, hide, agreements, people):
    row = agreed()
    hide(row, people=[people.contributor, people.officer])

    with pytest.raises(NotFound):
        change(bound=agreements, thing=row.thing, answers={"terms": "x"}, revision=1, by=people.actor("contributor"))


def test_restricting_again_names_others(agreed, hide, approver, people):
    row = agreed()
    hide(row)

    hide(row, people=[people.approver, people.auditor], safe_label="Agreement 1")

    assert sorted(row.thing.named.values_list("person__name", flat=True)) == ["approver", "auditor"]


@pytest.mark.parametrize(
    ("facts", "faults"),
    [
        ({"safe_label": "  "}, {"safe_label"}),
        ({"safe_label": "x" * 501}, {"safe_label"}),
        ({"safe_label": "On the sharing of data with PROBATION"}, {"safe_label"}),
        ({"exempt_under": "whim", "people": []}, {"exempt_under", "people"}),
        ({"reason": " "}, {"reason"}),
    ],
)
def test_unfit_terms_restrict_nothing(agreed, hide, facts, faults):
    row = agreed()

    with pytest.raises(UnfitAnswers) as caught:
        hide(row, **facts)

    assert set(caught.value.faults) == faults
    assert Thing.objects.get(pk=row.pk).sensitivity == "office"


@pytest.mark.parametrize("role", ["auditor", "analyst", "decision_maker"])
def test_reader_restricts_nothing(agreed, hide, people, role):
    with pytest.raises(
        NotAllowed, match="Agreements are restricted by an officer or an approver; you are signed in as"
    ):
        hide(agreed(), by=people.actor(role))


def test_officer_of_another_body_restricts_nothing(agreed, hide, stranger):
    with pytest.raises(NotFound):
        hide(agreed(), by=stranger)


@pytest.mark.parametrize(("state", "sensitivity"), [("drafted", "office"), ("in_force", "public")])
def test_lifted_it_is_what_its_state_makes_it(agreed, hide, agreements, officer, body, state, sensitivity):
    row = agreed(state)
    hide(row)

    lift(bound=agreements, thing=row.thing, reason="the person agrees", by=officer)

    thing = Thing.objects.get(pk=row.pk)
    assert (thing.sensitivity, thing.safe_label, thing.exempt_under) == (sensitivity, "Agreement AG-2026-001", "")
    assert list(row.thing.named.all()) == []
    assert history(body.slug, f"thing:{row.pk}")[0].sentence == "because the person agrees"


def test_what_is_not_restricted_is_not_lifted(agreed, agreements, officer):
    with pytest.raises(CannotNow, match="This agreement is not restricted"):
        lift(bound=agreements, thing=agreed().thing, reason="r", by=officer)
