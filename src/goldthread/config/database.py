"""How the database is reached: a file of SQLite in the home, or the PostgreSQL that DATABASE_URL names. It opens
nothing."""

from pathlib import Path
from typing import Any

import dj_database_url

PATIENCE_SECONDS = 20
"""How long a write waits for another to end before the page says so."""

SQLITE = {
    "timeout": PATIENCE_SECONDS,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
POSTGRESQL = {
    "connect_timeout": 10,
    "options": f"-c lock_timeout={PATIENCE_SECONDS}s -c idle_in_transaction_session_timeout=600s",
}


def database(url: str, home: Path) -> dict[str, Any]:
    """The settings of the one database. Connections are kept; one that PostgreSQL has dropped is made again."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "goldthread.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": dict(SQLITE),
        }
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    chosen = SQLITE if found["ENGINE"].endswith("sqlite3") else POSTGRESQL
    found["OPTIONS"] = {**chosen, **found.get("OPTIONS", {})}
    return found
