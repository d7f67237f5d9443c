"""A sheet of the use of force tables becomes figures by its title and headings, whatever its number."""

from collections.abc import Sequence

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.sources.use_of_force_tables import read_table

Row = Sequence[object]


def sheet(title: str, *rows: Row) -> list[list[object]]:
    width = max(len(row) for row in rows)
    return [[*row, *[""] * (width - len(row))] for row in ([title], ["Contents"], [], *rows)]


def told(figures: Sequence[Figure] | None) -> list[tuple[str, str, str, float | None]]:
    return [(one.series, one.breakdown, one.unit, one.value) for one in figures or ()]


def test_columns_that_say_what_they_count_are_series() -> None:
    rows = sheet(
        "Table 9. Tactics, year ending March 2021",
        ["Type of force", "Tactic", "Number of times tactic reported", "Number of incidents involving tactic"],
        ["Restraint", "Total Restraint", 5.0, 4.0],
        ["Restraint", "Handcuffing, of which", 3.0, ":"],
    )

    assert told(read_table("9", rows)) == [
        ("Number of times tactic reported", "type of force: Restraint; tactic: all", "uses", 5.0),
        ("Number of incidents involving tactic", "type of force: Restraint; tactic: all", "incidents", 4.0),
        ("Number of times tactic reported", "type of force: Restraint; tactic: Handcuffing", "uses", 3.0),
        ("Number of incidents involving tactic", "type of force: Restraint; tactic: Handcuffing", "incidents", None),
    ]


def test_heading_over_the_columns_says_what_the_groups_are_of() -> None:
    rows = sheet(
        "Table 2: Number of times tactics were used, by perceived age, year ending 31 March 2021",
        ["", "", "Perceived age (Total number of incidents involving group)", "", ""],
        ["", "", "Under 18", "18 and over1", "Total number of incidents"],
        ["", "", 7.0, 9.0, 16.0],
        ["Type of force", "Tactic", "", "", "Number of times tactic reported"],
        ["Firearms", "Total Firearms", 1.0, 2.0, 3.0],
    )

    figures = read_table("2", rows)

    assert told(figures) == [
        ("Number of incidents", "perceived age: Under 18", "incidents", 7.0),
        ("Number of incidents", "perceived age: 18 and over", "incidents", 9.0),
        ("Number of incidents", "perceived age: all", "incidents", 16.0),
        *(
            (
                "Number of times tactics were used",
                f"type of force: Firearms; tactic: all; perceived age: {group}", "uses", number,
            )
            for group, number in (("Under 18", 1.0), ("18 and over", 2.0), ("all", 3.0))
        ),
    ]  # fmt: skip
    assert figures is not None and [(one.place, one.row) for one in figures][2:4] == [("2!E6", 6), ("2!C8", 8)]


def test_areas_and_years_of_the_rows_are_those_of_the_figures() -> None:
    rows = sheet(
        "Table 5. Use of CED by type and police force: 1 April 2019 to 31 March 2021",
        ["Financial year", "Region", "Police force", "Total", "Drawn "],
        ["2019/20", "West Midlands", "*Total West Midlands ", 4.0, 2.0],
        ["2020/21", "West Midlands", "West Midlands (R)", 3.0, 1.0],
    )

    found = read_table("5", rows) or ()

    assert [(one.area_code, one.period, one.series, one.breakdown, one.value, one.mark) for one in found] == [
        ("E12000005", "2019/20", "Use of CED", "type: all", 4.0, ""),
        ("E12000005", "2019/20", "Use of CED", "type: Drawn", 2.0, ""),
        ("E23000014", "2020/21", "Use of CED", "type: all", 3.0, "(R)"),
        ("E23000014", "2020/21", "Use of CED", "type: Drawn", 1.0, "(R)"),
    ]


def test_only_column_needs_no_group() -> None:
    rows = sheet(
        "Table 1. Incidents by police force, year ending March 2021",
        ["Region", "Police force", "Total"],
        ["South East", "Kent", 8.0],
    )

    assert told(read_table("1", rows)) == [("Incidents", "", "incidents", 8.0)]


def test_blank_label_is_that_of_the_row_above() -> None:
    rows = sheet(
        "Table 1. Injuries to officers, year ending March 2021",
        ["", "", "Officer injury level", ""],
        ["Injured", "Assaulted", "Total incidents", "Minor"],
        ["Yes", "Yes", 8.0, 5.0],
        ["", "No", 2.0, 1.0],
    )

    assert [(breakdown, number) for _, breakdown, _, number in told(read_table("1", rows))][2:] == [
        ("injured: Yes; assaulted: No; officer injury level: all", 2.0),
        ("injured: Yes; assaulted: No; officer injury level: Minor", 1.0),
    ]


def test_sheet_without_a_numbered_title_is_no_table() -> None:
    assert read_table("Contents", sheet("Contents", ["Table", "Title", "Pages"], ["One", "Tactics", 3.0])) is None


def test_table_of_which_no_year_is_told_has_no_figures() -> None:
    rows = sheet("Table 1. Incidents by police force", ["Region", "Police force", "Total"], ["South East", "Kent", 8.0])

    assert read_table("1", rows) == ()
