"""The workforce tables, quirk by quirk, on a part of the edition of 30 September 2019."""

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
from goldthread.analytics.sources.police_workforce import FEED
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "police_workforce.ods"
FTE, HEADCOUNT = "full-time equivalents", "headcount"
DESIGNATED = "Designated officers (s.38, s.39)"
OFFICERS, VOLUNTEERS = f"Police officers, {FTE}", f"Police support volunteers, {HEADCOUNT}"
ALL_KINDS = (
    f"Police officers, police staff, designated officers, police community support officers and traffic wardens, {FTE}"
)
INDEX = [["Police Workforce, England and Wales, 31 March 2020"]]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def figures(lake: Lake) -> tuple[Figure, ...]:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)
    return figures_of(lake, landing.parquet, Asked(), most=None).figures


@pytest.fixture
def book(tmp_path: Path) -> Any:
    """Write a workbook of these sheets."""

    def write(**sheets: Sequence[Sequence[object]]) -> Incoming:
        with xlsxwriter.Workbook(str(tmp_path / "tables.xlsx")) as out:
            for name, rows in sheets.items():
                sheet = out.add_worksheet(name)
                for place, row in enumerate(rows):
                    sheet.write_row(place, 0, row)
        return Incoming(tmp_path / "tables.xlsx", "tables.xlsx", contained=False)

    return write


def table(title: str, *rows: Sequence[object], unit: str = "Headcount") -> list[Sequence[object]]:
    head = ["", "2019-03-31", "2020-03-31", "number", "%"]
    over = ["", "", "", "Change in 12 months Mar-19 to Mar-20", ""]
    return [[title], [], ["England and Wales", "", "", "", unit], over, [], head, *rows]


def of(figures: Sequence[Figure], table: str, area: str, unit: str) -> list[tuple[str, str, float | None]]:
    chosen = [one for one in figures if (one.table, one.area_name, one.unit) == (table, area, unit)]
    return [(one.area_code, one.period, None if one.value is None else round(one.value, 2)) for one in chosen]


