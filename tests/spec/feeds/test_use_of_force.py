"""The use of force tables, quirk by quirk, on a part of the edition of 2019/20."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.official import Asked, figures_of
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.use_of_force import FEED

SAMPLE = Path(__file__).parent / "samples" / "use_of_force.ods"
USED = "Number of times tactics were used"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def figures(lake: Lake) -> tuple[Figure, ...]:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)
    return figures_of(lake, landing.parquet, Asked(), most=None).figures


def values(figures: Sequence[Figure], table: str, breakdown: str, area: str = "England and Wales") -> list[object]:
    chosen = [one for one in figures if (one.table, one.breakdown, one.area_name) == (table, breakdown, area)]
    return [one.value if one.value is not None else one.mark for one in chosen]


def test_edition_is_known_by_its_cover_and_year(lake: Lake) -> None:
    incoming = Incoming(SAMPLE, "whatever.ods", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    assert (landing.feed, landing.subject, landing.subject_name) == ("use_of_force", "year-ending-2020-03", "2019/20")
    assert landing.report.held == {
        "Table 1": 20, "Table 2": 64, "Table 6": 28, "Table 10": 40, "Table 11": 25, "Table 12": 5, "Table 13": 66,
        "Table 14": 40, "without a value": 24,
    }  # fmt: skip


def test_total_that_its_parts_do_not_give_is_told(lake: Lake) -> None:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)

    assert landing.report.warnings == (
        "Table 2: 2 published totals differ from the sum of the parts, most of all England and Wales, "
        "type of force: Less lethal weapons; tactic: all; perceived age: all: 32,722 published, 32,717 by the parts.",
    )


def test_tactics_and_incidents_are_two_series_with_two_units(figures: tuple[Figure, ...]) -> None:
    of_cuffs = [one for one in figures if one.breakdown == "type of force: Restraint; tactic: Handcuffing"]

    assert [(one.series, one.unit, one.value) for one in of_cuffs] == [
        ("Number of times tactic reported", "uses", 350470.0),
        ("Number of incidents involving tactic", "incidents", 344200.0),
    ]


def test_totals_are_of_all(figures: tuple[Figure, ...]) -> None:
    everything = "type of force: all (excluding not reported and tactical communication); tactic: all"

    assert values(figures, "Table 1", everything) == [715276.0, 491984.0]
    assert values(figures, "Table 1", "type of force: Restraint; tactic: all") == [451578.0, 384588.0]
    assert values(figures, "Table 2", f"{everything}; perceived age: all") == [715276.0]


def test_incidents_of_a_group_that_stand_in_the_head_are_figures(figures: tuple[Figure, ...]) -> None:
    of_groups = [one for one in figures if (one.table, one.series) == ("Table 2", "Number of incidents")]

    assert [(one.breakdown, one.value, one.place) for one in of_groups][:2] == [
        ("perceived age: Under 11 years", 752.0, "Table_2!C6"),
        ("perceived age: 11 - 17 years", 49695.0, "Table_2!D6"),
    ]
    assert (of_groups[-1].breakdown, of_groups[-1].value) == ("perceived age: all", 491984.0)


def test_reasons_overlap_and_are_not_held_against_their_total(figures: tuple[Figure, ...]) -> None:
    incidents = {one.breakdown: one.value for one in figures if (one.table, one.unit) == ("Table 6", "incidents")}

    assert len(incidents) == 14
    assert incidents["reason for force: Protect self"] == 335326.0
    assert incidents["reason for force: all"] == 491984.0


def test_label_left_blank_is_the_one_above_it(figures: tuple[Figure, ...]) -> None:
    injured, assaulted = "officer injured as a result of incident", "intentional assault"

    assert values(figures, "Table 10", f"{injured}: Yes; {assaulted}: No; officer injury level: Severe") == [113.0]
    assert values(figures, "Table 10", f"{injured}: all; {assaulted}: all; officer injury level: all") == [491984.0]


def test_table_with_one_label_is_read(figures: tuple[Figure, ...]) -> None:
    injured = "person involved injured as a result of officer use of force"

    assert values(figures, "Table 11", f"{injured}: Yes; person involved injury level: Death") == [2.0]


def test_region_is_told_apart_from_the_force_of_its_name(figures: tuple[Figure, ...]) -> None:
    of_name = [one for one in figures if (one.table, one.area_name) == ("Table 12", "West Midlands")]

    assert [(one.area_code, one.value) for one in of_name] == [("E12000005", 27462.0), ("E23000014", 11187.0)]


def test_years_of_one_table_are_the_periods_of_its_figures(figures: tuple[Figure, ...]) -> None:
    drawn = [one for one in figures if (one.table, one.breakdown) == ("Table 13", "type: Drawn")]

    assert [(one.area_code, one.period, one.value) for one in drawn if one.area_code == "E12000005"] == [
        ("E12000005", "2017/18", 323.0),
        ("E12000005", "2018/19", 362.0),
        ("E12000005", "2019/20", 634.0),
    ]


def test_mark_beside_a_force_is_a_mark_of_its_figures_and_no_part_of_its_name(figures: tuple[Figure, ...]) -> None:
    marks = {(one.area_code, one.period, one.mark) for one in figures if one.area_name == "Hampshire"}

    assert marks == {
        ("E23000030", "2017/18", "(R)"),
        ("E23000030", "2018/19", ""),
        ("E23000030", "2019/20", ""),
    }


def test_colon_is_not_available_and_not_a_nought(figures: tuple[Figure, ...]) -> None:
    drawn = "type of force: Other equipment; tactic: Baton drawn; perceived age: 18 - 34 years"

    assert values(figures, "Table 14", drawn, "Avon & Somerset") == [":"]


def test_figures_by_force_have_the_code_of_the_force(figures: tuple[Figure, ...]) -> None:
    areas = {(one.area_name, one.area_code) for one in figures if one.table == "Table 14"}

    assert areas == {("Avon & Somerset", "E23000036"), ("Wiltshire", "E23000038")}


def test_notes_and_links_are_no_figures(figures: tuple[Figure, ...]) -> None:
    assert {one.series for one in figures} == {
        "Number of times tactic reported", "Number of incidents involving tactic", USED, "Number of incidents",
        "Injuries to officers", "Injuries to person involved", "Incidents", "Use of CED",
    }  # fmt: skip


def test_sheet_of_numbers_without_the_title_of_a_table_is_named_and_contents_are_not(
    tmp_path: Path, lake: Lake
) -> None:
    contents = ["Police use of force statistics, England and Wales, 1 April 2019 to 31 March 2020"]
    head = ["Police force", "Total incidents"]
    sheets: dict[str, list[list[Any]]] = {
        "Contents": [contents, ["Table", "Title"], [1, "Injuries"], [2, "Incidents"]],
        "Table_1": [["Table 1. Incidents by police force, year ending March 2020"], head, ["Kent", 5]],
        "Table_2": [["Tabelle zwei"], head, ["Kent", 5], ["Essex", 9]],
    }
    with xlsxwriter.Workbook(str(tmp_path / "force.xlsx")) as out:
        for name, rows in sheets.items():
            sheet = out.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)

    landing = FEED.land(Incoming(tmp_path / "force.xlsx", "force.xlsx", contained=False), lake)

    assert landing.report.held == {"Table 1": 1}
    assert landing.report.warnings == ("Not read, though numbers stand there: sheet Table_2.",)
