"""Entries from a workbook: the fate of each row is told before anything is kept, and only that is taken."""

import io
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from tests.unit.apps.registers.files.made import BILLION, DOCX, zipped

from goldthread.apps.audit.queries import history
from goldthread.apps.registers.models import Due, Thing
from goldthread.apps.registers.operations import CannotNow, NotAllowed, Restriction, restrict
from goldthread.apps.registers.operations.importing import DryRun, What, dry_run, take, template
from goldthread.apps.registers.operations.importing.layout import MOST_ROWS
from goldthread.core.errors import BadInput

HEAD = (
    "Reference", "Title", "Kind", "Purpose", "Parties", "Lead", "Legal basis", "Terms for the office", "Starts on",
    "Ends on", "Look at it again on",
)  # fmt: skip
GOOD = {
    "Title": "Data for probation",
    "Kind": "Information sharing",
    "Purpose": "To know who is released.",
    "Parties": "Probation",
    "Lead": "Officer",
    "Legal basis": "Crime and Disorder Act 1998, section 115",
    "Starts on": date(2026, 4, 1),
    "Look at it again on": date(2027, 4, 1),
}
Write = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Write:
    """A workbook of agreements with these rows, each a good one but for what it is given."""

    def write(*rows: dict[str, object], head: Sequence[str] = HEAD, sheet: str = "Agreements") -> Path:
        path = tmp_path / "a.xlsx"
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as out:
            page = out.add_worksheet(sheet)
            page.write_row(0, 0, head)
            for number, row in enumerate(rows, start=1):
                for place, name in enumerate(head):
                    cell = row.get(name, "")
                    write_cell = page.write_datetime if isinstance(cell, date | datetime) else page.write
                    write_cell(number, place, cell)
        return path

    return write


@pytest.fixture
def run(agreements, officer, people) -> Callable[..., DryRun]:
    """The dry run of a workbook."""
    return lambda path, **facts: dry_run(
        **{"bound": agreements, "path": path, "name": "a.xlsx", "by": officer, **facts}
    )


@pytest.fixture
def taken(agreements, officer, run):
    """Take a workbook as its dry run told."""

    def done(path: Path, **facts: object):
        seen = run(path).digest
        return take(**{"bound": agreements, "path": path, "name": "a.xlsx", "seen": seen, "by": officer, **facts})

    return done


def fates(found: DryRun) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(fate.row, str(fate.what), fate.faults) for fate in found.rows]


def titles(agreements) -> list[str]:
    return list(agreements.model._default_manager.order_by("reference").values_list("title", flat=True))


def refusal(run, path: Path) -> str:
    with pytest.raises(BadInput) as fault:
        run(path)
    return str(fault.value)


def test_template_has_the_headings_the_answers_and_the_posts(agreements, people) -> None:
    with CalamineWorkbook.from_filelike(io.BytesIO(template(agreements, people.body))) as held:
        sheets = {name: held.get_sheet_by_name(name).to_python() for name in held.sheet_names}

    assert list(sheets) == ["Agreements", "Read me", "Answers"]
    assert sheets["Agreements"] == [list(HEAD)]
    assert [row[:2] for row in sheets["Read me"][1:4]] == [["Reference", ""], ["Title", "needed"], ["Kind", "needed"]]
    assert [row[0] for row in sheets["Answers"]][:4] == [
        "Kind",
        "Collaboration",
        "Information sharing",
        "Joint venture",
    ]
    assert "Officer" in [row[1] for row in sheets["Answers"]]


