"""The office in a browser, from the example's own home: an action's way to the public, what a contributor sees, what a
stranger sees; every page type with axe, at every width, without a script."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe

OFFICE = "/office/nottinghamshire"
ACTIONS, AGREEMENTS = f"{OFFICE}/registers/action", f"{OFFICE}/registers/agreement"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = {
    "my work": f"{OFFICE}/",
    "findings": f"{OFFICE}/findings/",
    "answer to a finding": f"{OFFICE}/findings/severe:street:nottinghamshire:2024-01:anti-social-behaviour/",
    "registers": f"{OFFICE}/registers/",
    "list": f"{AGREEMENTS}/",
    "list that nothing answers to": f"{AGREEMENTS}/?q=nothing-like-it",
    "list of actions": f"{ACTIONS}/",
    "entry": f"{AGREEMENTS}/ag-2026-004/",
    "entry with a change that waits": f"{AGREEMENTS}/ag-2026-005/",
    "restricted entry": f"{AGREEMENTS}/ag-2026-010/",
    "action with updates": f"{ACTIONS}/2016-18-7c01/",
    "history": f"{AGREEMENTS}/ag-2026-004/history/",
    "about": f"{AGREEMENTS}/about/",
    "question": f"{AGREEMENTS}/add/what/",
    "change": f"{AGREEMENTS}/ag-2026-009/change/what/",
    "step": f"{AGREEMENTS}/ag-2026-009/step/send/",
    "links": f"{AGREEMENTS}/ag-2026-004/links/",
    "files": f"{AGREEMENTS}/ag-2026-004/files/",
    "restrict": f"{AGREEMENTS}/ag-2026-004/restrict/",
    "import": f"{AGREEMENTS}/import/",
    "late": f"{OFFICE}/late/",
    "log": f"{OFFICE}/log/",
    "people": f"{OFFICE}/people/",
    "refused": f"{OFFICE}/jobs/",
    "public registers": "/registers/",
    "public list": "/registers/agreement/",
    "public entry": "/registers/agreement/ag-2026-001/",
    "public withheld entry": "/registers/agreement/ag-2026-010/",
}


@contextmanager
def signed_in(browser, site, who, width=1280, *, script=True) -> Iterator:
    """A window in which somebody of the cast is signed in, by the one click of the demonstration."""
    with closing(browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        if who:
            page.goto(f"{site}/account/")
            page.get_by_role("button", name=re.compile(who)).first.click()
        yield page


@pytest.fixture(scope="module", params=[1280, 390, 320])
def officer(request, browser, office):
    with signed_in(browser, office, "Policy officer", request.param) as page:
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(officer, office, name):
    officer.goto(office + PAGES[name])
    officer.evaluate("document.fonts.ready.then(() => true)")

    found = Axe().run(officer).response["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert officer.evaluate(SIDEWAYS) == 0


def fill(page, answers):
    """Answer the questions of one page by their labels, and go on."""
    for label, answer in answers.items():
        field = page.get_by_label(re.compile(f"^{re.escape(label)}")).first
        kind = field.evaluate("one => one.type || one.tagName")
        if kind in ("radio", "checkbox"):
            field.check()
        elif kind.startswith("select"):
            field.select_option(answer)
        else:
            field.fill(answer)
    page.get_by_role("button", name=re.compile("Save and go on|Check")).click()


def total(page, site):
    """How many actions the public plan counts."""
    page.goto(f"{site}/plan/2016-18/")
    return page.locator("main").inner_text()


def test_action_goes_from_an_officer_by_an_approver_to_the_public_without_a_script(browser, office):
    with signed_in(browser, office, "", script=False) as stranger:
        before = total(stranger, office)
    with signed_in(browser, office, "Policy officer", script=False) as page:
        page.goto(f"{office}{ACTIONS}/add/")
        if page.get_by_label("Plan", exact=True).evaluate("one => one.tagName") == "SELECT":
            plan = page.locator("option", has_text="2016-18").first.get_attribute("value")
        else:
            plan = "2016-18"
        fill(page, {"Plan": plan, "Reference": "7C99", "Title": "Open the books of the fund"})
        _who(page)
        fill(page, {"When, in words": "March 2027"})
        page.get_by_role("button", name=re.compile("^Add")).click()
        address = page.url
        page.get_by_role("link", name="Send for approval").or_(
            page.get_by_role("button", name="Send for approval")
        ).first.click()
        page.get_by_role("button", name="Send for approval").click()
    with signed_in(browser, office, "", script=False) as stranger:
        assert stranger.goto(f"{office}/plan/2016-18/action/7C99/").status == 404
        assert total(stranger, office) == before
    with signed_in(browser, office, "Chief executive", script=False) as page:
        page.goto(address)
        page.get_by_role("link", name="Approve and publish").or_(
            page.get_by_role("button", name="Approve and publish")
        ).first.click()
        page.get_by_role("button", name="Approve and publish").click()
    with signed_in(browser, office, "", script=False) as stranger:
        assert stranger.goto(f"{office}/plan/2016-18/action/7C99/").status == 200
        assert "Open the books of the fund" in stranger.locator("main").inner_text()
        after = total(stranger, office)
        assert "20 actions" in before and "21 actions" in after


def _who(page):
    page.get_by_label("Office", exact=True).first.check()
    leads = page.locator("[name^=leads]")
    if leads.first.evaluate("one => one.tagName") == "SELECT":
        leads.first.select_option(label="Chief executive")
    else:
        leads.first.fill("Chief executive")
    page.get_by_role("button", name="Save and go on").click()


def test_contributor_sees_what_is_theirs_and_nothing_else(browser, office):
    with signed_in(browser, office, "Assistant chief constable") as page:
        page.goto(f"{office}{ACTIONS}/")
        seen = page.locator("tbody td.ref").all_inner_texts()
        assert seen == ["7F02", "7F03"]
        assert page.goto(f"{office}{ACTIONS}/2016-18-7c01/").status == 404
        assert page.goto(f"{office}{AGREEMENTS}/ag-2026-001/").status == 404
        assert page.goto(f"{office}{OFFICE}/log/").status == 403


def test_stranger_sees_a_safe_label(browser, office):
    with signed_in(browser, office, "Chief executive") as page:
        page.goto(f"{office}{AGREEMENTS}/ag-2026-010/")
        title = page.locator("h1").inner_text()
    with signed_in(browser, office, "") as page:
        for address in ("/registers/agreement/", "/registers/agreement/ag-2026-010/"):
            page.goto(office + address)
            text = page.content()
            assert "Agreement AG-2026-010" in text and "Commercial interests" in text
            assert title not in text
        answer = page.goto(f"{office}{AGREEMENTS}/ag-2026-010/")
        assert "/account/" in answer.url


def test_keyboard_alone_reaches_the_first_question_and_answers_it(browser, office):
    with signed_in(browser, office, "Policy officer") as page:
        page.goto(f"{office}{AGREEMENTS}/add/what/")
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "title":
                break
        page.keyboard.type("Typed with keys alone")

        assert page.locator("[name=title]").input_value() == "Typed with keys alone"
        marked = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
        assert marked != "none"
