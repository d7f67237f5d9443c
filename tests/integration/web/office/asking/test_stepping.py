"""Steps and proposed changes: who may, in which state, with what reason, and what becomes of them."""

from goldthread.apps.registers.models import Proposal

from .conftest import ANSWERS, LIST


def at(row, page=""):
    return f"{LIST}{row.thing.address}/{page}"


def proposed(desk, row, **given):
    """A change of what is public, sent for approval."""
    desk.open(at(row, "change/what/")).send("Save and go on", given).send("Send the change for approval", reason="new")
    return f"/office/board-for-testing/proposals/{Proposal.objects.get().pk}/"


def test_step_says_what_it_means_and_moves_the_entry(officer, approver, agreed, fresh):
    row = agreed()

    officer.open(at(row, "step/send/")).send("Send for approval")
    asked = approver.open(at(row, "step/approve/"))
    done = asked.send("Approve and publish")

    assert asked.all(r"<dd>(.*?)</dd>") == [
        "Sent for approval. Waits for another person.",
        "In force. Approved, signed and public.",
        "Another person than the one by whom it was sent for approval.",
        "Title, Kind, Purpose, Parties, Legal basis, Starts on, Ends on",
        "A change waits until another person approves it; until then what was approved stands.",
    ]
    assert done.path == at(row)
    assert fresh(row).state == "in_force"


def test_step_without_the_reason_it_needs_is_asked_again(approver, agreed, fresh):
    row = agreed("sent")

    told = approver.open(at(row, "step/send_back/")).send("Send back")

    assert (told.status, told.title.split()[0], told.hrefs_of_faults) == (422, "Error:", ["#reason"])
    assert fresh(row).state == "sent"


def test_step_of_another_role_is_refused_with_who_may(officer, agreed):
    told = officer.open(at(agreed("sent"), "step/approve/"))

    assert (told.status, told.heading) == (403, "This is not for you to do")
    assert "“Approve and publish” is for an approver." in told.main


def test_step_from_another_state_is_told(officer, agreed):
    told = officer.open(at(agreed("in_force"), "step/send/"))

    assert (told.status, told.heading) == (409, "This has moved on")
    assert "in force" in told.main


def test_step_upon_what_has_moved_on_meanwhile_is_told(officer, approver, agreed, fresh):
    row = agreed()
    send = officer.open(at(row, "step/send/"))
    officer.open(at(row, "change/what/")).send("Save and go on", title="Other").send("Save the change")

    told = send.send("Send for approval")

    assert (told.status, fresh(row).state) == (409, "drafted")
    assert "has been changed since you opened it" in told.main
    assert f'href="{at(row)}"' in told.markup


def test_no_such_step_is_told(officer, agreed):
    assert officer.open(at(agreed(), "step/fly/")).status == 404


def test_proposal_shows_both_and_is_approved(officer, approver, agreed, fresh):
    row = agreed("in_force")
    address = proposed(officer, row, title="New title")

    page = approver.open(address)
    done = page.send("Approve the change")

    assert page.rows() == [["Title", ANSWERS["title"], "New title"]]
    assert "The reason given: new" in page.main
    assert (done.path, fresh(row).title) == (at(row), "New title")


def test_proposal_is_sent_back_with_why(officer, approver, agreed, fresh):
    row = agreed("in_force")
    address = proposed(officer, row, title="New title")

    told = approver.open(address).send("Send the change back")
    done = told.send("Send the change back", why="the old one is known")

    assert (told.status, told.hrefs_of_faults) == (422, ["#why"])
    assert (done.path, fresh(row).title) == (at(row), ANSWERS["title"])
    assert Proposal.objects.get().why == "the old one is known"
    assert approver.open(address).status == 409


def test_who_proposed_it_may_take_it_back_and_not_approve_it(officer, agreed):
    row = agreed("in_force")
    address = proposed(officer, row, title="New title")

    page = officer.open(address)
    forged = officer.post(address, {"act": "accept"})

    assert page.buttons == ["Take the change back"]
    assert (forged.status, Proposal.objects.get().verdict) == (403, "waiting")
    page.send("Take the change back", why="too early")
    assert Proposal.objects.get().verdict == "declined"


def test_proposal_of_another_body_is_not_found(officer, desk_of, agreed):
    address = proposed(officer, agreed("in_force"), title="New title")

    assert desk_of("outsider").open(address).status == 403
    assert desk_of("outsider").open(address.replace("board-for-testing", "elsewhere")).status == 404
