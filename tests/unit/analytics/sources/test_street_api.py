"""An answer about crimes at a place lands apart from every force's files."""

import json
from collections.abc import Callable

import duckdb
import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import STREET
from goldthread.analytics.sources.street_api import FEED, MOST_CRIMES, STREET_API
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

Write = Callable[..., Incoming]
ABOUT = "It is an answer about a place, not about a force: no force’s figures rest on it."


def crime(**more: object) -> dict[str, object]:
    return {
        "category": "burglary", "location_type": "Force", "context": "", "id": 5, "location_subtype": "",
        "location": {"latitude": "52.6", "longitude": "-1.1", "street": {"id": 1, "name": "On or near A Road"}},
        "outcome_status": {"category": "Under investigation", "date": "2025-06"},
        "persistent_id": "a1", "month": "2025-05",
    } | more  # fmt: skip


def test_answer_lands_under_the_name_of_its_place(text_file: Write, lake: Lake) -> None:
    landing = FEED.land(text_file(json.dumps([crime()]), "Centre 1.json"), lake)

    assert (landing.feed, landing.subject, landing.subject_name, landing.month) == (
        "street_api",
        "place-centre-1",
        "Centre 1 (a place)",
        Period.month(2025, 5),
    )
    rows = duckdb.sql(f"FROM read_parquet('{lake.held(landing.parquet)}')").fetchall()
    assert rows == [
        (
            "a1", "2025-05", "burglary", "Burglary", 52.6, -1.1, "On or near A Road", "Under investigation", "2025-06",
            None, "Force", None, 1,
        )
    ]  # fmt: skip


def test_report_counts_keys_types_and_outcomes(text_file: Write, lake: Lake) -> None:
    crimes = [crime(), crime(), crime(persistent_id="", outcome_status=None, category="violent-crime")]

    report = FEED.land(text_file(json.dumps(crimes)), lake).report

    assert (report.rows, report.blank_crime_id, report.extra_rows_with_repeated_crime_id, report.blank_outcome) == (
        3,
        1,
        1,
        1,
    )
    assert report.crime_type == {"Burglary": 2, "Violence and sexual offences": 1}
    assert report.outcome == {"(blank)": 1, "Under investigation": 2}
    assert report.warnings == (ABOUT,)


def test_several_months_are_kept_and_told(text_file: Write, lake: Lake) -> None:
    landing = FEED.land(text_file(json.dumps([crime(), crime(month="2025-07")])), lake)

    assert landing.month is None
    assert landing.report.warnings == (ABOUT, "It holds 2 months, 2025-05 to 2025-07.")


def test_what_is_odd_is_told_and_kept(text_file: Write, lake: Lake) -> None:
    report = FEED.land(text_file(json.dumps([crime(category="new-crime", location=None, more=1)])), lake).report

    assert report.crime_type == {"new-crime": 1}
    assert report.warnings == (
        ABOUT,
        "1 of 1 records have no place.",
        "The category “new-crime” is not among those known; it was kept.",
        "The key “more” is not known in such answers and was left out.",
    )


def test_answer_as_long_as_the_service_gives_is_told(text_file: Write, lake: Lake) -> None:
    crimes = [crime(persistent_id=f"a{number}") for number in range(MOST_CRIMES)]

    report = FEED.land(text_file(json.dumps(crimes)), lake).report

    assert (report.rows, report.extra_rows_with_repeated_crime_id) == (10_000, 0)
    assert report.warnings == (
        ABOUT,
        "It holds 10,000 crimes, as many as the service gives at most: some may be missing.",
    )


def test_same_answer_is_the_same_a_second_time(text_file: Write, lake: Lake) -> None:
    incoming = text_file(json.dumps([crime()]))

    assert FEED.land(incoming, lake) == FEED.land(incoming, lake)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"month": "2025-13"}, "“2025-13” is not a month. A month is written 2025-05."),
        ({"month": "May 2025"}, "“May 2025” is not a month. A month is written 2025-05."),
        ({"month": None}, "The key “month” is blank."),
        ({"category": ""}, "The key “category” is blank."),
        ({"category": {"code": "x"}}, '“category” is {"code": "x"}, which is not a text.'),
        ({"location": {"latitude": "x"}}, '“location.latitude” is "x", which is not a number.'),
        (
            {"location": {"latitude": "52", "longitude": "181"}},
            "“181.0, 52.0” is no place on earth: the longitude or latitude is out of range.",
        ),
    ],
)
def test_faulty_record_refuses_the_answer(text_file: Write, lake: Lake, more: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        FEED.land(text_file(json.dumps([crime(), crime(**more)]), "a.json"), lake)

    assert str(told.value) == f"a.json, record 2 (line 1): {sentence}"
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []


def test_answer_is_known_by_its_keys_and_no_street_file_is_one() -> None:
    assert STREET_API.feed != STREET.feed
    assert not FEED.recognises(Sample("a", "csv", STREET.headings))
    assert FEED.recognises(Sample("a", "json", tuple(crime())))
    assert not FEED.recognises(Sample("a", "json", ("category", "date", "person_id", "crime")))
