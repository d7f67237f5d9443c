"""What the machine gives: the folder of the home, room on the disk, the clock, the signing key, the faces of letters,
the engine. No check here opens the database."""

import os
import shutil
import tempfile
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from goldthread.cli.running.doctor.finding import Finding

LEAST_MB, LOW_MB = 200, 2000
EARLIEST = datetime(2025, 1, 1, tzinfo=UTC)
"""No machine that runs this program can honestly say an earlier day."""


def home() -> Finding:
    """Whether the folder of the home is there and may be written to."""
    folder = Path(settings.HOME)
    if not folder.is_dir():
        return Finding.fault("home", f"there is no {folder}", "Run `goldthread demo`, or name it in GOLDTHREAD_HOME.")
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Finding.ok("home", f"{folder} can be written to")
    except OSError as fault:
        mend = "Give this account the right to write there, or name another folder in GOLDTHREAD_HOME."
        return Finding.fault("home", f"{folder} cannot be written to ({fault.strerror})", mend)


def room() -> Finding:
    """Whether the disk has room for what is written next."""
    free = shutil.disk_usage(settings.HOME).free // (1024 * 1024)
    said = f"{free:,} MB are free"
    if free < LEAST_MB:
        return Finding.fault("room", said, "Make room now: what is sent to the pages is refused.")
    return Finding.warning("room", said, "Make room before long.") if free < LOW_MB else Finding.ok("room", said)


def clock() -> Finding:
    """Whether the clock says a day that can be, and no file of the home comes from the future."""
    now = datetime.now(UTC)
    if now < EARLIEST:
        return Finding.fault("clock", f"says {now:%Y-%m-%d}", "Set it, and let it be set by the network.")
    ahead = [path for path in Path(settings.HOME).iterdir() if path.stat().st_mtime > now.timestamp() + 300]
    if ahead:
        said = f"says {now:%Y-%m-%d %H:%M} UTC, and {ahead[0].name} was written later than that"
        return Finding.warning("clock", said, "Let the clock be set by the network.")
    return Finding.ok("clock", f"says {now:%Y-%m-%d %H:%M} UTC")


def key() -> Finding:
    """Whether the signing key is there, and nobody else may read it."""
    kept = Path(settings.HOME) / "secret-key"
    if not kept.is_file():
        return Finding.warning("key", "no signing key is kept yet", "The next command makes one.")
    if os.name != "nt" and kept.stat().st_mode & 0o077:
        mend = f"Run `chmod 600 {kept}`; if others have an account here, remove it as well, and all sign in anew."
        return Finding.fault("key", "others on this machine may read the signing key", mend)
    return Finding.ok("key", "the signing key is its owner's alone")


def faces() -> Finding:
    """Whether the faces of letters that papers are set in came with the package."""
    folder = files("goldthread.documents.render") / "fonts"
    found = [one.name for one in folder.iterdir() if one.name.endswith((".ttf", ".otf"))] if folder.is_dir() else []
    if not found:
        return Finding.fault("faces", "the faces of letters are missing", "Install the package anew.")
    return Finding.ok("faces", f"{len(found)} faces of letters")


def engine() -> Finding:
    """Whether the engine and the library above it answer a known question as they should."""
    from goldthread.analytics import engine as pair
    from goldthread.core.errors import GoldthreadError

    try:
        pair.expressions()
    except GoldthreadError as fault:
        return Finding.fault("engine", "its parts do not fit each other", str(fault))
    return Finding.ok("engine", "answers a known question")
