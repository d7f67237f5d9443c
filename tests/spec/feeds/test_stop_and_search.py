"""# What is wrong with real files of stops and searches, and what becomes of it

The sample is cut from an answer of the service, by three forces over five days; the rows of a file are as published.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise
from goldthread.analytics.vintage import compare
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

SAMPLE = Path(__file__).with_name("samples") / "stop_and_search.json"
ANSWER: list[dict[str, Any]] = json.loads(SAMPLE.read_text(encoding="utf-8"))
FILE = """\
Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing
Person and Vehicle search,2023-07-01T18:30:00+00:00,False,,53.128747,-1.251798,Male,,White - English/Welsh/Scottish/Northern Irish/British,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,A no further action disposal,True,False
Person and Vehicle search,2023-07-01T18:30:00+00:00,False,,53.128747,-1.251798,Male,,White - English/Welsh/Scottish/Northern Irish/British,White,Misuse of Drugs Act 1971 (section 23),Evidence of offences under the Act,A no further action disposal,False,False
Person search,2023-07-02T02:07:00+00:00,True,,53.145431,-1.195307,Male,,White - English/Welsh/Scottish/Northern Irish/British,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,Arrest,False,False
Person search,2023-07-04T13:31:00+00:00,False,,52.988541,-1.155730,Male,,Other ethnic group - Not stated,,Misuse of Drugs Act 1971 (section 23),Controlled drugs,A no further action disposal,True,False
"""  # noqa: E501
NAME = "2023-07-nottinghamshire-stop-and-search.csv"
Load = Callable[..., Landing]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def load(tmp_path: Path, lake: Lake) -> Load:
    """Land a text, or records as an answer, under some name."""

    def loaded(content: str | list[dict[str, Any]], name: str = NAME) -> Landing:
        path = tmp_path / "given"
        path.write_bytes((content if isinstance(content, str) else json.dumps(content)).encode())
        incoming = Incoming(path, name, contained=False)
        return recognise(incoming).land(incoming, lake)

    return loaded


def cells(lake: Lake, landing: Landing, *columns: str) -> list[tuple[Any, ...]]:
    path = lake.held(landing.parquet)
    return duckdb.sql(f"SELECT {', '.join(columns)} FROM read_parquet('{path}') ORDER BY row").fetchall()


def test_sample_lands_as_a_place_of_its_own_and_no_forces_month(load: Load) -> None:
    landing = load(ANSWER, "answer.json")

    assert (landing.feed, landing.subject, landing.subject_name, landing.month) == (
        "stop_and_search",
        "several-forces-5ab8f0b8-days-27-to-31",
        "Derbyshire, Leicestershire, Nottinghamshire, days 27 to 31",
        Period.month(2024, 1),
    )
    assert landing.report.warnings[:2] == (
        "Its searches are of the days 27 to 31 of January 2024 alone: it is part of a month.",
        "It holds several forces and is no force’s month: derbyshire 4, leicestershire 6, nottinghamshire 2.",
    )
    assert landing.report.days == (27, 31)


def test_file_of_a_few_days_lands_as_that_part_of_its_forces_month(load: Load) -> None:
    landing = load(FILE)

    assert (landing.subject, landing.month, landing.report.rows) == (
        "nottinghamshire-days-01-to-04",
        Period.month(2023, 7),
        4,
    )


def test_true_and_false_are_the_same_in_files_and_answers(load: Load, lake: Lake) -> None:
    in_file = cells(lake, load(FILE), "part_of_operation", "outcome_linked", "outer_clothing_removed")
    in_answer = cells(lake, load(ANSWER, "a.json"), "part_of_operation")

    assert in_file == [(False, True, False), (False, False, False), (True, False, False), (False, True, False)]
    assert {one for (one,) in in_answer} == {True, False, None}


def test_part_of_an_operation_that_is_null_stays_unknown(load: Load, lake: Lake) -> None:
    alone = [record for record in ANSWER if record["operation"] is None]

    assert set(cells(lake, load(alone, "a.json"), "part_of_operation")) == {(None,)}


def test_month_that_begins_the_evening_before_in_utc_is_the_month_of_the_clocks(load: Load, lake: Lake) -> None:
    summer = FILE.replace("2023-07-01T18:30", "2019-05-31T23:01").replace("2023-07-0", "2019-06-2")

    landing = load(summer, "2019-06-greater-manchester-stop-and-search.csv")

    assert landing.month == Period.month(2019, 6)
    assert set(cells(lake, landing, "month")) == {("2019-06",)}
    assert not [told for told in landing.report.warnings if "another month" in told or "named for" in told]


def test_one_stop_listed_for_each_object_is_kept_as_rows_and_told(load: Load) -> None:
    report = load(FILE).report

    assert report.rows == 4
    assert report.warnings[-1] == (
        "1 row seems to be of a stop that is listed already, for another object or with another outcome; each row "
        "counts as a search."
    )


def test_rows_that_are_equal_in_every_cell_are_kept_and_told(load: Load) -> None:
    report = load(ANSWER, "a.json").report

    assert report.rows == len(ANSWER)
    assert report.warnings[2] == "1 row is the same as another in every cell; all were kept and count."


def test_blank_age_ethnicity_and_gender_stay_blank(load: Load, lake: Lake) -> None:
    columns = ("age_range", "officer_defined_ethnicity", "gender")

    assert cells(lake, load(FILE), *columns)[2:] == [(None, "White", "Male"), (None, None, "Male")]


def test_empty_outcome_is_counted_as_blank(load: Load) -> None:
    report = load(FILE.replace("Arrest", "")).report

    assert (report.blank_outcome, report.outcome) == (1, {"(blank)": 1, "A no further action disposal": 3})


def test_search_without_a_place_is_kept_and_told(load: Load) -> None:
    assert load(ANSWER, "a.json").report.warnings[-1] == "2 of 12 searches have no place."


def test_place_outside_the_forces_area_is_kept(load: Load, lake: Lake) -> None:
    far = load(FILE.replace("52.988541,-1.155730", "50.1,-5.5"))

    assert cells(lake, far, "latitude", "longitude")[3] == (50.1, -5.5)


def test_answer_for_one_force_over_a_few_days_never_takes_its_month(load: Load) -> None:
    of_one = [record for record in ANSWER if record["force_id"] == "nottinghamshire"]

    assert load(of_one, "a.json").subject == "nottinghamshire-days-27-to-27"


def test_re_release_is_compared_row_by_row(load: Load, lake: Lake) -> None:
    before, after = load(FILE), load(FILE.replace("Arrest", "Caution (simple or conditional)"))

    found = compare(lake, before.parquet, after.parquet, feed="stop_and_search")

    assert (found.added, found.changed, found.gone, found.unchanged) == (1, 0, 1, 3)


def test_file_that_nothing_says_the_force_of_is_refused(load: Load) -> None:
    with pytest.raises(BadInput) as told:
        load(FILE, "searches.csv")

    assert str(told.value) == (
        "searches.csv: does not say which force it is of. Keep the name that it was published under: "
        "2025-05-<force>-stop-and-search."
    )


def test_folder_may_say_the_force(load: Load) -> None:
    assert load(FILE, "Nottinghamshire Police/july.csv").subject == "nottinghamshire-days-01-to-04"


def test_half_an_answer_is_refused(load: Load) -> None:
    whole = json.dumps(ANSWER)

    with pytest.raises(BadInput, match=r"^a\.json, line 1, column \d+: is cut short: the list does not end\."):
        load(whole[: len(whole) // 2], "a.json")
