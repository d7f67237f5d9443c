"""Plans on the command line: loaded and told of, refused row by row, and the workbook to fill in."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldthread.apps.journeys import example_folder
from goldthread.apps.planning.models import Plan
from goldthread.apps.planning.workbook.sample import SAMPLE
from goldthread.apps.planning.workbook.template import write_filled
from goldthread.cli.main import app


@pytest.fixture
def call(body):
    """Run a command as a person would; the answer carries exit code, stdout and stderr."""
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def plan(tmp_path) -> Path:
    """A plan workbook that loads."""
    path = tmp_path / "plan.xlsx"
    write_filled(path, SAMPLE)
    return path


@pytest.fixture
def wrong(tmp_path) -> Path:
    """A plan workbook with a status outside its key."""
    path = tmp_path / "wrong.xlsx"
    first, *rest = SAMPLE["Updates"]
    write_filled(path, {**SAMPLE, "Updates": ({**first, "status": "Purple"}, *rest)})
    return path


def test_plan_is_told_in_lines(call, plan):
    answer = call("load", plan)

    assert answer.exit_code == 0
    assert answer.stdout.splitlines() == [
        "Plan sample-2024-28, A made-up plan, 2024 to 2028 (plan.xlsx): taken in.",
        "           parts 7, actions 3, updates 3, measures 0, insight paragraphs 2.",
        "           note: 1 of 1 monitored actions has no update: 2C01.",
    ]


def test_plan_that_is_held_already_says_so(call, plan):
    call("load", plan)

    answer = call("load", plan)

    assert answer.stdout.splitlines()[0] == (
        "Plan sample-2024-28, A made-up plan, 2024 to 2028 (plan.xlsx): held already, nothing changed."
    )


def test_plan_is_answered_with_one_object(call, plan):
    answer = call("load", plan, "--json")

    told = json.loads(answer.stdout)
    assert (answer.exit_code, told["files"], told["summary"]["files"]) == (0, [], 0)
    assert told["plans"] == [
        {
            "refused": "", "name": "plan.xlsx", "code": "sample-2024-28", "title": "A made-up plan, 2024 to 2028",
            "changed": True, "nodes": 7, "actions": 3, "updates": 3, "measures": 0, "insights": 2,
            "warnings": ["1 of 1 monitored actions has no update: 2C01."], "removed": [], "kept": [],
        }
    ]  # fmt: skip


def test_plan_that_is_refused_ends_with_one_and_says_where_and_how_to_mend(call, wrong):
    answer = call("load", wrong)

    assert answer.exit_code == 1
    assert answer.stdout.splitlines() == [
        "REFUSED  wrong.xlsx: one thing cannot be used, and nothing of the file was taken.",
        "  Sheet Updates, row 2, status: “Purple” is not in the status key. Write one of: G Green, A Amber, R Red, "
        "W White; or leave it empty.",
    ]
    assert Plan.objects.count() == 0


def test_refused_plan_is_answered_with_its_reason(call, wrong, plan):
    answer = call("load", wrong, plan, "--json")

    told = json.loads(answer.stdout)["plans"]
    assert answer.exit_code == 1
    assert [bool(one["refused"]) for one in told] == [True, False]
    assert set(told[0]) == {"name", "refused"}


def test_release_day_of_a_plan_is_noted_and_not_used(call, plan):
    answer = call("load", plan, "--released", "2026-01-01")

    assert answer.exit_code == 0
    assert answer.stdout.splitlines()[-1] == (
        "note: --released is for files of figures; a plan workbook has no release day."
    )


def test_files_and_plans_are_told_together(call, plan, write_street):
    answer = call("load", plan, write_street("2025-01"), "--accept", "plan.xlsx")

    lines = answer.stdout.splitlines()
    assert lines[0] == "      360 rows  2025-01-leicestershire-street.csv: 360 added, 0 changed, 0 gone, 0 unchanged"
    assert lines[-4] == "Files 1, refused 0, notes 1. This is load 1."
    assert lines[-3].endswith("(plan.xlsx): taken in.")
    assert not [line for line in lines if "--accept" in line]


def test_template_of_a_plan_is_written_under_its_own_name(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    answer = call("template", "--kind", "plan")

    assert answer.stdout.splitlines() == [
        "Wrote plan-workbook.xlsx. Fill in its sheets; “Read me” says how. "
        "Then run `goldthread load plan-workbook.xlsx`."
    ]
    assert Path("plan-workbook.xlsx").exists()


def test_filled_template_of_a_plan_loads(call, tmp_path):
    call("template", "--kind", "plan", "--filled", "--out", tmp_path / "p.xlsx")

    assert call("load", tmp_path / "p.xlsx").exit_code == 0


def test_kind_of_template_that_there_is_not_is_told(call):
    answer = call("template", "--kind", "budget")

    assert (answer.exit_code, answer.stderr) == (2, "--kind “budget”: give measures or plan.\n")


def test_template_is_never_written_over(call, plan):
    answer = call("template", "--kind", "plan", "--out", plan)

    assert answer.exit_code == 2
    assert answer.stderr.endswith("is there already. Give another name with --out, or move it away.\n")


@pytest.mark.parametrize("name", ["2014-18", "2016-18", "2021-25", "2025-29"])
def test_plan_of_the_example_is_refused_whole_where_its_measures_have_no_cards(call, name):
    path = example_folder() / "plans" / f"{name}.xlsx"

    answer = call("load", path)

    has_measures = name != "2014-18"
    assert (answer.exit_code, Plan.objects.count()) == ((1, 0) if has_measures else (0, 1))
