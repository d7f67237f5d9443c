"""# What is wrong with street files from one release and one year to the next

The sample holds rows of one month as published. Each fault that shows only between files is put into copies of it, and
one test says what becomes of it; the faults of one file alone stand in `tests/spec/test_street_faults.py`.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.analytics import engine
from goldthread.analytics.intake.feed import Patchable
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming, open_paths
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.breaks import breaks_for
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.street import FEED
from goldthread.analytics.vintage import compare, is_patch, patch
from goldthread.core.period import Period
from goldthread.core.stats.time.mix import collapsed_months

SAMPLE = Path(__file__).with_name("samples") / "street.csv"
TEXT = SAMPLE.read_text(encoding="utf-8")
HEADER, *ROWS = TEXT.splitlines(keepends=True)
KEYLESS = "Anti-social behaviour"
ROOT = Path(__file__).resolve().parents[3]
REAL = ROOT / "example" / "street" / "nottinghamshire-street-2024-01_2025-12.zip"
Load = Callable[..., Landing]


@pytest.fixture
def load(tmp_path: Path, lake: Lake) -> Load:
    """Land a text as a street file."""

    def loaded(text: str, name: str = "given.csv") -> Landing:
        path = tmp_path / name
        path.write_bytes(text.encode())
        incoming = Incoming(path, name, contained=False)
        return recognise(incoming).land(incoming, lake)

    return loaded


def with_outcome(row: str, outcome: str) -> str:
    return re.sub(r",[^,]*,\n$", f",{outcome},\n", row)


KEYED = [row for row in ROWS if not row.startswith(",")]


def test_sample_lands_as_published(load: Load) -> None:
    landing = load(TEXT)

    report = landing.report
    assert (landing.feed, landing.subject, landing.month) == ("street", "nottinghamshire", Period.month(2025, 2))
    assert (report.rows, report.blank_crime_id, report.extra_rows_with_repeated_crime_id) == (31, 9, 1)
    assert (report.blank_lsoa, report.blank_outcome, report.line_ending) == (2, 9, "lf")
    assert report.warnings == ()
    assert report.headings == tuple(HEADER.strip().split(","))


def test_fault_01_three_equal_rows_without_identifier_stay_three(load: Load) -> None:
    report = load(TEXT).report

    assert (report.crime_type[KEYLESS], len(set(ROWS))) == (9, len(ROWS) - 2)


def test_fault_02_identifier_on_two_rows_stands_beside_another_place_and_outcome(load: Load, lake: Lake) -> None:
    landing = load(TEXT)

    table = f"read_parquet({engine.file_literal(lake.held(landing.parquet))})"
    repeated = f"SELECT crime_id FROM {table} WHERE crime_id IS NOT NULL GROUP BY ALL HAVING count(*) > 1"
    found = engine.run(f"SELECT outcome, lsoa_code FROM {table} WHERE crime_id IN ({repeated}) ORDER BY row")
    assert found == [("Status update unavailable", "E01019445"), ("Court result unavailable", "E01027986")]


def test_fault_03_outcomes_that_changed_by_the_next_release_are_changes_of_the_same_rows(
    load: Load, lake: Lake
) -> None:
    older = load(TEXT)
    newer = load(TEXT.replace("Awaiting court outcome", "Offender fined"))

    found = compare(lake, older.parquet, newer.parquet, feed="street")

    assert (found.added, found.changed, found.gone, found.unchanged) == (0, 1, 0, 30)
    assert (found.kept_rows_share, found.kept_ids_share) == (1.0, 1.0)


def test_fault_03_release_of_a_few_rows_patches_outcomes_and_leaves_all_else(load: Load, lake: Lake) -> None:
    whole = load(TEXT)
    few = load(HEADER + "".join(with_outcome(row, "Local resolution") for row in KEYED[:4]))

    assert isinstance(FEED, Patchable)
    assert is_patch(lake, whole.parquet, few.parquet, feed="street")
    patched = patch(lake, whole.parquet, few.parquet, feed="street", report=few.report)

    assert (patched.replaced, patched.equal, patched.new) == (4, 0, 0)
    assert (patched.report.name, patched.report.rows) == ("given.csv", 31)
    assert patched.report.crime_type == whole.report.crime_type
    assert patched.report.outcome["Local resolution"] == whole.report.outcome["Local resolution"] + 4


def test_fault_04_outcomes_still_open_are_counted_so_that_a_young_month_shows(load: Load) -> None:
    young = load(HEADER + "".join(with_outcome(row, "Awaiting court outcome") for row in KEYED)).report
    settled = load(TEXT).report

    assert young.outcome == {"Awaiting court outcome": len(KEYED)}
    assert (settled.outcome["Awaiting court outcome"], settled.outcome["(blank)"]) == (1, 9)
    assert sum(settled.outcome.values()) == settled.rows


def test_fault_04_real_recent_months_wait_for_courts(real: dict[str, Landing]) -> None:
    waiting = {month: real[month].report.outcome["Awaiting court outcome"] for month in ("2025-01", "2025-12")}

    assert waiting == {"2025-01": 50, "2025-12": 839}


@pytest.mark.parametrize("outcome", ["Offender sent to prison", "Court result unavailable", "Under investigation"])
def test_fault_05_outcome_that_is_published_in_some_years_only_has_a_break(load: Load, outcome: str) -> None:
    report = load(HEADER + with_outcome(KEYED[0], outcome)).report

    assert report.outcome == {outcome: 1}
    assert len(breaks_for("street", categories=frozenset({outcome}))) == 1


def test_fault_05_three_near_alike_outcomes_are_kept_apart(load: Load) -> None:
    outcomes = [f"{kind} is not in the public interest" for kind in ("Formal action", "Further action")]
    outcomes.append("Further investigation is not in the public interest")

    report = load(HEADER + "".join(map(with_outcome, KEYED, outcomes))).report

    assert report.outcome == dict.fromkeys(sorted(outcomes), 1)


def test_fault_07_months_of_hardly_any_rows_are_a_collapse(load: Load) -> None:
    supplied = {1: 8, 2: 3, 3: 2, 4: 2, 5: 20, 6: 21, 7: 22, 8: 20, 9: 19}
    totals = {}
    for month, rows in supplied.items():
        landing = load("".join([HEADER, *KEYED[:rows]]).replace(",2025-02,", f",2025-{month:02},"))
        assert landing.month is not None
        totals[landing.month] = landing.report.rows

    assert {month.code for month in collapsed_months(totals)} == {"2025-01", "2025-02", "2025-03", "2025-04"}


def test_fault_08_codes_of_either_census_are_kept_as_published_and_the_change_is_a_break(
    load: Load, lake: Lake
) -> None:
    older, newer = load(TEXT.replace("E01027985", "E01999999")), load(TEXT)

    held = [_codes(lake, landing) for landing in (older, newer)]

    assert (held[0] - held[1], held[1] - held[0]) == ({"E01999999"}, {"E01027985"})
    assert older.report.district == newer.report.district
    assert [one.month.code for one in breaks_for("street", areas="lsoa")] == ["2024-01"]


def _codes(lake: Lake, landing: Landing) -> set[str]:
    table = f"read_parquet({engine.file_literal(lake.held(landing.parquet))})"
    return {code for (code,) in engine.run(f"SELECT DISTINCT lsoa_code FROM {table}")}


def test_fault_11_rows_at_default_locations_are_told_by_their_point(load: Load) -> None:
    assert load(TEXT).report.default_location == {
        "Hospital": 1,
        "Police Station": 1,
        "Prison": 1,
        "Sherwood Lodge Drive": 1,
    }


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Landing]:
    """The real months that the example carries, by month."""
    folder = tmp_path_factory.mktemp("real")
    landed = [
        recognise(one).land(one, Lake(folder / "lake"))
        for one in open_paths([REAL], workdir=folder / "work")
        if isinstance(one, Incoming)
    ]
    return {one.month.code: one for one in landed if one.month}


def test_fault_11_real_default_locations_of_a_year_sum_to_what_was_seen(real: dict[str, Landing]) -> None:
    sums = {
        name: sum(one.report.default_location.get(name, 0) for month, one in real.items() if month.startswith("2025"))
        for name in ("Sherwood Lodge Drive", "Police Station", "Hospital", "Prison")
    }

    assert sums == {"Sherwood Lodge Drive": 463, "Police Station": 527, "Hospital": 697, "Prison": 153}


def test_real_reports_sum_to_their_rows_in_every_way(real: dict[str, Landing]) -> None:
    reports = [one.report for one in real.values()]

    assert sum(report.rows for report in reports) == 149_751
    assert [
        report.name
        for report in reports
        if not sum(report.crime_type.values()) == sum(report.outcome.values()) == sum(report.district.values())
    ] == []
