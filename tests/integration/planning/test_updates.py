"""Updates are sent by whoever leads an action, stand when another person approves them, and only then are public."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError
from tests.cast import Cast, cast

from goldthread.apps.audit.queries import history
from goldthread.apps.people.models import Post
from goldthread.apps.people.operations import hold_post
from goldthread.apps.planning.models import Action, Update
from goldthread.apps.planning.operations import Telling, approve_updates, send_back_update, send_update
from goldthread.apps.planning.queries import action, delivery, open_plan
from goldthread.apps.planning.queries.updates import may_send, updates_of, waiting
from goldthread.apps.planning.queries.warnings import warnings_if
from goldthread.apps.planning.registers.action import BOUND
from goldthread.apps.registers.models import Thing, Waiver
from goldthread.apps.registers.operations.refusals import CannotNow, NotAllowed, UnfitAnswers

ON = date(2026, 3, 3)
TOLD = Telling(on=date(2026, 2, 1), status="G", text="The clinic is full.", reason="More nurses.", office_note="Hush.")


@pytest.fixture
def team(body, load, book) -> Cast:
    """The plan is loaded, and the contributor is the assistant chief constable, who leads 7F01 with another."""
    load(book)
    made = cast(body)
    post = Post.objects.get(body=body, name="Assistant chief constable")
    hold_post(person=made.contributor, post=post, since=date(2024, 1, 1), by="system")
    return made


@pytest.fixture
def led(team) -> Action:
    return Action.objects.get(reference="7F01")


@pytest.fixture
def sent(team, led) -> Update:
    return send_update(action=led, told=TOLD, by=team.actor("contributor"))


def public(body) -> tuple[str, str, int]:
    """What the public reads of 7F01: its status, its last words, and how many updates; with every action's total."""
    found = action(open_plan(body, "2024-28"), "7F01", on=ON)
    return found.line.status.word if found.line.status else "", found.line.latest, len(found.updates)


def green(body) -> int:
    counted = delivery(open_plan(body, "2024-28"), on=ON).counted
    return next(one.count for one in counted if one.status and one.status.letter == "G")


def test_sent_update_is_seen_in_the_office_and_nowhere_else(body, team, led, sent):
    assert (public(body), green(body)) == (("Amber", "The clinic has opened.", 2), 2)
    assert next((one.text, one.state) for one in updates_of(led)) == ("The clinic is full.", "sent")
    assert [(one.reference, one.text) for one in waiting(team.actor("approver"))] == [("7F01", "The clinic is full.")]


def test_approved_update_is_public_and_totals_move_but_its_note_is_not(body, team, sent):
    approve_updates(updates=[sent], by=team.actor("approver"))

    assert (public(body), green(body)) == (("Green", "The clinic is full.", 3), 3)
    assert "Hush" not in repr(action(open_plan(body, "2024-28"), "7F01", on=ON))
    assert waiting(team.actor("approver")) == ()


def test_update_says_for_which_post_it_was_sent(sent):
    assert (sent.by_post.name, sent.status.letter, sent.office_note) == ("Assistant chief constable", "G", "Hush.")


def test_history_says_who_sent_and_who_approved(body, team, led, sent):
    approve_updates(updates=[sent], by=team.actor("approver"))

    newest, earlier = history(body.slug, f"thing:{led.pk}")[:2]
    assert (newest.event, newest.by, newest.what) == ("update.approved", team.approver.key, "Action 7F01")
    assert (earlier.event, earlier.by) == ("update.sent", team.contributor.key)
    assert newest.sentence.startswith(
        "update of 2026-02-01 approved: status from Amber to Green; update set to The clinic is full."
    )


@pytest.mark.parametrize("name", ["approver", "auditor", "analyst", "panel_member", "administrator"])
def test_only_leads_and_officers_send_updates(team, led, name):
    with pytest.raises(NotAllowed):
        send_update(action=led, told=TOLD, by=team.actor(name))

    assert Update.objects.filter(is_loaded=False).count() == 0


def test_contributor_sends_none_of_an_action_that_others_lead(team):
    with pytest.raises(NotAllowed, match="no such action"):
        send_update(action=Action.objects.get(reference="7C01"), told=TOLD, by=team.actor("contributor"))


def test_somebody_of_another_body_sends_none(team, led):
    stranger = replace(team.actor("officer"), body=team.elsewhere)

    with pytest.raises(NotAllowed, match="no such action"):
        send_update(action=led, told=TOLD, by=stranger)


