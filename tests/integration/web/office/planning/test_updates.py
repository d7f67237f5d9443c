"""A lead sends an update, an approver approves it, and then the public page and its totals say so."""

import pytest
from django.test import Client

from goldthread.apps.planning.models import Action, Update
from goldthread.apps.registers.models import Thing

from .conftest import ENTRY, OFFICE, PUBLIC

SAID = {
    "status": "G", "text": "Everybody was rung back.", "reason": "Two more people answer.", "on-day": "1",
    "on-month": "3", "on-year": "2026", "office_note": "Say nothing of the rota.",
}  # fmt: skip
HIDDEN = ("Everybody was rung back", "Two more people answer", "rota")


@pytest.fixture
def sent(browser) -> Update:
    browser("contributor").post(f"{ENTRY}update/", SAID)
    return Update.objects.get(is_loaded=False)


def public(path: str) -> str:
    return Client().get(path).content.decode()


def test_update_goes_from_the_lead_through_the_approver_to_the_public(browser, words):
    assert "1 of 2 actions is on track" in public("/plan/sample-2024-28/")
    page = words(browser("contributor"), f"{ENTRY}update/")
    assert "Send an update of 1F01" in page
    assert "What was said last time" in page

    answer = browser("contributor").post(f"{ENTRY}update/", SAID)
    assert (answer.status_code, answer["Location"]) == (302, ENTRY)
    assert "Waits for approval since" in words(browser("officer"), ENTRY)
    pages = [PUBLIC, "/plan/sample-2024-28/", "/plan/sample-2024-28/theme/1/", "/registers/action/"]
    assert [(path, word) for path in pages for word in HIDDEN if word in public(path)] == []

    update = Update.objects.get(is_loaded=False)
    answer = browser("approver").post(f"{OFFICE}/updates/{update.pk}/", {"act": "approve"})
    assert (answer.status_code, answer["Location"]) == (302, ENTRY)
    assert "Position at 1 March 2026." in public("/plan/sample-2024-28/")
    assert [word in public(PUBLIC) for word in HIDDEN] == [True, True, False]
    assert "2 of 2 actions are on track" in public("/plan/sample-2024-28/")


def test_approver_reads_what_is_worth_a_look_before_approving(browser, words, sent):
    Update.objects.filter(pk=sent.pk).update(status=None, text="All of it is now finished; see 9C99.")

    page = words(browser("approver"), f"{OFFICE}/updates/{sent.pk}/")

    assert "1F01 has the status White, and its update says that it is finished." in page
    assert "1F01 refers to 9C99, which the plan sample-2024-28 does not have." in page


def test_many_are_approved_from_my_work(browser, words, sent):
    assert "1 update waits for approval" in words(browser("approver"), f"{OFFICE}/")

    answer = browser("approver").post(f"{OFFICE}/updates/approve/", {"update": [sent.pk]})

    assert (answer.status_code, Update.objects.get(pk=sent.pk).state) == (302, "approved")
    assert "waits for approval" not in words(browser("approver"), f"{OFFICE}/")


def test_update_that_is_sent_back_comes_to_the_work_of_its_lead(browser, words, sent):
    answer = browser("approver").post(f"{OFFICE}/updates/{sent.pk}/", {"act": "back", "why": "How many?"})

    assert answer.status_code == 302
    page = words(browser("contributor"), f"{OFFICE}/")
    assert "Actions that you lead" in page
    assert "Your update was sent back: How many?" in page


def test_sending_back_without_a_reason_asks_for_one(browser, sent):
    answer = browser("approver").post(f"{OFFICE}/updates/{sent.pk}/", {"act": "back", "why": ""})

    assert answer.status_code == 422
    assert "Say why it goes back" in answer.content.decode()


def test_whoever_sent_it_is_told_that_another_person_approves(browser, people, sent):
    Update.objects.filter(pk=sent.pk).update(sent_by=people.approver.key)

    assert "You have sent it yourself" in browser("approver").get(f"{OFFICE}/updates/{sent.pk}/").content.decode()
    assert browser("approver").post(f"{OFFICE}/updates/{sent.pk}/", {"act": "approve"}).status_code == 403


