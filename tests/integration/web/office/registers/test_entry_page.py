"""The page of an entry: what it says, what may be done now and why not, what stands beside it."""

import re

import pytest

from goldthread.apps.registers.operations import Naming, change, keep_thing, link


@pytest.fixture
def page_of(look):
    """The page of an entry as somebody of the cast reads it."""
    return lambda name, row, path="": look(name, f"registers/agreement/{row.thing.address}/{path}")


def test_an_entry_is_titled_by_what_it_is_and_opens_with_its_dates(page_of, agreed):
    page = page_of("officer", agreed("in_force"))

    assert page.all(r'<h1 class="gt-title">(.*?)</h1>') == ["Sharing of data with probation"]
    assert page.all(r'<dl class="gt-facts">(.*?)</dl>') == [
        "Agreement AG-2026-001 In force "
        "Review 21 days left 24 March 2026 The office’s own date "
        "End 1,124 days left 31 March 2029 The office’s own date "
        "In force since 3 March 2026 Approved, signed and public."
    ]


def test_an_entry_shows_every_answer_by_its_question(page_of, agreed):
    page = page_of("auditor", agreed(terms="", ends_on=""))

    assert page.all(r'<h2 class="gt-section" id="set-[a-z]+">(.*?)</h2>') == [
        "What is agreed?",
        "Who has agreed?",
        "On what terms?",
        "From when, and until when?",
    ]
    assert page.all(r"<dt>Terms for the office</dt>\s*<dd>(.*?)</dd>") == ["not recorded"]
    assert page.all(r"<dt>Purpose</dt>\s*<dd>(.*?)</dd>") == ["To know who is released, and when."]


def test_steps_that_may_be_taken_are_buttons_and_the_expected_one_is_primary(page_of, agreed):
    page = page_of("officer", agreed())

    assert page.all(r'<a class="govuk-button"\s+href="[^"]*">(.*?)</a>') == ["Send for approval"]
    assert page.all(r'<a class="govuk-button govuk-button--secondary"\s+href="[^"]*">(.*?)</a>') == ["Abandon it"]


def test_a_step_that_ends_an_entry_is_never_the_primary_button(page_of, agreed):
    page = page_of("approver", agreed("in_force"))

    assert page.all(r'<a class="govuk-button"\s+href="[^"]*">(.*?)</a>') == []
    assert "End it" in page.all(r'<a class="govuk-button govuk-button--secondary"\s+href="[^"]*">(.*?)</a>')


def test_a_change_that_waits_is_decided_before_any_step(page_of, agreed, agreements, people):
    row = agreed("in_force")
    named = {"answers": {"terms": ""}, "revision": row.revision, "by": people.actor("officer")}
    change(bound=agreements, thing=row.thing, reason="It is free.", **named)

    theirs, own = page_of("approver", row), page_of("officer", row)

    assert theirs.all(r'<a class="govuk-button"\s+href="[^"]*">(.*?)</a>') == ["Decide on this change"]
    assert own.all(r'<a class="govuk-button"\s+href="[^"]*">(.*?)</a>') == []
    assert own.all(r'gt-block__more" href="[^"]*/proposals/\d+/">(.*?)</a>') == ["Open this change"]


def test_a_step_that_may_not_be_taken_stands_there_with_its_reason(page_of, agreed):
    page = page_of("officer", agreed("sent"))

    assert page.all(r'<dl class="gt-dl gt-refused">(.*?)</dl>') == [
        "Approve and publish “Approve and publish” is for an approver. Send back “Send back” is for an approver."
    ]


def test_answers_lead_to_where_they_are_changed_for_those_who_may(page_of, agreed):
    row = agreed()

    changes = r'<a class="govuk-link gt-block__more" href="[^"]*/change/([a-z]+)/">'
    assert page_of("officer", row).all(changes) == ["what", "who", "terms", "when"]
    assert page_of("auditor", row).all(changes) == []


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("drafted", []),
        ("sent", ["This agreement is sent for approval, and nothing of it is changed in that state."]),
        ("in_force", ["A change waits for another person."]),
    ],
)
def test_an_entry_says_what_becomes_of_a_change(page_of, agreed, state, told):
    page = page_of("officer", agreed(state))

    found = page.all(r"</section>\s*<p class=\"gt-small\">(.*?)</p>")
    assert [text for text in found if "Restrict" not in text] == told


