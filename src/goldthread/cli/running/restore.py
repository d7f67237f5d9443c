"""`goldthread restore`: puts a copy into an empty home, all of it or nothing, and verifies its record. It never writes
over anything."""

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import typer

from goldthread import __version__
from goldthread.cli.running import archive
from goldthread.cli.running.archive import CannotRestore, Manifest
from goldthread.cli.running.backup import counted
from goldthread.cli.talk.output import REFUSED, fail, print_json, progress, say
from goldthread.core.errors import GoldthreadError

HOME_SETTING = "GOLDTHREAD_HOME"
SPARE_MB = 100


def run(*, file: Path, home: Path | None, as_json: bool) -> None:
    """Put the copy back and say how its record stands. Exit 1 when the record is not as it was made."""
    target = Path(home or os.environ.get(HOME_SETTING) or "var").expanduser().resolve()
    with archive.opened(file.expanduser().absolute()) as zipped, progress("Restoring") as tell:
        manifest = archive.manifest_of(zipped)
        refuse_newer(manifest)
        refuse_filled(target)
        _refuse_full(manifest, target)
        # Only now may the settings be read: they leave a key in a home that is there.
        os.environ[HOME_SETTING] = str(target)
        put_back(zipped, manifest, target=target, tell=tell)
    _verified(manifest, as_json=as_json)


def put_back(zipped: zipfile.ZipFile, manifest: Manifest, *, target: Path, tell: Callable[[str], None]) -> None:
    """Write every file into a folder within the home, check it, and move all to their places at the end. When anything
    is wrong the home is left as it was found."""
    was_there = target.exists()
    beside = target / "restoring.unfinished"
    beside.mkdir(parents=True, mode=0o700)
    try:
        for number, held in enumerate(manifest.files, 1):
            tell(f"{number:,} of {len(manifest.files):,} files")
            archive.take_out(zipped, held, beside / held.name)
        if (beside / archive.KEY).exists():
            (beside / archive.KEY).chmod(0o600)
        (beside / "home").mkdir(exist_ok=True)
        _place_database(beside)
        for path in sorted((beside / "home").iterdir()):
            os.replace(path, target / path.name)
    except BaseException:
        _leave_as_found(target, was_there=was_there)
        raise
    shutil.rmtree(beside, ignore_errors=True)


def _leave_as_found(target: Path, *, was_there: bool) -> None:
    for path in target.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if not was_there:
        target.rmdir()


def _place_database(beside: Path) -> None:
    """SQLite's file goes into the home; PostgreSQL's into the database that DATABASE_URL names."""
    import django
    from django.conf import settings
    from django.db import connection

    django.setup()
    if (beside / archive.SQLITE).exists():
        if connection.vendor != "sqlite":
            raise CannotRestore("The copy is one of SQLite, and DATABASE_URL names another. Unset DATABASE_URL.")
        named = Path(settings.DATABASES["default"]["NAME"])
        inside = named.is_relative_to(settings.HOME)
        place = beside / "home" / named.relative_to(settings.HOME) if inside else named
        if place.exists():
            raise CannotRestore(f"{place} is there already. Move it away: nothing is written over.")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(beside / archive.SQLITE, place)
        return
    if connection.vendor != "postgresql":
        raise CannotRestore("The copy is one of PostgreSQL. Name an empty database of it in DATABASE_URL.")
    from goldthread.cli.running import postgresql

    if connection.introspection.table_names():
        raise CannotRestore("The database that DATABASE_URL names is not empty. Make a new one, and name that.")
    connection.close()
    postgresql.put_back(beside / archive.POSTGRESQL)


def refuse_newer(manifest: Manifest) -> None:
    """A copy of a later version has tables that this one does not know. Raises CannotRestore."""
    if _numbers(manifest.version) > _numbers(__version__):
        raise CannotRestore(
            f"The copy was made by version {manifest.version}, and this is {__version__}. Install that one or a later."
        )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split("+")[0].split(".") if part.isdigit()]


def refuse_filled(target: Path) -> None:
    """Raises CannotRestore when anything lies where the copy goes."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CannotRestore(f"{target} is not empty, and nothing is written over. Name an empty folder: --home DIR.")


def _refuse_full(manifest: Manifest, target: Path) -> None:
    near = next(place for place in (target, *target.parents) if place.exists())
    free = shutil.disk_usage(near).free
    if free < manifest.size + SPARE_MB * 1024 * 1024:
        told = f"The copy needs {manifest.size / 1e6:,.0f} MB, and {near} has {free / 1e6:,.0f} MB free. Make room."
        raise CannotRestore(told)


def _verified(manifest: Manifest, *, as_json: bool) -> None:
    from django.conf import settings

    from goldthread.cli import django

    django.start()
    from goldthread.apps.audit.verification import verify
    from goldthread.cli.record import verify as record

    try:
        verdict = verify(kept=record.kept_bodies(), expect=list(manifest.heads))
    except GoldthreadError as fault:
        fail(f"The copy lies in {settings.HOME}, but its record could not be verified: {fault}")
    answer = {"home": str(settings.HOME), "files": len(manifest.files), "made_at": manifest.made_at}
    if as_json:
        print_json({**answer, "record": record.answer(verdict)})
    else:
        say(f"The copy of {manifest.made_at} lies in {settings.HOME} : {counted(manifest)}.")
        record.tell_people(verdict)
    if not verdict.is_fine:
        raise typer.Exit(REFUSED)
