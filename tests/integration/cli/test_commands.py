"""Commands: one JSON object on stdout, the exit code that was promised, and sentences instead of tracebacks."""

import json

import pytest
from typer.testing import CliRunner

from goldthread.apps.performance.models import SourceFile
from goldthread.cli.main import app

ROW_KEYS = {
    "code", "title", "kind", "area", "group", "period", "value", "numerator", "denominator", "state", "change", "spc",
    "load",
}  # fmt: skip


@pytest.fixture
def call(body):
    """Run a command as a person would; the answer carries exit code, stdout and stderr."""
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def test_load_answers_with_one_object(call, write_street):
    answer = call("load", write_street("2025-01"), "--released", "2025-03-01", "--json")

    told = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert set(told) == {"files", "summary"}
    assert (told["files"][0]["rows"], told["files"][0]["added"], told["summary"]["load"]) == (360, 360, 1)
    assert SourceFile.objects.get().released_on.isoformat() == "2025-03-01"


def test_load_ends_with_one_when_a_file_is_refused(call, write_street, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.touch()

    answer = call("load", empty, write_street("2025-01"), "--json")

    told = json.loads(answer.stdout)
    assert answer.exit_code == 1
    assert [bool(file["refused"]) for file in told["files"]] == [True, False]
    assert told["summary"]["refused"] == 1


def test_load_ends_with_none_on_a_warning(call, write_street):
    path = write_street("2025-01")
    renamed = path.rename(path.with_name("2025-02-leicestershire-street.csv"))

    answer = call("load", renamed, "--json")

    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["files"][0]["warnings"] != []


def test_load_of_a_path_that_is_not_there_is_refused_in_a_sentence(call, tmp_path):
    answer = call("load", tmp_path / "nowhere.csv")

    assert answer.exit_code == 1
    assert "nowhere.csv" in answer.stdout
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("load", "x.csv", "--released", "yesterday"), "--released “yesterday”: is not a day."),
        (("measures", "--period", "Q2"), "Q2"),
        (("measures", "--period", "2025-13"), "2025-13"),
        (("measures", "--as-at", "soon"), "--as-at “soon”: is not a day."),
        (("measures", "--area", "Atlantis"), "area “Atlantis”: no figure is held for it."),
        (("trace", "robery", "2025-01"), "robbery"),
        (("demo", "--example", "other"), "--example “other”"),
    ],
)
def test_bad_use_ends_with_two_and_says_what_to_mend(call, words, said):
    answer = call(*words)

    assert answer.exit_code == 2
    assert said in answer.stderr


def test_measures_answers_with_a_row_a_measure(call, write_street):
    call("load", write_street("2025-01"), write_street("2025-02"))

    rows = json.loads(call("measures", "--json").stdout)["measures"]

    assert len(rows) == 16
    assert all(set(row) >= ROW_KEYS for row in rows)
    robbery = next(row for row in rows if row["code"] == "robbery")
    assert (robbery["kind"], robbery["area"], robbery["period"]) == ("count", "E23000021", "2025-02")
    assert (robbery["value"], robbery["state"], robbery["load"]) == (40, "held", 1)
    assert robbery["change"]["previous"]["number"] == 0
    assert robbery["change"]["year_before"]["reason"] == "not_held"
    assert robbery["spc"] == "Cannot tell yet: fewer than 12 months held"


def test_measures_of_a_district_by_name_and_by_code(call, write_street):
    call("load", write_street("2025-01"))

    by_name = json.loads(call("measures", "--area", "blaby", "--json").stdout)["measures"]
    by_code = json.loads(call("measures", "--area", "E07000129", "--json").stdout)["measures"]

    assert by_name == by_code
    assert next(row["value"] for row in by_name if row["code"] == "robbery") == 20


def test_measures_over_a_period_that_is_not_whole_has_a_state_and_no_value(call, write_street):
    call("load", write_street("2025-01"))

    rows = json.loads(call("measures", "--period", "2024/25 Q4", "--json").stdout)["measures"]

    assert {(row["value"], row["state"], row["period"]) for row in rows} == {(None, "not_held", "2024/25 Q4")}


def test_measures_of_an_empty_office_is_an_empty_list(call):
    answer = call("measures", "--json")

    assert (answer.exit_code, json.loads(answer.stdout)) == (0, {"measures": []})


def test_trace_tells_the_chain_from_file_to_figure(call, write_street):
    call("load", write_street("2025-01"), "--released", "2025-03-01")

    told = call("trace", "robbery", "2025-01")

    assert told.exit_code == 0
    assert "Robbery, Leicestershire, January 2025: 40." in told.stdout
    assert "2025-01-leicestershire-street.csv: 360 rows from Leicestershire Police." in told.stdout
    assert "Released 1 March 2025; load 1" in told.stdout


def test_trace_of_a_month_that_is_not_held_is_refused_in_a_sentence(call, write_street):
    call("load", write_street("2025-01"))

    told = call("trace", "robbery", "2024-01")

    assert told.exit_code == 1
    assert "No file covers January 2024" in told.stderr


def test_template_never_writes_over_a_file(call, tmp_path):
    out = tmp_path / "book.xlsx"

    first, second = call("template", "--out", out), call("template", "--out", out)

    assert (first.exit_code, second.exit_code) == (0, 2)
    assert "is there already" in second.stderr


def test_filled_template_is_a_workbook_that_loads_but_for_its_cards(call, tmp_path):
    out = tmp_path / "book.xlsx"
    call("template", "--filled", "--out", out)

    told = json.loads(call("load", out, "--json").stdout)

    assert "name a measure that has no card" in told["files"][0]["refused"]
