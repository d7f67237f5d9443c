"""The list of a register: what it shows to whom, how it is filtered and sorted, and all of it as a file."""

import csv
import io
import json

import pytest
from django.core.cache import caches

LIST = "registers/agreement/"
QUERIES = 16
"""What the list of an officer asks of the database when nothing of it is kept."""


def sorts(page) -> dict[str, str]:
    """The sorted head and which way, by its words."""
    found = page.all(r'<th scope="col" aria-sort="[a-z]+">(.*?)</th>')
    ways = [part.split('"')[0] for part in page.markup.split('aria-sort="')[1:]]
    return dict(zip(found, ways, strict=True))


def test_a_list_shows_each_entry_with_its_state_and_its_clock(look, agreed):
    agreed("in_force", review_on="1 3 2026")
    agreed(title="To <be> written", terms="")

    page = look("auditor", LIST)

    assert page.rows("entries") == [
        [
            "AG-2026-001",
            "Sharing of data with probation The Board, Probation",
            "Information sharing",
            "Officer",
            "In force",
            "2 days late was due 1 March 2026",
        ],
        [
            "AG-2026-002",
            "To <be> written The Board, Probation",
            "Information sharing",
            "Officer",
            "Drafted",
            "24 March 2026",
        ],
    ]


def test_a_list_opens_with_its_purpose_and_counts_what_it_found(look, agreed):
    agreed()
    agreed(title="Lending of a van")

    page = look("auditor", f"{LIST}?q=van")

    assert page.all(r'<h1 class="gt-title">(.*?)</h1>') == ["Agreements"]
    assert page.lead.startswith("Collaborations and information sharing")
    assert page.all(r"<li><strong>(.*?)</strong></li>") == ["1 of 2 agreements"]
    assert page.all(r'<a class="govuk-link" href="[^"]*">(Clear filters)</a>') == ["Clear filters"]


def test_the_filters_keep_what_was_chosen(look, agreed):
    agreed("in_force")

    page = look("auditor", f"{LIST}?state=in_force&lead=Officer&q=data&order=-title")

    assert page.all(r"<option[^>]* selected>(.*?)</option>") == ["In force", "Any", "Officer"]
    assert 'name="q" type="search" value="data"' in " ".join(page.markup.split())
    assert '<input type="hidden" name="order" value="-title">' in page.markup


def test_a_head_sorts_and_sorts_the_other_way_the_next_time(look, agreed):
    agreed(title="Beta")
    agreed(title="Alpha")

    first, second = look("auditor", LIST), look("auditor", f"{LIST}?order=-title")

    assert (sorts(first), sorts(second)) == ({"Reference": "ascending"}, {"Title": "descending"})
    assert 'href="?order=-reference"' in first.markup
    assert 'href="?order=title"' in second.markup
    assert [row[1].split()[0] for row in second.rows("entries")] == ["Beta", "Alpha"]


def test_what_is_late_is_told_as_what_is_wrong_with_the_list(look, agreed):
    agreed("in_force", review_on="1 3 2026")

    page = look("officer", f"{LIST}?q=nothing-like-it")

    assert page.all(r'id="wrong".*?<ul class="gt-links">(.*?)</ul>') == [
        "AG-2026-001 Sharing of data with probation Review: 2 days late was due 1 March 2026"
    ]


def test_of_what_is_restricted_to_others_only_the_safe_label_stands_there(look, agreed, hidden):
    agreed()

    page = look("approver", LIST)

    assert [row[:2] for row in page.rows("entries")][-1] == [
        "AG-2026-001",
        "Agreement withheld Restricted to named people; this is all that others see of it.",
    ]
    assert "Secret source" not in page.markup
    assert "Quiet partner" not in page.markup
    assert "In force" not in " ".join(page.rows("entries")[-1])


def test_whoever_is_named_reads_it_in_full(look, hidden):
    page = look("officer", LIST)

    assert page.rows("entries")[0][2] == "Secret source Quiet partner"


def test_rows_can_be_chosen_by_those_who_may_change_them(look, agreed):
    row = agreed()

    of_officer, of_auditor = look("officer", LIST), look("auditor", LIST)

    assert f'value="{row.pk}"' in of_officer.markup
    assert of_officer.all(r'<option value="[a-z_]+">(Lead|Look at it again on)</option>') == [
        "Lead",
        "Look at it again on",
    ]
    assert of_auditor.markup.count('type="checkbox"') == 0


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("officer", ["Add to the agreements", "Import from a workbook", "About this register"]),
        ("approver", ["About this register", "Kept long enough"]),
        ("auditor", ["About this register"]),
    ],
)
def test_a_list_offers_what_the_reader_may_do(look, agreed, name, ways):
    agreed()

    page = look(name, LIST)

    chips = page.all(r'<ul class="gt-chips">(.*?)</ul>')[0].partition("JSON ")[2]
    assert chips == " ".join(ways)