def test_edition_is_known_by_its_title_and_day(lake: Lake) -> None:
    incoming = Incoming(SAMPLE, "whatever.ods", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    assert (landing.feed, landing.subject, landing.month) == ("police_workforce", "as-at-2019-09-30", None)
    assert landing.report.edition == "as at 30 September 2019"
    assert landing.report.held == {
        OFFICERS: 77, f"{DESIGNATED}, {FTE}": 28, ALL_KINDS: 20, f"{DESIGNATED}, {HEADCOUNT}": 12, VOLUNTEERS: 28,
        "without a value": 9,
    }  # fmt: skip
    assert landing.report.warnings == ()


def test_dates_as_heads_are_the_days_of_the_figures(figures: tuple[Figure, ...]) -> None:
    assert of(figures, OFFICERS, "Cleveland", FTE) == [
        ("E23000013", "2018-09-30", 1223.92),
        ("E23000013", "2019-03-31", 1198.27),
        ("E23000013", "2019-09-30", 1225.89),
    ]


def test_changes_stand_apart_from_counts_by_their_units(figures: tuple[Figure, ...]) -> None:
    number = of(figures, OFFICERS, "Cleveland", f"change in 12 months, {FTE}")
    percent = of(figures, OFFICERS, "Cleveland", f"% change in 6 months, {FTE}")

    assert number == [("E23000013", "2019-09-30", 1.97)]
    assert percent == [("E23000013", "2019-09-30", 2.31)]


def test_regions_and_forces_share_one_column_and_a_name_that_is_both_is_told_apart(
    figures: tuple[Figure, ...],
) -> None:
    latest = [one for one in of(figures, OFFICERS, "West Midlands", FTE) if one[1] == "2019-09-30"]

    assert latest == [("E12000005", "2019-09-30", 11058.3), ("E23000014", "2019-09-30", 6405.06)]


def test_trailing_blanks_of_names_are_dropped(figures: tuple[Figure, ...]) -> None:
    assert {one.area_name for one in figures if one.area_code == "E12000001"} == {"North East"}


def test_bodies_without_an_area_keep_their_names_and_no_code(figures: tuple[Figure, ...]) -> None:
    without = {one.area_name for one in figures if not one.area_code}

    assert without == {"Central Service Secondments", "British Transport Police", "Total 43 forces", "Total"}


def test_footnote_digits_glued_to_titles_are_dropped_even_after_a_number(figures: tuple[Figure, ...]) -> None:
    assert {one.table: one.series for one in figures if one.series.startswith("Designated officers (")} == {
        f"{DESIGNATED}, {FTE}": DESIGNATED,
        f"{DESIGNATED}, {HEADCOUNT}": DESIGNATED,
    }


def test_footnote_digits_glued_to_a_year_do_not_change_the_year(figures: tuple[Figure, ...]) -> None:
    days = {one.period for one in figures if one.table == ALL_KINDS}

    assert days == {"2006-09-30", "2012-09-30", "2018-09-30", "2019-09-30"}


def test_table_by_year_has_a_series_for_each_kind_of_worker(figures: tuple[Figure, ...]) -> None:
    latest = {
        one.series: (one.area_name, round(one.value or 0, 1))
        for one in figures
        if (one.table, one.period) == (ALL_KINDS, "2019-09-30")
    }

    assert latest == {
        "Police officers": ("England and Wales", 124784.0),
        "Police Staff": ("England and Wales", 65595.8),
        "Designated officers": ("England and Wales", 5141.6),
        "Police community support officers": ("England and Wales", 9292.3),
        "Traffic wardens": ("England and Wales", 1.0),
    }


def test_marks_are_kept_and_are_no_numbers(figures: tuple[Figure, ...]) -> None:
    marks = {(one.table, one.area_name, one.mark, one.value) for one in figures if one.value is None}

    assert marks == {(f"{DESIGNATED}, {FTE}", "Cleveland", "..", None), (VOLUNTEERS, "Northumbria", "*", None)}


def test_place_is_the_cell_of_the_sheet(figures: tuple[Figure, ...]) -> None:
    first = [(one.place, one.row) for one in figures if one.table == OFFICERS][:2]

    assert first == [("Table_1!B7", 7), ("Table_1!C7", 7)]


def test_source_line_and_notes_are_no_figures(figures: tuple[Figure, ...]) -> None:
    assert [one for one in figures if "Source" in one.area_name or "Source" in one.mark] == []


def test_total_that_its_regions_do_not_give_is_told(book: Any, lake: Lake) -> None:
    rows = table(
        "Table H4: Police staff by police force area, England and Wales, 31 March 2020 (headcount)",
        ["North East ", 30, 32, 2, 6.7], ["Cleveland", 10, 12, 2, 20], ["Durham", 20, 20, 0, 0],
        ["Total", 30, 33, 3, 10],
    )  # fmt: skip

    landing = FEED.land(book(Index=INDEX, Staff=rows), lake)

    assert landing.report.warnings == (
        "Police staff, headcount: a published total differs from the sum of the parts, Total, 31 March 2020: "
        "33 published, 32 by the parts.",
    )


def test_table_without_a_unit_is_told_and_left_out(book: Any, lake: Lake) -> None:
    known = table("Table 1: Police staff by police force area, England and Wales (headcount)", ["Durham", 1, 2, 1, 100])
    strange = table("Table 2: Leavers, England and Wales", ["Durham", 1, 2, 1, 100], unit="")

    landing = FEED.land(book(Index=INDEX, One=known, Two=strange), lake)

    assert landing.report.held == {"Police staff, headcount": 4}
    assert landing.report.warnings == ("Left out, since neither the day nor the unit could be read: Table 2, Leavers.",)


def test_table_of_another_number_in_the_next_edition_is_the_same_table(book: Any, lake: Lake) -> None:
    title = "Table {}: Police staff by police force area, England and Wales (headcount)"
    one = FEED.land(book(Index=INDEX, One=table(title.format("1"), ["Durham", 1, 2, 1, 100])), lake)
    other = FEED.land(book(Index=INDEX, Two=table(title.format("H7"), ["Durham", 1, 2, 1, 100])), lake)

    assert one.sha256 != other.sha256
    assert {figure.table for figure in figures_of(lake, one.parquet, Asked()).figures} == {"Police staff, headcount"}
    assert {figure.table for figure in figures_of(lake, other.parquet, Asked()).figures} == {"Police staff, headcount"}


def test_sheet_of_numbers_without_the_title_of_a_table_is_named_and_contents_are_not(book: Any, lake: Lake) -> None:
    known = table("Table 1: Police staff by police force area, England and Wales (headcount)", ["Durham", 1, 2, 1, 100])
    untitled = table("Special: Special constables, England and Wales (headcount)", ["Durham", 1, 2, 1, 100])

    landing = FEED.land(book(Index=[*INDEX, ["Table 1", "Police staff", 1]], One=known, Two=untitled), lake)

    assert landing.report.held == {"Police staff, headcount": 4}
    assert landing.report.warnings == ("Not read, though numbers stand there: sheet Two.",)


def test_workbook_of_tables_with_none_is_refused_whole(book: Any, lake: Lake) -> None:
    with pytest.raises(BadInput) as told:
        FEED.land(book(Index=INDEX), lake)

    assert "holds no figure" in str(told.value)
    assert list(lake.root.rglob("*.parquet")) == []


def test_workbook_without_the_title_is_another(book: Any) -> None:
    assert not FEED.recognises(sample_of(book(Index=[["Police pay, England and Wales, 31 March 2020"]])))


def test_open_table_of_the_same_statistics_is_another(book: Any) -> None:
    titled = book(Cover=INDEX, Data=[["As at 31 March", "Force name", "Rank"], [2020, "Kent", "Constable"]])

    assert not FEED.recognises(sample_of(titled))
