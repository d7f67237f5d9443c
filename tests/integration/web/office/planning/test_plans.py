"""An officer of an office that has no plan loads the first one at a browser; nobody else may."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook
from tests.cast import cast, signed_in

from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.planning.models import Plan
from goldthread.apps.planning.workbook.sample import SAMPLE
from goldthread.apps.planning.workbook.template import write_filled

OFFICE = "/office/board-for-testing"
PLANS = f"{OFFICE}/plans/"


@pytest.fixture
def body(db, home):
    made = found(name="Board for Testing", by="system")
    open_home(body=made, is_demo=True, by="system")
    return made


@pytest.fixture
def people(body):
    return cast(body)


def workbook(folder, rows=SAMPLE):
    """A plan workbook as a browser sends it."""
    path = folder / "sent.xlsx"
    write_filled(path, rows)
    return {"file": SimpleUploadedFile("plan.xlsx", path.read_bytes())}


def test_officer_fetches_the_filled_workbook_and_loads_it(browser, body, words):
    officer = browser("officer")
    fetched = officer.get(f"{PLANS}filled.xlsx").content

    page = officer.post(PLANS, {"file": SimpleUploadedFile("plan.xlsx", fetched)})

    assert page.status_code == 200
    assert "A made-up plan, 2024 to 2028 is loaded: actions 3, updates 3, insights 2." in page.content.decode()
    assert [(plan.code, plan.thing.body) for plan in Plan.objects.all()] == [("sample-2024-28", body)]
    assert "1F01" in words(officer, f"{OFFICE}/registers/action/")


def test_empty_workbook_has_no_row_of_a_plan(browser):
    fetched = browser("officer").get(f"{PLANS}empty.xlsx").content

    rows = CalamineWorkbook.from_filelike(BytesIO(fetched)).get_sheet_by_name("Nodes").to_python()

    assert len(rows) == 1


def test_every_fault_is_told_with_its_place_and_nothing_is_kept(browser, tmp_path):
    wrong = [{**SAMPLE["Actions"][0], "owner": ""}, {**SAMPLE["Actions"][1], "delivers": "9.9"}]

    page = browser("officer").post(PLANS, workbook(tmp_path, {**SAMPLE, "Actions": wrong}))

    text = page.content.decode()
    assert page.status_code == 422
    assert ("Sheet Actions, row 2" in text, "Sheet Actions, row 3, delivers" in text) == (True, True)
    assert not Plan.objects.exists()


def test_plan_of_another_body_is_refused_whole(browser, tmp_path):
    first, *others = SAMPLE["Nodes"]

    page = browser("officer").post(
        PLANS, workbook(tmp_path, {**SAMPLE, "Nodes": [{**first, "body": "Elsewhere"}, *others]})
    )

    assert page.status_code == 422
    assert "is the plan of another body, and nothing of it was taken." in page.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("way", [PLANS, f"{PLANS}empty.xlsx"])
def test_only_an_officer_may(browser, way):
    assert [browser(name).get(way).status_code for name in ("officer", "approver", "contributor")] == [200, 403, 403]


def test_without_a_plan_the_register_and_its_add_page_lead_to_loading_one(browser):
    officer = browser("officer")

    pages = [officer.get(f"{OFFICE}/registers/action/{end}").content.decode() for end in ("", "add/")]

    assert [("No plan is kept yet. Load one first." in page, f'href="{PLANS}"' in page) for page in pages] == [
        (True, True),
        (True, True),
    ]


def test_public_page_leads_only_who_is_signed_in_to_loading_one(client, people):
    pages = [one.get("/plan/").content.decode() for one in (client, signed_in(people.officer), client)]

    assert [f'href="{PLANS}"' in page for page in pages] == [False, True, False]
