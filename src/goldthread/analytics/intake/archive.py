"""Zips, looked over before they are trusted: where their paths point, what they claim to hold, whether they are whole.

Refuses a zip whole when its list of contents is not honest, and one file of it when its bytes are not.
"""

import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from goldthread.core.errors import BadInput

LIMIT_BYTES = 2**31
MOST_TIMES_ITS_SIZE = 100
HARMLESS_BYTES = 10 * 2**20
BLOCK = 2**20

Member = zipfile.ZipInfo
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, NotImplementedError)
_ENCRYPTED = 0x1
_ABSOLUTE = re.compile(r"[\\/]|[A-Za-z]:")
_MEND_SIZE = "Nothing of it was unpacked. Unpack it yourself if you trust it, and load the folder."
_MEND_DAMAGE = "Fetch it again."


class CannotOpen(BadInput):
    """A zip, or one file of it, that is damaged, locked or not to be trusted."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An open zip that has passed the looking-over. `members` are its files, in the order of their names."""

    zip: zipfile.ZipFile
    members: tuple[Member, ...]
    limit_bytes: int

    @property
    def is_office_document(self) -> bool:
        """Whether it is one workbook or document: those are zips too."""
        names = {member.filename for member in self.members}
        return "[Content_Types].xml" in names or {"mimetype", "META-INF/manifest.xml"} <= names

    def unpack(self, member: Member, target: Path, *, name: str) -> None:
        """Write one file of the zip to the target, and stop if it turns out larger than it may be."""
        with target.open("wb") as out:
            for block in self._blocks(member, name):
                out.write(block)

    def check_bytes(self, *, name: str) -> None:
        """Read every file of the zip once, so that a reader that trusts it is not handed a damaged one."""
        for member in self.members:
            for _ in self._blocks(member, name):
                pass

    def _blocks(self, member: Member, name: str) -> Iterator[bytes]:
        size = 0
        try:
            with self.zip.open(member) as packed:
                while block := packed.read(BLOCK):
                    size += len(block)
                    if size > self.limit_bytes:
                        raise CannotOpen("unpacks to more than it claims.", where=name, mend=_MEND_SIZE)
                    yield block
        except _DAMAGE as fault:
            raise CannotOpen(f"cannot be unpacked ({_plain(fault)}).", where=name, mend=_MEND_DAMAGE) from fault


def is_zip(path: Path) -> bool:
    """Whether the file begins as zips begin, whole or not."""
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


@contextmanager
def opened(path: Path, name: str, *, limit_bytes: int = LIMIT_BYTES) -> Iterator[Archive]:
    """The zip, open, after its list of contents has been looked over. Raises CannotOpen with a sentence."""
    if not is_zip(path):
        fault = "is empty." if path.stat().st_size == 0 else "is not a zip, whatever its name says."
        raise CannotOpen(fault, where=name, mend=_MEND_DAMAGE)
    try:
        archive = zipfile.ZipFile(path)
    except (*_DAMAGE, ValueError) as fault:
        raise CannotOpen("is damaged or was cut short on the way.", where=name, mend=_MEND_DAMAGE) from fault
    with archive:
        files = [member for member in archive.infolist() if not member.is_dir()]
        if fault_and_mend := _distrust(files, path.stat().st_size, limit_bytes):
            raise CannotOpen(fault_and_mend[0], where=name, mend=fault_and_mend[1])
        yield Archive(archive, tuple(sorted(files, key=lambda member: member.filename)), limit_bytes)


def _distrust(members: list[Member], packed_bytes: int, limit_bytes: int) -> tuple[str, str] | None:
    """Why the zip is refused whole, and what to do; None when nothing speaks against it."""
    for member in members:
        path = member.orig_filename
        if _ABSOLUTE.match(path) or ".." in re.split(r"[\\/]", path):
            return f"holds a file whose path leads outside the zip (“{path}”).", "Do not use it: ask its sender."
        if stat.S_ISLNK(member.external_attr >> 16):
            return f"holds a link in place of a file (“{path}”).", "Pack the files themselves."
        if member.flag_bits & _ENCRYPTED:
            return f"is locked with a password (“{path}”).", "Unpack it yourself, and load the folder."
        if member.file_size > limit_bytes:
            size, most = size_in_words(member.file_size), size_in_words(limit_bytes)
            return f"holds a file of {size} (“{path}”), more than {most}.", _MEND_SIZE
        if _is_absurd(member.file_size, member.compress_size):
            return f"holds {size_in_words(member.file_size)} packed into next to nothing (“{path}”).", _MEND_SIZE
    total = sum(member.file_size for member in members)
    if _is_absurd(total, packed_bytes):
        return f"claims to hold {size_in_words(total)}, more than {MOST_TIMES_ITS_SIZE} times its own size.", _MEND_SIZE
    return None


def _is_absurd(unpacked: int, packed: int) -> bool:
    """Real tables pack to a fifth or a tenth of their size, zeros to a thousandth; small files never do harm."""
    return unpacked > HARMLESS_BYTES and unpacked > MOST_TIMES_ITS_SIZE * packed


def size_in_words(size: int) -> str:
    """A number of bytes for sentences, as “1.5 GB”."""
    for unit, name in ((2**30, "GB"), (2**20, "MB"), (2**10, "kB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size} bytes"


def _plain(fault: Exception) -> str:
    if isinstance(fault, NotImplementedError):
        return "it is packed by a method that is not known here"
    return "its bytes do not match its checksum or end too early"
