"""`goldthread report`: the files and the answer that were promised, and a sentence for whatever is asked wrongly."""

import json

import pytest
from django.conf import settings
from django.utils.timezone import localdate
from typer.testing import CliRunner

from goldthread.cli.main import app


@pytest.fixture
def call(body):
    """Run a command as a person would; the answer carries exit code, stdout and stderr."""
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def office(call, write_street):
    """The commands of an office with a month of street files."""
    assert call("load", write_street("2025-12"), "--released", "2026-01-31").exit_code == 0
    return call


def test_report_is_made_and_answers_with_one_object(office, tmp_path):
    answer = office("report", "performance-and-insight", "--to", "2025-12", "--out", tmp_path / "out", "--json")

    told = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert set(told) == {"folder", "edition", "made", "gone", "manifest", "files"}
    assert told["made"] == ["html", "pdf", "docx", "xlsx"]
    assert all((tmp_path / "out" / file["name"]).stat().st_size == file["bytes"] for file in told["files"])


def test_report_says_what_it_made_and_then_that_nothing_has_changed(office, tmp_path):
    words = ("report", "performance-and-insight", "--to", "2025-12", "--out", tmp_path / "out", "--format", "html,xlsx")

    first, second = office(*words), office(*words)

    assert [line.split("KiB")[1] for line in first.stdout.splitlines()[:2]] == [
        "  performance-and-insight-2025-12.html: made",
        "  performance-and-insight-2025-12.xlsx: made",
    ]
    assert second.stdout == f"Nothing has changed: the edition of {localdate()} in {tmp_path / 'out'} stands.\n"


def test_report_names_what_left_with_the_edition_before(office, write_street, tmp_path):
    words = ("report", "performance-and-insight", "--to", "2025-12", "--out", tmp_path / "out")
    assert office(*words, "--format", "html,xlsx").exit_code == 0
    assert office("load", write_street("2025-11"), "--released", "2026-01-31").exit_code == 0

    again = office(*words, "--format", "html")

    told = [line.strip() for line in again.stdout.splitlines()]
    assert told[0].endswith("performance-and-insight-2025-12.html: made")
    assert told[1] == "performance-and-insight-2025-12.xlsx: taken away, it was of the edition before"
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "manifest.json", "performance-and-insight-2025-12.html",
    }  # fmt: skip


def test_report_lies_among_those_of_the_home_when_no_folder_is_named(office):
    answer = office("report", "performance-and-insight", "--to", "2025-12", "--format", "html")

    assert answer.exit_code == 0
    assert {path.name for path in (settings.HOME / "reports" / "to-2025-12").iterdir()} == {
        "manifest.json", "performance-and-insight-2025-12.html",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("performance", "--to", "2025-12"), "“performance”: is no report. There are: performance-and-insight."),
        (("performance-and-insight", "--to", "soon"), "--to “soon”: is not a month. Write it as 2022-03."),
        (("performance-and-insight", "--to", "2025"), "--to “2025”: is not a month. Write it as 2022-03."),
        (
            ("performance-and-insight", "--to", "to March 2022"),
            "--to “to March 2022”: is not a month. Write it as 2022-03.",
        ),
        (("performance-and-insight", "--to", "2031-12"), "“2031-12”: is not over on "),
        (("performance-and-insight", "--to", "2025-12", "--plan", "x"), "“x”: is no plan of this home. "),
        (("performance-and-insight", "--to", "2025-12", "--format", "odt"), "format “odt”: is no format of a report. "),
        (("performance-and-insight", "--to", "2025-12", "--out", "/dev/null/x"), "/dev/null/x: cannot be written to: "),
    ],
)
def test_report_tells_what_was_asked_wrongly(office, words, told):
    answer = office("report", *words)

    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.startswith(told)
    assert "Traceback" not in answer.stderr


def test_report_of_an_office_that_holds_nothing_is_refused(call):
    answer = call("report", "performance-and-insight", "--to", "2025-12")

    assert answer.exit_code == 1
    assert answer.stderr.startswith("There is nothing to report for Board for Testing up to December 2025: ")
