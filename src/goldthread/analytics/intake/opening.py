"""Finds the files in what a person gives: files, folders, zips, gzip. One file at a time, each under its shown name.

A zip is looked over before anything of it is unpacked, and its paths are never used to write anywhere.
"""

import os
import re
import uuid
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from goldthread.analytics.intake import archive, gzipped
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import reason
from goldthread.core.errors import BadInput

_JUNK_PARTS = re.compile(r"\..*|~\$.*|__macosx|thumbs\.db|desktop\.ini", re.IGNORECASE)
_JUNK_NAME = re.compile(r"(readme|licen[cs]e|copying|attribution)[^.]*(\.(txt|md|rst|html?|pdf))?", re.IGNORECASE)
_MEND_LARGE = "Nothing of it was read. Split it, or allow more by GOLDTHREAD_LARGEST_FILE_MB."


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file to be read. `contained` says that it was unpacked, from a zip or from gzip, and is removed after use.

    `known` is its fingerprint where somebody has read its bytes already.
    """

    path: Path
    name: str
    contained: bool
    known: delimited.Fingerprint | None = field(default=None, repr=False, compare=False)

    def fingerprint(self) -> delimited.Fingerprint:
        """What is known of its bytes; they are read when nobody has yet."""
        return self.known or delimited.fingerprint(self.path)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One file, folder or zip that could not be opened, and why, as a sentence."""

    name: str
    reason: str


class Opening(Iterator[Incoming | Refusal]):
    """The files, one by one; a file out of a zip is gone once the next one is asked for.

    `left_out` are the shown names of files that nobody meant to load: what desktops leave behind, licences, read-mes.
    """

    def __init__(self, paths: Iterable[Path], *, workdir: Path, limit_bytes: int) -> None:
        self.left_out: list[str] = []
        self._workdir, self._limit = workdir, limit_bytes
        self._found: Generator[Incoming | Refusal, None, None] = self._all(paths)

    def __next__(self) -> Incoming | Refusal:
        return next(self._found)

    def close(self) -> None:
        """Stop early; the file that was last handed out is removed if it came out of a zip."""
        self._found.close()

    def _all(self, paths: Iterable[Path]) -> Generator[Incoming | Refusal, None, None]:
        for path in paths:
            name = os.path.basename(os.path.abspath(path)) or str(path)
            yield from self._folder(path, name) if path.is_dir() else self._file(path, name)

    def _folder(self, folder: Path, name: str) -> Iterator[Incoming | Refusal]:
        faults: list[OSError] = []
        paths = [path for path in _walk(folder, faults) if self._is_wanted(path.relative_to(folder).as_posix(), name)]
        for fault in faults:
            yield Refusal(str(fault.filename), f"{fault.filename}: the folder cannot be read: {reason(fault)}.")
        if not paths and not faults:
            yield Refusal(name, f"{name}: the folder holds no file to load.")
        for path in paths:
            yield from self._file(path, f"{name}/{path.relative_to(folder).as_posix()}")

    def _file(self, path: Path, name: str) -> Iterator[Incoming | Refusal]:
        try:
            if fault := _not_a_file(path):
                raise BadInput(fault, where=name)
            if path.suffix.lower() == ".zip" or archive.is_zip(path):
                yield from self._zip(path, name)
            elif gzipped.is_gzip(path):
                yield from self._gzip(path, name)
            elif fault := _too_large(path, self._limit):
                raise BadInput(fault, where=name, mend=_MEND_LARGE)
            else:
                yield Incoming(path, name, contained=False)
        except BadInput as fault:
            yield Refusal(name, str(fault))
        except OSError as fault:
            yield Refusal(name, f"{name}: cannot be read: {reason(fault)}.")

    def _gzip(self, path: Path, name: str) -> Iterator[Incoming | Refusal]:
        unpacked = self._workdir / uuid.uuid4().hex
        try:
            self._workdir.mkdir(parents=True, exist_ok=True)
            gzipped.unpack(path, unpacked, name=name, limit_bytes=self._limit)
            yield Incoming(unpacked, name, contained=True)
        finally:
            unpacked.unlink(missing_ok=True)

    def _zip(self, path: Path, name: str) -> Iterator[Incoming | Refusal]:
        with archive.opened(path, name, limit_bytes=self._limit) as held:
            if held.is_office_document:
                if fault := _too_large(path, self._limit):
                    raise BadInput(fault, where=name, mend=_MEND_LARGE)
                held.check_bytes(name=name)
                yield Incoming(path, name, contained=False)
                return
            shown = [(member, member.filename.replace("\\", "/")) for member in held.members]
            members = [(member, f"{name}/{inner}") for member, inner in shown if self._is_wanted(inner, name)]
            if not members:
                raise archive.CannotOpen("the zip holds no file to load.", where=name)
            for member, member_name in members:
                yield from self._member(held, member, member_name)

    def _member(self, held: archive.Archive, member: archive.Member, name: str) -> Iterator[Incoming | Refusal]:
        unpacked = self._workdir / f"{uuid.uuid4().hex}{Path(member.filename).suffix.lower()}"
        try:
            self._workdir.mkdir(parents=True, exist_ok=True)
            held.unpack(member, unpacked, name=name)
            if archive.is_zip(unpacked):
                _refuse_zip_in_zip(unpacked, name, limit_bytes=self._limit)
            yield Incoming(unpacked, name, contained=True)
        except archive.CannotOpen as fault:
            yield Refusal(name, str(fault))
        except OSError as fault:
            yield Refusal(name, f"{name}: cannot be unpacked: {reason(fault)}.")
        finally:
            with suppress(OSError):  # what could not be made cannot be removed, and was told above
                unpacked.unlink(missing_ok=True)

    def _is_wanted(self, inner: str, name: str) -> bool:
        if junk := is_junk(inner):
            self.left_out.append(f"{name}/{inner}")
        return not junk