def test_an_empty_list_says_what_the_first_step_is(look):
    officers, auditors = look("officer", LIST), look("auditor", LIST)

    assert officers.all(r'<div class="gt-empty">(.*?)</div>') == [
        "No agreements are kept yet. Add the first by hand, or take them from a workbook, whose template is on the "
        "import page. Add to the agreements · Import from a workbook"
    ]
    assert auditors.all(r'<div class="gt-empty">(.*?)</div>') == [
        "There are no agreements that you may see. They stand here once somebody who keeps this register has added "
        "them."
    ]


def test_a_list_that_nothing_answers_to_leads_back_to_all(look, agreed, office):
    agreed()

    page = look("auditor", f"{LIST}?q=zebra")

    assert page.all(r'<div class="gt-empty">(.*?)</div>') == [
        "Nothing in this list answers to that. Fewer words, or another choice, find more. Show all agreements"
    ]


@pytest.mark.parametrize("asked", ["order=terms", "page=0", "page=2", "page=x"])
def test_what_a_list_cannot_be_asked_is_told(look, agreed, asked):
    agreed()

    assert look("auditor", f"{LIST}?{asked}").status == 400


def test_a_list_has_a_hundred_lines_a_page(look, agreed, agreements):
    row = agreed()
    for number in range(2, 103):
        _copy(agreements, row, number)

    first, second = look("auditor", f"{LIST}?order=-reference"), look("auditor", f"{LIST}?order=-reference&page=2")

    assert (len(first.rows("entries")), len(second.rows("entries"))) == (100, 2)
    assert first.all(r'<nav class="gt-paging".*?>(.*?)</nav>') == ["1 to 100 of 102 Next page"]
    assert second.all(r'<nav class="gt-paging".*?>(.*?)</nav>') == ["Previous page 101 to 102 of 102"]


def test_a_list_asks_the_database_the_same_however_long_it_is(
    agreed, agreements, as_, office, django_assert_num_queries
):
    row, reader = agreed("in_force"), as_("officer")
    reader.get(f"{office}{LIST}")
    caches["pages"].clear()
    with django_assert_num_queries(QUERIES):
        reader.get(f"{office}{LIST}")
    for number in range(2, 31):
        _copy(agreements, row, number)
    caches["pages"].clear()

    with django_assert_num_queries(QUERIES):
        answer = reader.get(f"{office}{LIST}")

    assert answer.content.decode().count('type="checkbox"') == 30


@pytest.mark.parametrize("name", ["contributor", "panel_member", "administrator"])
def test_a_list_is_closed_to_those_who_may_not_read_it(look, agreed, name):
    agreed()

    statuses = {look(name, f"{LIST}{path}").status for path in ("", "about/", "export.csv")}

    assert statuses == {403}


def test_a_list_of_another_body_is_closed_and_of_none_is_not_there(as_, people, look):
    reader = as_("officer")

    assert reader.get(f"/office/{people.elsewhere.slug}/{LIST}").status_code == 403
    assert look("officer", "registers/nothing/").status == 404


def test_whoever_is_not_signed_in_is_led_to_sign_in(client, office, agreed):
    answer = client.get(f"{office}{LIST}?q=x")

    assert (answer.status_code, answer["Location"].endswith("%3Fq%3Dx")) == (302, True)


def test_a_list_is_exported_as_it_is_filtered(as_, office, agreed, hidden):
    agreed(title="=Van")

    answer = as_("approver").get(f"{office}{LIST}export.csv?q=van")

    text = b"".join(answer).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert answer["Content-Disposition"] == 'attachment; filename="agreement-2026-03-03.csv"'
    assert [(row["reference"], row["title"], row["state"], row["review_on"]) for row in found] == [
        ("AG-2026-002", "'=Van", "Drafted", "2026-03-24")
    ]


def test_of_what_is_restricted_a_file_holds_the_safe_label_alone(as_, office, hidden):
    answer = as_("approver").get(f"{office}{LIST}export.json")

    (row,) = json.loads(b"".join(answer))
    assert {name: value for name, value in row.items() if value is not None} == {
        "reference": "AG-2026-001",
        "title": "Agreement withheld",
    }


def test_a_file_of_no_known_kind_is_refused(look, agreed):
    assert look("officer", f"{LIST}export.pdf").status == 400


def _copy(agreements, row, number: int) -> None:
    """Another entry with the answers of the first, under the next reference."""
    thing = row.thing
    reference = f"AG-2026-{number:03}"
    kept = {"body": thing.body, "kind": thing.kind, "sensitivity": thing.sensitivity, "title": thing.title}
    copy = type(thing).objects.create(
        **kept, reference=reference, address=reference.lower(), safe_label=reference, created_by="system"
    )
    fields = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
    agreements.model._default_manager.create(**fields | {"thing_id": copy.pk, "reference": reference})
