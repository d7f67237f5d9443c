"""Where tables live: one folder of immutable Parquet files, each named by the hash of the file it was made from.

A table appears under its name whole or not at all; nothing in the lake is ever changed in place.
"""

import errno
import hashlib
import os
import platform
import re
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.lock import locked
from goldthread.core.errors import GoldthreadError

UNFINISHED = ".unfinished"
LOCK = "writer.lock"
PATIENCE_SECONDS = 60.0
STALE_AFTER_SECONDS = 24 * 60 * 60
_REASONS = {
    errno.ENOSPC: "the disk is full. Make room and load again",
    errno.EDQUOT: "the disk quota is used up. Make room and load again",
    errno.EACCES: "this account may not write there. Give it the right, or choose another GOLDTHREAD_HOME",
    errno.EPERM: "this account may not write there. Give it the right, or choose another GOLDTHREAD_HOME",
    errno.EROFS: "the disk is read-only. Choose another GOLDTHREAD_HOME",
}


class CannotKeep(GoldthreadError):
    """A table could not be written. Nothing of it stands in the lake."""


class NotInLake(GoldthreadError):
    """A table was asked for that the lake does not hold."""


class Discarded(NamedTuple):
    """What was removed: how many tables, and their size in bytes."""

    tables: int
    bytes: int


class Lake:
    """The folder of tables. It may not exist yet: the first table makes it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, relative: str) -> Path:
        """Where a table stands on the disk, whether or not it is there yet."""
        return self.root / relative

    def holds(self, relative: str) -> bool:
        return self.path(relative).is_file()

    def held(self, relative: str) -> Path:
        """The path of a table that must be there."""
        if not self.holds(relative):
            missing = f"{self.path(relative)} is missing: the lake was altered from outside."
            raise NotInLake(f"{missing} Restore it, or load the file again.")
        return self.path(relative)

    def readable_rows(self, relative: str) -> int | None:
        """How many rows a table has, after every one was read; None when it cannot be read to its end."""
        try:
            held = engine.file_literal(self.held(relative))
            ((rows, _seen),) = engine.run(f"SELECT count(*), bit_xor(hash(held)) FROM read_parquet({held}) held")
        except (engine.NotATable, engine.EngineFault):
            return None
        return int(rows)

    def seal(self, relative: str) -> str:
        """The SHA-256 of a table's own bytes, in hexadecimal: a table that was altered has another."""
        with self.held(relative).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def discard(self, relative: str) -> None:
        """Remove one table, so that it can be written anew. Only a writer may do this."""
        with _sentences(self.path(relative)):
            self.path(relative).unlink(missing_ok=True)

    @contextmanager
    def place(self, relative: str) -> Iterator[Path]:
        """A temporary path to write a table to. When the block ends it takes its name, or is gone if that failed."""
        with _sentences(self.path(relative)):
            unfinished = self.scratch / f"{_machine()}.{os.getpid()}.{uuid.uuid4().hex}"
            try:
                yield unfinished
                _settle(unfinished, self.path(relative))
            finally:
                unfinished.unlink(missing_ok=True)

    @property
    def scratch(self) -> Path:
        """The folder for what is not finished yet. It is made when it is asked for."""
        folder = self.root / UNFINISHED
        with _sentences(folder):
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    @contextmanager
    def writing(self, *, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
        """Be the only writer until the block ends. Waits for another one, then gives up with a sentence.

        What killed writers left behind is removed first. The lock is the operating system's: it goes with its process.
        """
        with locked(self.scratch / LOCK, patience_seconds=patience_seconds):
            self.sweep(alone=True)
            yield

    def sweep(self, *, alone: bool = False) -> int:
        """Remove what killed writers left unfinished; how many files and folders that were.

        What a running process of this machine writes stays, and, unless the caller is `alone` in the lake, whatever is
        not known to be abandoned and younger than a day.
        """
        left = [path for path in sorted(self.scratch.iterdir()) if path.name != LOCK]
        stale = [path for path in left if _is_stale(path, alone=alone)]
        with _sentences(self.root):
            for path in stale:
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        return len(stale)

    def tables(self) -> list[str]:
        """Every table that is there, relative to the lake's root, in the order of their names."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.glob("*/*/*.parquet"))

    def discard_unlisted(self, listed: Iterable[str]) -> Discarded:
        """Remove every table that is not among the listed ones. Only a writer may do this."""
        kept = set(listed)
        unlisted = [self.path(relative) for relative in self.tables() if relative not in kept]
        size = 0
        with _sentences(self.root):
            for path in unlisted:
                size += path.stat().st_size
                path.unlink()
        return Discarded(len(unlisted), size)


def reason(fault: OSError) -> str:
    """Why the disk refused, as the second half of a sentence, with what to do."""
    return _REASONS.get(fault.errno or 0, str(fault.strerror or fault))


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise CannotKeep(f"{path} could not be written: {reason(fault)}.") from fault


def _settle(unfinished: Path, final: Path) -> None:
    """Give the finished file its name, once its bytes are on the disk: a power cut leaves the whole table or none."""
    with unfinished.open("rb+") as written:
        os.fsync(written.fileno())
    final.parent.mkdir(parents=True, exist_ok=True)
    os.replace(unfinished, final)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and needs no flush of its own
        folder = os.open(final.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _machine() -> str:
    return re.sub(r"[^a-z0-9-]+", "-", platform.node().lower()) or "machine"


def _is_stale(path: Path, *, alone: bool) -> bool:
    running = _owner_is_running(path.name)
    if running is not None:
        return not running
    try:
        return alone or time.time() - path.stat().st_mtime > STALE_AFTER_SECONDS
    except FileNotFoundError:
        return False


def _owner_is_running(name: str) -> bool | None:
    """Whether the process that began the file still runs; None when that cannot be known from its name."""
    machine, process, *_ = [*name.split("."), "", ""]
    if os.name != "posix" or machine != _machine() or not process.isdigit():
        return None
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
