"""What people of an office get of the API: by the rules of its pages, and by the session of their browser."""

from datetime import date

import pytest

OFFICE = "office/board-for-testing/registers"


def test_nobody_known_is_told_to_sign_in(ask, make):
    answer = ask(f"{OFFICE}/agreement")

    assert (answer.status_code, answer["Content-Type"]) == (401, "application/json")
    assert answer.json()["detail"].startswith("This is for people of the office.")


@pytest.mark.parametrize("path", [OFFICE, f"{OFFICE}/agreement", f"{OFFICE}/agreement/ag-2026-001"])
def test_whoever_holds_no_role_there_is_refused(ask, make, agreements, path):
    make.entry(agreements)

    answer = ask(path, "outsider")

    assert (answer.status_code, answer.json()) == (403, {"detail": "You hold no role at Board for Testing."})


def test_whoever_may_not_read_the_register_is_told_who_may(ask, make):
    answer = ask(f"{OFFICE}/agreement", "panel_member")

    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("Agreements are read by an officer,")


def test_an_office_without_a_second_factor_is_refused_as_json(people, make, settings):
    from django.test import Client

    settings.SECOND_FACTOR = "required"
    browser = Client()
    browser.force_login(people.officer)

    answer = browser.get(f"/api/v1/{OFFICE}/agreement")

    assert (answer.status_code, answer["Content-Type"]) == (403, "application/json")
    assert browser.get("/api/v1/registers").status_code == 200


def test_the_registers_are_those_that_one_may_read(ask, make):
    codes = {
        name: [one["code"] for one in ask(OFFICE, name).json()["registers"]] for name in ("auditor", "contributor")
    }

    assert codes == {"auditor": ["action", "agreement"], "contributor": ["action"]}


def test_an_entry_tells_what_falls_due_and_which_steps_there_are(ask, make, agreements):
    row = make.entry(agreements, "in_force", review_on="2026-03-01")

    told = ask(f"{OFFICE}/agreement/{row.thing.address}", "auditor").json()

    assert (told["state"], told["revision"]) == ({"code": "in_force", "label": "In force"}, 3)
    assert told["values"]["lead"] == "Qx1zlead"
    assert told["dues"][0] == {
        "clock": "review",
        "label": "Review",
        "due_on": "2026-03-01",
        "days_left": -2,
        "law": "",
    }
    assert told["steps"] == [
        {"code": "end", "label": "End it", "may": False, "why_not": "“End it” is for an officer or an approver."}
    ]


def test_a_line_tells_since_when_it_is_late(ask, make, agreements):
    make.entry(agreements, "in_force", review_on=date(2026, 3, 1).isoformat())

    (line,) = ask(f"{OFFICE}/agreement", "auditor").json()["entries"]

    assert (line["late_since"], line["is_label"]) == ("2026-03-01", False)


def test_a_restricted_entry_is_its_label_to_whoever_is_not_named(ask, hidden):
    told = {name: ask(f"{OFFICE}/agreement/{hidden.thing.address}", name).json() for name in ("officer", "approver")}

    assert told["officer"]["title"] == "Qx1ztitle"
    assert told["approver"] == {
        "reference": "AG-2026-001",
        "title": "Something withheld",
        "address": "ag-2026-001",
        "is_label": True,
        "state": None,
        "revision": None,
        "values": None,
        "exempt": {"label": "Commercial interests", "citation": "Freedom of Information Act 2000, section 43"},
        "state_since": None,
        "dues": [],
        "steps": [],
    }


def test_no_cache_keeps_what_the_office_gets(ask, make):
    assert ask(f"{OFFICE}/agreement", "auditor")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("given", [{"page": "0"}, {"order": "terms"}, {"colour": "red"}])
def test_what_cannot_be_asked_is_refused(ask, make, given):
    assert ask(f"{OFFICE}/agreement", "auditor", **given).status_code == 400
