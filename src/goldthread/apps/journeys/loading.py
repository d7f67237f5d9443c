"""Takes in whatever a person gives: plan workbooks go to planning, every other file to performance."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from goldthread.analytics.intake.archive import is_zip
from goldthread.analytics.intake.opening import Incoming, is_junk, open_paths
from goldthread.analytics.intake.tables import workbook
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import today
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.operations import LoadReport
from goldthread.apps.planning.operations import PlanReport, load_plan
from goldthread.apps.planning.workbook.reading import is_plan_workbook
from goldthread.core.errors import GoldthreadError

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PlanRefusal:
    """A plan workbook of which nothing is kept, and why."""

    name: str
    refused: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of everything that was given: files of figures, and plan workbooks."""

    files: LoadReport
    plans: tuple[PlanReport | PlanRefusal, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether anything was refused."""
        return bool(self.files.refused) or any(isinstance(plan, PlanRefusal) for plan in self.plans)

    @property
    def names(self) -> tuple[str, ...]:
        """The name of everything that was given or found, as it is shown."""
        return (*(file.name for file in self.files.files), *self.files.left_out, *(plan.name for plan in self.plans))


@dataclass(slots=True)
class _Given:
    """What was given, sorted: plan workbooks, and the paths that hold everything else."""

    plans: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)


def load_paths(
    *,
    body: Body,
    paths: Sequence[Path],
    by: str,
    released_on: date | None = None,
    accept: Sequence[str] = (),
    progress: Progress = lambda text: None,
) -> Loaded:
    """Take everything in: the files of figures, then the plans. What cannot be used is told; the rest is taken."""
    given = _sorted(paths)
    catalogue = queries.catalogue(body)
    files = LoadReport(None, ())
    if given.others or not given.plans:
        files = operations.load(
            body=body,
            paths=given.others,
            catalogue=catalogue,
            released_on=released_on,
            accept=accept,
            by=by,
            progress=progress,
        )
    if given.plans:
        operations.refresh(body=body, catalogue=catalogue, by=by)
    codes = {one.code for one in catalogue.measures}
    return Loaded(files, tuple(_plan(body, path, codes, by=by, progress=progress) for path in given.plans))


def _plan(body: Body, path: Path, codes: set[str], *, by: str, progress: Progress) -> PlanReport | PlanRefusal:
    progress(path.name)
    try:
        return load_plan(body=body, path=path, catalogue_codes=codes, today=today(), by=by, progress=progress)
    except GoldthreadError as fault:
        return PlanRefusal(path.name, str(fault))


def _sorted(paths: Sequence[Path]) -> _Given:
    given = _Given()
    for path in paths:
        found = list(_plans_in(path)) if path.is_dir() else [path] if _is_plan(path) else []
        given.plans += found
        given.others += _without(path, found) if found else [path]
    return given


def _plans_in(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = Path(place, name)
            if not is_junk(path.relative_to(folder).as_posix()) and _is_plan(path):
                yield path


def _without(path: Path, plans: Sequence[Path]) -> list[Path]:
    """What else there is at the path: the path itself, where there is no plan in it."""
    if path in plans:
        return []
    if not any(plan.is_relative_to(path) for plan in plans):
        return [] if path.is_dir() and not _holds_files(path) else [path]
    children = (child for child in sorted(path.iterdir()) if not is_junk(child.name))
    return [kept for child in children for kept in _without(child, plans)]


def _holds_files(folder: Path) -> bool:
    return any(not is_junk(name) for _, _, files in os.walk(folder) for name in files)


def _is_plan(path: Path) -> bool:
    """Whether the file is a plan workbook. What cannot be opened is none: it is told of where other files are."""
    try:
        if path.suffix.lower() == ".zip" or not path.is_file() or not is_zip(path):
            return False
        with TemporaryDirectory() as workdir:
            opening = open_paths([path], workdir=Path(workdir))
            incoming = next(opening)
            is_whole = isinstance(incoming, Incoming) and not incoming.contained
            opening.close()
        return is_whole and is_plan_workbook(workbook.sheets(path, path.name))
    except (GoldthreadError, OSError):
        return False