def test_template_filled_in_is_taken(agreements, people, book, taken, tmp_path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(template(agreements, people.body))
    with CalamineWorkbook.from_path(str(path)) as held:
        head = held.get_sheet_by_name("Agreements").to_python()[0]

    assert taken(book(GOOD, head=head)).new == 1


def test_empty_template_is_told(agreements, people, run, tmp_path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(template(agreements, people.body))

    assert refusal(run, path) == (
        "a.xlsx, sheet Agreements: has no row below its headings. Fill in a row for each entry."
    )


def test_new_rows_are_told_and_kept_only_when_they_are_taken(agreements, book, run, taken, people) -> None:
    path = book(GOOD, {}, GOOD | {"Title": "Shared control room"})

    found = run(path)

    assert fates(found) == [(2, "new", ()), (4, "new", ())]
    assert found.rows[0].changes[0] == {"field": "title", "label": "Title", "before": "", "after": "Data for probation"}
    assert titles(agreements) == []
    assert (found.good, taken(path).new) == (2, 2)
    assert titles(agreements) == ["Data for probation", "Shared control room"]


def test_taking_is_one_deed_of_the_record(agreements, book, taken, officer) -> None:
    taken(book(GOOD, GOOD | {"Title": "Other"}))

    things = Thing.objects.filter(kind="agreement").order_by("pk")
    (entry,) = history(officer.body.slug, f"thing:{things[0].pk}")
    assert (entry.event, entry.by, entry.facts["file"]) == ("entry.imported", officer.key, "a.xlsx")
    assert [(one["thing"], one["what"], one["revision"]) for one in entry.facts["entries"]] == [
        (things[0].pk, "Agreement AG-2026-001", 1),
        (things[1].pk, "Agreement AG-2026-002", 1),
    ]


def test_row_with_a_reference_changes_that_entry_and_no_column_that_is_not_there(
    agreements, agreed, book, run, taken
) -> None:
    entry = agreed()
    path = book(
        GOOD | {"Reference": "ag-2026-001", "Look at it again on": date(2028, 4, 1)},
        head=HEAD[:5] + HEAD[5:7] + HEAD[8:9] + HEAD[10:],
    )

    found = run(path)

    assert [one["field"] for one in found.rows[0].changes] == ["title", "purpose", "parties", "review_on"]
    assert taken(path).changed == 1
    after = agreements.model._default_manager.get(pk=entry.pk)
    assert (after.revision, after.title, after.review_on) == (2, "Data for probation", date(2028, 4, 1))
    assert (after.terms, after.ends_on) == (entry.terms, entry.ends_on)
    assert Thing.objects.get(pk=entry.pk).title == "Data for probation"


def test_row_that_changes_nothing_stays_as_it_is(agreements, book, run, taken) -> None:
    taken(book(GOOD))
    path = book(GOOD | {"Reference": "AG-2026-001"})

    assert fates(run(path)) == [(2, "same", ())]
    assert (taken(path).changed, agreements.model._default_manager.get().revision) == (0, 1)


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        (
            {"Lead": "Nobody"},
            "Lead: “Nobody” is no post that is held. Give one of:",
        ),
        ({"Title": ""}, "Title: is empty. It must be answered."),
        (
            {"Starts on": "01/04/2026"},
            "Starts on: “01/04/2026” is a text, not a date. Format the cell as a date and type the day again, or write "
            "it in words.",
        ),
        (
            {"Starts on": 46113},
            "Starts on: “46113” is a number, not a date. Format the cell as a date and type the day again, "
            "or write it in words.",
        ),
        ({"Starts on": datetime(2026, 4, 1, 9, 30)}, "Starts on: has a time of day. Give the day alone."),
        (
            {"Parties": date(2026, 4, 1)},
            "Parties: has become a date or a time. Format the column as text and write it again.",
        ),
        (
            {"Kind": "Colaboration"},
            "Kind: “Colaboration” is none of its answers. Did you mean “Collaboration”? Give one of: Collaboration, "
            "Information sharing, Joint venture.",
        ),
        (
            {"Ends on": date(2020, 1, 1)},
            "The answers to “Ends on” and “Starts on” do not fit together. Change one of them.",
        ),
        (
            {"Reference": "AG-2020-999"},
            "Reference: “AG-2020-999” is no agreement that you may change. Leave it empty for a new one.",
        ),
        ({"Title": "a\u202eb"}, "Title: holds a sign that nobody sees (U+202E, character 2)."),
    ],
)
def test_row_that_cannot_be_used_is_refused_with_why(book, run, cells, faults) -> None:
    (fate,) = run(book(GOOD | cells)).rows

    assert fate.what is What.REFUSED
    assert [one[: len(faults)] for one in fate.faults] == [faults]


