"""`goldthread lake`: what was loaded, whether the tables are whole, and a wrong load undone."""

import json

import pytest
from django.conf import settings
from typer.testing import CliRunner

from goldthread.apps.performance.models import Load, SourceFile
from goldthread.cli.main import app


@pytest.fixture
def run(body):
    """Run a command in the home of the test."""

    def answered(*words):
        done = CliRunner().invoke(app, [str(word) for word in words])
        return done.exit_code, done.stdout, done.stderr

    return answered


@pytest.fixture
def two(run, write_street):
    """Two loads of one month each."""
    for month in ("2025-01", "2025-02"):
        assert run("load", write_street(month), "--released", "2025-03-01")[0] == 0


def test_without_a_word_it_lists_the_loads(run, two):
    _, out, _ = run("lake")

    assert [line.split("  ")[0] for line in out.splitlines()] == ["Load 1", "Load 2"]
    assert "system: 1 file, 360 rows" in out


def test_loads_as_json_have_their_state(run, two):
    run("lake", "forget", 1, "--why", "a trial")

    _, out, _ = run("lake", "--json")

    told = [(one["number"], one["state"], one["files"], one["released_on"]) for one in json.loads(out)["loads"]]
    assert told == [(1, "forgotten", 0, None), (2, "published", 1, "2025-03-01")]


def test_home_without_a_load_says_so(run):
    assert run("lake")[1] == "Nothing was loaded yet.\n"


def test_check_of_a_whole_lake_ends_well(run, two):
    assert run("lake", "check")[:2] == (0, "2 tables with 720 rows: nothing is wrong.\n")


def test_check_ends_with_one_on_a_fault_and_names_the_table(run, two):
    table = SourceFile.objects.order_by("pk")[0].parquet
    (settings.LAKE / table).unlink()

    code, out, _ = run("lake", "check", "--json")

    found = json.loads(out)
    assert (code, found["fine"], found["tables"]) == (1, False, 2)
    assert [(one["level"], one["table"]) for one in found["findings"]] == [("fault", table)]


def test_check_lists_what_was_forgotten(run, two):
    run("lake", "forget", 2, "--why", "a trial", "--by", "J. Doe")

    found = json.loads(run("lake", "check", "--json")[1])

    assert [(one["load"], one["forgotten_by"], one["why"]) for one in found["forgotten"]] == [(2, "J. Doe", "a trial")]
    assert "Forgotten: 1 file; --json lists it." in run("lake", "check")[1]


def test_forget_says_what_went(run, two):
    assert run("lake", "forget", 2, "--why", "a trial")[1] == (
        "forgot  2025-02-leicestershire-street.csv\n"
        "Load 2 is forgotten: 1 file, 360 rows. What they replaced stands again.\n"
    )


def test_forget_of_no_load_is_one_sentence(run, two):
    code, _, err = run("lake", "forget", 9, "--why", "x")

    assert (code, err) == (1, "There is no load 9. `goldthread lake` lists all of them.\n")


def test_forget_wants_a_reason(run, two):
    assert run("lake", "forget", 1)[0] == 2


def test_compact_tells_what_it_removed(run, two):
    Load.objects.filter(number=2).update(published_at=None)
    size = (settings.LAKE / SourceFile.objects.get(load__number=2).parquet).stat().st_size
    (settings.LAKE / "street" / "1" / "stray.parquet").write_bytes(b"x" * 100)

    first, again = (json.loads(run("lake", "compact", "--json")[1]) for _ in range(2))

    assert first == {"files": 1, "tables": 2, "bytes": size + 100}
    assert again == {"files": 0, "tables": 0, "bytes": 0}
