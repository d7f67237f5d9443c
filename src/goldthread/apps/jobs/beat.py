"""The sign of life of the worker: a small file in the home, written anew every few seconds. A file and no row, since a
job may hold the database for longer than that."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

FILE = "worker.json"
EVERY_SECONDS = 5
PATIENCE_SECONDS = 30
"""A worker that has not been seen for so long counts as gone."""


@dataclass(frozen=True, slots=True)
class Beat:
    """Which worker was seen last, and when."""

    worker: str
    seen_at: datetime


def leave(home: Path, beat: Beat) -> None:
    """Say that this worker lives. The file takes its name whole."""
    unfinished = home / f"{FILE}.unfinished"
    said = {"worker": beat.worker, "seen_at": beat.seen_at.isoformat()}
    unfinished.write_text(json.dumps(said), encoding="ascii")
    unfinished.replace(home / FILE)


def last(home: Path) -> Beat | None:
    """The last sign of life; None when there never was one, or it cannot be read."""
    try:
        held = json.loads((home / FILE).read_text(encoding="ascii"))
        return Beat(str(held["worker"]), datetime.fromisoformat(held["seen_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def alive(home: Path, now: datetime) -> str:
    """The worker that lives; empty when none was seen of late."""
    seen = last(home)
    return seen.worker if seen and abs(now - seen.seen_at) <= timedelta(seconds=PATIENCE_SECONDS) else ""


def is_alive(home: Path, now: datetime) -> bool:
    """Whether a worker was seen of late."""
    return bool(alive(home, now))


def gone(home: Path) -> None:
    """Say that the worker has ended as it should."""
    (home / FILE).unlink(missing_ok=True)
