"""# What is wrong with answers about crimes at a place, and what becomes of it

The sample follows the published layout, with places as they were published.
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
from goldthread.analytics.schema import street_categories
from goldthread.analytics.sources import recognise
from goldthread.analytics.vintage import compare, verdict
from goldthread.core.period import Period

SAMPLE = Path(__file__).with_name("samples") / "street_api.json"
ANSWER: list[dict[str, Any]] = json.loads(SAMPLE.read_text(encoding="utf-8"))
Load = Callable[..., Landing]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def load(tmp_path: Path, lake: Lake) -> Load:
    """Land records as an answer of some name."""

    def loaded(answer: list[dict[str, Any]], name: str = "city-centre.json") -> Landing:
        path = tmp_path / "given.json"
        path.write_text(json.dumps(answer), encoding="utf-8")
        incoming = Incoming(path, name, contained=False)
        return recognise(incoming).land(incoming, lake)

    return loaded


def test_answer_is_of_a_place_and_never_a_forces_month(load: Load) -> None:
    landing = load(ANSWER)

    assert (landing.feed, landing.subject, landing.month) == ("street_api", "place-city-centre", Period.month(2017, 1))
    assert (
        landing.report.warnings[0] == "It is an answer about a place, not about a force: no force’s figures rest on it."
    )


def test_answers_of_two_places_stand_beside_each_other(load: Load) -> None:
    assert load(ANSWER, "north.json").subject != load(ANSWER, "south.json").subject


def test_quirk_1_incidents_without_a_key_are_never_merged(load: Load) -> None:
    report = load([*ANSWER, ANSWER[0], ANSWER[0]]).report

    assert (report.rows, report.blank_crime_id, report.extra_rows_with_repeated_crime_id) == (6, 4, 0)


def test_quirk_3_outcome_that_changes_is_told_and_another_place_is_not_taken_for_it(load: Load, lake: Lake) -> None:
    before = load(ANSWER)
    after = load([record | {"outcome_status": None} for record in ANSWER])
    other = load([record | {"persistent_id": f"{record['id']}"} for record in ANSWER])

    again, elsewhere = (compare(lake, before.parquet, one.parquet, feed="street_api") for one in (after, other))

    assert (again.changed, again.gone, verdict(again, name="a", before=4, now=4)) == (2, 1, None)
    assert (elsewhere.kept_ids_share, verdict(elsewhere, name="a", before=4, now=4) is None) == (0.0, False)


def test_quirk_9_crime_without_a_place_is_kept_and_told(load: Load) -> None:
    assert load(ANSWER).report.warnings[1:] == ("1 of 4 records have no place.",)


def test_quirk_14_short_names_of_crime_types_read_as_those_of_files(load: Load, lake: Lake) -> None:
    landing = load(ANSWER)

    found = duckdb.sql(f"SELECT category, crime_type FROM read_parquet('{lake.held(landing.parquet)}')").fetchall()
    assert dict(found) == {
        "anti-social-behaviour": "Anti-social behaviour",
        "other-crime": "Other crime",
        "violent-crime": "Violence and sexual offences",
    }
    assert {crime_type for _, crime_type in found} <= street_categories()
