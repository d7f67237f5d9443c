"""Starts Django for a command, and brings the home's database up to date. Imported by commands only, so that
`--help` is quick."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import django
from django.conf import settings

from goldthread.analytics.lock import StillWriting, locked
from goldthread.core.errors import GoldthreadError

if TYPE_CHECKING:
    from goldthread.analytics.measures.definition import Catalogue
    from goldthread.apps.bodies.models import Body

PATIENCE_SECONDS = 60.0


class NoHome(GoldthreadError):
    """The folder that should hold the record holds none, or cannot."""


class HomeBusy(GoldthreadError):
    """Another command has been bringing this home up to date for too long."""


def start(*, new_home: bool = False, first: Callable[[], None] | None = None) -> None:
    """Make the models usable, bringing the database of this home up to date. Only a deed that opens a home may make
    one. `first` is called before the database is changed, and may refuse."""
    if new_home:
        _make_home()
    if not settings.HOME.is_dir():
        raise NoHome(
            f"There is nothing in {settings.HOME} yet. Run `goldthread demo`, or `goldthread demo --example empty "
            "--body 'Your body'` for an office of your own; or run this where your home is, or name it in "
            "GOLDTHREAD_HOME."
        )
    django.setup()
    if first:
        first()
    try:
        with locked(settings.HOME / "upgrade.lock", patience_seconds=PATIENCE_SECONDS):
            _bring_up_to_date()
    except StillWriting:
        raise HomeBusy(
            f"Another command has been preparing {settings.HOME} for too long. Wait until it ends, or stop it."
        ) from None


def opened() -> tuple["Body", "Catalogue"]:
    """The body of this home and its measures, with its figures in step with its cards. A wrong card stops here."""
    start()
    from goldthread.apps.bodies.queries import current_body
    from goldthread.apps.performance import operations, queries

    body = current_body()
    catalogue = queries.catalogue(body)
    operations.refresh(body=body, catalogue=catalogue, by="system")
    return body, catalogue


def _make_home() -> None:
    try:
        settings.HOME.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NoHome(
            f"{settings.HOME} cannot be made: a file stands there or in its way. Move that away, or name another "
            "folder in GOLDTHREAD_HOME."
        ) from None


def _bring_up_to_date() -> None:
    """Called by one process at a time: two that make one database would each find the other's half."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
