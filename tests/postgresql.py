"""A PostgreSQL of its own for one run of the tests: made in a temporary folder, reached by a socket, thrown away."""

import atexit
import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses= -c max_connections=40"
MISSING = (
    "No PostgreSQL was found, so the tests were not run on it. Install one (Debian: sudo apt install postgresql); "
    "it need not be started."
)


def binaries() -> Path | None:
    """The folder of the newest initdb of this machine."""
    places = [place for pattern in PLACES for place in Path("/").glob(pattern[1:]) if (place / "initdb").exists()]
    on_path = shutil.which("initdb")
    newest = sorted(places, key=lambda place: int("0" + "".join(filter(str.isdigit, place.parent.name))))
    return newest[-1] if newest else Path(on_path).resolve().parent if on_path else None


def start() -> str:
    """Start it, and say its address. Where there is none, the run ends: as passed for a person, as failed in a
    build."""
    found = binaries()
    if found is None:
        pytest.exit(MISSING, returncode=1 if os.environ.get("CI") == "true" else 0)
    folder = Path(tempfile.mkdtemp(prefix="goldthread-postgresql-"))
    atexit.register(_throw_away, found, folder)
    account = _account(folder)
    _call([found / "initdb", "-D", folder / "data", "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync"], **account)
    options = f"{FAST} -c unix_socket_directories={folder}"
    log = folder / "log"
    _call([found / "pg_ctl", "-D", folder / "data", "-l", log, "-w", "-t", "60", "-o", options, "start"], **account)
    return f"postgresql://tests@{quote(str(folder), safe='')}/postgres"


def _account(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root; for root it runs as nobody."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    shutil.chown(folder, user="nobody")
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


def _call(words: list[str | Path], **account: Any) -> None:
    # The folder that the tests were started in may be closed to the account.
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", **account)


def _throw_away(found: Path, folder: Path) -> None:
    with contextlib.suppress(subprocess.CalledProcessError):
        _call([found / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], **_account(folder))
    shutil.rmtree(folder, ignore_errors=True)
