"""One writer at a time: a file that the operating system locks for a process and frees when the process ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goldthread.core.errors import GoldthreadError

RETRY_SECONDS = 0.1


class StillWriting(GoldthreadError):
    """Another process has held the lock for longer than the caller would wait."""


@contextmanager
def locked(path: Path, *, patience_seconds: float) -> Iterator[None]:
    """Hold the lock of this path until the block ends. Raises StillWriting when it does not come free in time."""
    give_up_at = time.monotonic() + patience_seconds
    with path.open("a+b") as file:
        while not _taken(file.fileno()):
            if time.monotonic() >= give_up_at:
                raise StillWriting(
                    "Another load has been writing to this home for too long. Wait until it ends, or stop it."
                )
            time.sleep(RETRY_SECONDS)
        yield  # closing the file frees the lock


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
