"""Commands: one JSON object on stdout, the exit code that was promised, and sentences instead of tracebacks."""

import json
import shutil

import pytest
from django.conf import settings
from django.utils.timezone import localdate
from typer.testing import CliRunner

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import own_packs
from goldthread.apps.journeys import example_folder
from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.queries import PACKS
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


def test_load_tells_what_was_noticed_in_what_is_held(call, write_street):
    months = [write_street(f"2025-0{month}", {"Burglary": 9 if month == 2 else 90}) for month in (1, 2, 3, 4)]

    told = json.loads(call("load", *months, "--json").stdout)
    said = call("load", *months).stdout

    key = "severe:street:leicestershire:2025-02:burglary"
    assert [(one["key"], one["level"], one["state"], one["month"]) for one in told["findings"]] == [
        (key, "severe", "open", "2025-02")
    ]
    assert told["findings"][0]["facts"] == {"count": 9, "share": 0.1, "median": 90}
    assert "Noticed in what is held: 1 severe, 0 in question. See /data/findings/." in said.splitlines()


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
        (("load", "x.csv", "--released", "20260227"), "--released “20260227”: is not a day."),
        (("load", "x.csv", "--released", "2026-W09-5"), "--released “2026-W09-5”: is not a day."),
        (("load", "x.csv", "--released", "9999-01-01"), "--released “9999-01-01”: is after today,"),
        (("measures", "--period", "Q2"), "Q2"),
        (("measures", "--period", "2025-13"), "2025-13"),
        (("measures", "--as-at", "soon"), "--as-at “soon”: is not a day."),
        (("measures", "--area", "Atlantis"), "area “Atlantis”: no figure is held for it."),
        (("trace", "robery", "2025-01"), "robbery"),
        (("demo", "--example", "other"), "--example “other”"),
        (("demo", "--no-serve", "--body", "Kent"), "--body “Kent”: the worked example has its own."),
        (("demo", "--no-serve", "--area", "kent"), "--area “kent”: the worked example has its own."),
        (("template", "--out", "book.csv"), "book.csv: is not the name of an Excel workbook."),
        (("template", "--out", "nowhere/book.xlsx"), "nowhere: is not a folder."),
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


def test_measures_of_a_card_added_later_are_computed_from_the_files_held(call, body, write_street):
    call("load", write_street("2025-01"))
    card = (PACKS / "street_crime" / "robbery.toml").read_text(encoding="utf-8")
    own = settings.BODIES / body.slug / "packs" / "own"
    own.mkdir(parents=True)
    (own / "_framework.toml").write_text('title = "Own"\nsource_note = "Own."\norder = 90\n', encoding="utf-8")
    (own / "robbery-again.toml").write_text(card.replace('"robbery"', '"robbery-again"', 1), encoding="utf-8")

    rows = json.loads(call("measures", "--json").stdout)["measures"]

    assert next(row["value"] for row in rows if row["code"] == "robbery-again") == 40


def test_measures_say_of_each_month_what_the_series_said_of_it(call, write_street):
    months = [write_street(f"2025-{n:02}", {"Robbery": 90 if n == 6 else 30 + 10 * (n % 2)}) for n in range(1, 13)]
    call("load", *months)

    said = {
        month: next(row["spc"] for row in rows["measures"] if row["code"] == "robbery")
        for month in ("2025-06", "2025-12")
        for rows in [json.loads(call("measures", "--period", month, "--json").stdout)]
    }

    assert said == {"2025-06": "Concern: above the upper limit", "2025-12": "No unusual change"}


def test_measures_at_a_day_are_the_reported_ones_only(call, write_street):
    call("load", write_street("2025-01"))

    answer = call("measures", "--period", "2025-01-31", "--json")

    assert (answer.exit_code, json.loads(answer.stdout)) == (0, {"measures": []})


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


def test_measures_of_an_empty_office_tells_people_the_first_step(call):
    answer = call("measures", "--period", "2025")

    assert answer.stdout == (
        "Board for Testing holds no figure yet. Load its first files: `goldthread load PATH`, a file, a folder or a "
        "zip.\n"
    )


def test_measures_as_at_a_day_before_the_first_file_says_that_it_asks_too_narrowly(call, write_street):
    call("load", write_street("2025-01"), "--released", "2025-03-01")

    answer = call("measures", "--as-at", "2025-02-01")

    assert answer.stdout == (
        "Board for Testing holds no figure for that. `goldthread measures` alone shows the newest of each measure.\n"
    )


def test_a_file_released_today_is_taken(call, write_street):
    answer = call("load", write_street("2025-01"), "--released", localdate())

    assert answer.exit_code == 0


def test_an_accepted_name_that_no_file_bears_is_told(call, write_street):
    path = write_street("2025-01")

    answer = call("load", path, "--accept", "2025-02.csv", "--accept", path.name)

    assert answer.exit_code == 0
    assert [line for line in answer.stdout.splitlines() if "--accept" in line] == [
        "note: --accept 2025-02.csv: no file of that name was given."
    ]


def test_an_accepted_name_that_no_file_bears_is_told_beside_the_object(call, write_street):
    answer = call("load", write_street("2025-01"), "--accept", "2025-02.csv", "--json")

    assert set(json.loads(answer.stdout)) == {"files", "summary"}
    assert answer.stderr.splitlines()[-1] == "note: --accept 2025-02.csv: no file of that name was given."


def test_an_office_that_is_kept_keeps_its_area(call):
    office = ("demo", "--no-serve", "--example", "empty", "--body", "Second Board")
    call(*office, "--area", "kent")

    same, other = call(*office, "--area", "kent"), call(*office, "--area", "leicestershire")

    assert (same.exit_code, other.exit_code) == (0, 1)
    assert other.stderr == (
        "Second Board is kept in this home already and serves Kent, not Leicestershire. Leave the area out, or give "
        "the office another name.\n"
    )
    assert Body.objects.get(slug="second-board").area == "kent"


def test_an_office_without_an_area_takes_the_one_given_later(call):
    office = ("demo", "--no-serve", "--example", "empty", "--body", "Second Board")
    call(*office)

    answer = call(*office, "--area", "kent")

    assert answer.exit_code == 0
    assert Body.objects.get(slug="second-board").area == "kent"


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


def test_filled_template_loads_where_the_worked_example_has_its_cards(call, body, tmp_path):
    out = tmp_path / "book.xlsx"
    shutil.copytree(example_folder() / "packs", own_packs(body))
    call("template", "--filled", "--out", out)

    answer = call("load", out, "--json")

    (file,) = json.loads(answer.stdout)["files"]
    assert (answer.exit_code, file["refused"], file["warnings"], file["added"]) == (0, None, [], 5)