def test_a_change_that_waits_is_shown_before_and_after(page_of, agreed, agreements, people):
    row = agreed("in_force")
    answers = {"lead": "Approver", "terms": ""}
    officer = people.actor("officer")
    change(bound=agreements, thing=row.thing, answers=answers, revision=row.revision, reason="She left.", by=officer)

    page = page_of("approver", row)

    assert page.all(r"<p class=\"gt-small\">\s*(Sent by.*?)</p>") == ["Sent by Officer on 3 March 2026. Why: She left."]
    table = page.markup.partition('id="proposal-1"')[2].partition("</table>")[0]
    assert [" ".join(cells.split()) for cells in _cells(table)] == [
        "Lead", "Officer", "Approver", "Terms for the office", "No charge.", "nothing",
    ]  # fmt: skip


def test_the_newest_deeds_stand_in_sentences_and_the_history_has_all(page_of, agreed, agreements, people):
    row = agreed()
    for revision, title in enumerate(("One", "Two", "Three", "Four", "Five"), start=1):
        officer = people.actor("officer")
        change(bound=agreements, thing=row.thing, answers={"title": title}, revision=revision, by=officer)

    page, history = page_of("auditor", row), page_of("auditor", row, "history/")

    deeds = page.all(r'<ul class="gt-links">(.*?)</ul>')[-1]
    assert deeds.startswith("Changed it: title from Four to Five Officer, 3 March 2026, 9.00 Changed it: title from")
    assert deeds.count("Changed it") == 5
    assert history.lead == "6 deeds are on the record."
    assert history.all(r"<li>\s*(Added it.*?)</li>") == [
        "Added it: “Sharing of data with probation”, with 9 other answers Officer, 3 March 2026, 9.00"
    ]


def test_links_are_shown_both_ways(page_of, agreed, body):
    one, other = agreed(), agreed(title="The newer")
    link(from_thing=other.thing, to_thing=one.thing, kind="supersedes", by="system")

    first, second = page_of("auditor", one), page_of("auditor", other)

    section = r'id="links">.*?<ul class="gt-links">(.*?)</ul>'
    assert first.all(section) == ["Is superseded by: The newer"]
    assert second.all(section) == ["Supersedes: Sharing of data with probation"]


def test_a_link_to_what_is_restricted_shows_its_safe_label(page_of, agreed, hidden):
    row = agreed()
    link(from_thing=row.thing, to_thing=hidden.thing, kind="depends_on", by="system")

    page = page_of("approver", row)

    assert page.all(r'id="links">.*?<ul class="gt-links">(.*?)</ul>') == ["Depends on: Agreement withheld"]
    assert "Secret source" not in page.markup


def test_an_entry_hangs_on_the_thread_of_its_plan(page_of, agreed, body):
    row = agreed()
    naming = Naming(kind="theme", reference="1", title="Trust", scope="2025-29")
    link(from_thing=row.thing, to_thing=keep_thing(body=body, naming=naming, by="system"), kind="delivers", by="system")

    page = page_of("auditor", row)

    assert page.all(r'<ol class="gt-thread">(.*?)</ol>')[0].endswith("Theme 1 Trust Agreement Agreement AG-2026-001")


def test_a_restricted_entry_says_to_those_named_who_else_reads_it(page_of, hidden):
    page = page_of("officer", hidden)

    assert page.all(r'<div class="gt-banner">(.*?Restricted.*?)</div>')[-1].endswith(
        "Restricted. It may be read by: officer. Commercial interests (Freedom of Information Act 2000, section 43) "
        "Others see “Agreement withheld”."
    )


def test_others_see_the_safe_label_the_category_and_whom_to_ask(page_of, hidden):
    page, history = page_of("approver", hidden), page_of("approver", hidden, "history/")

    assert page.all(r'<h1 class="gt-title">(.*?)</h1>') == ["Agreement withheld"]
    assert page.all(r'<dl class="gt-dl">(.*?)</dl>') == [
        "Withheld as Commercial interests (Freedom of Information Act 2000, section 43) "
        "Whom to ask If you need to read it, ask somebody who may name you: officer, approver."
    ]
    assert [word for word in ("Secret source", "Quiet partner", "In force", "2026-03-24") if word in page.markup] == []
    assert history.status == 403


@pytest.mark.parametrize("name", ["contributor", "panel_member", "administrator"])
def test_an_entry_is_not_there_for_those_who_may_not_know_of_it(look, page_of, agreed, name):
    row = agreed()

    found, missing = page_of(name, row), look(name, "registers/agreement/ag-2026-999/")

    assert (found.status, missing.status) == (404, 404)


def _cells(table: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[dh](?: [^>]*)?>(.*?)</t[dh]>", table, re.S)][3:]
