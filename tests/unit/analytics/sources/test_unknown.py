"""A file that is no feed is told what it most resembles and what it lacks, by what it holds and never by its name."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.sources import recognise
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
COUNTS = "month,force,reported_by,crime_type,n"


def told(incoming: Incoming) -> str:
    with pytest.raises(BadInput) as refusal:
        recognise(incoming)
    return str(refusal.value).removeprefix(f"{incoming.name}: ")


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (
            "Supplier id,Supplier Name,Transno,Account,Description,Amount,Pay Date,Directorate",
            "is not a kind of file that is read. Its first row holds “Supplier id”, “Supplier Name”, “Transno”, "
            "“Account”, “Description”, “Amount” and 2 more. No kind that is read has such headings.",
        ),
        (
            "base_force,member_force,colour,shape,width",
            "is not a kind of file that is read. Its first row holds “base_force”, “member_force”, “colour”, “shape”, "
            "“width”. Nearest comes a table of most similar forces, for which “as_of” is missing.",
        ),
    ],
)
def test_strange_table_is_told_the_nearest_kinds_and_what_it_lacks(
    text_file: Write, header: str, sentence: str
) -> None:
    assert told(text_file(f"{header}\n1,2\n")) == sentence


def test_no_more_than_three_kinds_are_named(text_file: Write) -> None:
    sentence = told(text_file("year,name,force,colour,shape,weight,size,date,period,category\n"))

    assert sentence.count(", for which ") == 3


def test_few_shared_headings_of_no_weight_make_no_resemblance(text_file: Write) -> None:
    assert told(text_file("date,weekday,kind,evidence,source,note\n")).startswith("is not a kind of file that is read.")


@pytest.mark.parametrize(
    ("above", "row"), [("Counts by force", 2), ("SELECT month, force\n\nFROM counts;", 4), ("Counts,,,,\n,,,,", 3)]
)
def test_header_below_a_title_or_a_query_is_found(text_file: Write, above: str, row: int) -> None:
    sentence = told(text_file(f"{above}\n{COUNTS}\n2025-05,dorset,Dorset Police,Burglary,3\n"))

    assert sentence == (
        f"looks like a table of monthly counts by force with its header in row {row}. Take out the rows above it."
    )


def test_unknown_table_below_a_title_is_told_so(text_file: Write) -> None:
    sentence = told(text_file("Payments over £500\nSupplier,Amount\nA,1\nB,2\n"))

    assert sentence == (
        "has no header in its first row, which holds “Payments over £500”. It is not a kind of file that is read. "
        "If it should be, take out what stands above its headings."
    )


def test_prose_is_told_apart_from_a_table(text_file: Write) -> None:
    sentence = told(text_file("Notes on the data\n\nOne, two and three.\nFour.\n"))

    assert sentence == ("is text, not a table; it begins “Notes on the data”. Give the table behind it as CSV or XLSX.")


def test_bytes_of_another_encoding_are_told(text_file: Write) -> None:
    sentence = told(text_file("Supplier,Paid (£)\nA,1\n".encode("cp1252")))

    assert sentence.endswith("“Paid (\N{REPLACEMENT CHARACTER})”. It is not in UTF-8 either. "
                             "No kind that is read has such headings.")  # fmt: skip


def test_letter_cut_at_the_end_of_what_is_looked_at_is_no_fault(text_file: Write) -> None:
    beginning = "Supplier,Amount\n"
    file = text_file(beginning + "x" * (2**16 - len(beginning) - 1) + "£" * 10)

    assert "UTF-8" not in told(file)


def test_json_is_told_by_the_keys_of_its_first_record(text_file: Write) -> None:
    sentence = told(text_file('[{"colour": "red", "shape": "round"}]', "a.json"))

    assert sentence == (
        "is not a kind of file that is read. Its first record holds “colour”, “shape”. "
        "No kind that is read has such headings."
    )


def workbook(folder: Path, sheets: dict[str, list[str]]) -> Incoming:
    with xlsxwriter.Workbook(str(folder / "a.xlsx")) as out:
        for name, cells in sheets.items():
            out.add_worksheet(name).write_row(0, 0, cells)
    return Incoming(folder / "a.xlsx", "a.xlsx", contained=False)


def test_workbook_is_told_by_its_sheets(tmp_path: Path) -> None:
    sentence = told(workbook(tmp_path, {f"Sheet{number}": ["Priority", "Measures"] for number in range(1, 9)}))

    assert sentence == (
        "is a workbook of no kind that is read; its sheets are “Sheet1”, “Sheet2”, “Sheet3”, “Sheet4”, “Sheet5”, "
        "“Sheet6” and 2 more. A measure workbook has its headings in the first row of a sheet “Measures”."
    )


def test_workbook_whose_titles_say_a_kind_is_told_which(tmp_path: Path) -> None:
    sentence = told(workbook(tmp_path, {"Data": ["Crime severity weights, in a list of its own"]}))

    assert "It most resembles a list of crime severity weights, but has not its sheets and titles." in sentence


def test_plan_workbook_inside_a_zip_is_told(tmp_path: Path) -> None:
    sentence = told(workbook(tmp_path, {"Nodes": [], " actions": []}))

    assert sentence == "is a plan workbook inside a zip. Unpack it, and load it by itself."
