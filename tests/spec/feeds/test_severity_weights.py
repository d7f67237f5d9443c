"""Crime severity weights in the published layout: one weight an offence, of the release that the title names."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from goldthread.analytics import engine
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "severity_weights.xlsx"
TITLE = ["List of weights, year ending March 2025"]
HEADER = ["Offence code", "Offence description", "Weight"]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


def land(path: Path, lake: Lake) -> Landing:
    incoming = Incoming(path, path.name, contained=False)
    return recognise(incoming).land(incoming, lake)


def book(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    with xlsxwriter.Workbook(str(folder / "a.xlsx")) as out:
        made = out.add_worksheet("List of Weights")
        for number, row in enumerate(rows):
            made.write_row(number, 0, row)
    return folder / "a.xlsx"


def test_weight_of_an_offence_stands_with_its_code(lake: Lake) -> None:
    landing = land(SAMPLE, lake)

    found = engine.run(
        f"SELECT series, breakdown, period, unit, value, mark FROM read_parquet('{lake.held(landing.parquet)}')"
    )
    year, unit = "12m to 2024-03", "weight of one offence"
    assert found == [
        ("Murder", "offence code: 1", year, unit, 8000.0, ""),
        ("Assault with intent to cause serious harm", "offence code: 5D", year, unit, 1200.5, ""),
        ("Assault with injury", "offence code: 8N", year, unit, 180.0, ""),
        ("Burglary in a home", "offence code: 28E", year, unit, 430.0, ""),
        ("Theft of a pedal cycle", "offence code: 44", year, unit, None, "-"),
    ]
    assert landing.subject == "year-ending-2024-03"


def test_headings_in_other_words_and_with_a_glued_footnote_are_read(tmp_path: Path, lake: Lake) -> None:
    rows = [TITLE, ["ONS offence code", "Offence", "Weight1,2"], ["1", "Murder", 8000]]

    assert land(book(tmp_path, rows), lake).report.rows == 1


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([["List of weights"], HEADER, [1, "Murder", 1]], "The title does not say for which year the weights are."),
        ([TITLE, HEADER, [1, "Murder", "heavy"]], "“heavy” in the column “Weight” is not a number."),
        ([TITLE, HEADER, [1, "Murder", -1]], "The weight -1 is below 0."),
        ([TITLE, HEADER, [1, "", 5]], "The column “Offence” is blank."),
        ([TITLE, HEADER], "holds no figure that could be read."),
        ([TITLE, ["Offence"]], "No row of the first 12 holds the headings “Offence code”, “Offence”, “Weight”."),
    ],
)
def test_list_that_cannot_be_read_is_refused(tmp_path: Path, lake: Lake, rows: list[list[object]], fault: str) -> None:
    with pytest.raises(BadInput) as told:
        land(book(tmp_path, rows), lake)

    assert told.value.fault == fault
    assert list(lake.root.rglob("*.parquet")) == []
