"""A file is recognised as one feed, or refused with what it most resembles."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.schema import CENSUS_RESIDENTS, CROSS_TABLE, STREET
from goldthread.analytics.sources import FEEDS, recognise
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
STREET_HEADER = ",".join(STREET.headings)
CENSUS_HEADER = ",".join(CENSUS_RESIDENTS.headings)


def refusal(incoming: Incoming) -> str:
    with pytest.raises(BadInput) as told:
        recognise(incoming)
    return str(told.value)


def test_feed_stands_under_its_code_and_so_does_its_table() -> None:
    assert {code: (feed.code, feed.table.feed) for code, feed in FEEDS.items()} == {
        code: (code, code) for code in FEEDS
    }


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (STREET_HEADER, "street"),
        (STREET_HEADER.upper(), "street"),
        (f"{STREET_HEADER},Extra", "street"),
        ("measure,period,document", "measure_workbook"),
        (CENSUS_HEADER, "census_residents"),
        ("month,force,reported_by,crime_type,n", "monthly_counts"),
        ("Month,Force,Reported_by,Crime_type,N,share", "monthly_counts"),
        ("force,name,code,year,people", "force_residents"),
        (",".join(CROSS_TABLE.headings), "cross_table"),
        (f"{CENSUS_HEADER},Residence type: Lives in a household; measures: Value", "census_residents"),
    ],
)
def test_file_is_recognised_by_its_header(text_file: Write, header: str, code: str) -> None:
    assert recognise(text_file(header + "\n")).code == code


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (
            STREET_HEADER.replace("LSOA code,", ""),
            "looks like a data.police.uk street file. The column “LSOA code” is missing. Put the heading back, "
            "spelt so, "
            "or fetch the file again.",
        ),
        (
            STREET_HEADER.replace("Month", "Mnth").replace("Context", ""),
            "looks like a data.police.uk street file. The columns “Month”, “Context” are missing. Put the heading "
            "back, "
            "spelt so, or fetch the file again.",
        ),
        (
            "area,period,value",
            "looks like a measure workbook. The columns “measure”, “document” are missing. Put the heading back, spelt "
            "so, or fetch the file again.",
        ),
        (
            "date,geography,geography code,Total",
            "looks like a census table of residents (Nomis TS001). The column “Residence type: Total; measures: "
            "Value” is "
            "missing. Put the heading back, spelt so, or fetch the file again.",
        ),
        (
            "month,force,reported_by,crime_type",
            "looks like a table of monthly counts by force. The column “n” is missing. Put the heading back, spelt so, "
            "or fetch the file again.",
        ),
        (
            "force,name,code,people",
            "looks like a table of residents by force. The column “year” is missing. Put the heading back, spelt so, "
            "or fetch the file again.",
        ),
        (
            "Supplier,Transno,Amount,Pay Date",
            "is not a kind of file that is read. Its first row holds “Supplier”, “Transno”, “Amount”, “Pay Date”. No "
            "kind that is read has such headings.",
        ),
        (
            STREET_HEADER.replace(",", ";"),
            "separates its cells by something else than commas. Save it as “CSV UTF-8”.",
        ),
        (
            "\n",
            "is empty. Fetch it again.",
        ),
    ],
)  # fmt: skip
def test_file_that_is_not_recognised_is_told_what_it_resembles(text_file: Write, header: str, sentence: str) -> None:
    assert refusal(text_file(header + "\n")) == f"file.csv: {sentence}"


@pytest.mark.parametrize(
    ("sheet", "cells", "sentence"),
    [
        (
            "Figures",
            ["measure", "period", "document"],
            "is a workbook of no kind that is read; its sheets are “Figures”. A measure workbook has its headings in "
            "the first row of a sheet “Measures”.",
        ),
        (
            "Measures",
            ["measure", "value", "document"],
            "looks like a measure workbook. The column “period” is missing. Put the heading back, spelt so, or "
            "fetch the "
            "file again.",
        ),
        (
            "Measures",
            ["Quarterly report"],
            "is not a kind of file that is read. Its first row holds “Quarterly report”. No kind that is read has such "
            "headings.",
        ),
    ],
)
def test_workbook_that_is_not_recognised_is_told_what_it_lacks(
    tmp_path: Path, sheet: str, cells: list[str], sentence: str
) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
        out.add_worksheet(sheet).write_row(0, 0, cells)

    assert refusal(Incoming(tmp_path / "a.xlsx", "a.xlsx", contained=False)) == f"a.xlsx: {sentence}"


def test_street_file_saved_as_a_workbook_is_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
        out.add_worksheet("Measures").write_row(0, 0, STREET.headings)

    assert refusal(Incoming(tmp_path / "a.xlsx", "a.xlsx", contained=False)) == (
        "a.xlsx: is a data.police.uk street file saved as a workbook. Save it as “CSV UTF-8”."
    )
