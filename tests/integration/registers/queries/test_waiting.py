"""What waits for one person, what they began, and what stands around a list."""

from datetime import date, timedelta

import pytest

from goldthread.apps.bodies.queries import today
from goldthread.apps.people.operations import give_role
from goldthread.apps.registers.operations import change, save_draft, waive
from goldthread.apps.registers.queries.listing import answers_of, late_in
from goldthread.apps.registers.queries.waiting import deciders, drafts, waiting_entries, waiting_proposals
from goldthread.core.spec import Role


@pytest.fixture
def both(people):
    """The officer, who approves as well."""
    give_role(person=people.officer, body=people.body, role=Role.APPROVER, since=date(2020, 1, 1), by="system")
    return people.actor("officer")


def test_an_entry_waits_for_those_who_may_take_its_next_step(agreed, people):
    row = agreed("sent")
    agreed()

    (found,) = waiting_entries(people.actor("approver"))

    assert (found.reference, found.step.code, found.sent_by, found.why_not) == (
        row.reference,
        "approve",
        people.officer.key,
        "",
    )
    assert [waiting_entries(people.actor(name)) for name in ("officer", "auditor", "contributor")] == [(), (), ()]


def test_nothing_waits_for_whoever_sent_it_unless_the_body_waives_the_second_person(agreed, agreements, both, people):
    agreed("sent")

    before = waiting_entries(both)
    waive(bound=agreements, step="approve", reason="We are two.", by=people.actor("administrator"))

    assert (before, [one.step.code for one in waiting_entries(both)]) == ((), ["approve"])


def test_a_change_waits_for_those_who_decide_and_not_for_whoever_proposed_it(agreed, agreements, both, people):
    row = agreed("in_force")
    change(bound=agreements, thing=row.thing, answers={"terms": "A fee."}, revision=row.revision, by=both)

    (found,) = waiting_proposals(people.actor("approver"))

    assert (found.title, found.proposal.by) == (row.title, people.officer.key)
    assert waiting_proposals(both) == ()


def test_those_who_decide_are_those_who_take_the_step_of_another(agreements):
    assert deciders(agreements.register) == {Role.APPROVER}


def test_drafts_are_those_of_the_person_alone(agreements, people):
    kept = save_draft(bound=agreements, answers={"title": "Half"}, by=people.actor("officer"))

    assert (drafts(people.actor("officer")), drafts(people.actor("approver"))) == ((kept,), ())


def test_filters_offer_what_is_declared_and_the_posts_that_are_held(agreements, people):
    states, posts = (answers_of(agreements, name, people.body) for name in ("state", "lead"))

    assert states[0] == ("drafted", "Drafted")
    assert ("Officer", "Officer") in posts
    assert answers_of(agreements, "lead", people.elsewhere) == (("Outsider", "Outsider"),)


def test_what_is_late_in_a_list_is_counted_and_the_oldest_told(agreed, agreements, people, stranger):
    old, older = (today() - timedelta(days=days) for days in (1, 40))
    agreed("in_force", review_on=old.isoformat(), title="Old")
    agreed("in_force", review_on=older.isoformat(), title="Older")
    agreed("in_force", review_on=today().isoformat())

    number, lines = late_in(people.actor("auditor"), agreements, on=today(), most=1)

    assert (number, [(line.title, line.clock, line.due_on) for line in lines]) == (2, [("Older", "review", older)])
    assert late_in(stranger, agreements, on=today(), most=1) == (0, ())