@pytest.mark.parametrize("state", ["drafted", "sent", "closed", "withdrawn"])
def test_action_that_is_not_in_force_takes_no_updates(team, led, state):
    Action.objects.filter(pk=led.pk).update(state=state)

    with pytest.raises(NotAllowed, match="Updates are sent of actions that are approved"):
        send_update(action=led, told=TOLD, by=team.actor("officer"))


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ({"on": date(9998, 1, 1)}, "on", "9998-01-01 is still to come. Give the day on which this is said."),
        ({"on": date(2024, 3, 31)}, "on", "2024-03-31 is before the plan began, 2024-04-01. Correct the day."),
        ({"status": "B"}, "status", "“B” is not in the plan’s status key. Choose one of it."),
        ({"text": " "}, "text", "Say what has changed, or that nothing has."),
        ({"reason": "\x00"}, "reason", "has signs that no page can show. Type it again, or paste it as plain text."),
        ({"office_note": "x" * 20_001}, "office_note", "has 20001 characters. Cut it to 20000 at most."),
    ],
)
def test_unfit_update_is_refused_with_the_mend(team, led, change, field, told):
    with pytest.raises(UnfitAnswers) as caught:
        send_update(action=led, told=replace(TOLD, **change), by=team.actor("officer"))

    assert caught.value.faults == {field: told}


def test_whoever_sent_it_does_not_approve_it(body, team, sent):
    Update.objects.filter(pk=sent.pk).update(sent_by=team.approver.key)

    with pytest.raises(NotAllowed, match="You have sent it yourself"):
        approve_updates(updates=[sent], by=team.actor("approver"))

    Waiver.objects.create(
        body=body, register="action", step="approve", since=date(2020, 1, 1), reason="Two of us.", by="s"
    )
    assert [one.state for one in approve_updates(updates=[sent], by=team.actor("approver"))] == ["approved"]


@pytest.mark.parametrize("name", ["officer", "contributor", "auditor"])
def test_only_approvers_approve_and_send_back(team, sent, name):
    with pytest.raises(NotAllowed):
        approve_updates(updates=[sent], by=team.actor(name))
    with pytest.raises(NotAllowed):
        send_back_update(update=sent, why="No.", by=team.actor(name))


def test_many_are_approved_at_once_or_none(team, led, sent):
    second = send_update(action=led, told=replace(TOLD, text="Twice."), by=team.actor("officer"))
    gone = send_update(action=led, told=replace(TOLD, text="Thrice."), by=team.actor("officer"))
    send_back_update(update=gone, why="Said twice.", by=team.actor("approver"))

    with pytest.raises(CannotNow):
        approve_updates(updates=[sent, second, gone], by=team.actor("approver"))
    assert Update.objects.get(pk=second.pk).state == "sent"

    done = approve_updates(updates=[sent, second], by=team.actor("approver"))
    assert ([one.state for one in done], [one.place for one in done]) == (["approved"] * 2, [2_000_000, 2_000_001])


def test_sent_back_update_says_why_and_is_never_public(body, team, led, sent):
    with pytest.raises(UnfitAnswers):
        send_back_update(update=sent, why=" ", by=team.actor("approver"))

    send_back_update(update=sent, why="Which clinic?", by=team.actor("approver"))

    assert (public(body)[1], updates_of(led)[0].why) == ("The clinic has opened.", "Which clinic?")
    assert history(body.slug, f"thing:{led.pk}")[0].sentence == "of 2026-02-01, because which clinic?"


def test_restricted_action_is_not_there_for_its_own_lead(team, led):
    Thing.objects.filter(pk=led.pk).update(sensitivity="restricted", safe_label="Action 7F01")

    assert may_send(team.actor("contributor"), led).reason == "There is no such action that you may see."


def test_sent_update_is_looked_at_before_it_stands(team, led):
    told = replace(TOLD, status="A", text="All of it is now complete. See 7C99.")
    update = send_update(action=led, told=told, by=team.actor("officer"))

    found = warnings_if(team.actor("approver"), [update])[update.pk]

    assert [(one.rule.value, one.quote) for one in found] == [
        ("finished", "All of it is now complete"), ("nothing", "See 7C99"),
    ]  # fmt: skip


def test_update_waits_or_is_decided_by_somebody(sent):
    with pytest.raises(IntegrityError, match="update_decided_by_somebody"):
        Update.objects.filter(pk=sent.pk).update(state="approved")


@pytest.mark.parametrize("state", ["drafted", "sent", "withdrawn"])
def test_action_that_is_not_approved_is_in_no_list_total_or_page(body, team, led, state):
    Action.objects.filter(pk=led.pk).update(state=state)
    view = open_plan(body, "2024-28")

    assert [line.reference for line in delivery(view, on=ON, programme=None).actions] == ["7C01", "2P01", "SO1-01"]
    assert (view.plan.actions, view.plan.monitored) == (2, 1)
    with pytest.raises(Exception, match="is no action of the plan"):
        action(view, "7F01")


def test_pointer_to_an_action_that_is_hidden_is_not_shown(body, team):
    Thing.objects.filter(reference="7C01").update(sensitivity="restricted", safe_label="Action 7C01")

    found = action(open_plan(body, "2024-28"), "7F01", on=ON)

    assert [one.see for one in found.updates] == [None, None]


def test_register_is_sound():
    from goldthread.core.spec import check

    assert check(BOUND.register) == ()