@pytest.mark.parametrize("day", ["2026-04-01", "1 April 2026"])
def test_day_as_text_is_read_where_it_can_mean_one_day_only(book, run, day) -> None:
    (fate,) = run(book(GOOD | {"Starts on": day})).rows

    assert [one["after"] for one in fate.changes if one["field"] == "starts_on"] == ["1 April 2026"]


def test_entry_in_two_rows_is_refused_the_second_time(agreed, book, run) -> None:
    agreed()
    rows = [GOOD | {"Reference": "AG-2026-001"}, GOOD | {"Reference": " ag-2026-001", "Title": "Other"}]

    assert fates(run(book(*rows))) == [
        (2, "changed", ()),
        (3, "refused", ("Reference: “ag-2026-001” stands in row 2 already. Give each entry one row.",)),
    ]


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("in_force", "A change of it needs approval. Propose it on its own page."),
        ("sent", "This agreement is sent for approval, and nothing of it is changed in that state."),
        ("ended", "This agreement is ended, and nothing of it is changed in that state."),
    ],
)
def test_entry_is_not_changed_past_its_state(agreed, book, run, state, fault) -> None:
    agreed(state)

    assert fates(run(book(GOOD | {"Reference": "AG-2026-001"}))) == [(2, "refused", (fault,))]


def test_entry_that_the_person_may_not_see_is_not_told_of(agreed, agreements, officer, people, book, run) -> None:
    restriction = Restriction(safe_label="An agreement", exempt_under="commercial", people=[people.approver])
    restrict(bound=agreements, thing=agreed().thing, restriction=restriction, reason="It is.", by=officer)

    (fate,) = run(book(GOOD | {"Reference": "AG-2026-001"})).rows

    assert fate.faults == (
        "Reference: “AG-2026-001” is no agreement that you may change. Leave it empty for a new one.",
    )
    assert (fate.reference, fate.title) == ("AG-2026-001", "Data for probation")


def test_entry_of_another_body_is_not_found(agreed, stranger, book, run) -> None:
    agreed()

    (fate,) = run(book(GOOD | {"Reference": "AG-2026-001"}), by=stranger).rows

    assert fate.what is What.REFUSED


def test_good_rows_alone_are_taken_when_that_is_asked_for(agreements, book, taken) -> None:
    path = book(GOOD, GOOD | {"Lead": "Nobody"})

    with pytest.raises(CannotNow) as fault:
        taken(path)
    assert (str(fault.value), titles(agreements)) == ("1 row cannot be used, and nothing was taken.", [])

    found = taken(path, good_only=True)
    assert (found.new, found.changed, found.left, titles(agreements)) == (1, 0, 1, ["Data for probation"])


def test_workbook_whose_fate_has_changed_since_is_not_taken(agreements, agreed, book, run, taken) -> None:
    entry = agreed()
    path = book(GOOD | {"Reference": "AG-2026-001"})
    seen = run(path).digest
    agreements.model._default_manager.filter(pk=entry.pk).update(revision=2)

    with pytest.raises(CannotNow) as fault:
        taken(path, seen=seen)

    assert str(fault.value) == "What becomes of the rows has changed since you looked. Look again, then decide."
    assert titles(agreements) == [entry.title]


@pytest.mark.parametrize("role", ["approver", "auditor", "contributor", "administrator"])
def test_who_may_not_import_does_not(agreements, book, run, taken, people, role) -> None:
    path = book(GOOD)

    with pytest.raises(NotAllowed):
        run(path, by=people.actor(role))
    with pytest.raises(NotAllowed):
        taken(path, by=people.actor(role))

    assert titles(agreements) == []


def test_workbook_of_another_register_is_told(book, run) -> None:
    assert refusal(run, book(GOOD, sheet="Actions")).endswith("Take the template of Agreements.")


