"""Reads the environment once, at the start: where the home is, which hosts it answers to, its signing key."""

import os
import secrets
from pathlib import Path

from goldthread.analytics.lock import locked

PATIENCE_SECONDS = 60.0


def home() -> Path:
    """The folder that holds all state: the database, the lake, the bodies' own cards. Default `var` in the current
    folder."""
    return Path(os.environ.get("GOLDTHREAD_HOME") or "var").expanduser().resolve()


def hosts() -> list[str]:
    """The host names this installation answers to, beside the machine itself."""
    given = os.environ.get("GOLDTHREAD_HOSTS", "")
    return ["localhost", "127.0.0.1", "[::1]", *(host.strip() for host in given.split(",") if host.strip())]


def secret_key(folder: Path) -> str:
    """The signing key of this home, made on first use and readable by its owner only. A home that is not there gets
    none."""
    kept = folder / "secret-key"
    if not folder.is_dir():
        return secrets.token_urlsafe(50)
    if not kept.exists():
        with locked(folder / "upgrade.lock", patience_seconds=PATIENCE_SECONDS):
            if not kept.exists():
                _write_key(kept)
    return kept.read_text(encoding="ascii")


def _write_key(kept: Path) -> None:
    """The key takes its name whole: another process that starts meanwhile never reads half of it."""
    unfinished = kept.with_name("secret-key.unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    unfinished.write_text(secrets.token_urlsafe(50), encoding="ascii")
    unfinished.replace(kept)
