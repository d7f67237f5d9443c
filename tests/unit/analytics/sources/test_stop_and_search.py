"""Stops and searches land from a file or an answer of the service, all rows or none."""

import json
from collections.abc import Callable

import duckdb
import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.stop_and_search import FEED, STOP_AND_SEARCH
from goldthread.analytics.vintage import compare
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

Write = Callable[..., Incoming]
NAME = "2025-05-kent-stop-and-search.csv"
FIRST, LAST = "2025-04-30T23:01:00+00:00", "2025-05-31T20:00:00+00:00"


def line(at: str = FIRST, *, outcome: str = "Arrest", operation: str = "False") -> str:
    return f"Person search,{at},{operation},,51.2,0.5,Male,18-24,,White,An Act,Stolen goods,{outcome},True,"


def content(*lines: str) -> str:
    return "\n".join((",".join(STOP_AND_SEARCH.headings), *lines, ""))


def record(at: str = FIRST, force: str | None = "kent", **more: object) -> dict[str, object]:
    named = {"force_id": force} if force else {}
    return {"datetime": at, "type": "Person search", "legislation": "", "object_of_search": None} | named | more


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        FEED.land(incoming, lake)
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []
    return str(told.value)


def test_file_lands_under_the_force_of_its_name_and_the_month_of_its_rows(text_file: Write, lake: Lake) -> None:
    landing = FEED.land(text_file(content(line(), line(LAST, outcome="")), NAME), lake)

    assert (landing.feed, landing.subject, landing.subject_name, landing.month) == (
        "stop_and_search",
        "kent",
        "Kent",
        Period.month(2025, 5),
    )
    assert (landing.report.rows, landing.report.blank_outcome) == (2, 1)
    assert landing.report.outcome == {"(blank)": 1, "Arrest": 1}
    assert landing.report.days == ()
    assert landing.report.headings == STOP_AND_SEARCH.headings
    assert landing.report.warnings == ("The force was taken from the file’s name or folder: the rows name none.",)


def test_table_has_the_pinned_columns_and_types(text_file: Write, lake: Lake) -> None:
    landing = FEED.land(text_file(content(line(), line(LAST)), NAME), lake)

    found = duckdb.sql(f"DESCRIBE FROM read_parquet('{lake.held(landing.parquet)}')").fetchall()

    assert [(name, kind) for name, kind, *_ in found] == [(one.name, one.kind) for one in STOP_AND_SEARCH.columns]


def test_answer_lands_in_the_same_table(text_file: Write, lake: Lake) -> None:
    answer = json.dumps([record(), record(LAST, outcome="Arrest", extra=1)])

    landing = FEED.land(text_file(answer, "answer.json"), lake)

    assert (landing.subject, landing.month, landing.report.rows) == ("kent", Period.month(2025, 5), 2)
    assert landing.report.warnings == (
        "The key “extra” is not known in such answers and was left out.",
        "2 of 2 searches have no place.",
    )
    assert lake.held(landing.parquet).is_file()


def test_answer_that_names_no_force_takes_it_from_its_name(text_file: Write, lake: Lake) -> None:
    answer = json.dumps([record(force=None), record(LAST, force=None)])

    landing = FEED.land(text_file(answer, NAME.replace("csv", "json")), lake)

    assert landing.subject == "kent"
    assert landing.report.warnings[0] == "The force was taken from the file’s name or folder: the rows name none."


def test_same_file_is_the_same_a_second_time(text_file: Write, lake: Lake) -> None:
    incoming = text_file(content(line(), line(LAST)), NAME)

    assert FEED.land(incoming, lake) == FEED.land(incoming, lake)


def test_releases_are_compared_as_multisets_without_a_key(text_file: Write, lake: Lake) -> None:
    before = FEED.land(text_file(content(line(), line(), line(LAST)), NAME), lake)
    after = FEED.land(text_file(content(line(), line(LAST), line(LAST, outcome="")), NAME), lake)

    found = compare(lake, before.parquet, after.parquet, feed="stop_and_search")

    assert (found.added, found.changed, found.gone, found.unchanged) == (1, 0, 1, 2)
    assert (found.kept_rows_share, found.kept_ids_share) == (1.0, 1.0)


def test_column_that_is_not_known_is_told_and_left_out(text_file: Write, lake: Lake) -> None:
    wide = content(line(), line(LAST)).replace("clothing\n", "clothing,Extra\n").replace(",True,\n", ",True,,x\n")

    report = FEED.land(text_file(wide, NAME), lake).report

    assert report.warnings[1:] == ("The column “Extra” is not known in such files and was left out.",)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (
            content(line()),
            "searches.csv",
            "searches.csv: does not say which force it is of. Keep the name that it was published under: "
            "2025-05-<force>-stop-and-search.",
        ),
        (
            json.dumps([record(), record(force=None)]),
            "a.json",
            "a.json, record 2 (line 1): does not say which force it is of. Keep the name that it was published under: "
            "2025-05-<force>-stop-and-search.",
        ),
        (content(), NAME, f"{NAME}: holds a header and no rows. Fetch the file again."),
        (
            content(line(), line(operation="1")),
            NAME,
            f"{NAME}, row 3: “1” in the column “Part of a policing operation” is not True, False or blank.",
        ),
        (
            content(line(), line()[:40]),
            NAME,
            f"{NAME}, row 3: has 3 of 15 cells: the row is cut short. Fetch the file again.",
        ),
        (
            content(line(), line("2025-07-01T12:00:00+00:00")),
            NAME,
            f"{NAME}: holds searches of several months, 2025-05 to 2025-07: a file is one month. Split the file by "
            "month.",
        ),
    ],
)
def test_faulty_file_is_refused_with_nothing_kept(
    text_file: Write, lake: Lake, content: str, name: str, sentence: str
) -> None:
    assert refusal(text_file(content, name), lake) == sentence


@pytest.mark.parametrize(
    ("sample", "is_one"),
    [
        (Sample("a", "csv", STOP_AND_SEARCH.headings), True),
        (Sample("a", "csv", STOP_AND_SEARCH.headings[1:]), False),
        (Sample("a", "json", ("datetime", "type", "legislation", "object_of_search")), True),
        (Sample("a", "json", ("type", "features")), False),
        (Sample("a", "csv", ("datetime", "type", "legislation", "object_of_search")), False),
    ],
)
def test_file_is_known_by_its_headings_or_keys(sample: Sample, is_one: bool) -> None:
    assert FEED.recognises(sample) is is_one