def test_workbook_without_the_sheet_or_a_column_is_told(book, run) -> None:
    assert refusal(run, book(GOOD, sheet="Sheet1")) == (
        "a.xlsx: has no sheet “Agreements”; it has “Sheet1”. Take the template of Agreements."
    )
    assert refusal(run, book(GOOD, head=HEAD[:4])) == (
        "a.xlsx, sheet Agreements: lacks the columns: Parties, Lead, Legal basis, Starts on, Look at it again on. "
        "Put the headings into the first row, spelt so."
    )
    assert refusal(run, book(GOOD, head=(*HEAD, "Title"))) == (
        "a.xlsx, sheet Agreements: has the column “Title” twice. Keep one of the two."
    )


def test_strange_column_is_left_out_and_told(book, run) -> None:
    found = run(book(GOOD | {"State": "In force"}, head=(*HEAD, "State")))

    assert found.warnings == ("The column “State” is not one of this register and was left out.",)
    assert found.good == 1


def test_formula_that_failed_is_a_fault_of_its_row(book, run, tmp_path) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(path)) as out:
        page = out.add_worksheet("Agreements")
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, ["", "A"])
        page.write_formula(1, 2, "=1/0", None, "#DIV/0!")

    (fate,) = run(path).rows

    assert fate.faults[0] == "Purpose: is empty. It must be answered."
    assert "Kind: shows an error (#DIV/0!). Mend the formula, or write the value itself." in fate.faults


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", zipped(DOCX), zipped({"a.csv": "x"})])
def test_file_of_another_kind_is_refused(run, tmp_path, content) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)

    with pytest.raises(BadInput):
        run(path)


def test_workbook_with_entities_or_a_bomb_is_refused_before_it_is_read(book, run, tmp_path) -> None:
    path, changed = book(GOOD), tmp_path / "b.xlsx"
    refusals = []
    for part, content in (("xl/sharedStrings.xml", BILLION.encode()), ("xl/media/a.bin", b"\0" * (30 * 2**20))):
        with zipfile.ZipFile(path) as given, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as out:
            for name in [name for name in given.namelist() if name != part]:
                out.writestr(name, given.read(name))
            out.writestr(part, content)
        refusals.append(refusal(run, changed))

    assert refusals[0].startswith("a.xlsx, xl/sharedStrings.xml: declares entities")
    assert "packed into next to nothing" in refusals[1]


def test_file_of_more_than_fifty_megabytes_is_refused_unread(run, tmp_path) -> None:
    path = tmp_path / "b.xlsx"
    with path.open("wb") as out:
        out.truncate(50 * 2**20 + 1)

    assert refusal(run, path) == "a.xlsx: is larger than 50 MB. Split it."


def test_dates_that_fall_due_follow_a_change(agreements, agreed, book, taken) -> None:
    entry = agreed()

    taken(book(GOOD | {"Reference": "AG-2026-001"}))

    assert list(Due.objects.filter(thing=entry.pk)) == []


def test_many_rows_ask_little_more_than_one(book, run) -> None:
    asked = []
    for number in (1, 40):
        path = book(*[GOOD | {"Title": f"Agreement {one}"} for one in range(number)])
        with CaptureQueriesContext(connection) as queries:
            run(path)
        asked.append(len(queries))

    assert asked[0] == asked[1]


@pytest.mark.slow
def test_ten_thousand_rows_are_judged_and_taken_in_some_seconds(agreements, book, run, taken, officer) -> None:
    rows = [
        GOOD | {"Title": f"Agreement {number}", "Lead": f"Nobody {number}" * (number % 10 == 0) or "Officer"}
        for number in range(MOST_ROWS)
    ]
    path = book(*rows)
    begun = time.process_time()

    found = run(path)
    judged = time.process_time() - begun
    done = taken(path, good_only=True)

    assert (found.number(What.REFUSED), done.new) == (MOST_ROWS // 10, MOST_ROWS - MOST_ROWS // 10)
    assert judged < 15
    assert time.process_time() - begun < 60


def test_more_rows_than_are_taken_at_once_are_refused(book, run) -> None:
    path = book(*[{"Title": "A"}] * (MOST_ROWS + 1))

    assert refusal(run, path) == "a.xlsx, sheet Agreements: has 10,001 rows. Bring 10,000 at most at a time."
