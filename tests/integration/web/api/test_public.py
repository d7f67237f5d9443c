"""What anybody gets of the API: the public face, typed, and a reason where there is nothing."""

import pytest
from django.test import Client

from goldthread.web.api.addresses import WRITING


def test_the_registers_are_listed_with_their_public_fields(ask, make, agreements):
    make.entry(agreements, "in_force")
    make.entry(agreements)

    told = ask("registers").json()

    found = {one["code"]: one for one in told["registers"]}["agreement"]
    assert told["body"] == "board-for-testing"
    assert (found["title"], found["total"], found["href"]) == ("Agreements", 1, "/api/v1/registers/agreement")
    assert [field["name"] for field in found["fields"]] == [
        "title", "kind", "purpose", "parties", "basis", "starts_on", "ends_on",
    ]  # fmt: skip
    assert found["filters"] == ["state", "kind"]
    assert [state["code"] for state in found["states"]] == ["in_force", "ended"]


def test_an_entry_has_the_types_of_its_values(ask, make, agreements):
    row = make.entry(agreements, "in_force", ends_on="", parties="One\nTwo")

    told = ask(f"registers/agreement/{row.thing.address}")

    assert told.status_code == 200
    assert told.json() == {
        "reference": "AG-2026-001",
        "title": "Qx1ztitle",
        "address": "ag-2026-001",
        "state": "In force",
        "is_withheld": False,
        "exempt": None,
        "values": {
            "title": "Qx1ztitle",
            "kind": "Collaboration",
            "purpose": "Qx1zpurpose",
            "parties": "One\nTwo",
            "basis": "Qx1zbasis",
            "starts_on": row.starts_on.isoformat(),
            "ends_on": None,
        },
    }


def test_a_list_is_searched_filtered_and_ordered(ask, make, agreements):
    for kind in ("collaboration", "joint_venture", "joint_venture"):
        make.entry(agreements, "in_force", kind=kind)

    def titles(**given):
        return [one["title"] for one in ask("registers/agreement", **given).json()["entries"]]

    assert titles(kind="joint_venture", order="-title") == ["Qx3ztitle", "Qx2ztitle"]
    assert titles(q="qx1ztitle") == ["Qx1ztitle"]
    assert titles(state="ended") == []


def test_a_page_counts_what_there_is_and_what_was_found(ask, make, agreements, hidden):
    make.entry(agreements, "in_force")

    told = ask("registers/agreement", q="Qx2ztitle").json()

    counted = {name: told[name] for name in ("total", "found", "withheld", "page", "pages")}
    assert counted == {"total": 2, "found": 1, "withheld": 1, "page": 1, "pages": 1}


def test_a_withheld_entry_is_its_label_with_the_category(ask, hidden):
    told = ask(f"registers/agreement/{hidden.thing.address}").json()

    assert (told["title"], told["is_withheld"], told["values"]) == ("Something withheld", True, None)
    assert told["exempt"] == {
        "label": "Commercial interests",
        "citation": "Freedom of Information Act 2000, section 43",
    }


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ({"page": "x"}, "Page “x”: is no page. Give a number, from 1."),
        ({"page": "2"}, "Page “2”: is after the last, which is 1. Go back to the list."),
        ({"order": "terms"}, "Order “terms”: is no column of this list. Choose a column’s heading."),
        ({"lead": "x"}, "“lead”: is not asked with here. Give one of: q, order, page, state, kind, body."),
    ],
)
def test_what_cannot_be_asked_is_told(ask, make, given, detail):
    answer = ask("registers/agreement", **given)

    assert (answer.status_code, answer.json()) == (400, {"detail": detail})


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("registers/agreement/ag-2026-999", "There is no agreement at “ag-2026-999”."),
        ("registers/kites", "The API has nothing at this address. Its addresses are listed in openapi.json."),
        ("", "The API has nothing at this address. Its addresses are listed in openapi.json."),
        ("registers?body=nowhere", "No body is called “nowhere” here."),
    ],
)
def test_what_is_not_there_is_told_as_json(ask, make, path, detail):
    answer = ask(path)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
    assert answer.json() == {"detail": detail}


def test_another_body_of_the_home_is_asked_for_by_name(ask, make, agreements, people):
    make.entry(agreements, "in_force")

    told = ask("registers/agreement", body=people.elsewhere.slug).json()

    assert (told["body"], told["total"]) == ("elsewhere", 0)


@pytest.mark.parametrize("method", WRITING)
@pytest.mark.parametrize("path", ["registers", "registers/agreement", "office/board-for-testing/registers/agreement/a"])
def test_nothing_is_written(make, method, path):
    answer = Client().generic(method, f"/api/v1/{path}", b"{}", content_type="application/json")

    assert (answer.status_code, answer["Allow"]) == (405, "GET")
    assert answer.json() == {"detail": "The API reads the record and writes nothing. Ask with GET."}


def test_the_description_has_a_typed_answer_for_every_address(ask, make):
    told = ask("openapi.json").json()

    ways = sorted(told["paths"])
    assert [way for way in ways if "agreement" in way] == [
        "/api/v1/office/{body}/registers/agreement",
        "/api/v1/office/{body}/registers/agreement/{address}",
        "/api/v1/registers/agreement",
        "/api/v1/registers/agreement/{address}",
    ]
    assert {method for way in told["paths"].values() for method in way} == {"get"}
    values = told["components"]["schemas"]["AgreementPublicValues"]
    assert list(values["properties"]) == ["title", "kind", "purpose", "parties", "basis", "starts_on", "ends_on"]
    assert values["properties"]["starts_on"]["anyOf"] == [{"type": "string", "format": "date"}, {"type": "null"}]
    asked = {one["name"]: one["schema"] for one in told["paths"]["/api/v1/registers/agreement"]["get"]["parameters"]}
    assert asked["kind"]["enum"] == ["collaboration", "information_sharing", "joint_venture"]


def test_no_page_of_another_server_is_asked_for(ask, make):
    assert ask("docs").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("registers/", "/api/v1/registers"),
        ("registers/agreement/?page=1&order=-title", "/api/v1/registers/agreement?page=1&order=-title"),
        ("office/board-for-testing/registers/", "/api/v1/office/board-for-testing/registers"),
    ],
)
def test_a_stroke_at_the_end_leads_to_the_address_without_it(make, asked, found):
    answer = Client().get(f"/api/v1/{asked}")

    assert (answer.status_code, answer.headers["Location"]) == (301, found)


@pytest.mark.parametrize("path", ["", "nothing/", "nothing//"])
def test_a_stroke_after_nothing_is_told_as_nothing(make, path):
    assert Client().get(f"/api/v1/{path}").status_code == 404


def test_whoever_would_write_is_led_nowhere(make):
    assert Client().post("/api/v1/registers/").status_code == 404
