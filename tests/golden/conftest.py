"""Worked cases: results of established statistical packages on made-up series, one JSON file a family.

`cases/` carries a sample of every family, so that they always run. Every case of the folder that GOLDTHREAD_GOLDEN
names runs too. The summary at the end of a run, drawn in tests/conftest.py, says how many did.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.golden import run


def worked_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Family and case, of the carried sample and the chosen folder; the folder's text wins over the carried one."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for folder in dict.fromkeys((run.CARRIED, run.chosen_folder())):
        for file in run.files_in(folder):
            found |= {(file.stem, str(case["id"])): case for case in run.cases_of(file)}
    for (family, _name), case in sorted(found.items()):
        yield family, case


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `family` and `worked_case` runs on every case."""
    if "worked_case" in metafunc.fixturenames:
        cases = list(worked_cases())
        metafunc.parametrize(("family", "worked_case"), cases, ids=[f"{name}-{case['id']}" for name, case in cases])
