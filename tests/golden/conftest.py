"""Worked cases: results of established statistical packages on made-up series, one JSON file a family.

`cases/` carries a sample, so that they always run: spc_xmr from NHSRplotthedots 0.2.2, proportion_wilson from
PHEindicatormethods 2.1.0. Where the full set lies beside the repository, every case of it runs too. The summary at the
end of a run, drawn in tests/conftest.py, says how many did.
"""

import json
from pathlib import Path
from typing import Any

import pytest

CARRIED = Path(__file__).parent / "cases"
FULL_SET = Path(__file__).parents[3] / "shared" / "golden"

WorkedCase = dict[str, Any]


def worked_cases(family: str) -> list[WorkedCase]:
    """Every case of the family, each once, the full set's text winning over the carried one."""
    files = (folder / f"{family}.json" for folder in (CARRIED, FULL_SET))
    cases = {case["id"]: case for file in files if file.exists() for case in json.loads(file.read_text("utf-8"))}
    return [cases[key] for key in sorted(cases)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `worked_case` runs on every case of its module's FAMILY."""
    if "worked_case" in metafunc.fixturenames:
        cases = worked_cases(metafunc.module.FAMILY)
        metafunc.parametrize("worked_case", cases, ids=[case["id"] for case in cases])


@pytest.fixture(autouse=True)
def _told_in_the_summary(request: pytest.FixtureRequest, record_property: Any) -> None:
    if "worked_case" in request.fixturenames:
        record_property("worked_case", request.module.FAMILY)


@pytest.fixture
def cases_by_family() -> dict[str, int]:
    """How many cases there are to run, for every family that a module here tests or a file here carries."""
    modules = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")} - {"families"}
    carried = {path.stem for path in CARRIED.glob("*.json")}
    return {family: len(worked_cases(family)) for family in sorted(modules | carried)}
