"""`goldthread registers`: what is declared, as a list for programs and as a table for people."""

import json

from typer.testing import CliRunner

from goldthread.apps.registers.binding import registers
from goldthread.cli.main import app

KEYS = ["code", "title", "fields", "states", "transitions", "clocks", "public_fields"]


def call(*words):
    return CliRunner().invoke(app, ["registers", *words])


def test_the_answer_is_a_list_of_every_register():
    told = json.loads(call("--json").stdout)

    assert [one["code"] for one in told] == [bound.code for bound in registers()]
    assert [list(one) for one in told] == [KEYS] * len(told)


def test_a_register_is_told_as_it_is_declared():
    told = {one["code"]: one for one in json.loads(call("--json").stdout)}["agreement"]

    assert told["public_fields"] == ["title", "kind", "purpose", "parties", "basis", "starts_on", "ends_on"]
    assert [state["code"] for state in told["states"] if state["public"]] == ["in_force", "ended"]
    assert told["transitions"][1] == {
        "code": "approve",
        "label": "Approve and publish",
        "from": ["sent"],
        "to": "in_force",
        "who": ["approver"],
        "needs_reason": False,
        "differs_from": "send",
    }
    assert [(clock["code"], clock["field"], clock["law"]) for clock in told["clocks"]] == [
        ("review", "review_on", None),
        ("end", "ends_on", None),
    ]
    withheld = {field["name"]: field["withheld"] for field in told["fields"] if field["withheld"]}
    assert list(withheld) == ["lead", "terms", "review_on"]


def test_people_get_a_line_for_each_register():
    answer = call()

    lines = answer.stdout.splitlines()
    assert answer.exit_code == 0
    assert [line.split()[0] for line in lines[1:]] == [bound.code for bound in registers()]
    assert "review, end" in answer.stdout


def test_no_home_is_opened_for_it(settings, tmp_path):
    settings.HOME = tmp_path / "none"

    answer = call("--json")

    assert (answer.exit_code, settings.HOME.exists()) == (0, False)
