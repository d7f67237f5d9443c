"""Starts Django for a command, and brings the home's database up to date. Imported by commands only, so that
`--help` is quick."""

import django
from django.conf import settings

from goldthread.core.errors import GoldthreadError


class NoHome(GoldthreadError):
    """The folder that should hold the record holds none."""


def start(*, new_home: bool = False) -> None:
    """Make the models usable, bringing the database of this home up to date. Only a deed that opens a home may make
    one."""
    if new_home:
        settings.HOME.mkdir(parents=True, exist_ok=True)
    if not settings.HOME.is_dir():
        raise NoHome(
            f"There is nothing in {settings.HOME} yet. Run `goldthread demo`, or `goldthread demo --example empty "
            "--body 'Your body'` for an office of your own; or run this where your home is, or name it in "
            "GOLDTHREAD_HOME."
        )
    django.setup()
    _bring_up_to_date()


def _bring_up_to_date() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
