"""Recorded crime by force, on invented figures in the published layout, and its faults one by one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import sample_of
from goldthread.analytics.lake import Lake
from goldthread.analytics.official import Asked, figures_of
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.recorded_crime_force import FEED, LAYOUT
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "recorded_crime_force.xlsx"
THEFT = ("Shoplifting", "Theft offences", "Shoplifting", "46")


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def figures(lake: Lake) -> tuple[Figure, ...]:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)
    return figures_of(lake, landing.parquet, Asked(), most=None).figures


@pytest.fixture
def book(tmp_path: Path) -> Any:
    """Write a workbook of one sheet."""

    def write(*rows: Sequence[object], headings: Sequence[str] = LAYOUT.headings) -> Incoming:
        with xlsxwriter.Workbook(str(tmp_path / "crime.xlsx")) as out:
            sheet = out.add_worksheet("2024_25")
            for place, row in enumerate([headings, *rows]):
                sheet.write_row(place, 0, row)
        return Incoming(tmp_path / "crime.xlsx", "crime.xlsx", contained=False)

    return write


@pytest.fixture
def books(tmp_path: Path) -> Any:
    """Write a workbook of these sheets."""

    def write(**sheets: Sequence[Sequence[object]]) -> Incoming:
        with xlsxwriter.Workbook(str(tmp_path / "crime.xlsx")) as out:
            for name, rows in sheets.items():
                sheet = out.add_worksheet(name)
                for place, cells in enumerate(rows):
                    sheet.write_row(place, 0, cells)
        return Incoming(tmp_path / "crime.xlsx", "crime.xlsx", contained=False)

    return write


def row(year: object = "2024/25", quarter: object = 1, force: str = "Nottinghamshire", count: object = 7) -> list[Any]:
    offence, group, subgroup, code = THEFT
    return [year, quarter, force, offence, code, group, subgroup, count]


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        FEED.land(incoming, lake)
    assert list(lake.root.rglob("*.parquet")) == []
    return str(told.value)


def test_release_is_known_by_its_first_year_since_each_adds_quarters(lake: Lake) -> None:
    incoming = Incoming(SAMPLE, "whatever.xlsx", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    assert (landing.feed, landing.subject) == ("recorded_crime_force", "from-2023-24")
    assert landing.subject_name == "2023/24 to 2024/25"
    assert landing.report.edition == "April 2023 to September 2024"
    assert landing.report.held == {"2023/24": 6, "2024/25": 7, "without a value": 1}


def test_row_is_one_figure_of_a_quarter(figures: tuple[Figure, ...]) -> None:
    found = [one for one in figures if (one.area_name, one.period) == ("Nottinghamshire", "2024/25 Q2")]

    assert [(one.series, one.breakdown, one.area_code, one.unit, one.value, one.place, one.row) for one in found] == [
        (
            "Shoplifting", "offence code: 46; offence group: Theft offences; offence subgroup: Shoplifting",
            "E23000019", "offences", 2291.0, "2024_25", 6,
        ),
        (
            "Rape of a female aged 16 and over",
            "offence code: 19C; offence group: Sexual offences; offence subgroup: Rape offences",
            "E23000019", "offences", 198.0, "2024_25", 7,
        ),
    ]  # fmt: skip
    assert (str(found[0].starts_on), str(found[0].ends_on)) == ("2024-07-01", "2024-10-01")


def test_annotated_and_turned_force_names_are_the_same_areas(figures: tuple[Figure, ...]) -> None:
    codes = {one.area_name: one.area_code for one in figures if one.area_code}

    assert codes == {"Devon and Cornwall": "E23000035", "London, City of": "E23000034", "Nottinghamshire": "E23000019"}


def test_bodies_that_are_no_area_are_kept_and_told(lake: Lake) -> None:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)

    assert landing.report.warnings == (
        "Not areas of a police force: Action Fraud, British Transport Police, CIFAS. "
        "Their figures were kept, without a code.",
    )


def test_headings_below_a_title_are_found_and_sheets_of_notes_passed_over(figures: tuple[Figure, ...]) -> None:
    assert {(one.place, one.row) for one in figures if one.period == "2023/24 Q2"} == {("2023-24", 7)}


def test_mark_instead_of_a_count_is_kept(figures: tuple[Figure, ...]) -> None:
    assert [(one.area_name, one.mark) for one in figures if one.value is None] == [("London, City of", "[z]")]


def test_line_of_the_source_below_the_rows_is_no_figure(figures: tuple[Figure, ...]) -> None:
    assert len(figures) == 13


@pytest.mark.parametrize("heading", ["Offence Count", "Number of offences", "NUMBER OF  OFFENCES [note 1]"])
def test_column_of_counts_may_be_called_otherwise(heading: str, book: Any, lake: Lake) -> None:
    incoming = book(row(), headings=(*LAYOUT.headings[:-1], heading))

    landing = recognise(incoming).land(incoming, lake)

    assert (landing.feed, landing.report.rows) == ("recorded_crime_force", 1)


def test_row_may_be_read_from_csv(tmp_path: Path, lake: Lake) -> None:
    (tmp_path / "crime.csv").write_text(
        f"{','.join(LAYOUT.headings)}\n2024/25,Q3,Kent,Shoplifting,46,Theft,Shoplifting,7\n"
    )
    incoming = Incoming(tmp_path / "crime.csv", "crime.csv", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    assert (landing.feed, landing.subject, landing.report.rows) == ("recorded_crime_force", "2024-25", 1)


@pytest.mark.parametrize(
    ("year", "quarter"), [("2024", 1), ("2024/26", 1), ("2024/25", 5), ("2024/25", ""), ("2024/25", "Q"), (2024.0, 1)]
)
def test_quarter_that_cannot_be_read_refuses_the_file(year: object, quarter: object, book: Any, lake: Lake) -> None:
    told = refusal(book(row(), row(year, quarter)), lake)

    assert told.startswith("crime.xlsx, sheet 2024_25, row 3: ")
    assert "is not a quarter of a financial year. It is written 2024/25 and 1 to 4." in told


def test_text_instead_of_a_count_refuses_the_file(book: Any, lake: Lake) -> None:
    told = refusal(book(row(count="to be supplied by the force")), lake)

    assert told == (
        "crime.xlsx, sheet 2024_25, row 2: “to be supplied by the force” in the column “Number of Offences” "
        "is not a number."
    )


def test_row_without_a_force_refuses_the_file(book: Any, lake: Lake) -> None:
    told = refusal(book(row(), row(force="")), lake)

    assert told == "crime.xlsx, sheet 2024_25, row 3: The year or the area is blank."


def test_blank_count_is_told_from_a_nought(book: Any, lake: Lake) -> None:
    landing = FEED.land(book(row(count=""), row(force="Kent", count=0)), lake)

    found = figures_of(lake, landing.parquet, Asked()).figures

    assert [(one.value, one.mark) for one in found] == [(None, "(blank)"), (0.0, "")]


def test_same_row_twice_with_two_counts_refuses_the_file(book: Any, lake: Lake) -> None:
    told = refusal(book(row(), row(count=8)), lake)

    assert "8.0 here and 7.0 before." in told


def test_headings_without_rows_refuse_the_file(book: Any, lake: Lake) -> None:
    told = refusal(book(), lake)

    assert told == "crime.xlsx: holds no sheet with the headings and a row below them. Fetch the file again."


def test_year_of_which_the_column_of_counts_was_renamed_refuses_the_file(books: Any, lake: Lake) -> None:
    renamed = [[*LAYOUT.headings[:-1], "Recorded offences"], row("2023/24")]

    told = refusal(books(**{"2023_24": renamed, "2024_25": [LAYOUT.headings, row()]}), lake)

    assert told == (
        "crime.xlsx, sheet 2023_24: holds numbers but lacks the heading “Number of Offences”: the series would have a "
        "hole there. Name the columns as in the other sheets."
    )


def test_headings_far_down_a_sheet_are_found(books: Any, lake: Lake) -> None:
    notes = [[f"note {number}"] for number in range(14)]

    landing = FEED.land(books(**{"2024_25": [*notes, LAYOUT.headings, row()]}), lake)

    assert landing.report.rows == 1


def test_sheet_of_numbers_that_is_of_no_year_is_named(books: Any, lake: Lake) -> None:
    summary = [["Force Name", "Offences", "Change"], ["Kent", 5, 2.5], ["Essex", 9, 3.5]]

    landing = FEED.land(books(Summary=summary, Rows=[LAYOUT.headings, row()], Notes=[["As of 2024"]]), lake)

    assert landing.report.warnings == ("Not read, though numbers stand there: sheet Summary.",)


def test_footnote_glued_to_a_force_is_no_part_of_its_name(book: Any, lake: Lake) -> None:
    landing = FEED.land(book(row(force="Greater Manchester1")), lake)

    (found,) = figures_of(lake, landing.parquet, Asked()).figures
    assert (found.area_name, found.area_code) == ("Greater Manchester", "E23000005")


def test_formula_that_failed_is_kept_as_a_mark_and_told(book: Any, lake: Lake) -> None:
    landing = FEED.land(book(row(), row(force="Kent", count="#REF!")), lake)

    assert landing.report.held == {"2024/25": 2, "without a value": 1}
    assert landing.report.warnings == (
        "Formulas that failed were published in place of figures: 2024_25, row 3 “#REF!”.",
    )


def test_table_by_partnership_or_of_outcomes_is_another(book: Any) -> None:
    by_partnership = sample_of(book(row(), headings=("CSP Name", *LAYOUT.headings)))
    of_outcomes = sample_of(book(row(), headings=(*LAYOUT.headings, "Outcome Type")))

    assert (FEED.recognises(by_partnership), FEED.recognises(of_outcomes)) == (False, False)
