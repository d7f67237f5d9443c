"""Every write is a deed on the record: each public operation of each app records what it did, or is named here as a
part of one that does, with the reason why nothing of its own is said."""

import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

import goldthread.apps
from goldthread.apps.audit.operations import record_many
from goldthread.apps.registers.operations import add, keep_things

SOURCE = Path(goldthread.apps.__path__[0]).parent
PARTS = {
    "audit.runs": "reads: it shortens numbers",
    "bodies.take_styles": "a day has come that `restyle` recorded when it was set",
    "registers.discard_draft": "what a person has typed and not sent is no deed yet",
    "registers.dry_run": "reads: it says what an import would do",
    "registers.identify": "of `add` and of the import, which record the entries",
    "registers.keep_measures": "of `load` and `refresh`, which record how many measures were named, and of `load_plan`",
    "registers.keep_thing": "of `load_plan`, which records the plan and every action that changed",
    "registers.keep_things": "of `load_plan`, as `keep_thing`",
    "registers.know_again": "of `load_plan`, as `keep_thing`",
    "registers.link": "a tie that a source gives, within the deed that takes it in; a person ties by `tie`",
    "registers.make": "of `add` and of the import, which record the entries",
    "registers.may_decide": "reads: it says who may",
    "registers.own_changes": "reads: it compares",
    "registers.preview_many": "reads: it says what `change_many` would do",
    "registers.reckon": "dates that follow from an entry and a clock; the deed on the entry is recorded",
    "registers.reckon_all": "as `reckon`, once a day",
    "registers.retention_preview": "reads: it says what `destroy` would do",
    "registers.save_draft": "what a person has typed and not sent is no deed yet",
}
"""Operations that record nothing of their own, by app and name, and why."""
WRITES = re.compile(
    r"\.(bulk_create|bulk_update|get_or_create|update_or_create|save|delete)\(|objects\b.*\.(create|update)\("
)
ELSEWHERE = ("cli", "config", "reports", "web", "apps/journeys", "apps/publishing")
"""Rooms that write through operations alone."""
WITHOUT_A_BODY = {"apps/jobs/clearing.py", "apps/jobs/daily.py"}
"""Modules whose writes are the installation's own upkeep, of jobs, and no body's."""


def modules(root: ModuleType) -> Iterator[ModuleType]:
    """A module and, of a package, all that is in it."""
    yield root
    for one in walk_packages(getattr(root, "__path__", []), f"{root.__name__}."):
        yield import_module(one.name)


def operations() -> dict[str, FunctionType]:
    """Every public operation of every app by app and name: what its rooms offer, and whatever is done by somebody."""
    found = {}
    for folder in sorted(Path(path) for path in goldthread.apps.__path__ for path in Path(path).iterdir()):
        name = f"goldthread.apps.{folder.name}.operations"
        if not (folder / "operations").is_dir() and not (folder / "operations.py").is_file():
            continue
        offered = {id(one) for one in vars(import_module(name)).values()}
        for module in modules(import_module(name)):
            for one in vars(module).values():
                if is_deed(one, module) and (id(one) in offered or by_whom(one)):
                    found[f"{folder.name}.{one.__name__}"] = inspect.unwrap(one)
    return found


def is_deed(one: Any, module: ModuleType) -> bool:
    return inspect.isfunction(one) and one.__module__ == module.__name__ and not one.__name__.startswith("_")


def by_whom(one: Callable[..., Any]) -> bool:
    """Whether it is told by keyword who does it."""
    by = inspect.signature(one).parameters.get("by")
    return by is not None and by.kind is inspect.Parameter.KEYWORD_ONLY


def records(one: FunctionType, seen: set[int] | None = None) -> bool:
    """Whether any way through the function leads to the record."""
    seen = set() if seen is None else seen
    if one is record_many:
        return True
    if id(one) in seen or not one.__module__.startswith("goldthread."):
        return False
    seen.add(id(one))
    return any(records(called, seen) for called in calls(one))


def calls(one: FunctionType) -> Iterator[FunctionType]:
    """The functions that its code names, in its module or in one that it has read."""
    names = set(named(one.__code__))
    for name in names:
        found = one.__globals__.get(name)
        if isinstance(found, ModuleType) and found.__name__.startswith("goldthread."):
            yield from filter(inspect.isfunction, map(inspect.unwrap, (getattr(found, other, None) for other in names)))
        elif inspect.isfunction(found):
            yield inspect.unwrap(found)


def named(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from named(one)


@pytest.mark.parametrize("name", sorted(operations()))
def test_operation_records_or_is_named_as_a_part(name):
    assert records(operations()[name]) != (name in PARTS)


def test_every_part_is_an_operation_with_a_reason():
    assert set(PARTS) <= set(operations())
    assert all(PARTS.values())


def test_way_to_the_record_is_told_from_none():
    assert (records(inspect.unwrap(add)), records(inspect.unwrap(keep_things))) == (True, False)


@pytest.mark.parametrize("room", ELSEWHERE)
def test_room_writes_through_operations_alone(room):
    found = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "migrations" not in path.parts and WRITES.search(line)
    ]

    assert found == []


def test_writes_of_jobs_stand_where_they_are_known():
    modules = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / "apps/jobs").rglob("*.py")
        if "migrations" not in path.parts and WRITES.search(path.read_text(encoding="utf-8"))
    }

    assert modules - {"apps/jobs/operations.py"} == WITHOUT_A_BODY
