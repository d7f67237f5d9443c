"""Every count of the file report, and every oddity that is told without refusing the file."""

from collections.abc import Callable

import pytest

from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.schema import STREET

Rows = Callable[..., dict[str, str]]
Land = Callable[..., Landing]


def test_report_counts_rows_not_events(land: Land, row: Rows) -> None:
    rows = [
        row("a1"),
        row("a1", Location="elsewhere"),
        row("a1", Location="a third place"),
        row("b2", Crime_type="Drugs", LSOA_name="Blaby 002B", Last_outcome_category=""),
        row("", Crime_type="Drugs", LSOA_name="", LSOA_code=""),
        row("", Crime_type="Drugs", LSOA_name="", LSOA_code=""),
    ]

    assert land(rows, end="\r\n").report == FileReport(
        "2025-05-leicestershire-street.csv",
        rows=6,
        blank_crime_id=2,
        extra_rows_with_repeated_crime_id=2,
        blank_lsoa=2,
        blank_outcome=1,
        line_ending="crlf",
        crime_type={"Burglary": 3, "Drugs": 3},
        district={"(blank)": 2, "Blaby": 1, "Leicester": 3},
        outcome={"(blank)": 1, "Under investigation": 5},
        headings=STREET.headings,
    )


def test_outcomes_are_counted_by_their_names_and_the_blank_one(land: Land, row: Rows) -> None:
    rows = [row("a1"), row("a2", Last_outcome_category="Offender fined"), row("", Last_outcome_category="")]

    assert land(rows).report.outcome == {"(blank)": 1, "Offender fined": 1, "Under investigation": 1}


@pytest.mark.parametrize(
    ("location", "publisher", "told"),
    [
        ("On or near Police Station", "Leicestershire Police", {"Police Station": 2}),
        ("On or near Hospital", "Kent Police", {"Hospital": 2}),
        ("On or near Sherwood Lodge Drive", "Nottinghamshire Police", {"Sherwood Lodge Drive": 2}),
        ("On or near Sherwood Lodge Drive", "Kent Police", {}),
        ("On or near Hospital Lane", "Kent Police", {}),
        ("On or near Petrol Station", "Kent Police", {}),
        ("No Location", "Kent Police", {}),
    ],
)
def test_rows_at_a_default_point_are_counted_by_its_name(
    land: Land, row: Rows, location: str, publisher: str, told: dict[str, int]
) -> None:
    rows = [row(f"a{n}", Location=place, Reported_by=publisher) for n, place in enumerate([location] * 2 + ["else"])]

    assert land(rows).report.default_location == told


def test_headings_are_the_files_own_in_their_order(land: Land, row: Rows) -> None:
    backwards = dict(reversed(row().items()))

    assert land([backwards | {"Extra": "x"}]).report.headings == (*reversed(STREET.headings), "Extra")


def test_report_sums_to_the_rows(land: Land, row: Rows) -> None:
    report = land([row(f"a{n}", Crime_type=("Drugs", "Robbery")[n % 2]) for n in range(9)]).report

    assert [sum(one.values()) for one in (report.crime_type, report.district, report.outcome)] == [9, 9, 9]
    assert report.rows == 9


def test_unknown_crime_type_is_kept_and_told(land: Land, row: Rows) -> None:
    report = land([row("a1", Crime_type="Piracy"), row("a2", Crime_type="Piracy"), row("a3")]).report

    assert report.crime_type == {"Burglary": 1, "Piracy": 2}
    assert report.warnings == ("The crime type “Piracy” (2 rows) is not among those known; it was kept.",)


@pytest.mark.parametrize(
    ("name", "warnings"),
    [
        ("2025-05-leicestershire-street.csv", ()),
        ("anything.csv", ()),
        ("2025-05-atlantis-street.csv", ()),
        (
            "2025-06-leicestershire-street.csv",
            ("The file is named for 2025-06, its rows say 2025-05; the rows were believed.",),
        ),
        (
            "2025-05-kent-street.csv",
            ("The file is named for kent, its rows are by Leicestershire Police; the rows were believed.",),
        ),
    ],
)
def test_name_that_contradicts_the_rows_is_told_and_the_rows_are_believed(
    land: Land, row: Rows, name: str, warnings: tuple[str, ...]
) -> None:
    landing = land([row()], name=name)

    assert landing.report.warnings == warnings
    assert (landing.subject, landing.month and landing.month.code) == ("leicestershire", "2025-05")
