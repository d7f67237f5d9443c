"""An outcomes file lands as its force's month of outcomes; oddities are told and kept."""

from collections.abc import Callable

import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import STREET
from goldthread.analytics.sources.outcomes import FEED, OUTCOMES
from goldthread.analytics.vintage import compare
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

Write = Callable[..., Incoming]
NAME = "2025-05-leicestershire-outcomes.csv"


def line(crime_id: str = "a1", outcome: str = "Suspect charged", place: str = "Leicester 001A") -> str:
    where = f"-1.13,52.63,On or near High Street,E01013601,{place}" if place else ",,No Location,,"
    return f"{crime_id},2025-05,Leicestershire Police,Leicestershire Police,{where},{outcome}"


def content(*lines: str, end: str = "\n") -> str:
    return end.join((",".join(OUTCOMES.headings), *lines, ""))


def test_file_lands_under_its_force_and_month(text_file: Write, lake: Lake) -> None:
    landing = FEED.land(text_file(content(line()), NAME), lake)

    assert (landing.feed, landing.subject, landing.subject_name, landing.month) == (
        "outcomes",
        "leicestershire",
        "Leicestershire Police",
        Period.month(2025, 5),
    )
    assert landing.parquet == OUTCOMES.place(landing.sha256)
    assert lake.holds(landing.parquet)


def test_report_counts_rows_keys_places_and_outcomes(text_file: Write, lake: Lake) -> None:
    lines = [line(), line(), line("b2", "Local resolution", ""), line("", "Local resolution")]

    report = FEED.land(text_file(content(*lines, end="\r\n"), NAME), lake).report

    assert (report.rows, report.blank_crime_id, report.extra_rows_with_repeated_crime_id, report.blank_lsoa) == (
        4,
        1,
        1,
        1,
    )
    assert report.outcome == {"Local resolution": 2, "Suspect charged": 2}
    assert report.district == {"(blank)": 1, "Leicester": 3}
    assert (report.line_ending, report.headings, report.warnings) == ("crlf", OUTCOMES.headings, ())


def test_key_of_blanks_alone_is_no_key(text_file: Write, lake: Lake) -> None:
    report = FEED.land(text_file(content(line(), line(" "), line("  ")), NAME), lake).report

    assert (report.rows, report.blank_crime_id, report.extra_rows_with_repeated_crime_id) == (3, 2, 0)


def test_what_the_name_and_header_say_otherwise_is_told(text_file: Write, lake: Lake) -> None:
    odd = content(line()).replace("Outcome type", "Outcome type,Extra").replace("charged", "charged,x")

    report = FEED.land(text_file(odd, "2025-06-kent-outcomes.csv"), lake).report

    assert report.warnings == (
        "The column “Extra” is not known in outcomes files and was left out.",
        "The file is named for 2025-06, its rows say 2025-05; the rows were believed.",
        "The file is named for kent, its rows are by Leicestershire Police; the rows were believed.",
    )


def test_outcome_that_is_changed_in_a_later_release_is_told_as_changed(text_file: Write, lake: Lake) -> None:
    before = FEED.land(text_file(content(line(), line("b2")), "a.csv"), lake)
    after = FEED.land(text_file(content(line(), line("b2", "Local resolution"), line("c3")), "b.csv"), lake)

    found = compare(lake, before.parquet, after.parquet, feed="outcomes")

    assert (found.added, found.changed, found.gone, found.unchanged) == (1, 1, 0, 1)


def test_same_file_reports_the_same_a_second_time(text_file: Write, lake: Lake) -> None:
    incoming = text_file(content(line(), line("b2")), NAME)

    assert FEED.land(incoming, lake) == FEED.land(incoming, lake)


def test_faulty_file_leaves_nothing(text_file: Write, lake: Lake) -> None:
    with pytest.raises(BadInput) as told:
        FEED.land(text_file(content(line(outcome="")), NAME), lake)

    assert str(told.value) == f"{NAME}, row 2: The column “Outcome type” is blank."
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []


def test_publisher_that_is_no_known_force_is_filed_under_its_own_name(text_file: Write, lake: Lake) -> None:
    other = content(line()).replace("Leicestershire Police", "British Transport Police")

    assert FEED.land(text_file(other), lake).subject == "british-transport-police"


@pytest.mark.parametrize(
    ("sample", "is_one"),
    [
        (Sample("a", "csv", OUTCOMES.headings), True),
        (Sample("a", "csv", tuple(heading.upper() for heading in OUTCOMES.headings)), True),
        (Sample("a", "csv", OUTCOMES.headings[:-1]), False),
        (Sample("a", "csv", STREET.headings), False),
        (Sample("a", "csv", (*STREET.headings, "Outcome type")), False),
        (Sample("a", "json", OUTCOMES.headings), False),
    ],
)
def test_file_is_known_by_its_headings(sample: Sample, is_one: bool) -> None:
    assert FEED.recognises(sample) is is_one
