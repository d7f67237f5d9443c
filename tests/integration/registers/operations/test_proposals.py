"""Proposed changes: approved by another person upon the entry as it is, or sent back with why."""

import pytest
from tests.cast import SINCE
from tests.integration.registers.conftest import ANSWERS

from goldthread.apps.audit.queries import history
from goldthread.apps.people.operations import give_role
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.models import Proposal, Thing
from goldthread.apps.registers.operations import (
    CannotNow,
    Conflict,
    NotAllowed,
    UnfitAnswers,
    accept,
    change,
    decline,
    waive,
)
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.core.spec import Role


@pytest.fixture
def row(agreed):
    return agreed("in_force")


@pytest.fixture
def propose(agreements, officer, row):
    def proposed(answers, *, by=officer, reason=""):
        change(bound=agreements, thing=row.thing, answers=answers, revision=row.revision, reason=reason, by=by)
        return Proposal.objects.get(by=by.key, verdict="waiting")

    return proposed


@pytest.fixture
def both(people):
    """Somebody who writes agreements and approves them."""
    give_role(person=people.officer, body=people.body, role=Role.APPROVER, since=SINCE, by="system")
    return people.actor("officer")


def test_accepted_change_is_made(row, propose, approver):
    proposal = propose({"title": "Sharing with probation", "review_on": "1 5 2027"})

    revision = accept(proposal=proposal, by=approver, reason="it is right")

    row.refresh_from_db()
    proposal.refresh_from_db()
    assert (revision, row.title, row.review_on.isoformat()) == (4, "Sharing with probation", "2027-05-01")
    assert (proposal.verdict, proposal.decided_by, proposal.why) == ("accepted", approver.key, "it is right")
    assert Thing.objects.get(pk=row.pk).label == "Sharing with probation"


def test_accepting_is_recorded_with_who_proposed(row, propose, approver, officer, body):
    accept(proposal=propose({"purpose": "More."}, reason="they asked"), by=approver)

    entry = history(body.slug, f"thing:{row.pk}")[0]
    assert (entry.event, entry.by, entry.facts["proposed_by"]) == ("entry.accepted", approver.key, officer.key)
    assert entry.sentence == "purpose from To know who is released, and when. to More., because they asked"


def test_nobody_accepts_what_they_proposed(row, propose, both):
    proposal = propose({"purpose": "More."}, by=both)

    with pytest.raises(NotAllowed, match="needs another person"):
        accept(proposal=proposal, by=both)

    row.refresh_from_db()
    assert row.purpose == ANSWERS["purpose"]


def test_waiver_lets_one_person_and_the_record_says_so(row, propose, both, agreements, people, body):
    waive(bound=agreements, step="approve", reason="one officer is left", by=people.actor("administrator"))

    accept(proposal=propose({"purpose": "More."}, by=both), by=both)

    assert history(body.slug, f"thing:{row.pk}")[0].facts["waived"] is True


@pytest.mark.parametrize("role", ["officer", "auditor", "decision_maker", "finance_officer"])
def test_who_approves_nothing_decides_nothing(propose, people, role):
    proposal = propose({"purpose": "More."})

    with pytest.raises(NotAllowed, match="A change is approved by an approver; you are signed in as"):
        accept(proposal=proposal, by=people.actor(role))


def test_person_of_another_body_learns_nothing_of_it(propose, stranger):
    proposal = propose({"purpose": "More."})

    with pytest.raises(NotFound):
        decline(proposal=proposal, why="no", by=stranger)

    proposal.refresh_from_db()
    assert proposal.verdict == "waiting"


def test_change_is_decided_once(propose, approver):
    proposal = propose({"purpose": "More."})
    accept(proposal=proposal, by=approver)

    with pytest.raises(CannotNow, match="decided already: accepted"):
        decline(proposal=proposal, why="no", by=approver)


def test_declined_change_leaves_the_entry(row, propose, approver, body):
    proposal = propose({"purpose": "More."})

    decline(proposal=proposal, why="the partner has not agreed", by=approver)

    row.refresh_from_db()
    assert (row.purpose, row.revision) == (ANSWERS["purpose"], 3)
    assert history(body.slug, f"thing:{row.pk}")[0].sentence == "because the partner has not agreed"


def test_change_is_declined_for_a_reason(propose, approver):
    with pytest.raises(UnfitAnswers):
        decline(proposal=propose({"purpose": "More."}), why=" ", by=approver)


def test_whoever_proposed_it_takes_it_back(propose, officer):
    proposal = propose({"purpose": "More."})

    decline(proposal=proposal, why="it was a slip", by=officer)

    assert Proposal.objects.get().verdict == "declined"


def test_other_fields_changed_meanwhile_are_merged(row, propose, approver, both):
    first = propose({"purpose": "More."})
    second = propose({"parties": "The Board"}, by=Actor("system", "", frozenset(), frozenset(), row.body))

    accept(proposal=first, by=approver)
    accept(proposal=second, by=approver)

    row.refresh_from_db()
    assert (row.purpose, row.parties, row.revision) == ("More.", "The Board", 5)


def test_same_field_changed_meanwhile_is_told_and_nothing_is_made(row, propose, approver):
    first = propose({"purpose": "More."})
    second = propose({"purpose": "Less."}, by=Actor("system", "", frozenset(), frozenset(), row.body))
    accept(proposal=first, by=approver)

    with pytest.raises(Conflict) as caught:
        accept(proposal=second, by=approver)

    second.refresh_from_db()
    assert (caught.value.base["purpose"], caught.value.theirs, caught.value.yours) == (
        ANSWERS["purpose"], {"purpose": "More."}, {"purpose": "Less."},
    )  # fmt: skip
    assert second.verdict == "waiting"


def test_answer_that_no_longer_fits_is_told(propose, approver):
    proposal = propose({"lead": "Analyst"})
    Proposal.objects.filter(pk=proposal.pk).update(answers={"lead": "Gone from here"})

    with pytest.raises(UnfitAnswers) as caught:
        accept(proposal=proposal, by=approver)

    assert set(caught.value.faults) == {"lead"}
