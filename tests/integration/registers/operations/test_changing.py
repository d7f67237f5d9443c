"""Changes of an entry: made, proposed, merged or told of; by who may, and never over what somebody else wrote."""

import pytest
from tests.cast import cast
from tests.integration.registers.conftest import ANSWERS

from goldthread.apps.audit.queries import history
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.models import Due, Proposal, Thing
from goldthread.apps.registers.operations import (
    CannotNow,
    Changed,
    Conflict,
    NotAllowed,
    UnfitAnswers,
    accept,
    add,
    change,
    change_many,
    move,
)
from goldthread.apps.registers.queries.entry import NotFound


@pytest.fixture
def make_change(agreements, officer):
    def made(row, answers, *, by=officer, revision=None, **facts):
        seen = row.revision if revision is None else revision
        return change(bound=agreements, thing=row.thing, answers=answers, revision=seen, by=by, **facts)

    return made


def test_only_what_is_answered_changes(agreed, make_change):
    row = agreed()

    made = make_change(row, {"terms": "£200 a year.", "review_on": "3 April 2028"}, reason="it was costed")

    row.refresh_from_db()
    assert (made, row.revision, row.terms, row.review_on.isoformat()) == (Changed.MADE, 2, "£200 a year.", "2028-04-03")
    assert (row.title, row.purpose) == (ANSWERS["title"], ANSWERS["purpose"])


def test_change_is_recorded_as_a_sentence(agreed, make_change, body, officer):
    row = agreed()

    make_change(row, {"terms": "", "review_on": "3 4 2028"}, reason="it was costed.")

    entry = history(body.slug, f"thing:{row.pk}")[0]
    assert (entry.event, entry.by) == ("entry.changed", officer.key)
    assert entry.sentence == (
        "terms for the office taken out, which was No charge.; "
        "look at it again on from 1 April 2027 to 3 April 2028, because it was costed"
    )


def test_title_of_the_thing_follows_and_its_label_does_not(agreed, make_change):
    row = agreed()

    make_change(row, {"title": "Sharing with probation"})

    thing = Thing.objects.get(pk=row.pk)
    assert (thing.title, thing.label) == ("Sharing with probation", "Agreement AG-2026-001")


def test_answers_that_stand_already_are_no_change(agreed, make_change, body):
    row = agreed()

    made = make_change(row, ANSWERS)

    row.refresh_from_db()
    assert (made, row.revision) == (Changed.NOTHING, 1)
    assert len(history(body.slug, f"thing:{row.pk}")) == 1


def test_changes_to_different_fields_merge(agreed, make_change):
    row = agreed()
    make_change(row, {"terms": "£200 a year."})

    made = make_change(row, {"purpose": "To know sooner.", "terms": "No charge."}, revision=1)

    row.refresh_from_db()
    assert (made, row.terms, row.purpose, row.revision) == (Changed.MADE, "£200 a year.", "To know sooner.", 3)


def test_changes_to_one_field_show_both_and_keep_neither_over_the_other(agreed, make_change, officer):
    row = agreed()
    make_change(row, {"terms": "£200 a year."})
    make_change(row, {"terms": "£300 a year."}, revision=2)

    with pytest.raises(Conflict) as caught:
        make_change(row, {"terms": "Free.", "purpose": "To know sooner."}, revision=1)

    told = caught.value
    assert (told.base, told.theirs, told.yours) == (
        {"terms": "No charge."}, {"terms": "£300 a year."}, {"terms": "Free."},
    )  # fmt: skip
    assert (told.revision, told.clashes[0].by) == (3, officer.key)
    row.refresh_from_db()
    assert (row.terms, row.purpose, row.revision) == ("£300 a year.", ANSWERS["purpose"], 3)


def test_same_change_made_twice_is_one(agreed, make_change):
    row = agreed()
    make_change(row, {"terms": "£200 a year."})

    assert make_change(row, {"terms": "£200 a year."}, revision=1) is Changed.NOTHING


def test_change_to_what_many_were_given_meanwhile_is_told(agreed, make_change, agreements, officer):
    row = agreed()
    wanted = {row.pk: 1}
    change_many(bound=agreements, wanted=wanted, field="review_on", answer="1 5 2027", reason="May", by=officer)

    with pytest.raises(Conflict) as caught:
        make_change(row, {"review_on": "1 6 2027"}, revision=1)

    assert caught.value.theirs == {"review_on": "1 May 2027"}


def test_stale_change_to_what_the_record_tells_nothing_of_is_told(agreed, make_change, agreements):
    row = agreed()
    agreements.model._default_manager.filter(pk=row.pk).update(revision=2, terms="Written by a load.")

    with pytest.raises(Conflict) as caught:
        make_change(row, {"purpose": "To know sooner."}, revision=1)

    assert caught.value.base == {"purpose": ""}


