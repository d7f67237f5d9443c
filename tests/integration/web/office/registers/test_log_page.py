"""The log of a body: its filters, its pages, its file, the head of its chain, and what it does not tell."""

import csv
import io

import pytest

from goldthread.apps.audit import queries
from goldthread.apps.audit.queries import head
from goldthread.web.office.registers.deeds import log

from .conftest import restrict_to

QUERIES = 17
"""What a page of the log asks of the database."""

ADDED = "Added Agreement AG-2026-001: “Sharing of data with probation”, with 9 other answers"


def deeds(page) -> list[str]:
    """What each deed of the page says."""
    return [row[2] for row in page.rows("deeds")]


def test_the_log_tells_each_deed_in_a_sentence_newest_first(look, agreed):
    agreed("sent")

    page = look("auditor", "log/")

    assert [row[1:] for row in page.rows("deeds")[:2]] == [
        ["3 March 2026, 9.00", "Agreement AG-2026-001: sent for approval, because it is so", "Officer"],
        ["3 March 2026, 9.00", ADDED, "Officer"],
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("event=entry.added", [ADDED]),
        ("text=PROBATION", [ADDED]),
        ("event=entry.moved&until=2026-03-02", []),
        ("event=entry.added&since=2026-03-03&until=2026-03-03", [ADDED]),
    ],
)
def test_the_log_is_filtered(look, agreed, asked, found):
    agreed("sent")

    page = look("auditor", f"log/?{asked}")

    assert (deeds(page) if found else page.all(r'<div class="gt-empty">\s*<p><strong>(.*?)</strong>')) == (
        found or ["No deed on this page of the record answers to that."]
    )


def test_the_log_is_filtered_by_who_acted(look, agreed, people):
    agreed("in_force")

    page = look("auditor", f"log/?who={people.approver.key}")

    assert deeds(page) == ["Agreement AG-2026-001: approved, because it is so"]
    assert page.all(r"<option[^>]* selected>(.*?)</option>") == ["Approver", "Any"]


def test_what_is_no_day_is_told(look):
    assert look("auditor", "log/?since=yesterday").status == 400


def test_a_deed_on_what_is_restricted_is_told_by_its_safe_label(look, hidden):
    page = look("approver", "log/")

    assert deeds(page)[0] == "Restricted Agreement withheld What changed is for those who may see it in full."
    assert [word for word in ("Secret source", "Bidders", "Quiet") if word in page.markup] == []


def test_no_search_finds_a_deed_by_words_that_the_reader_may_not_see(look, hidden):
    of_approver, of_officer = look("approver", "log/?text=secret"), look("officer", "log/?text=secret")

    assert of_approver.markup.count("<tbody>") == 0
    assert deeds(of_officer) == ["Added Agreement AG-2026-001: “Secret source”, with 9 other answers"]


def test_a_long_log_has_pages(look, agreed):
    for _number in range(10):
        agreed("in_force")

    first = look("auditor", "log/")
    last = first.rows("deeds")[-1][0]
    second = look("auditor", f"log/?before={last}")

    assert (len(first.rows("deeds")), int(second.rows("deeds")[0][0])) == (50, int(last) - 1)
    assert first.all(r'<nav class="gt-paging".*?>(.*?)</nav>') == ["Older deeds"]
    assert second.all(r'<nav class="gt-paging".*?>(.*?)</nav>') == ["Newest"]


def test_a_page_of_the_log_asks_the_same_however_much_was_done(agreed, as_, office, django_assert_num_queries):
    reader = as_("auditor")
    agreed("in_force")
    with django_assert_num_queries(QUERIES):
        reader.get(f"{office}log/")
    for _number in range(5):
        agreed("in_force")

    with django_assert_num_queries(QUERIES):
        reader.get(f"{office}log/")


def test_the_head_of_the_chain_stands_under_the_log(look, agreed, body):
    agreed()

    page = look("auditor", "log/")

    assert page.all(r'<code class="gt-code">(.*?)</code>') == [f"goldthread verify --expect {head(body.slug)}"]


def test_the_log_is_a_file_as_it_is_filtered(as_, office, agreed, hidden):
    agreed("sent")

    answer = as_("approver").get(f"{office}log/export.csv?event=entry.added")

    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert [(row["day"], row["time"], row["by"], row["about"], row["said"]) for row in rows] == [
        ("2026-03-03", "9.00", "Officer", "Agreement AG-2026-002", ADDED.replace("001", "002")),
        ("2026-03-03", "9.00", "Officer", "Agreement withheld", "Added Agreement withheld"),
    ]


@pytest.mark.parametrize("name", ["contributor", "panel_member"])
def test_the_log_is_for_the_office(look, name):
    assert {look(name, "log/").status, look(name, "log/export.csv").status} == {403}


class ByOne:
    """A log whose pages hold one deed."""

    def __init__(self, body, sought):
        self.read = queries.log(body, sought)

    def page(self, *, before=None):
        return self.read.page(before=before, size=1)


def test_a_search_leads_on_to_no_deeds_that_the_reader_may_not_see(
    look, agreed, agreements, hidden, people, monkeypatch
):
    other = agreed("in_force", title="Other source", parties="Quiet partner")
    restrict_to(agreements, other, people.officer, by=people.actor("officer"))
    monkeypatch.setattr(log, "PAGE", 1)
    monkeypatch.setattr(log, "log", ByOne)

    of_approver, of_officer = look("approver", "log/?text=quiet"), look("officer", "log/?text=quiet")

    assert of_approver.all(r'<nav class="gt-paging".*?>(.*?)</nav>') == []
    assert of_officer.all(r'<nav class="gt-paging".*?>(.*?)</nav>') == ["Older deeds"]
