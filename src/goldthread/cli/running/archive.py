"""What a copy of a home is: a zip with a manifest that names every file in it with its size and its digest. It refuses
a name that leads out of the folder, and a file that the manifest does not know."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from goldthread.core.errors import GoldthreadError

FORM = "goldthread-backup-1"
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64 * 1024 * 1024
SQLITE, POSTGRESQL = "database/goldthread.sqlite3", "database/goldthread.dump"
HOME = "home/"
"""Before the names of the files of the home."""
KEY = HOME + "secret-key"
PIECE = 1024 * 1024


class CannotRestore(GoldthreadError):
    """The file is no copy that can be put back here."""


@dataclass(frozen=True, slots=True)
class Held:
    """One file of a copy: its name in the zip, its bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says of itself. `heads` are those of each body's record, in the form that `goldthread verify`
    prints."""

    version: str
    made_at: str
    engine: str
    heads: tuple[str, ...]
    files: tuple[Held, ...]

    def written(self) -> str:
        """As it stands in the zip."""
        return json.dumps({"form": FORM, **asdict(self)}, ensure_ascii=False, indent=1)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(held.size for held in self.files)


def add(archive: zipfile.ZipFile, name: str, path: Path) -> Held:
    """Put a file into the zip under this name. What is packed already is not packed again."""
    packed = path.suffix in (".parquet", ".pdf", ".docx", ".xlsx", ".zip", ".png", ".jpg", ".dump")
    inside = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    inside.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(inside, "w", force_zip64=True) as target:
        for piece in iter(lambda: source.read(PIECE), b""):
            digest.update(piece)
            size += target.write(piece)
    return Held(name, size, digest.hexdigest())


def opened(path: Path) -> zipfile.ZipFile:
    """The zip at this path. Raises CannotRestore."""
    if not path.is_file():
        raise CannotRestore(f"{path} is not there. Give the file that `goldthread backup` wrote.")
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise CannotRestore(f"{path} is no zip, or it was cut off. Take another copy.") from None


def manifest_of(archive: zipfile.ZipFile) -> Manifest:
    """What the copy says of itself, when what it holds agrees. Raises CannotRestore."""
    try:
        with archive.open(MANIFEST) as file:
            read = json.loads(file.read(LARGEST_MANIFEST))
        manifest = _manifest(read)
    except (KeyError, TypeError, ValueError, AttributeError, zipfile.BadZipFile):
        raise CannotRestore(f"{archive.filename} has no manifest of a copy. Give one of `goldthread backup`.") from None
    _refuse_strangers(archive, manifest)
    return manifest


def _manifest(read: dict[str, Any]) -> Manifest:
    if read["form"] != FORM:
        raise ValueError(read["form"])
    files = tuple(Held(str(one["name"]), int(one["size"]), str(one["sha256"])) for one in read["files"])
    heads = tuple(str(head) for head in read["heads"])
    return Manifest(str(read["version"]), str(read["made_at"]), str(read["engine"]), heads, files)


def _refuse_strangers(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """The zip holds each file of the manifest once, and no other; each name stays within the folder."""
    named = [held.name for held in manifest.files]
    inside = [one.filename for one in archive.infolist() if one.filename != MANIFEST]
    if wrong := [name for name in named if not _is_safe(name)]:
        raise CannotRestore(
            f"{archive.filename} holds “{wrong[0]}”, a name that leads out of the folder. Do not use it."
        )
    if len(set(named)) < len(named) or sorted(named) != sorted(inside):
        odd = sorted(set(named) ^ set(inside)) or sorted(named)
        raise CannotRestore(f"{archive.filename} and its manifest differ: “{odd[0]}”. Take another copy.")
    if len({SQLITE, POSTGRESQL} & set(named)) != 1:
        raise CannotRestore(f"{archive.filename} holds no database. Take another copy.")


def _is_safe(name: str) -> bool:
    """Below `home/` or `database/`, with no step up, no drive and no letter that a system would read as either."""
    parts = PurePosixPath(name).parts
    strange = any(letter in name for letter in "\\:\0") or ".." in parts or "//" in name or "/./" in name
    return len(parts) > 1 and parts[0] in ("home", "database") and not strange and not name.endswith("/")


def take_out(archive: zipfile.ZipFile, held: Held, target: Path) -> None:
    """Write one file of the copy, and check it against the manifest. Raises CannotRestore."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as out:
        for piece in _pieces(archive, held):
            digest.update(piece)
            size += out.write(piece)
            if size > held.size:
                break
    if size != held.size or digest.hexdigest() != held.sha256:
        raise CannotRestore(f"“{held.name}” in {archive.filename} is not as it was copied. Take another copy.")


def _pieces(archive: zipfile.ZipFile, held: Held) -> Iterator[bytes]:
    try:
        with archive.open(held.name) as source:
            yield from iter(lambda: source.read(PIECE), b"")
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError):
        raise CannotRestore(f"“{held.name}” in {archive.filename} cannot be read. Take another copy.") from None
