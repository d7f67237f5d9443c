"""Where the bytes of attachments lie: in the home, each file under the digest of its content, so that the same
file lies there once. What they belong to is for the record to say."""

import hashlib
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from goldthread.analytics.lake import reason
from goldthread.analytics.lock import locked
from goldthread.apps.registers.files.refusal import CannotKeepFile, size_words
from goldthread.core.errors import GoldthreadError

PATIENCE_SECONDS = 60.0
_DIGEST = re.compile(r"[0-9a-f]{64}")


class MissingFile(GoldthreadError):
    """The record tells of a file whose bytes are not there."""


def folder() -> Path:
    """The folder of this home's attachments."""
    return Path(settings.HOME) / "attachments"


def most_bytes() -> int:
    """How large a file may be: the setting GOLDTHREAD_ATTACHMENT_MB, or 25 MB."""
    return settings.ATTACHMENT_MB * 2**20


def stored(sha256: str) -> Path:
    """Where a file lies. Raises MissingFile."""
    path = _place(sha256)
    if not path.is_file():
        told = _("The file %(digest)s… is not in this home. Restore the folder of attachments from a backup.")
        raise MissingFile(told % {"digest": sha256[:12]})
    return path


@contextmanager
def received(chunks: Iterable[bytes], name: str) -> Iterator[Path]:
    """The content in a file of its own that is gone afterwards, unless it was put into its place.

    Raises CannotKeepFile for more bytes than a file may have, and when the disk does not take them.
    """
    with _told(name):
        folder().mkdir(parents=True, exist_ok=True)
        path = folder() / f"{uuid.uuid4().hex}.unfinished"
        try:
            _write(path, chunks, name)
            yield path
        finally:
            with suppress(OSError):  # what could not be made cannot be removed, and is told above
                path.unlink(missing_ok=True)


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else puts a file into its place, or takes one away, until the block ends."""
    folder().mkdir(parents=True, exist_ok=True)
    with locked(folder() / "attachments.lock", patience_seconds=PATIENCE_SECONDS):
        yield


def put(path: Path, sha256: str, name: str) -> None:
    """Move a received file into its place, whole and on the disk before anything says that it is there."""
    with _told(name):
        place = _place(sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        path.replace(place)


def remove(sha256: str) -> None:
    """Take a file away; nothing when it is not there."""
    _place(sha256).unlink(missing_ok=True)


def digests() -> tuple[str, ...]:
    """What lies there, by its digest."""
    return tuple(sorted(path.name for path in folder().glob("??/*") if _DIGEST.fullmatch(path.name)))


def digest_of(path: Path) -> str:
    """The SHA-256 of the content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _place(sha256: str) -> Path:
    if _DIGEST.fullmatch(sha256) is None:
        raise MissingFile(_("“%(text)s” is no digest of a file.") % {"text": sha256[:64]})
    return folder() / sha256[:2] / sha256


def _write(path: Path, chunks: Iterable[bytes], name: str) -> None:
    size, most = 0, most_bytes()
    with path.open("xb") as out:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                fault = _("is larger than %(most)s.") % {"most": size_words(most)}
                raise CannotKeepFile(fault, where=name, mend=_("Make it smaller, or split it."))
            out.write(chunk)


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        told = _("could not be written to the disk: %(why)s. Nothing of it was kept.") % {"why": reason(fault)}
        raise CannotKeepFile(told, where=name, mend=_("Tell whoever runs this installation.")) from fault
