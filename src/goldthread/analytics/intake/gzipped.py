"""One table packed with gzip, unpacked before it is read. What it turns out to be is not this module's matter."""

import gzip
import zlib
from pathlib import Path

from goldthread.analytics.intake.archive import HARMLESS_BYTES, MOST_TIMES_ITS_SIZE
from goldthread.core.errors import BadInput

MAGIC = b"\x1f\x8b"
BLOCK = 2**20


def is_gzip(path: Path) -> bool:
    """Whether the file begins as gzip does, whatever its name says."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def unpack(source: Path, target: Path, *, name: str, limit_bytes: int) -> None:
    """Write what the file holds to the target. Raises BadInput for a damaged one, or one that holds more than the
    limit, or than any honest table of its size would."""
    most = min(limit_bytes, max(HARMLESS_BYTES, MOST_TIMES_ITS_SIZE * source.stat().st_size))
    written = 0
    try:
        with gzip.open(source, "rb") as packed, target.open("wb") as out:
            while block := packed.read(BLOCK):
                written += len(block)
                if written > most:
                    mend = "Unpack it yourself if you trust it, and load what it holds."
                    raise BadInput(f"holds more than {most:,} bytes.", where=name, mend=mend)
                out.write(block)
    except (gzip.BadGzipFile, zlib.error, EOFError) as fault:
        raise BadInput(f"is damaged: {fault}.", where=name, mend="Fetch it again.") from fault
