"""A few rows released anew: a patch keeps the row count and the rows without a key, and the earlier edition stands."""

import pytest
from tests.integration.performance.loaded import FIRST, SECOND, THIRD, level, load, tables

from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.manifest.checking import check
from goldthread.apps.performance.models import Observation, SourceFile
from goldthread.apps.performance.operations.loading import the_lake

MONTH = {"Robbery": 40, "Burglary": 120, "Anti-social behaviour": 200}


@pytest.fixture
def rows(make_rows):
    """The month as it was first released."""
    return make_rows("2025-01", MONTH)


def made_patch(rows, *, changed=40, number=58):
    """So many keyed rows, the first of them with another outcome."""
    keyed = [dict(row) for row in rows if row["Crime ID"]][:number]
    for row in keyed[:changed]:
        row["Last outcome category"] = "Unable to prosecute suspect"
    return keyed


def observations(*, of):
    held = Observation.objects.filter(file__released_on=of)
    return sorted(held.values_list("measure", "area", "value"))


def test_patch_changes_its_rows_and_keeps_all_others(body, write_street, rows):
    load(body, write_street("2025-01", rows=rows))

    report = load(body, write_street("2025-01", rows=made_patch(rows), folder="patch"), released_on=SECOND)

    (file,) = report.files
    assert (file.refused, file.rows, file.crime_type) == (None, 360, MONTH)
    assert (file.added, file.changed, file.gone, file.unchanged) == (0, 40, 0, 320)
    assert file.outcome["Unable to prosecute suspect"] == 40
    assert file.warnings[-1].startswith(
        "Taken as a patch of 2025-01-leicestershire-street.csv: of its 58 rows 40 replaced a row held, 18 were held so "
        "and 0 are new; all other rows stay."
    )


def test_patch_stands_in_the_manifest_as_the_whole_that_it_made(body, write_street, rows):
    load(body, write_street("2025-01", rows=rows))
    load(body, write_street("2025-01", rows=made_patch(rows), folder="patch"), released_on=SECOND)

    earlier, later = SourceFile.objects.order_by("pk")

    assert (later.kind, later.rows, later.supersedes) == (SourceFile.Kind.PATCH, 360, earlier)
    assert later.parquet not in (earlier.parquet, f"street/1/{later.sha256}.parquet")
    assert len(tables()) == 2


def test_figures_follow_the_whole(body, write_street, rows):
    load(body, write_street("2025-01", rows=rows))
    first = observations(of=FIRST)
    new = {**rows[0], "Crime ID": "new-key"}

    load(body, write_street("2025-01", rows=[*made_patch(rows), new], folder="patch"), released_on=SECOND)

    assert (level(body), level(body, as_at=FIRST)) == (41, 40)
    assert observations(of=FIRST) == first
    assert len(observations(of=SECOND)) == len(first)


def test_patch_given_again_changes_nothing(body, write_street, rows):
    patch = write_street("2025-01", rows=made_patch(rows), folder="patch")
    load(body, write_street("2025-01", rows=rows))
    load(body, patch, released_on=SECOND)
    kept = tables()

    again = load(body, patch, released_on=SECOND)

    assert (again.number, again.files[0].unchanged, tables()) == (None, 360, kept)


def test_patch_on_a_patch_keeps_both(body, write_street, rows):
    load(body, write_street("2025-01", rows=rows))
    load(body, write_street("2025-01", rows=made_patch(rows), folder="patch"), released_on=SECOND)
    last = [{**[row for row in rows if row["Crime ID"]][-1], "Last outcome category": "Formal action"}]

    report = load(body, write_street("2025-01", rows=last, folder="third"), released_on=THIRD)

    outcome = report.files[0].outcome
    assert (outcome["Unable to prosecute suspect"], outcome["Formal action"]) == (40, 1)
    assert queries.record(body).files[0].rows == 360


