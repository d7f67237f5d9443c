"""The police force area tables, quirk by quirk, on a part of a published edition and on small workbooks beside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from goldthread.analytics import engine
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import sample_of
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.ons_pfa import FEED
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "ons_pfa.xlsx"
Sheet = Sequence[Sequence[object]]
COUNTS = (
    "Table P1: Police recorded crime by offence group and police force area, English regions and Wales, "
    "number of offences, year ending December 20191,2"
)
KNIFE = (
    "Table P6: Knife and sharp instrument rates recorded by the police for selected offences, by police force area, "
    "year ending December 2018 and year ending December 20191,2"
)
HEAD = (("", "", "Total recorded crime (excluding fraud3)"), ("Area Code", "Area Name", ""), ("", "", "Numbers"))
GOLD, NORTH, SOUTH = ("E12000001", "North East8"), ("E23000013", "Cleveland"), ("E23000008", "Durham8,9")


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def book(tmp_path: Path) -> Any:
    """Write a workbook of these sheets, one after another."""

    def write(sheets: Mapping[str, Sheet]) -> Incoming:
        with xlsxwriter.Workbook(str(tmp_path / "tables.xlsx")) as out:
            for name, rows in sheets.items():
                sheet = out.add_worksheet(name)
                for place, row in enumerate(rows):
                    sheet.write_row(place, 0, row)
        return Incoming(tmp_path / "tables.xlsx", "tables.xlsx", contained=False)

    return write


def counts(*rows: Sequence[object], subtitle: str = "England and Wales", notes: Sequence[str] = ()) -> Sheet:
    return [[COUNTS], [], [subtitle], *HEAD, *rows, ["Source: Home Office"], *([note] for note in notes)]


def landed(lake: Lake, incoming: Incoming | None = None) -> Landing:
    return FEED.land(incoming or Incoming(SAMPLE, SAMPLE.name, contained=False), lake)


def figures(lake: Lake, landing: Landing, where: str) -> list[tuple[Any, ...]]:
    """Area, code, period, unit, value and mark of the figures that a condition chooses, in the order of the file."""
    table = f"read_parquet({engine.file_literal(lake.held(landing.parquet))})"
    columns = "area_name, area_code, period, unit, value, mark"
    return engine.run(f"SELECT {columns} FROM {table} WHERE {where} ORDER BY place, row")


def test_edition_is_recognised_by_its_tables_and_named_by_its_year(lake: Lake) -> None:
    sample = sample_of(Incoming(SAMPLE, "anything.xlsx", contained=False))

    landing = landed(lake)

    assert FEED.recognises(sample)
    assert (landing.subject, landing.subject_name) == ("year-ending-2019-03", "year ending March 2019")
    assert (landing.report.edition, landing.report.warnings) == ("year ending March 2019", ())


def test_every_table_gives_its_figures(lake: Lake) -> None:
    assert landed(lake).report.held == {
        "recorded crime, numbers": 391,
        "recorded crime, change": 138,
        "recorded crime, rates": 130,
        "knife offences by offence": 84,
        "knife offences over time": 140,
        "experience of anti-social behaviour": 32,
        "anti-social behaviour over time": 168,
        "anti-social behaviour by category": 21,
        "without a value": 49,
    }


def test_counts_stand_as_they_were_published(lake: Lake) -> None:
    of = "\"table\" = 'recorded crime, numbers' AND series = 'Homicide' AND area_name IN ('WALES', 'Nottinghamshire')"

    assert figures(lake, landed(lake), of) == [
        ("Nottinghamshire", "E23000019", "12m to 2019-03", "offences", 9.0, ""),
        ("WALES", "W92000004", "12m to 2019-03", "offences", 23.0, ""),
    ]


def test_sheets_with_trailing_blanks_are_read_and_their_cells_can_be_found_again(lake: Lake) -> None:
    landing = landed(lake)
    table = f"read_parquet({engine.file_literal(lake.held(landing.parquet))})"

    assert "Table P1 " in sample_of(Incoming(SAMPLE, "a.xlsx", contained=False)).sheets
    assert engine.run(f"SELECT place FROM {table} WHERE area_name = 'Nottinghamshire' AND value = 106940") == [
        ("Table P1 C12",)
    ]


def test_footnote_digits_glued_to_names_and_headings_are_taken_off(lake: Lake) -> None:
    landing = landed(lake)
    table = f"read_parquet({engine.file_literal(lake.held(landing.parquet))})"
    ending_in_digits = "regexp_matches(area_name, '[0-9]$') OR regexp_matches(series, '[0-9]$')"

    assert engine.run(f"SELECT DISTINCT area_name, series FROM {table} WHERE {ending_in_digits}") == []


def test_change_is_on_a_year_and_a_suppressed_one_keeps_its_dash(lake: Lake) -> None:
    of = "\"table\" = 'recorded crime, change' AND series = 'Homicide' AND area_name LIKE 'D%'"

    assert figures(lake, landed(lake), of) == [
        ("Derbyshire", "E23000018", "12m to 2019-03", "% change on year to March 2018", None, "-")
    ]


def test_rates_come_with_the_people_and_households_they_rest_on(lake: Lake) -> None:
    of = (
        "\"table\" = 'recorded crime, rates' AND area_name = 'Gwent' AND "
        "(series IN ('Population', 'Households', 'Homicide') OR series LIKE 'Residential%')"
    )

    assert [row[2:4] for row in figures(lake, landed(lake), of)] == [
        ("2017-06-30", "people, rounded to 100"),
        ("2017-06-30", "households, rounded to 100"),
        ("12m to 2019-03", "per 1,000 population"),
        ("12m to 2019-03", "per 1,000 population"),
        ("12m to 2019-03", "per 1,000 households"),
    ]


def test_knife_offences_have_their_year_from_the_merged_heading(lake: Lake) -> None:
    of = (
        "\"table\" = 'knife offences over time' AND area_name = 'Gwent' AND period IN "
        "('12m to 2011-03', '12m to 2019-03')"
    )

    assert [(*row[2:4], round(row[4], 2)) for row in figures(lake, landed(lake), of)] == [
        ("12m to 2011-03", "offences", 120.0),
        ("12m to 2011-03", "% of offences", 2.21),
        ("12m to 2019-03", "offences", 141.0),
        ("12m to 2019-03", "% of offences", 1.92),
        ("12m to 2019-03", "% change on year to March 2011", 17.5),
        ("12m to 2019-03", "% change on year to March 2018", 25.89),
    ]


def test_survey_estimates_carry_their_base_and_what_they_differ_from(lake: Lake) -> None:
    landing = landed(lake)
    table = f"read_parquet({engine.file_literal(lake.held(landing.parquet))})"
    of = "WHERE area_name = 'Nottinghamshire' AND breakdown = 'behaviour: Drink related behaviour'"

    assert engine.run(f"SELECT value, unit, base, mark FROM {table} {of}") == [
        (7.099236830918374, "% of adults", 596, "* against England and Wales")
    ]


def test_incidents_of_years_that_were_not_collected_keep_their_mark(lake: Lake) -> None:
    of = "\"table\" = 'anti-social behaviour over time' AND area_name LIKE '%(inc. BTP)' AND unit = 'incidents'"

    rows = figures(lake, landed(lake), of)

    assert [row[5] for row in rows if row[4] is None] == [".."] * 5
    assert [row[4] for row in rows if row[2] == "12m to 2019-03"] == [1456163.0]


def test_region_and_force_of_one_name_in_one_column_are_told_apart(lake: Lake) -> None:
    of = (
        "\"table\" = 'anti-social behaviour over time' AND area_name = 'West Midlands' "
        "AND period = '12m to 2019-03' AND unit = 'incidents'"
    )

    assert sorted(row[1:2] + row[4:5] for row in figures(lake, landed(lake), of)) == [
        ("E12000005", 138952.0),
        ("E23000014", 44804.0),
    ]


def test_table_of_the_same_number_is_read_by_its_title(lake: Lake, book: Any) -> None:
    head = [
        ["Area Code", "Area Name", "Jan '18 to Dec '18", "Jan '19 to Dec '19"],
        ["", "", "Rate per 100,000 population"],
    ]
    rows = [["E23000013", "Cleveland", 75.5, 89.4], ["E23000008", "Durham", "..", 30.3]]

    landing = landed(lake, book({"Table P6": [[KNIFE], [], ["England and Wales3"], *head, *rows]}))

    assert landing.report.held == {"knife offences, rates": 4, "without a value": 1}
    assert [row[2:] for row in figures(lake, landing, "area_name = 'Durham'")] == [
        ("12m to 2018-12", "per 100,000 population", None, ".."),
        ("12m to 2019-12", "per 100,000 population", 30.3, ""),
    ]


def test_total_without_a_force_says_so_and_is_not_taken_for_a_wrong_sum(lake: Lake, book: Any) -> None:
    sheet = counts(
        [*GOLD, 69197], [*NORTH, 69197], [*SOUTH, ".."],
        subtitle="England and Wales (excluding Durham)",
        notes=["8. Following a new IT system, Durham was unable to supply data.", "9. Not available."],
    )  # fmt: skip

    landing = landed(lake, book({"Notes": [["first"]], "Table P1": sheet}))

    assert landing.report.warnings == ("The totals of Table P1 are published excluding Durham.",)
    assert [(row[0], *row[4:]) for row in figures(lake, landing, "true")] == [
        ("North East", 69197.0, "excluding Durham"),
        ("Cleveland", 69197.0, ""),
        ("Durham", None, "..; excluding Durham"),
    ]


def test_total_that_its_areas_do_not_give_is_told(lake: Lake, book: Any) -> None:
    sheet = counts([*GOLD, 100], [*NORTH, 60], [*SOUTH, 39])

    assert landed(lake, book({"Table P1": sheet})).report.warnings == (
        "Table P1 C7: Total recorded crime (excluding fraud), North East: 100, but its areas give 99.",
    )


def test_group_that_its_offences_do_not_give_is_told(lake: Lake, book: Any) -> None:
    head = ["Area Code", "Area Name", "Burglary", "Residential burglary6", "Non-residential burglary6"]
    rows = [
        ["E23000013", "Cleveland", 10, 7, 3],
        ["E23000008", "Durham", 10, 7, 2],
        ["E23000007", "Northumbria", 9, "-", 2],
    ]

    landing = landed(lake, book({"Table P1": [[COUNTS], head, *rows]}))

    assert landing.report.warnings == ("Table P1 C4: Burglary, Durham: 10, but its offences give 9.",)


def test_correction_is_told_as_a_reissue_of_the_same_edition(lake: Lake, book: Any) -> None:
    correction = [["Correction"], ["Figures for Durham were revised on 3 May."]]

    landing = landed(lake, book({"Correction": correction, "Table P1 ": counts([*NORTH, 69197])}))

    assert (landing.subject, landing.report.edition) == ("year-ending-2019-12", "year ending December 2019, corrected")
    assert landing.report.warnings == (
        "This edition corrects an earlier one: Correction Figures for Durham were revised on 3 May.",
    )


@pytest.mark.parametrize("mark", [":", ".", " -", ""])
@pytest.mark.parametrize("above", [[], [[]], [["Return to contents"], []]])
def test_title_may_stand_lower_and_be_written_otherwise(mark: str, above: Sheet, lake: Lake, book: Any) -> None:
    plain = counts([*NORTH, 69197], [*SOUTH, 1])
    turned = [*above, [COUNTS.replace(":", mark)], *plain[1:]]

    incoming = book({"Contents": [["Table P1", COUNTS]], "Table P1": turned})

    assert FEED.recognises(sample_of(incoming))
    assert sorted(figures(lake, landed(lake, incoming), "true")) == [
        ("Cleveland", "E23000013", "12m to 2019-12", "offences", 69197.0, ""),
        ("Durham", "E23000008", "12m to 2019-12", "offences", 1.0, ""),
    ]


def test_sheet_of_numbers_without_a_title_is_named_and_notes_are_not(lake: Lake, book: Any) -> None:
    chart = [["Data of the chart"], ["Cleveland", 3], ["Durham", 9]]
    notes = [["Notes"], ["Published in", 2020], [COUNTS]]

    landing = landed(lake, book({"Notes": notes, "Table P1": counts([*NORTH, 69197]), "Figure 1 ": chart}))

    assert landing.report.warnings == ("Not read, though numbers stand there: sheet Figure 1.",)


INCIDENTS = (
    "Table P7: Anti-social behaviour incidents (non-National Statistics), by police force area, "
    "year ending March 2008 to year ending March 2019"
)


@pytest.mark.parametrize(
    "heading",
    ["2007/08", "2007/084", "2007/084,5", "2007-08", "2007/2008", "2007/20084", "Mar 2008", "Mar-08", "Mar 20084",
     "March 2008", "2008-03-01", "Apr '07 to Mar '084", "Year ending March 2008"],
)  # fmt: skip
def test_year_over_a_column_is_read_however_it_is_written(heading: str, lake: Lake, book: Any) -> None:
    head = [["", heading, "2018/19"], ["", "Number of incidents", "Number of incidents"]]

    landing = landed(lake, book({"Table P7": [[INCIDENTS], *head, ["Cleveland", 5, 7]]}))

    assert [row[2:5] for row in figures(lake, landing, "true")] == [
        ("12m to 2008-03", "incidents", 5.0),
        ("12m to 2019-03", "incidents", 7.0),
    ]


@pytest.mark.parametrize("heading", ["2007/09", "2007/184", "First year", "Jun 2008", "2008", "2007-13-01"])
def test_column_over_years_of_which_the_year_cannot_be_read_refuses_the_file(
    heading: str, lake: Lake, book: Any
) -> None:
    head = [["", heading, "2018/19"], ["", "Number of incidents", "Number of incidents"]]

    with pytest.raises(BadInput) as refusal:
        landed(lake, book({"Table P7": [[INCIDENTS], *head, ["Cleveland", 5, 7]]}))

    assert str(refusal.value) == (
        f"tables.xlsx, sheet Table P7, cell B3: The column “{heading} / Number of incidents” names no year that can be "
        "read, in a table over years. Write the year of the column as “Apr '18 to Mar '19” or 2018/19."
    )


def test_workbook_of_which_no_title_names_a_year_is_refused(lake: Lake, book: Any) -> None:
    title = "Table P6: Knife and sharp instrument rates by police force area"

    with pytest.raises(BadInput) as refusal:
        landed(lake, book({"Table P6": [[title], ["", "2018/19"], ["Cleveland", 5]]}))

    assert str(refusal.value) == "tables.xlsx: has no title that names its year. Fetch the file again."


def test_name_that_is_not_the_one_of_its_code_is_told(lake: Lake, book: Any) -> None:
    landing = landed(lake, book({"Table P1": counts(["E23000013", "Narnia", 5], [*SOUTH, 1])}))

    assert landing.report.warnings == ("Table P1 C7: E23000013 is called “Narnia”; it is the code of Cleveland.",)


def test_table_of_an_unknown_title_is_told_and_left_out(lake: Lake, book: Any) -> None:
    strange = "Table P9: Bicycles by police force area, year ending December 2019"

    landing = landed(lake, book({"Table P1": counts([*NORTH, 69197]), "Table P9": [[strange], ["a", 1]]}))

    assert landing.report.rows == 1
    assert landing.report.warnings == (f"The table “{strange}” is not one that is read, and was left out.",)


def test_formula_that_failed_is_kept_as_a_mark(lake: Lake, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
        sheet = out.add_worksheet("Table P1")
        for place, row in enumerate(counts([*NORTH, 69197], [*SOUTH, 1])):
            sheet.write_row(place, 0, row)
        sheet.write_formula(7, 2, "=1/0", None, "#DIV/0!")

    landing = landed(lake, Incoming(tmp_path / "a.xlsx", "a.xlsx", contained=False))

    assert [row[4:] for row in figures(lake, landing, "true")] == [(69197.0, ""), (None, "#DIV/0!")]
    assert landing.report.warnings == (
        "Formulas that failed were published in place of figures: Table P1 C8 “#DIV/0!”.",
    )


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        (
            {"Table P1": [[COUNTS], [], ["England and Wales"], *HEAD]},
            "tables.xlsx, sheet Table P1: has a title and no rows. Fetch the file again.",
        ),
        ({"Notes": [["nothing"]]}, "tables.xlsx: holds no table that is read. Fetch the file again."),
        (
            {"Table P1": [[COUNTS.rpartition(",")[0].rpartition(",")[0]], *HEAD, [*NORTH, 5]]},
            "tables.xlsx, sheet Table P1, cell C4: The column “Total recorded crime (excluding fraud) / Numbers” names "
            "no year. Write the year of the column as “Apr '18 to Mar '19” or 2018/19.",
        ),
    ],
)
def test_workbook_that_cannot_be_read_is_refused_whole(lake: Lake, book: Any, sheets: Any, told: str) -> None:
    with pytest.raises(BadInput) as refusal:
        landed(lake, book(sheets))

    assert str(refusal.value) == told
    assert list(lake.root.rglob("*.parquet")) == []


def test_no_figure_stands_twice(lake: Lake) -> None:
    landing = landed(lake)
    table = f"read_parquet({engine.file_literal(lake.held(landing.parquet))})"
    keys = ", ".join(f'"{name}"' for name in FEED.table.identity)

    found = Counter(engine.run(f"SELECT {keys} FROM {table}"))

    assert [key for key, times in found.items() if times > 1] == []


def test_later_layout_with_one_row_of_headings_and_bracketed_notes_is_read(lake: Lake, book: Any) -> None:
    title = COUNTS.replace("December 20191,2", "March 2023 [note 1] [note 2]")
    head = ["Area Code", "Area Name", "Total recorded crime (excluding fraud) [note 3]", "Homicide"]
    rows = [["E12000001", "North East", 12, "[x]"], ["E23000013", "Cleveland [note 4]", 12, 1]]
    sheet = [[title], ["This worksheet contains one table. Some cells refer to notes."], head, *rows]

    landing = landed(lake, book({"Cover sheet": [["x"]], "Table P1": sheet}))

    assert (landing.subject, landing.report.warnings) == ("year-ending-2023-03", ())
    assert figures(lake, landing, "area_name = 'Cleveland' OR value IS NULL") == [
        ("Cleveland", "E23000013", "12m to 2023-03", "offences", 12.0, ""),
        ("North East", "E12000001", "12m to 2023-03", "offences", None, "[x]"),
        ("Cleveland", "E23000013", "12m to 2023-03", "offences", 1.0, ""),
    ]
