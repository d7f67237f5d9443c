"""# What is wrong with real outcomes files, and what becomes of it

The sample holds rows as published. Each known fault is put into a copy of it, and one test says what is done.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise
from goldthread.analytics.vintage import compare
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

SAMPLE = Path(__file__).with_name("samples") / "outcomes.csv"
TEXT = SAMPLE.read_text(encoding="utf-8")
HEADER, *ROWS = TEXT.splitlines(keepends=True)
Load = Callable[..., Landing]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def load(tmp_path: Path, lake: Lake) -> Load:
    """Land a text as an outcomes file of some name."""

    def loaded(text: str, name: str = "2024-03-nottinghamshire-outcomes.csv") -> Landing:
        path = tmp_path / "given.csv"
        path.write_bytes(text.encode())
        incoming = Incoming(path, name, contained=False)
        return recognise(incoming).land(incoming, lake)

    return loaded


def test_sample_lands_as_published(load: Load) -> None:
    landing = load(TEXT)

    assert (landing.feed, landing.subject, landing.month) == ("outcomes", "nottinghamshire", Period.month(2024, 3))
    assert (landing.report.rows, landing.report.blank_crime_id, landing.report.blank_lsoa) == (11, 0, 0)
    assert landing.report.warnings == ()


def test_quirk_2_crime_with_two_outcomes_stands_twice_and_both_count(load: Load) -> None:
    report = load(TEXT).report

    assert (report.rows, report.extra_rows_with_repeated_crime_id) == (11, 1)
    assert report.outcome["Suspect charged"] == 3


def test_quirk_1_rows_without_a_key_are_never_merged(load: Load) -> None:
    blank = "," + ROWS[0].partition(",")[2]

    report = load(HEADER + blank * 3 + ROWS[0]).report

    assert (report.rows, report.blank_crime_id, report.extra_rows_with_repeated_crime_id) == (4, 3, 0)


def test_quirk_3_outcome_that_a_later_release_changes_is_told_as_changed(load: Load, lake: Lake) -> None:
    before = load(TEXT)
    after = load(TEXT.replace("Local resolution", "Offender given a caution"))

    found = compare(lake, before.parquet, after.parquet, feed="outcomes")

    assert (found.added, found.changed, found.gone, found.unchanged) == (0, 1, 0, 10)


def test_quirk_5_outcomes_that_read_alike_are_kept_apart(load: Load) -> None:
    alike = {name: number for name, number in load(TEXT).report.outcome.items() if name.endswith("public interest")}

    assert alike == {
        "Formal action is not in the public interest": 1,
        "Further action is not in the public interest": 1,
        "Further investigation is not in the public interest": 1,
    }


def test_quirk_8_small_areas_of_either_vintage_are_kept_as_they_are(load: Load) -> None:
    assert load(TEXT).report.district == {
        "Ashfield": 1,
        "Bassetlaw": 1,
        "Broxtowe": 2,
        "Newark and Sherwood": 2,
        "Nottingham": 3,
        "Rushcliffe": 2,
    }


def test_quirk_9_row_without_a_place_is_counted_and_told_as_blank(load: Load) -> None:
    nowhere = ROWS[0].replace("-1.213035,52.926093,On or near Supermarket,E01028073,Broxtowe 011A", ",,No Location,,")

    report = load(HEADER + nowhere + ROWS[1]).report

    assert (report.rows, report.blank_lsoa) == (2, 1)
    assert report.district == {"(blank)": 1, "Ashfield": 1}


def test_quirk_12_comma_in_quotes_is_part_of_the_name(load: Load) -> None:
    quoted = ROWS[0].replace("Broxtowe 011A", '"Bournemouth, Christchurch and Poole 003D"')

    assert load(HEADER + quoted).report.district == {"Bournemouth, Christchurch and Poole": 1}


@pytest.mark.parametrize(("end", "name"), [("\n", "lf"), ("\r\n", "crlf")])
def test_quirk_13_either_line_ending_reads_alike(load: Load, end: str, name: str) -> None:
    report = load(TEXT.replace("\r\n", "\n").replace("\n", end)).report

    assert (report.rows, report.line_ending) == (11, name)


def test_quirk_13_welsh_names_are_kept(load: Load) -> None:
    assert load(HEADER + ROWS[0].replace("Broxtowe", "Ynys Môn")).report.district == {"Ynys Môn": 1}


def test_quirk_15_name_of_the_file_is_not_what_it_is_known_by(load: Load) -> None:
    landing = load(TEXT, "2025-01-kent-street.csv")

    assert (landing.feed, landing.subject, landing.month) == ("outcomes", "nottinghamshire", Period.month(2024, 3))


def test_half_a_line_refuses_the_file(load: Load) -> None:
    with pytest.raises(BadInput) as told:
        load(TEXT.rstrip()[:-60])

    assert str(told.value) == (
        "2024-03-nottinghamshire-outcomes.csv, row 12: has 9 of 10 cells: the row is cut short. Fetch the file again."
    )