def open_paths(paths: Iterable[Path], *, workdir: Path, limit_bytes: int = archive.LIMIT_BYTES) -> Opening:
    """Every file in the given files, folders and zips, folders in sorted order, each as Incoming or Refusal.

    `limit_bytes` is the most that one file may hold, out of a zip or not. What cannot be opened is told and passed
    over; files out of zips stand in `workdir` while they are in use.
    """
    return Opening(paths, workdir=workdir, limit_bytes=limit_bytes)


def is_junk(inner: str) -> bool:
    """Whether a file of this path within a folder or a zip is one that nobody means to load."""
    parts = inner.split("/")
    return any(_JUNK_PARTS.fullmatch(part) for part in parts) or _JUNK_NAME.fullmatch(parts[-1]) is not None


def _walk(folder: Path, faults: list[OSError]) -> list[Path]:
    """Every file below the folder, sorted, and every link to a folder: those are told, not followed."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=faults.append):
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        found += [Path(place, name) for name in (*files, *links)]
    return sorted(found)


def _not_a_file(path: Path) -> str:
    """Why the path cannot be read as a file; empty when it can."""
    if path.is_file():
        return ""
    if path.is_dir():
        return "is a link to a folder. Give the folder itself."
    return f"{path} is not a file." if path.exists() else f"{path} does not exist. Check the path."


def _too_large(path: Path, limit_bytes: int) -> str:
    """Why the file is not even begun; empty when it may be."""
    size = path.stat().st_size
    most = archive.size_in_words(limit_bytes)
    return f"is {archive.size_in_words(size)} large, more than {most}." if size > limit_bytes else ""


def _refuse_zip_in_zip(path: Path, name: str, *, limit_bytes: int) -> None:
    with archive.opened(path, name, limit_bytes=limit_bytes) as inner:
        if not inner.is_office_document:
            raise archive.CannotOpen("is a zip inside a zip.", where=name, mend="Unpack the outer one first.")
        inner.check_bytes(name=name)
