"""New entries: who may add one, how it is numbered, what is kept beside it, and what is refused whole."""

import pytest
from tests.cast import cast
from tests.integration.registers.conftest import ANSWERS

from goldthread.apps.audit.queries import history, log
from goldthread.apps.bodies.models import Body
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.models import Alias, Due, Thing
from goldthread.apps.registers.operations import NotAllowed, UnfitAnswers, add
from goldthread.apps.registers.queries import find
from goldthread.apps.registers.values import values_of
from goldthread.core.spec import Role


@pytest.fixture
def row(agreements, officer):
    thing = add(bound=agreements, answers=ANSWERS, by=officer)
    return agreements.model._default_manager.select_related("thing").get(pk=thing.pk)


def test_entry_is_kept_where_its_register_begins(agreements, row, today):
    assert (row.reference, row.state, row.state_since, row.revision) == ("AG-2026-001", "drafted", today, 1)
    assert row.thing.address == "ag-2026-001"
    assert values_of(agreements, [row])[0]["title"] == ANSWERS["title"]


def test_entry_is_the_office_s_until_its_state_is_public(row):
    assert (row.thing.sensitivity, row.thing.label) == ("office", "Agreement AG-2026-001")


def test_entry_is_found_by_its_reference_in_any_case(row, body):
    assert find(body, "ag-2026-001") == row.thing


def test_references_of_a_year_follow_each_other_past_the_thousandth(agreements, officer, row):
    Thing.objects.filter(pk=row.pk).update(reference="AG-2026-999")

    made = [add(bound=agreements, answers=ANSWERS, by=officer).reference for _ in range(2)]

    assert made == ["AG-2026-1000", "AG-2026-1001"]


def test_each_body_numbers_its_own(agreements, row, stranger, people):
    other = cast(people.elsewhere)

    theirs = add(bound=agreements, answers=ANSWERS, by=other.actor("officer"))

    assert (theirs.reference, theirs.body) == ("AG-2026-001", people.elsewhere)


def test_adding_is_recorded_with_its_values_and_named_by_its_safe_label(row, body, officer):
    [entry] = history(body.slug, f"thing:{row.pk}")

    assert (entry.event, entry.by, entry.what) == ("entry.added", officer.key, "Agreement AG-2026-001")
    assert entry.facts["changes"][0] == {
        "field": "title", "label": "Title", "before": "", "after": "Sharing of data with probation",
    }  # fmt: skip
    assert (entry.label, entry.sentence) == ("added", "“Sharing of data with probation”, with 9 other answers")


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"title": ""}, {"title"}),
        ({"lead": "Nobody at all", "review_on": "soon"}, {"lead", "review_on"}),
        ({"whim": "x"}, {"whim"}),
        ({"ends_on": "1 4 2020"}, {"starts_on", "ends_on"}),
    ],
)
def test_answers_that_cannot_be_kept_leave_nothing(agreements, officer, body, change, faults):
    with pytest.raises(UnfitAnswers) as caught:
        add(bound=agreements, answers={**ANSWERS, **change}, by=officer)

    assert set(caught.value.faults) == faults
    kept = (
        Thing.objects.filter(kind="agreement"),
        Alias.objects.all(),
        Due.objects.all(),
        agreements.model.objects.all(),
    )
    assert [list(rows) for rows in kept] == [[], [], [], []]
    assert [one for one in log(body.slug) if one.event.startswith("entry.")] == []


def test_a_rule_of_the_table_is_told_by_the_fields_it_binds(agreements, officer):
    with pytest.raises(UnfitAnswers) as caught:
        add(bound=agreements, answers={**ANSWERS, "ends_on": "1 4 2020"}, by=officer)

    assert caught.value.faults["ends_on"] == (
        "The answers to “Ends on” and “Starts on” do not fit together. Change one of them."
    )


@pytest.mark.parametrize("role", [role.value for role in Role if role.is_given and role != Role.OFFICER])
def test_only_who_writes_the_register_adds(agreements, people, role):
    with pytest.raises(NotAllowed, match=r"Agreements are added by an officer; you are signed in as an? [a-z -]+\.$"):
        add(bound=agreements, answers=ANSWERS, by=people.actor(role))


def test_post_of_another_body_is_no_answer(agreements, people, officer):
    with pytest.raises(UnfitAnswers, match="Outsider"):
        add(bound=agreements, answers={**ANSWERS, "lead": "Outsider"}, by=officer)


def test_system_adds_without_a_role(agreements, body: Body, people):
    thing = add(bound=agreements, answers=ANSWERS, by=Actor("system", "", frozenset(), frozenset(), body))

    assert thing.created_by == "system"


def test_adding_takes_few_queries(agreements, officer, row, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        add(bound=agreements, answers=ANSWERS, by=officer)
