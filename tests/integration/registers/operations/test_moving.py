"""Steps: taken by who may, from where they may be taken, upon what was seen; and what they make public."""

import pytest
from tests.cast import SINCE, person

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.operations import give_role
from goldthread.apps.people.queries import actor
from goldthread.apps.registers.models import Due, Proposal, Thing
from goldthread.apps.registers.operations import (
    CannotNow,
    NotAllowed,
    UnfitAnswers,
    change,
    end_waiver,
    move,
    waive,
)
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.core.errors import BadInput
from goldthread.core.spec import Role


@pytest.fixture
def take(agreements):
    def taken(row, step, by, *, revision=None, reason=""):
        seen = row.revision if revision is None else revision
        return move(bound=agreements, thing=row.thing, step=step, revision=seen, reason=reason, by=by)

    return taken


@pytest.fixture
def both(people):
    """Somebody who writes agreements and approves them."""

    give_role(person=people.officer, body=people.body, role=Role.APPROVER, since=SINCE, by="system")
    return people.actor("officer")


def test_step_leads_to_its_state(agreed, take, officer):
    row = agreed()

    state = take(row, "send", officer)

    row.refresh_from_db()
    assert (state.code, row.state, row.state_since, row.revision) == ("sent", "sent", today(), 2)


def test_step_is_recorded_under_its_own_key_too(agreed, take, officer, approver, body):
    row = agreed("sent")

    take(row, "send_back", approver, reason="the parties are missing")

    entry = history(body.slug, f"thing:{row.pk}/send_back")[0]
    assert (entry.event, entry.by) == ("entry.moved", approver.key)
    assert entry.sentence == "sent back, because the parties are missing"


def test_what_is_approved_is_public_and_its_clocks_run(agreed, take, approver):
    row = agreed("sent")
    assert (Thing.objects.get(pk=row.pk).sensitivity, Due.objects.count()) == ("office", 0)

    take(row, "approve", approver)

    thing = Thing.objects.get(pk=row.pk)
    assert (thing.sensitivity, thing.label) == ("public", "Sharing of data with probation")
    assert sorted(Due.objects.values_list("clock", flat=True)) == ["end", "review"]


def test_what_has_ended_stays_public_and_nothing_of_it_falls_due(agreed):
    row = agreed("ended")

    assert (Thing.objects.get(pk=row.pk).sensitivity, Due.objects.count()) == ("public", 0)


def test_step_that_does_not_follow_is_refused_to_all(agreed, take, approver):
    row = agreed()

    with pytest.raises(CannotNow, match=r"This agreement is drafted: “Approve and publish” does not follow"):
        take(row, "approve", approver)


def test_step_of_another_role_is_refused_with_who_may(agreed, take, officer):
    row = agreed("sent")

    with pytest.raises(NotAllowed, match=r"“Approve and publish” is for an approver\."):
        take(row, "approve", officer)


@pytest.mark.parametrize("role", ["auditor", "analyst", "decision_maker"])
def test_reader_takes_no_step(agreed, take, people, role):
    row = agreed()

    with pytest.raises(NotAllowed):
        take(row, "send", people.actor(role))


def test_officer_of_another_body_takes_no_step(agreed, take, stranger):
    row = agreed()

    with pytest.raises(NotFound):
        take(row, "send", stranger)


def test_step_upon_what_was_not_seen_is_refused(agreed, take, agreements, officer, approver):
    row = agreed()
    change(bound=agreements, thing=row.thing, answers={"terms": "£900 a year."}, revision=1, by=officer)
    take(row, "send", officer, revision=2)

    with pytest.raises(CannotNow, match="changed since you opened it"):
        take(row, "approve", approver, revision=2)

    row.refresh_from_db()
    assert (row.state, row.revision) == ("sent", 3)


@pytest.mark.parametrize("reason", ["", "  "])
def test_step_that_needs_a_reason_is_not_taken_without(agreed, take, approver, body, reason):
    row = agreed("sent")

    with pytest.raises(UnfitAnswers) as caught:
        take(row, "send_back", approver, reason=reason)

    row.refresh_from_db()
    assert (set(caught.value.faults), row.state, row.revision) == ({"reason"}, "sent", 2)
    assert len(history(body.slug, f"thing:{row.pk}")) == 2


