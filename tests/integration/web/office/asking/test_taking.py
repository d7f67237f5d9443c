"""Entries from a workbook: template, dry run, taking; and workbooks that are none."""

from io import BytesIO

import pytest
import xlsxwriter
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.apps.publishing.registers.agreement import Agreement

from .conftest import ANSWERS, LIST

IMPORT = f"{LIST}import/"


def filled(*rows):
    """A workbook with the headings of the template, and these rows."""
    heads = ("Reference", *row())
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Agreements")
        sheet.write_row(0, 0, heads)
        for number, one in enumerate(rows, start=1):
            sheet.write_row(number, 0, [one.get(head, "") for head in heads])
    return SimpleUploadedFile("agreements.xlsx", out.getvalue())


def row(**other):
    given = {
        "Title": "New one",
        "Kind": "Collaboration",
        "Purpose": ANSWERS["purpose"],
        "Parties": "The Board",
        "Lead": "Officer",
        "Legal basis": ANSWERS["basis"],
        "Starts on": "1 April 2026",
        "Look at it again on": "1 April 2027",
    }
    return given | other


def kept():
    return list((settings.HOME / "drafts").rglob("*.xlsx"))


def test_template_is_sent_as_a_workbook(officer, desk_of):
    answer = officer.client.get(f"{IMPORT}template.xlsx")

    assert answer["Content-Disposition"] == 'attachment; filename="agreement-template.xlsx"'
    assert answer.content.startswith(b"PK")
    assert desk_of("auditor").open(f"{IMPORT}template.xlsx").status == 403


def test_import_shows_the_fate_of_each_row_and_takes_the_good(officer, agreed, fresh):
    held = agreed()
    book = filled(row(), row(Reference=held.reference, Title="Renamed"), row(Title="Bad", Lead="Nobody"))

    fates = officer.open(IMPORT).send("See what would become of it", file=book)
    assert fates.status == 200
    assert "agreements.xlsx: refused 1, new 1, changed 1." in fates.main
    assert Agreement.objects.count() == 1
    assert len(kept()) == 1

    done = fates.send("Take 2 rows and leave the rest")

    assert done.path == LIST
    assert "Taken: 1 new, 1 changed; 1 left out." in done.text
    assert sorted(Agreement.objects.values_list("title", flat=True)) == ["New one", "Renamed"]
    assert kept() == []


def test_import_sent_twice_takes_once(officer):
    fates = officer.open(IMPORT).send("See what would become of it", file=filled(row()))

    fates.send("Take 1 row")
    again = fates.send("Take 1 row")

    assert (again.status, Agreement.objects.count()) == (400, 1)
    assert "The file is no longer kept here" in again.main


def test_import_can_be_thrown_away(officer):
    fates = officer.open(IMPORT).send("See what would become of it", file=filled(row()))

    fates.send("Take none and throw the file away")

    assert (kept(), Agreement.objects.count()) == ([], 0)


def test_import_that_fits_no_longer_is_told_and_takes_nothing(officer, agreed):
    held = agreed()
    fates = officer.open(IMPORT).send(
        "See what would become of it", file=filled(row(Reference=held.reference, Title="Renamed"))
    )
    officer.open(f"{LIST}{held.thing.address}/change/what/").send("Save and go on", title="Other").send(
        "Save the change"
    )

    told = fates.send("Take 1 row")

    assert told.status == 409
    assert Agreement.objects.get().title == "Other"


def test_a_kept_workbook_is_its_owners_alone(officer, desk_of):
    fates = officer.open(IMPORT).send("See what would become of it", file=filled(row()))

    assert desk_of("auditor").open(fates.path).status == 403
    assert fates.path.count("file=") == 1


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_told_at_its_question_and_not_kept(officer, content):
    told = officer.open(IMPORT).send("See what would become of it", file=SimpleUploadedFile("a.xlsx", content))

    assert (told.status, told.hrefs_of_faults) == (422, ["#file"])
    assert kept() == []


def test_no_file_is_told(officer):
    told = officer.open(IMPORT).send("See what would become of it")

    assert (told.status, told.faults) == (422, ["File: none was chosen. Choose one."])


@pytest.mark.parametrize("name", ["../../secret", "0" * 64, "", "é"])
def test_a_made_up_digest_finds_nothing(officer, name):
    told = officer.open(f"{IMPORT}?file={name}")

    assert told.status == 400
