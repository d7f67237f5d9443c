"""Puts the files of an edition in their places, one run at a time for a folder, the manifest last.

A run that is stopped before it replaces anything leaves the earlier edition whole. One that is stopped between two
files leaves the rest beside them, and the next run in that folder completes the set.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import gettempdir

from goldthread.analytics.lake import reason
from goldthread.analytics.lock import StillWriting, locked
from goldthread.core.errors import BadInput
from goldthread.reports import manifest
from goldthread.reports.manifest import Kept

UNFINISHED = ".unfinished"
PATIENCE_SECONDS = 60.0


@contextmanager
def held(folder: Path, manifest_name: str) -> Iterator[None]:
    """The folder for this run alone, with what an earlier run left unfinished completed or cleared away.

    Raises BadInput when the disk refuses, or when another run does not end.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with locked(_lock(folder), patience_seconds=PATIENCE_SECONDS):
            _complete(folder, manifest_name)
            yield


def place(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put all of the files in their places, in the order given; if one is refused, put back those that were."""
    for name in contents:
        if (folder / name).is_dir():
            raise BadInput("is a folder.", where=str(folder / name), mend="Move it away, or choose another with --out.")
    earlier = {name: _content(folder / name) for name in contents}
    try:
        for name, content in contents.items():
            _write(_beside(folder, name), content)
        for name in contents:
            _beside(folder, name).replace(folder / name)
    except OSError:
        _put_back(folder, earlier)
        raise


def _beside(folder: Path, name: str) -> Path:
    return folder / f".{name}{UNFINISHED}"


def _complete(folder: Path, manifest_name: str) -> None:
    """Carry out what a stopped run had made ready, if all of it is there; else clear it away."""
    found = manifest.read(_beside(folder, manifest_name))
    if found and all(_is_ready(one, folder) for one in found.files):
        for name in (*(one.name for one in found.files), manifest_name):
            if _beside(folder, name).is_file():
                _beside(folder, name).replace(folder / name)
    for left in folder.glob(f".*{UNFINISHED}"):
        left.unlink(missing_ok=True)


def _is_ready(one: Kept, folder: Path) -> bool:
    """Whether the file lies beside its place, or in it already, as the manifest to come says."""
    beside = _beside(folder, one.name).name
    content = _content(folder / beside)
    waiting = content is not None and manifest.kept(beside, one.format, content) == replace(one, name=beside)
    return waiting or manifest.is_whole(one, folder)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put_back(folder: Path, earlier: Mapping[str, bytes | None]) -> None:
    """As far as the disk lets: one file that is refused does not keep the others from their places."""
    for name, content in earlier.items():
        with suppress(OSError):
            _beside(folder, name).unlink(missing_ok=True)
        with suppress(OSError):
            if content is None:
                (folder / name).unlink(missing_ok=True)
            elif _content(folder / name) != content:
                _write(folder / name, content)


def _lock(folder: Path) -> Path:
    """Outside the folder, which is the office's own: nothing but the edition is left in it."""
    whose = f"{os.getuid() if hasattr(os, 'getuid') else ''} {folder.resolve()}"
    return Path(gettempdir()) / f"goldthread-{hashlib.sha256(whose.encode()).hexdigest()[:16]}.lock"


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Tell what the disk or another run refused as a person can mend it."""
    try:
        yield
    except StillWriting as fault:
        mend = "Wait until it ends, then run this again."
        raise BadInput("is being written to by another run.", where=str(folder), mend=mend) from fault
    except OSError as fault:
        mend = "Close its files where they are open, or choose another folder with --out."
        raise BadInput(f"cannot be written to: {reason(fault)}.", where=str(folder), mend=mend) from fault
