"""`goldthread backup`: copies the database as it stands at one instant, then the files that it speaks of, into one zip.
Writers wait for a moment, readers do not."""

import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from goldthread import __version__
from goldthread.cli import django
from goldthread.cli.running import archive, postgresql
from goldthread.cli.talk.output import print_json, progress, say
from goldthread.core.errors import GoldthreadError

LEFT_OUT = (".lock", ".unfinished", "-wal", "-shm", "-journal", ".sqlite3")
"""Endings of what belongs to a running installation and to no copy; the database is copied by its own way."""
LEFT_OUT_NAMES = ("secret-key", "worker.json")


class CannotBackUp(GoldthreadError):
    """The copy cannot be written there."""


@dataclass(frozen=True, slots=True)
class Done:
    """A copy that was written."""

    file: Path
    manifest: archive.Manifest


def run(*, file: Path | None, with_key: bool, as_json: bool) -> None:
    """Write the copy, and say what is in it."""
    django.start()
    with progress("Copying") as tell:
        done = write(_target(file), with_key=with_key, tell=tell)
    answer = {
        "file": str(done.file),
        "bytes": done.file.stat().st_size,
        "files": len(done.manifest.files),
        "version": done.manifest.version,
        "heads": list(done.manifest.heads),
        "with_key": with_key,
    }
    if as_json:
        print_json(answer)
        return
    say(f"{done.file}: {counted(done.manifest)}, {done.file.stat().st_size / 1e6:,.1f} MB.")
    for head in done.manifest.heads:
        say(f"Head: {head}")
    if done.manifest.heads:
        say("Keep the heads apart from the copy: `goldthread verify --expect HEAD` then tells an old or cut one.")
    if not with_key:
        say("The signing key is not in it: after a restore everybody signs in anew.")


def counted(manifest: archive.Manifest) -> str:
    """How many files, in words."""
    return "1 file" if len(manifest.files) == 1 else f"{len(manifest.files):,} files"


def write(target: Path, *, with_key: bool, tell: Callable[[str], None]) -> Done:
    """The copy at this path, whole or not at all; readable by its owner only."""
    from django.conf import settings

    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        unfinished.touch(mode=0o600)
        with (
            tempfile.TemporaryDirectory(dir=settings.HOME, suffix=".unfinished") as scratch,
            zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped,
        ):
            manifest = _fill(zipped, Path(scratch), with_key, tell)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return Done(target, manifest)


def _fill(zipped: zipfile.ZipFile, scratch: Path, with_key: bool, tell: Callable[[str], None]) -> archive.Manifest:
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    tell("the database")
    made_at = timezone.now().isoformat(timespec="seconds")
    name, path, heads = _database(scratch)
    held = [archive.add(zipped, name, path)]
    for number, found in enumerate(files_of(settings.HOME, with_key=with_key), 1):
        tell(f"{number:,} files")
        inside = archive.HOME + found.relative_to(settings.HOME).as_posix()
        try:
            held.append(archive.add(zipped, inside, found))
        except FileNotFoundError:
            continue  # swept meanwhile: nothing that the copied database speaks of is
    manifest = archive.Manifest(__version__, made_at, connection.vendor, heads, tuple(held))
    zipped.writestr(archive.MANIFEST, manifest.written())
    return manifest


def _database(scratch: Path) -> tuple[str, Path, tuple[str, ...]]:
    """The database at one instant, with the heads of that instant: its name in the copy, where it lies, the heads."""
    from django.db import connection, transaction

    with transaction.atomic():
        if connection.vendor == "sqlite":
            # The transaction is immediate: nobody writes between the heads and the copy.
            name, path = archive.SQLITE, scratch / "goldthread.sqlite3"
            _snapshot(Path(connection.settings_dict["NAME"]), path)
        else:
            name, path = archive.POSTGRESQL, scratch / "goldthread.dump"
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("SELECT pg_export_snapshot()")
                postgresql.dump(path, snapshot=cursor.fetchone()[0])
        return name, path, heads()


def _snapshot(source: Path, target: Path) -> None:
    read_only = f"{source.as_uri()}?mode=ro"
    with closing(sqlite3.connect(read_only, uri=True)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")


def heads() -> tuple[str, ...]:
    """The head of each body's record, as `goldthread verify` prints it."""
    from goldthread.apps.audit import queries

    return tuple(str(head) for head in queries.heads())


def files_of(home: Path, *, with_key: bool) -> Iterator[Path]:
    """Every file of a home that belongs in a copy, in order."""
    for path in sorted(home.rglob("*")):
        place = path.relative_to(home)
        unfinished = any(part.endswith(".unfinished") for part in place.parts)
        if path.is_symlink() or not path.is_file() or unfinished or path.name.endswith(LEFT_OUT):
            continue
        if place.as_posix() in LEFT_OUT_NAMES and not (with_key and path.name == "secret-key"):
            continue
        yield path


def _target(file: Path | None) -> Path:
    from django.utils import timezone

    chosen = file or Path(f"goldthread-backup-{timezone.localtime():%Y-%m-%d-%H%M%S}.zip")
    target = chosen.expanduser().absolute()
    if target.exists():
        raise CannotBackUp(f"{target} is there already. Give another name: a copy is never written over.")
    if not target.parent.is_dir():
        raise CannotBackUp(f"{target.parent} is no folder. Make it, or give another place.")
    return target
