"""# What is wrong with real street files, and what becomes of it

One test for each fault that published files are known to have. The tables are made up; where the real files are at
hand, what they hold is checked too.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldthread.analytics.areas import districts_of, find_force
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming, open_paths
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.compute import compute
from goldthread.analytics.measures.definition import Definition, load_packs
from goldthread.analytics.schema import STREET, street_categories
from goldthread.analytics.sources import recognise
from goldthread.analytics.vintage import compare
from goldthread.core.period import Period
from goldthread.core.stats.time.completeness import judge

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "data" / "police-uk" / "nottinghamshire-street-2024-01_2025-12.zip"
BESIDE = REAL.with_name("comparators-street-2025-06.zip")
PACK = ROOT / "src" / "goldthread" / "analytics" / "measures" / "packs" / "street_crime"
KEYLESS = "Anti-social behaviour"
needs_real_files = pytest.mark.skipif(not REAL.exists(), reason="The shared real files are not beside this copy.")

Load = Callable[..., Landing]
Rows = list[dict[str, str]]


def row(crime_id: str, crime_type: str, place: str = "Blaby 001A", **more: str) -> dict[str, str]:
    """One row in the twelve published columns."""
    cells = {
        "Crime ID": crime_id, "Month": "2025-05", "Reported by": "Leicestershire Police",
        "Falls within": "Leicestershire Police", "Longitude": "-1.1", "Latitude": "52.6",
        "Location": "On or near High Street", "LSOA code": "E01025613", "LSOA name": place, "Crime type": crime_type,
        "Last outcome category": "Under investigation" if crime_id else "", "Context": "",
    }  # fmt: skip
    nowhere = {"Longitude": "", "Latitude": "", "Location": "No Location", "LSOA code": ""}
    return cells | ({} if place else nowhere) | {name.replace("_", " "): cell for name, cell in more.items()}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def load(tmp_path: Path, lake: Lake) -> Load:
    """Write rows as one street file, exactly as published, and load it."""

    def loaded(rows: Rows, *, end: str = "\n", name: str = "2025-05-leicestershire-street.csv") -> Landing:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, STREET.headings, lineterminator=end)
            writer.writeheader()
            writer.writerows(rows)
        incoming = Incoming(path, name, contained=False)
        return recognise(incoming).land(incoming, lake)

    return loaded


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Landing]:
    """The real months and the neighbours' June, by force and month."""
    folder = tmp_path_factory.mktemp("real")
    landed = [
        recognise(one).land(one, Lake(folder / "lake"))
        for one in open_paths([REAL, BESIDE], workdir=folder / "work")
        if isinstance(one, Incoming)
    ]
    return {f"{one.subject} {one.month and one.month.code}": one for one in landed}


def counted(lake: Lake, landing: Landing, code: str) -> dict[str, float]:
    """The counts of one measure of the package, by kind of area or name of district, noughts left out."""
    definitions: tuple[Definition, ...] = load_packs(PACK.parent).counted
    force = find_force(landing.subject)
    found = compute(definitions, lake, landing.parquet, force=force, subject=landing.subject)
    return {
        one.area_name if one.area_kind == "district" else one.area_kind: one.value
        for one in found
        if one.measure == code and one.value
    }


def kept(lake: Lake, landing: Landing, column: str) -> list[Any]:
    from goldthread.analytics import engine

    table = f"read_parquet({engine.file_literal(lake.held(landing.parquet))})"
    return [cell for (cell,) in engine.run(f"SELECT {column} FROM {table} ORDER BY row")]


def test_fault_01_rows_without_identifier_are_all_kept_though_they_repeat_exactly(load: Load, lake: Lake) -> None:
    landing = load([row("", KEYLESS)] * 5 + [row("a1", "Burglary")])

    assert (landing.report.rows, landing.report.blank_crime_id) == (6, 5)
    assert counted(lake, landing, "anti-social-behaviour") == {"force": 5.0, "Blaby": 5.0}


def test_fault_02_identifier_on_several_rows_is_counted_as_rows_and_told(load: Load, lake: Lake) -> None:
    rows = [
        row("a1", "Burglary"),
        row("a1", "Burglary", "Leicester 002B", Last_outcome_category="Unknown"),
        row("b2", "Drugs"),
    ]

    landing = load(rows)

    assert (landing.report.rows, landing.report.extra_rows_with_repeated_crime_id) == (3, 1)
    assert counted(lake, landing, "burglary") == {"force": 2.0, "Blaby": 1.0, "Leicester": 1.0}


def test_fault_06_month_of_which_one_type_was_hardly_supplied_is_found_by_its_neighbours(load: Load) -> None:
    supplied = {"2025-01": 1, "2025-02": 40, "2025-03": 44}
    counts = {}
    for month, number in supplied.items():
        rows = [row("", KEYLESS, Month=month)] * number + [row(f"{month}-{n}", "Drugs", Month=month) for n in range(40)]
        landing = load(rows, name=f"{month}-leicestershire-street.csv")
        assert landing.month is not None
        counts[landing.month] = landing.report.crime_type

    found = {
        crime_type: {
            month.code: one.level for month, one in judge({m: c[crime_type] for m, c in counts.items()}).items()
        }
        for crime_type in (KEYLESS, "Drugs")
    }

    assert found == {KEYLESS: {"2025-01": "severe"}, "Drugs": {}}


def test_fault_09_rows_without_a_place_are_unallocated_and_the_force_still_sums(load: Load, lake: Lake) -> None:
    landing = load([row("a1", "Drugs"), row("a2", "Drugs", ""), row("a3", "Drugs", "")])

    assert landing.report.blank_lsoa == 2
    assert landing.report.district == {"(blank)": 2, "Blaby": 1}
    assert counted(lake, landing, "drugs") == {"force": 3.0, "Blaby": 1.0, "none": 2.0}
    assert kept(lake, landing, "longitude") == [-1.1, None, None]


