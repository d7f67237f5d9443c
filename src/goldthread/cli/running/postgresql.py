"""The programs of PostgreSQL that copy a database and put it back, called with the password in their environment and
never among their words."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from goldthread.core.errors import GoldthreadError


class CannotCopy(GoldthreadError):
    """A program of PostgreSQL is missing, or it refused."""


def dump(target: Path, *, snapshot: str) -> None:
    """Write the database, as it stands in this snapshot, to a file in PostgreSQL's own form."""
    _call("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}"])


def put_back(source: Path) -> None:
    """Fill the empty database from such a file, all of it or nothing."""
    name = _settings()["NAME"]
    options = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", f"--dbname={name}"]
    _call("pg_restore", [*options, str(source)])


def _settings() -> dict[str, Any]:
    from django.db import connection

    return connection.settings_dict


def _call(program: str, words: list[str]) -> None:
    found = shutil.which(program)
    if found is None:
        mend = (
            "Install the client of your PostgreSQL (Debian: sudo apt install postgresql-client), then run this again."
        )
        raise CannotCopy(f"{program} was not found. {mend}")
    done = subprocess.run([found, *words], env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CannotCopy(f"{program} refused: {said}")


def _environment() -> dict[str, str]:
    """What libpq reads; only what the settings name, so that its own defaults hold for the rest."""
    chosen = _settings()
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    given = {name: str(chosen[key]) for name, key in names.items() if chosen.get(key)}
    if mode := chosen.get("OPTIONS", {}).get("sslmode"):
        given["PGSSLMODE"] = str(mode)
    return {**os.environ, **given}
