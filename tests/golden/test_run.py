"""The program behind `make golden`: what it prints, and that nothing which did not pass ends well."""

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.golden import run
from tests.golden.comparing import exactly

PASSING, FAILING = {"id": "a-1", "input": 1, "expected": 1}, {"id": "a-2", "input": 1, "expected": 2}


def alike(case: dict[str, Any]) -> list[str]:
    return exactly("value", case["input"], case["expected"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of cases, and one family of which a case passes when its input is what it expects."""
    families, cases = tmp_path / "families", tmp_path / "cases"
    families.mkdir()
    cases.mkdir()
    (families / "alike.py").touch()
    module = ModuleType("tests.golden.families.alike")
    module.differences = alike  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(run, "FAMILIES", families)
    monkeypatch.setenv(run.VARIABLE, str(cases))
    return cases


def hold(folder: Path, held: object, *, family: str = "alike") -> None:
    (folder / f"{family}.json").write_text(json.dumps(held), encoding="utf-8")


def test_cases_that_pass_end_with_zero(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(folder, [PASSING, {**PASSING, "id": "a-3"}])

    code = run.main()

    assert code == 0
    assert capsys.readouterr().out.splitlines() == ["alike: 2 passed, 0 failed", "2 passed, 0 failed"]


def test_a_case_that_differs_is_told_and_ends_with_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(folder, [PASSING, FAILING])

    code = run.main()

    assert code == 1
    assert capsys.readouterr().out.splitlines() == [
        "alike: 1 passed, 1 failed",
        "    a-2: value[0]: 1, expected 2",
        "1 passed, 1 failed",
    ]


def test_a_case_that_breaks_fails_and_silences_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(folder, [{"id": "a-0", "expected": 1}, PASSING])

    code = run.main()

    assert code == 1
    assert capsys.readouterr().out.splitlines() == [
        "alike: 1 passed, 1 failed",
        "    a-0: broke with KeyError: 'input'",
        "1 passed, 1 failed",
    ]


def test_a_family_that_no_module_knows_fails_with_each_case(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(folder, [PASSING])
    hold(folder, [PASSING, FAILING], family="strange")

    code = run.main()

    assert code == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "strange: 0 passed, 2 failed",
        "    a-1: No module tests/golden/families/strange.py knows this family.",
        "    a-2: No module tests/golden/families/strange.py knows this family.",
        "1 passed, 2 failed",
    ]


@pytest.mark.parametrize("held", [{"id": "a-1"}, [1], [{"id": "a-1"}], [], None])
def test_a_file_without_cases_fails(folder: Path, held: object, capsys: pytest.CaptureFixture[str]) -> None:
    hold(folder, held)

    code = run.main()

    assert code == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 1 failed"


def test_a_file_that_is_no_json_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "alike.json").write_text("id,value\n", encoding="utf-8")

    code = run.main()

    assert code == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 1 failed"


def test_cases_of_one_name_are_counted_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(folder, [FAILING, FAILING])

    code = run.main()

    assert code == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 2 failed"


def test_an_empty_folder_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run.main()

    assert code == 1
    assert capsys.readouterr().out.splitlines() == [
        f"The folder {folder} holds no file of cases, such as spc_xmr.json.",
        "0 passed, 0 failed",
    ]


def test_no_folder_fails(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(run.VARIABLE, str(folder / "nowhere"))

    code = run.main()

    assert code == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 0 failed"


def test_without_a_folder_named_the_carried_cases_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(run.VARIABLE, " ")

    assert run.chosen_folder() == run.CARRIED


def test_many_differences_are_cut_short() -> None:
    told = run.Outcome("alike", failures={f"a-{place}": ["1", "2", "3", "4", "5"] for place in range(12)})

    lines = list(told.lines())

    assert lines[1] == "    a-0: 1; 2; 3; and 2 more"
    assert lines[-1] == "    and 2 more cases that failed"
    assert len(lines) == 12


@pytest.mark.parametrize("asked", [["-m", "tests.golden.run"], ["tests/golden/run.py"]])
def test_the_program_runs_by_name_and_by_path(tmp_path: Path, asked: list[str]) -> None:
    found = subprocess.run(
        [sys.executable, *asked],
        cwd=run.ROOT,
        env={run.VARIABLE: str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (found.returncode, found.stdout.splitlines()[-1]) == (1, "0 passed, 0 failed")