def test_lost_table_of_a_patch_is_made_again(body, write_street, rows):
    patch = write_street("2025-01", rows=made_patch(rows), folder="patch")
    load(body, write_street("2025-01", rows=rows))
    before = tables()
    load(body, patch, released_on=SECOND)
    kept = tables()
    next(path for path in kept if path not in before).unlink()

    load(body, patch, released_on=SECOND)

    assert tables() == kept


def test_patch_that_is_confirmed_is_a_patch_all_the_same(body, write_street, rows):
    patch = write_street("2025-01", rows=made_patch(rows), folder="patch")
    load(body, write_street("2025-01", rows=rows))

    report = load(body, patch, released_on=SECOND, accept=[patch.name])

    assert (report.files[0].rows, report.files[0].gone, report.files[0].changed) == (360, 0, 40)
    assert SourceFile.objects.get(released_on=SECOND).kind == SourceFile.Kind.PATCH


def test_forgotten_patch_that_is_confirmed_is_a_patch_again(body, write_street, rows):
    patch = write_street("2025-01", rows=made_patch(rows), folder="patch")
    load(body, write_street("2025-01", rows=rows))
    load(body, patch, released_on=SECOND)
    operations.forget(body=body, number=2, why="too early", by="analyst")

    refused = load(body, patch, released_on=SECOND)
    taken = load(body, patch, released_on=SECOND, accept=[patch.name])

    assert "was forgotten on" in refused.files[0].refused
    assert (taken.files[0].rows, taken.files[0].gone, taken.files[0].changed) == (360, 0, 40)
    assert level(body) == 40


def test_patch_that_says_nothing_new_replaces_the_whole_only_when_it_is_confirmed(body, write_street, rows):
    short = write_street("2025-01", rows=made_patch(rows, changed=0), folder="patch")
    load(body, write_street("2025-01", rows=rows))

    refused = load(body, short, released_on=SECOND)
    files = SourceFile.objects.count()
    taken = load(body, short, released_on=SECOND, accept=[short.name])

    assert refused.files[0].refused.endswith(
        "Ask for the whole month. If this is all of it, confirm it: --accept 2025-01-leicestershire-street.csv"
    )
    assert (files, SourceFile.objects.count()) == (1, 2)
    assert "Confirmed: its 58 rows were taken in place of the 360 of the version held." in taken.files[0].warnings


def test_altered_table_of_a_patch_is_made_again_once_the_file_below_it_is(body, write_street, rows):
    whole = write_street("2025-01", rows=rows)
    patch = write_street("2025-01", rows=made_patch(rows), folder="patch")
    load(body, whole)
    load(body, patch, released_on=SECOND)
    for path in tables():
        path.write_bytes(path.read_bytes() + b"x")

    refused = load(body, patch, released_on=SECOND)
    load(body, whole)
    mended = load(body, patch, released_on=SECOND)

    assert "is a patch of 2025-01-leicestershire-street.csv, whose own table is lost" in refused.files[0].refused
    assert (mended.number, mended.files[0].unchanged, SourceFile.objects.count()) == (None, 360, 2)
    assert check(the_lake()).oddities == ()


def test_half_a_month_is_refused_and_nothing_of_it_stays(body, write_street, rows):
    load(body, write_street("2025-01", rows=rows))

    report = load(body, write_street("2025-01", rows=rows[: len(rows) // 2], folder="half"), released_on=SECOND)

    assert "was not taken in place of the version held. It has 180 rows where that has 360" in report.files[0].refused
    assert (len(tables()), level(body)) == (1, 40)


def test_half_a_month_of_keyed_rows_says_nothing_new_and_is_refused(body, write_street, rows):
    load(body, write_street("2025-01", rows=rows))
    keyed = [row for row in rows if row["Crime ID"]]

    report = load(body, write_street("2025-01", rows=keyed, folder="half"), released_on=SECOND)

    assert "each of its rows is held as it is" in report.files[0].refused
    assert (len(tables()), level(body)) == (1, 40)
