"""Runs worked cases through the product: every case of every family in a folder, whatever the cases are.

Answers are compared by `tests/golden/families/<family>.py`. It passes over nothing: a case that fails or breaks, a
family that no module knows, a file that holds no cases and a folder without any end with a code that is not zero.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CARRIED = ROOT / "tests" / "golden" / "cases"
FAMILIES = ROOT / "tests" / "golden" / "families"
VARIABLE = "GOLDTHREAD_GOLDEN"
SHOWN_CASES, SHOWN_DIFFERENCES = 10, 3

WorkedCase = dict[str, Any]
Differences = Callable[[WorkedCase], list[str]]


class Unusable(Exception):
    """A folder or a file of cases that cannot be run. The text says what it lacks."""


@dataclass(slots=True)
class Outcome:
    """What became of a family: how many of its cases passed, and for each that failed why."""

    family: str
    passed: int = 0
    failures: dict[str, list[str]] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The count, then the first failures with a few of their differences."""
        yield f"{self.family}: {self.passed} passed, {len(self.failures)} failed"
        for name, told in list(self.failures.items())[:SHOWN_CASES]:
            more = [f"and {len(told) - SHOWN_DIFFERENCES} more"] if len(told) > SHOWN_DIFFERENCES else []
            yield f"    {name}: {'; '.join([*told[:SHOWN_DIFFERENCES], *more])}"
        if len(self.failures) > SHOWN_CASES:
            yield f"    and {len(self.failures) - SHOWN_CASES} more cases that failed"


def chosen_folder() -> Path:
    """The folder that the environment names, or the sample that the project carries."""
    return Path(os.environ.get(VARIABLE, "").strip() or CARRIED)


def files_in(folder: Path) -> list[Path]:
    """One file a family; raises Unusable where there is none."""
    if not folder.is_dir():
        raise Unusable(f"There is no folder {folder}. Name one that exists in {VARIABLE}.")
    found = sorted(folder.glob("*.json"))
    if not found:
        raise Unusable(f"The folder {folder} holds no file of cases, such as spc_xmr.json.")
    return found


def cases_of(file: Path) -> list[WorkedCase]:
    """Every case of a file; raises Unusable where it is no array of cases, or an empty one."""
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise Unusable(f"{file.name} cannot be read as JSON: {fault}") from fault
    if not isinstance(held, list) or not all(isinstance(case, dict) and "expected" in case for case in held):
        raise Unusable(f"{file.name} is no array of cases, each with input, params and expected.")
    if not held:
        raise Unusable(f"{file.name} holds no case.")
    return held


def family_module(family: str) -> Any:
    """The module that runs a family's cases; raises Unusable where there is none."""
    if not (FAMILIES / f"{family}.py").is_file():
        raise Unusable(f"No module tests/golden/families/{family}.py knows this family.")
    return importlib.import_module(f"tests.golden.families.{family}")


def told_of(case: WorkedCase, differences: Differences) -> list[str]:
    """What differs in one case; whatever breaks is a difference too, for one case must not silence the rest."""
    try:
        return list(differences(case))
    except Exception as fault:
        return [f"broke with {type(fault).__name__}: {fault}"]


def outcome_of(file: Path) -> Outcome:
    """Every case of a file, run. A file that cannot be run has failed, with each case that it holds."""
    found = Outcome(file.stem)
    names = [f"the file {file.name}"]
    try:
        cases = cases_of(file)
        names = [str(case.get("id", f"case {place}")) for place, case in enumerate(cases, start=1)]
        differences = family_module(file.stem).differences
    except Exception as fault:
        told = str(fault) if isinstance(fault, Unusable) else f"broke with {type(fault).__name__}: {fault}"
        found.failures = {name: [told] for name in named_apart(names)}
        return found
    for name, case in zip(named_apart(names), cases, strict=True):
        if told := told_of(case, differences):
            found.failures[name] = told
        else:
            found.passed += 1
    return found


def named_apart(names: list[str]) -> list[str]:
    """The names with their place added where two are the same, so that no case hides another."""
    return [name if names.count(name) == 1 else f"{name} ({place})" for place, name in enumerate(names, start=1)]


def main() -> int:
    """Run the folder's cases, say what passed and failed, and end with 0 only if every case of some passed."""
    try:
        files = files_in(chosen_folder())
    except Unusable as fault:
        sys.stdout.write(f"{fault}\n0 passed, 0 failed\n")
        return 1
    passed = failed = 0
    for file in files:
        found = outcome_of(file)
        sys.stdout.write("\n".join(found.lines()) + "\n")
        sys.stdout.flush()
        passed, failed = passed + found.passed, failed + len(found.failures)
    sys.stdout.write(f"{passed} passed, {failed} failed\n")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.path[:0] = [one for one in (str(ROOT), str(ROOT / "src")) if one not in sys.path]
    sys.exit(main())
