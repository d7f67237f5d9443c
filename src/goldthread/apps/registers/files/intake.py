"""Takes in one file: named, measured, known by its content, scanned, and bared of what a picture tells beside it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from goldthread.apps.registers.files.media import PICTURES, fitting_name, media_of
from goldthread.apps.registers.files.name import tidy_name
from goldthread.apps.registers.files.picture import strip
from goldthread.apps.registers.files.scan import scan
from goldthread.apps.registers.files.store import digest_of, received


class Upload(Protocol):
    """A file as a form brings it."""

    @property
    def name(self) -> str | None: ...
    def chunks(self) -> Iterable[bytes]: ...


@dataclass(frozen=True, slots=True)
class Intake:
    """A file that is fit to be kept. It lies in `path` for as long as it is being taken in."""

    path: Path
    name: str
    media_type: str
    size: int
    sha256: str


@contextmanager
def taken_in(upload: Upload) -> Iterator[Intake]:
    """The file, fit to be kept; gone afterwards unless it was put into its place.

    Raises CannotKeepFile, CannotOpen for a damaged or dishonest document, CannotScan.
    """
    given = tidy_name(upload.name or "")
    with received(upload.chunks(), given) as path:
        media = media_of(path, given)
        name = fitting_name(given, media)
        scan(path, name)
        if media in PICTURES:
            strip(path, media.type, name)
        yield Intake(path, name, media.type, path.stat().st_size, digest_of(path))