def test_fault_10_rows_placed_in_another_forces_area_are_counted_apart(load: Load, lake: Lake) -> None:
    places = ["Blaby 001A", "Lancaster 001A", "Wyre 002B", "Craven 003C"]

    landing = load([row(f"a{n}", "Drugs", place) for n, place in enumerate(places)])

    assert landing.report.district == {"Blaby": 1, "Craven": 1, "Lancaster": 1, "Wyre": 1}
    assert counted(lake, landing, "drugs") == {"force": 4.0, "Blaby": 1.0, "outside": 3.0}


def test_fault_12_commas_in_quotes_blanks_at_the_end_and_odd_case_are_kept(load: Load, lake: Lake) -> None:
    locations = [
        "On or near The Drive, Park Lane",
        "On or near ",
        'On or near "The Bell"',
        "On or near Caunt'S Crescent",
    ]
    town = "Bournemouth, Christchurch and Poole 003D"

    landing = load([row(f"a{n}", "Drugs", town, Location=location) for n, location in enumerate(locations)])

    assert kept(lake, landing, "location") == locations
    assert landing.report.district == {"Bournemouth, Christchurch and Poole": 4}


@pytest.mark.parametrize(("end", "told"), [("\n", "lf"), ("\r\n", "crlf")])
def test_fault_13_either_line_ending_is_read_the_same_and_told(load: Load, lake: Lake, end: str, told: str) -> None:
    rows = [row("a1", "Drugs"), row("", KEYLESS)]
    other = load(rows, name="other.csv")

    landing = load(rows, end=end)

    differences = compare(lake, other.parquet, landing.parquet, feed=landing.feed)
    assert landing.report.line_ending == told
    assert (differences.unchanged, differences.added, differences.changed, differences.gone) == (2, 0, 0, 0)
    assert kept(lake, landing, "context") == [None, None]


def test_fault_14_crime_type_of_an_older_archive_is_kept_and_told(load: Load, lake: Lake) -> None:
    landing = load([row("a1", "Violent crime"), row("a2", "Drugs")])

    assert landing.report.warnings == ("The crime type “Violent crime” (1 row) is not among those known; it was kept.",)
    assert counted(lake, landing, "all-crime") == {"force": 2.0, "Blaby": 2.0}


def test_fault_14_every_known_crime_type_has_a_measure_of_its_own() -> None:
    chosen = [one.filter.get("crime_type", ()) for one in load_packs(PACK.parent).counted]

    assert {types[0] for types in chosen if len(types) == 1} == street_categories()


@pytest.mark.parametrize(
    ("publisher", "subject"),
    [
        ("Devon & Cornwall Police", "devon-and-cornwall"),
        ("Dyfed-Powys Police", "dyfed-powys"),
        ("Avon and Somerset Constabulary", "avon-and-somerset"),
        ("Metropolitan Police Service", "metropolitan"),
        ("British Transport Police", "british-transport-police"),
    ],
)
def test_fault_15_force_is_known_by_the_text_in_the_rows_not_by_the_files_name(
    load: Load, publisher: str, subject: str
) -> None:
    landing = load([row("a1", "Drugs", Reported_by=publisher)], name="download (1).csv")

    assert (landing.subject, landing.subject_name) == (subject, publisher)
    assert landing.report.warnings == ()


@needs_real_files
def test_real_months_hold_every_row_and_say_what_is_odd(real: dict[str, Landing]) -> None:
    own = [one.report for key, one in real.items() if key.startswith("nottinghamshire")]

    assert (len(own), sum(report.rows for report in own)) == (15, 149_751)
    assert sum(report.extra_rows_with_repeated_crime_id for report in own) == 419
    assert {report.line_ending for report in own} == {"lf", "crlf"}
    assert [report.warnings for report in own if report.warnings] == []
    assert {name for report in own for name in report.crime_type} == street_categories()


@needs_real_files
def test_real_rows_without_identifier_are_the_anti_social_behaviour(real: dict[str, Landing]) -> None:
    assert [
        one.report.name for one in real.values() if one.report.blank_crime_id != one.report.crime_type[KEYLESS]
    ] == []


@needs_real_files
def test_real_january_2024_is_severe_in_one_type_alone(real: dict[str, Landing]) -> None:
    own = {one.month: one.report.crime_type for key, one in real.items() if key.startswith("nottinghamshire")}
    series = {name: {month: counts[name] for month, counts in own.items() if month} for name in street_categories()}

    found = {(name, month.code) for name, counts in series.items() for month in judge(counts)}

    assert found == {(KEYLESS, "2024-01")}
    assert series[KEYLESS][Period.month(2024, 1)] == 100


@needs_real_files
def test_real_wrong_geocodes_stand_outside_the_county(real: dict[str, Landing]) -> None:
    own = {one.name for one in districts_of("nottinghamshire")} | {"(blank)"}
    district = real["nottinghamshire 2025-01"].report.district

    assert sum(number for name, number in district.items() if name not in own) == 241
    assert sum(district[name] for name in ("Lancaster", "Wyre", "Craven")) == 177


@needs_real_files
def test_real_neighbours_repeat_identifiers_each_in_its_own_measure(real: dict[str, Landing]) -> None:
    extra = {key: one.report.extra_rows_with_repeated_crime_id for key, one in real.items() if "nottingham" not in key}

    assert extra == {"derbyshire 2025-06": 208, "leicestershire 2025-06": 0, "northamptonshire 2025-06": 94}
