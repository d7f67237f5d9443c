"""A change of an entry: page, check, reason; two editors at once; a session that ends meanwhile."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from tests.cast import PASSWORD, person, secret, signed_in

from goldthread.apps.audit.queries import history
from goldthread.apps.registers.models import Draft, Proposal
from goldthread.core.spec.role import Role

from .conftest import ANSWERS, LIST, Desk


def at(row, page):
    return f"{LIST}{row.thing.address}/{page}"


def test_change_shows_before_and_after_and_is_made_with_its_reason(officer, agreed, fresh):
    row = agreed()

    check = officer.open(at(row, "change/what/")).send("Save and go on", title="Data for probation")
    done = check.send("Save the change", reason="it was too long")

    assert check.rows() == [["Title", ANSWERS["title"], "Data for probation", "Change : Title"]]
    assert done.path == at(row, "")
    assert (fresh(row).title, fresh(row).revision) == ("Data for probation", 2)
    assert history("board-for-testing", f"thing:{row.pk}")[0].facts["reason"] == "it was too long"
    assert not Draft.objects.exists()


def test_change_holds_what_the_entry_says(officer, agreed):
    page = officer.open(at(agreed(), "change/when/"))

    held = page.held
    assert [held[f"ends_on-{box}"] for box in ("day", "month", "year")] == ["31", "3", "2029"]
    assert officer.open(at(agreed(), "change/who/")).held["lead"] == "Officer"


def test_a_change_that_says_the_same_offers_nothing_to_save(officer, agreed):
    check = officer.open(at(agreed(), "change/what/")).send("Save and go on")

    assert "There is nothing to save." in check.main
    assert check.buttons == ["Throw the change away"]


def test_a_change_can_be_thrown_away(officer, agreed, fresh):
    row = agreed()
    check = officer.open(at(row, "change/what/")).send("Save and go on", title="Other")

    done = check.send("Throw the change away")

    assert done.path == at(row, "")
    assert fresh(row).title == ANSWERS["title"]
    assert not Draft.objects.exists()


def test_two_who_change_different_fields_both_have_their_way(officer, other, agreed, fresh):
    row = agreed()
    mine = officer.open(at(row, "change/what/")).send("Save and go on", title="Mine")
    other.open(at(row, "change/terms/")).send("Save and go on", terms="Theirs").send("Save the change")

    mine.send("Save the change")

    assert (fresh(row).title, fresh(row).terms) == ("Mine", "Theirs")


def test_two_who_change_the_same_see_both_and_choose(officer, other, agreed, fresh):
    row = agreed()
    mine = officer.open(at(row, "change/what/")).send("Save and go on", title="Mine", purpose="My purpose")
    other.open(at(row, "change/what/")).send("Save and go on", title="Theirs").send("Save the change")

    both = mine.send("Save the change")

    assert both.status == 409
    assert both.heading == "Somebody else has changed this meanwhile"
    assert both.all(r"<dd[^>]*>(.*?)</dd>") == [
        ANSWERS["title"],
        "Theirs Second officer, 3 March 2026 at 9.00",
        "Mine",
    ]
    assert fresh(row).title == "Theirs"

    check = both.send("Go on with these", title="Ours")
    check.send("Save the change")

    assert (fresh(row).title, fresh(row).purpose, fresh(row).revision) == ("Ours", "My purpose", 3)


def test_theirs_can_be_kept_without_losing_the_rest(officer, other, agreed, fresh):
    row = agreed()
    mine = officer.open(at(row, "change/what/")).send("Save and go on", title="Mine", purpose="My purpose")
    other.open(at(row, "change/what/")).send("Save and go on", title="Theirs").send("Save the change")

    check = mine.send("Save the change").send("Go on with these", {"settle-title": "theirs"})
    check.send("Save the change")

    assert [line[0] for line in check.rows()] == ["Purpose"]
    assert (fresh(row).title, fresh(row).purpose) == ("Theirs", "My purpose")


def test_a_change_of_what_is_public_is_sent_for_approval(officer, agreed, fresh):
    row = agreed("in_force")

    check = officer.open(at(row, "change/what/")).send("Save and go on", title="New title")
    check.send("Send the change for approval", reason="it was renamed")

    assert "until another person has approved" in check.main
    assert fresh(row).title == ANSWERS["title"]
    assert Proposal.objects.get().answers == {"title": "New title"}


def test_a_state_that_changes_nothing_is_told(officer, agreed):
    page = officer.open(at(agreed("sent"), "change/what/"))

    assert page.status == 409
    assert "sent for approval" in page.main


def test_a_session_that_ends_in_a_long_form_loses_nothing(officer, agreed, people):
    row = agreed()
    form = officer.open(at(row, "change/what/"))
    Session.objects.all().delete()

    sign_in = form.send("Save and go on", title="Typed for long", kind="joint_venture", purpose="P")
    code = sign_in.send("Sign in", login=people.officer.email, password=PASSWORD)
    back = code.send("Sign in", code=format_hotp_value(hotp_value(secret()["secret"], int(time.time()) // 30)))

    assert back.path == at(row, "change/what/")
    assert "You were signed out while you typed." in back.main
    assert (back.held["title"], back.held["kind"], back.held["purpose"]) == ("Typed for long", "joint_venture", "P")
    check = back.send("Save and go on")
    assert [line[2] for line in check.rows()] == ["Typed for long", "Joint venture", "P"]


@pytest.fixture
def other(people):
    """Another officer of the same body."""
    return Desk(signed_in(person(people.body, Role.OFFICER, name="second officer")))