def test_faults_stand_at_their_questions_and_nothing_typed_is_lost(browser):
    wrong = {**SAID, "text": "", "on-day": "31", "on-month": "2"}

    answer = browser("contributor").post(f"{ENTRY}update/", wrong)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#on-day"' in page
    assert [word in page for word in HIDDEN[1:]] == [True, True]
    assert not Update.objects.filter(is_loaded=False).exists()


@pytest.mark.parametrize("name", ["approver", "auditor", "analyst"])
def test_whoever_does_not_send_updates_is_refused_with_the_reason(browser, name):
    answer = browser(name).get(f"{ENTRY}update/")

    assert answer.status_code == 403
    assert "Updates of an action are for whoever leads it, and for officers." in answer.content.decode()


def test_stranger_signs_in_first_and_somebody_of_elsewhere_gets_nothing(browser, sent):
    assert Client().get(f"{ENTRY}update/")["Location"].startswith("/account/")
    paths = (f"{ENTRY}update/", f"{OFFICE}/updates/{sent.pk}/")
    assert [browser("outsider").get(path).status_code for path in paths] == [403, 403]


def test_contributor_finds_no_action_that_others_lead(browser):
    other = ENTRY.replace("1f01", "1c01")

    assert [browser("contributor").get(path).status_code for path in (other, f"{other}update/")] == [404, 404]


def test_contributor_reads_no_note_for_the_office_of_somebody_else(browser, words):
    Update.objects.filter(action__reference="1F01").update(office_note="Ask for figures.")

    assert "Ask for figures." in words(browser("officer"), ENTRY)
    assert "Ask for figures." not in words(browser("contributor"), ENTRY)
    assert "Ask for figures." not in words(browser("contributor"), f"{ENTRY}update/")


def test_decided_update_has_moved_on(browser, sent):
    browser("approver").post(f"{OFFICE}/updates/{sent.pk}/", {"act": "approve"})

    assert browser("approver").get(f"{OFFICE}/updates/{sent.pk}/").status_code == 409
    assert browser("approver").post(f"{OFFICE}/updates/approve/", {"update": [sent.pk]}).status_code == 409


@pytest.mark.parametrize(
    "path", ["/updates/99999/", "/registers/agreement/x/update/", "/registers/agreement/worth-a-look/"]
)
def test_what_is_not_there_is_not_found(browser, path):
    assert browser("officer").get(f"{OFFICE}{path}").status_code == 404


def test_list_says_what_is_worth_a_look(browser, words):
    Update.objects.filter(action__reference="1F01").update(text="The work is complete.", see=None)

    told = "1F01 has the status White, and its update says that it is finished. “The work is complete”"
    assert told in words(browser("officer"), f"{OFFICE}/registers/action/")
    assert told in words(browser("auditor"), f"{OFFICE}/registers/action/worth-a-look/")
    assert told in words(browser("officer"), ENTRY)


def test_restricted_action_is_worth_no_look_for_those_who_may_not_read_it(browser, words):
    Update.objects.filter(action__reference="1F01").update(text="The work is complete.", see=None)
    Thing.objects.filter(reference="1F01").update(sensitivity="restricted", safe_label="Case 5")

    assert "The work is complete" not in words(browser("officer"), f"{OFFICE}/registers/action/")


@pytest.mark.parametrize("state", ["drafted", "sent", "withdrawn"])
def test_action_that_is_not_approved_is_on_no_public_page(body, state):
    Action.objects.filter(reference="1F01").update(state=state)
    Thing.objects.filter(reference="1F01").update(sensitivity="office", safe_label="Action 1F01")

    pages = ["/plan/", "/plan/sample-2024-28/", "/plan/sample-2024-28/theme/1/", "/plan/sample-2024-28/objective/1.1/"]
    texts = [public(path) for path in pages]
    file = b"".join(Client().get("/plan/sample-2024-28/actions.csv").streaming_content).decode()
    found = [word for text in [*texts, file] for word in ("Ring back everyone", "1F01") if word in text]
    assert (found, Client().get(PUBLIC).status_code) == ([], 404)


def test_contributor_is_told_that_what_they_lead_is_closed(browser, words, body):
    Action.objects.filter(body=body).update(state="closed")

    page = words(browser("contributor"), f"{OFFICE}/")

    assert "No update is asked of you now. Each action says why." in page
    assert "This action is closed. Updates are sent of actions that are approved." in page
    assert "Send an update" not in page