def test_no_step_of_the_register_is_no_step(agreed, take, officer):
    with pytest.raises(BadInput, match="is no step of this agreement"):
        take(agreed(), "fly", officer)


def test_whoever_sent_it_does_not_approve_it(agreed, take, both):
    row = agreed()
    take(row, "send", both)

    with pytest.raises(NotAllowed, match="needs another person"):
        take(row, "approve", both, revision=2)


def test_waiver_lets_one_person_and_the_record_says_so(agreed, take, both, agreements, people, body):
    row = agreed()
    waive(bound=agreements, step="approve", reason="one officer is left", by=people.actor("administrator"))
    take(row, "send", both)

    take(row, "approve", both, revision=2)

    entry = history(body.slug, f"thing:{row.pk}")[0]
    assert entry.facts["waived"] is True
    assert entry.sentence == "approved, without a second person as the body waives it"


def test_another_person_approves_without_need_of_the_waiver(agreed, take, approver, agreements, people, body):
    row = agreed("sent")
    waive(bound=agreements, step="approve", reason="one officer is left", by=people.actor("administrator"))

    take(row, "approve", approver)

    assert history(body.slug, f"thing:{row.pk}")[0].facts["waived"] is False


def test_waiver_that_ended_lets_nobody(agreed, take, both, agreements, people):
    row, administrator = agreed(), people.actor("administrator")
    waiver = waive(bound=agreements, step="approve", reason="one officer is left", by=administrator)
    end_waiver(waiver=waiver, reason="a second one has come", by=administrator)
    take(row, "send", both)

    with pytest.raises(NotAllowed):
        take(row, "approve", both, revision=2)


def test_changes_that_wait_are_sent_back_when_nothing_is_changed_any_more(agreed, take, agreements, officer, approver):
    row = agreed("in_force")
    change(bound=agreements, thing=row.thing, answers={"purpose": "More."}, revision=row.revision, by=officer)

    take(row, "end", approver, reason="it ran out")

    proposal = Proposal.objects.get()
    assert (proposal.verdict, proposal.why) == ("declined", "the agreement was ended")
    assert proposal.decided_by == approver.key


def test_step_takes_few_queries(agreed, take, officer, django_assert_max_num_queries):
    row = agreed()

    with django_assert_max_num_queries(16):
        take(row, "send", officer)


def test_second_approver_may_approve_what_the_first_sent(agreed, take, both, people):
    row = agreed()
    take(row, "send", both)

    second = person(people.body, *both.roles - {"public"}, name="second")
    assert take(row, "approve", actor(second, people.body, today()), revision=2).code == "in_force"


def test_whoever_wrote_it_last_does_not_approve_it_though_another_sent_it(agreements, agreed, take, both, people):
    row = agreed()
    give_role(person=people.approver, body=people.body, role=Role.OFFICER, since=SINCE, by="system")
    change(bound=agreements, thing=row.thing, answers={"title": "Other words"}, revision=row.revision, by=both)
    row.refresh_from_db()
    take(row, "send", people.actor("approver"))
    row.refresh_from_db()

    with pytest.raises(NotAllowed, match="You wrote what it says now"):
        take(row, "approve", both)


def test_waiver_lets_whoever_wrote_it_approve_it_and_the_record_says_so(agreements, agreed, take, both, people, body):
    row = agreed()
    give_role(person=people.approver, body=people.body, role=Role.OFFICER, since=SINCE, by="system")
    waive(bound=agreements, step="approve", reason="a small office", by=people.actor("administrator"))
    take(row, "send", people.actor("approver"))
    row.refresh_from_db()

    take(row, "approve", both)

    assert history(body.slug, f"thing:{row.pk}/approve")[0].facts["waived"] is True


def test_reason_with_a_sign_that_nobody_sees_is_refused(agreed, take, approver):
    row = agreed("sent")

    with pytest.raises(UnfitAnswers, match="sign that nobody sees"):
        take(row, "send_back", approver, reason="a\u202eb")
