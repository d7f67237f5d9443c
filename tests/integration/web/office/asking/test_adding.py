"""A new entry, page by page: kept as it is typed, looked over, added once."""

from goldthread.apps.publishing.registers.agreement import Agreement
from goldthread.apps.registers.models import Draft

from .conftest import ANSWERS, LIST

PAGES = {
    "what": ("title", "kind", "purpose"),
    "who": ("parties", "lead"),
    "terms": ("basis", "terms"),
    "when": ("starts_on", "ends_on", "review_on"),
}


def boxes(name, day):
    return dict(zip((f"{name}-day", f"{name}-month", f"{name}-year"), day.split(), strict=True))


def answers_of(page):
    given = {}
    for name in PAGES[page]:
        given |= boxes(name, ANSWERS[name]) if page == "when" else {name: ANSWERS[name]}
    return given


def fill_in(desk):
    """All pages, up to the one on which the answers are checked."""
    page = desk.open(f"{LIST}add/")
    for code in PAGES:
        page = page.send("Save and go on", answers_of(code))
    return page


def test_add_leads_from_page_to_page_and_makes_one_entry(officer):
    page = officer.open(f"{LIST}add/")
    headings = []
    for code in PAGES:
        headings.append(page.heading)
        page = page.send("Save and go on", answers_of(code))
    done = page.send("Add the agreement")

    assert headings == ["What is agreed?", "Who has agreed?", "On what terms?", "From when, and until when?"]
    assert page.heading == "Check your answers"
    made = Agreement.objects.get()
    assert done.path == f"{LIST}{made.thing.address}/"
    assert (made.title, made.parties, str(made.starts_on), made.lead.name, made.state) == (
        ANSWERS["title"],
        ANSWERS["parties"],
        "2026-04-01",
        "Officer",
        "drafted",
    )
    assert not Draft.objects.exists()


def test_add_sent_twice_makes_one_and_leads_to_it(officer):
    check = fill_in(officer)

    first, second = check.send("Add the agreement"), check.send("Add the agreement")

    assert Agreement.objects.count() == 1
    assert first.path == second.path == f"{LIST}{Agreement.objects.get().thing.address}/"


def test_add_sent_again_from_another_browser_is_told(officer, desk_of):
    check = fill_in(officer)
    check.send("Add the agreement")
    check.desk = desk_of("officer")

    again = check.send("Add the agreement")

    assert again.status == 409
    assert "has been added already" in again.main
    assert Agreement.objects.count() == 1


def test_a_fault_is_told_at_the_top_and_at_its_field_and_nothing_typed_is_lost(officer):
    page = officer.open(f"{LIST}add/what/")

    told = page.send("Save and go on", title="", kind="", purpose="Why <b>not</b>")

    assert told.status == 422
    assert told.title.startswith("Error: ")
    assert told.faults == [
        "Title: is empty. It must be answered.",
        "Kind: is empty. It must be answered.",
    ]
    assert told.hrefs_of_faults == ["#title", "#kind-1"]
    assert 'id="title"' in told.markup and 'id="kind-1"' in told.markup
    assert told.held["purpose"] == officer.open(f"{LIST}add/what/").held["purpose"] == "Why <b>not</b>"


def test_a_day_that_is_none_stays_in_its_boxes(officer):
    page = officer.open(f"{LIST}add/when/")

    told = page.send("Save and go on", boxes("starts_on", "31 2 2026"))

    assert told.hrefs_of_faults == ["#starts_on-day", "#review_on-day"]
    held = told.held
    assert [held[f"starts_on-{box}"] for box in ("day", "month", "year")] == ["31", "2", "2026"]


def test_what_was_begun_is_offered_and_can_be_thrown_away(officer):
    officer.open(f"{LIST}add/what/").send("Save and go on", answers_of("what"))

    offered = officer.open(f"{LIST}add/")
    assert offered.heading == "You have begun one already"
    assert "3 answers are kept." in offered.main

    first = offered.send("Throw it away and begin another")
    assert first.held["title"] == ""
    assert not Draft.objects.exists()


def test_a_draft_is_of_its_person_alone(officer, desk_of):
    officer.open(f"{LIST}add/what/").send("Save and go on", answers_of("what"))

    assert ANSWERS["title"] not in desk_of("auditor").open(f"{LIST}add/what/").markup
    assert Draft.objects.get().person.name == "officer"


def test_check_names_what_is_missing_and_offers_no_button(officer):
    officer.open(f"{LIST}add/what/").send("Save and go on", answers_of("what"))

    check = officer.open(f"{LIST}add/check/")

    assert check.faults == [
        "Parties: is empty. It must be answered.",
        "Lead: is empty. It must be answered.",
        "Legal basis: is empty. It must be answered.",
        "Starts on: is empty. It must be answered.",
        "Look at it again on: is empty. It must be answered.",
    ]
    assert check.hrefs_of_faults[0] == f"{LIST}add/who/?then=check"
    assert "Add the agreement" not in check.buttons


def test_what_the_table_refuses_is_told_on_the_check_page(officer):
    fill_in(officer)
    officer.open(f"{LIST}add/when/").send("Save and go on", boxes("ends_on", "1 1 2020"))

    told = officer.open(f"{LIST}add/check/").send("Add the agreement")

    assert told.status == 422
    assert told.faults == ["The answers to “Ends on” and “Starts on” do not fit together. Change one of them."]
    assert not Agreement.objects.exists()
    assert Draft.objects.count() == 1


def test_a_page_changed_from_the_check_leads_back_to_it(officer):
    fill_in(officer)

    page = officer.open(f"{LIST}add/what/?then=check").send("Save and go on", title="Another title")

    assert page.heading == "Check your answers"
    assert "Another title" in page.main


def test_add_is_refused_with_who_may(desk_of):
    for name in ("auditor", "panel_member", "contributor"):
        page = desk_of(name).open(f"{LIST}add/")

        assert page.status == 403
        assert "are added by an officer; you are signed in as" in page.main


def test_no_such_page_or_register_is_told(officer):
    assert officer.open(f"{LIST}add/nothing/").status == 404
    assert officer.open("/office/board-for-testing/registers/nothing/add/").status == 404
