"""Opens a home for the worked example, and loads what belongs to it: its people, its files, its cards, its plans."""

import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import goldthread
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.bodies.queries import held_beside, own_packs, today
from goldthread.apps.journeys.cast import enter_cast
from goldthread.apps.performance import operations, queries
from goldthread.apps.planning.operations import load_plan
from goldthread.core.errors import GoldthreadError

Progress = Callable[[str], None]


class NoExample(GoldthreadError):
    """The worked example is not on this machine."""


def example_folder() -> Path:
    """The folder of the worked example, which comes with the source and not with an installed package."""
    folder = Path(goldthread.__file__).resolve().parents[2] / "example"
    if not (folder / "body.toml").exists():
        raise NoExample(
            f"The worked example is not at {folder}. Run this from a copy of the source, or use --example empty."
        )
    return folder


def open_example(folder: Path, *, by: str) -> tuple[Body, str]:
    """Found the example's bodies, give its own its cards, open the home for it as a demonstration with a day of its
    own, and enter its people.

    The text says for whom the home stood open before, if for somebody else.
    """
    facts = _facts(folder)
    title = facts["office_holder_title"]
    body = found(name=facts["name"], kind=facts["kind"], title=title, area=facts["area"], by=by)
    others = [found(name=other["name"], kind=other["kind"], by=by) for other in facts.get("bodies", [])]
    shutil.copytree(folder / "packs", own_packs(body), dirs_exist_ok=True)
    said = held_beside(body)
    open_home(body=body, is_demo=True, as_of=facts["as_of"], by=by)
    enter_cast(facts.get("cast", []), {one.name: one for one in (body, *others)}, by=by)
    return body, said


def load_files(folder: Path, body: Body, *, by: str, progress: Progress = lambda text: None) -> str:
    """Load the example's files, those of one release day together. Says in a sentence what came in."""
    files = rows = 0
    for released_on, paths in _by_release(_facts(folder)["files"], folder).items():
        report = operations.load(
            body=body,
            paths=paths,
            catalogue=queries.catalogue(body),
            released_on=released_on,
            by=by,
            progress=progress,
        )
        if report.refused:
            raise GoldthreadError(f"The example's own files were refused: {report.refused[0].refused}")
        files += sum(file.added > 0 for file in report.files)
        rows += sum(file.added for file in report.files)
    return f"{files} files, {rows:,} rows." if files else "Nothing new: every file is held already."


def compute(body: Body, *, by: str) -> str:
    """Compute what the cards ask and is not yet computed. Says in a sentence how much that was."""
    done = operations.refresh(body=body, catalogue=queries.catalogue(body), by=by)
    measures = len(queries.catalogue(body).measures)
    return f"{measures} measures; {f'{done} recomputed' if done else 'nothing to recompute'}."


def load_plans(folder: Path, body: Body, *, by: str, progress: Progress = lambda text: None) -> str:
    """Load the example's plans. Says in a sentence what came in; a plan that cannot be used stops it."""
    codes = {one.code for one in queries.catalogue(body).measures}
    reports = []
    for plan in _facts(folder).get("plans", []):
        path = folder / plan["path"]
        progress(path.name)
        reports.append(load_plan(body=body, path=path, catalogue_codes=codes, today=today(), by=by, progress=progress))
    new = [report for report in reports if report.changed]
    if not new:
        return "Nothing new: every plan is held already."
    actions, updates = sum(one.actions for one in new), sum(one.updates for one in new)
    notes = sum(len(one.warnings) for one in new)
    return f"{len(new)} plans, {actions} actions, {updates} updates; {notes} notes, which `goldthread load` tells."


def _facts(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "body.toml").read_text(encoding="utf-8"))


def _by_release(files: list[dict[str, Any]], folder: Path) -> dict[date, list[Path]]:
    grouped: dict[date, list[Path]] = {}
    for file in files:
        grouped.setdefault(file["released_on"], []).append(folder / file["path"])
    return dict(sorted(grouped.items()))