def test_a_step_taken_meanwhile_is_no_conflict_but_its_state_counts(agreed, make_change, agreements, officer):
    row = agreed()
    move(bound=agreements, thing=row.thing, step="send", revision=1, by=officer)

    with pytest.raises(CannotNow, match="This agreement is sent for approval, and nothing of it is changed"):
        make_change(row, {"terms": "Free."}, revision=1)


def test_change_of_what_is_public_waits_for_another_person(agreed, make_change, officer, body):
    row = agreed("in_force")

    made = make_change(row, {"purpose": "To know sooner.", "terms": "No charge."}, reason="asked for")

    proposal = Proposal.objects.get()
    row.refresh_from_db()
    assert (made, row.purpose, row.revision) == (Changed.PROPOSED, ANSWERS["purpose"], 3)
    assert (proposal.answers, proposal.revision, proposal.by) == ({"purpose": "To know sooner."}, 3, officer.key)
    assert history(body.slug, f"thing:{row.pk}")[0].event == "entry.proposed"


def test_person_has_one_change_of_an_entry_waiting(agreed, make_change):
    row = agreed("in_force")
    make_change(row, {"purpose": "To know sooner."})

    with pytest.raises(CannotNow, match="still waits"):
        make_change(row, {"purpose": "To know at once."})


@pytest.mark.parametrize("role", ["approver", "auditor", "analyst", "finance_officer", "decision_maker"])
def test_reader_changes_nothing(agreed, make_change, people, role):
    row = agreed()

    with pytest.raises(NotAllowed, match="Agreements are changed by an officer; you are signed in as"):
        make_change(row, {"terms": "Free."}, by=people.actor(role))


@pytest.mark.parametrize("role", ["contributor", "panel_member", "administrator"])
def test_who_may_not_read_it_learns_nothing_of_it(agreed, make_change, people, role):
    row = agreed()

    with pytest.raises(NotFound, match=r"^There is no such agreement that you may see\.$"):
        make_change(row, {"terms": "Free."}, by=people.actor(role))


def test_officer_of_another_body_learns_nothing_of_it(agreed, make_change, stranger, agreements):
    row = agreed()

    with pytest.raises(NotFound):
        make_change(row, {"terms": "Free."}, by=stranger)

    assert agreements.model._default_manager.get(pk=row.pk).terms == "No charge."


def test_same_address_in_two_bodies_means_two_entries(agreed, make_change, agreements, people):
    theirs = add(bound=agreements, answers=ANSWERS, by=cast(people.elsewhere).actor("officer"))
    row = agreed()

    make_change(row, {"terms": "Free."})

    assert theirs.address == row.thing.address
    assert agreements.model._default_manager.get(pk=theirs.pk).terms == "No charge."


def test_unfit_answer_keeps_nothing(agreed, make_change, body):
    row = agreed()

    with pytest.raises(UnfitAnswers) as caught:
        make_change(row, {"terms": "Free.", "review_on": "later", "whim": "x"})

    row.refresh_from_db()
    assert set(caught.value.faults) == {"review_on", "whim"}
    assert (row.terms, len(history(body.slug, f"thing:{row.pk}"))) == ("No charge.", 1)


def test_rule_of_the_table_keeps_nothing(agreed, make_change):
    row = agreed()

    with pytest.raises(UnfitAnswers) as caught:
        make_change(row, {"ends_on": "1 1 2026", "terms": "Free."})

    row.refresh_from_db()
    assert set(caught.value.faults) == {"starts_on", "ends_on"}
    assert row.terms == "No charge."


def test_dates_that_fall_due_follow_the_change(agreed, make_change):
    row = agreed("in_force")
    held = dict(Due.objects.filter(thing=row.pk).values_list("clock", "due_on"))
    assert {clock: day.isoformat() for clock, day in held.items()} == {"review": "2027-04-01", "end": "2029-03-31"}

    system = Actor("system", "", frozenset(), frozenset(), row.body)
    make_change(row, {"ends_on": "", "review_on": "2 4 2027"})
    accept(proposal=Proposal.objects.get(), by=system)

    held = dict(Due.objects.filter(thing=row.pk).values_list("clock", "due_on"))
    assert {clock: day.isoformat() for clock, day in held.items()} == {"review": "2027-04-02"}


def test_change_takes_few_queries(agreed, make_change, django_assert_max_num_queries):
    row = agreed()

    with django_assert_max_num_queries(16):
        make_change(row, {"terms": "Free."})
