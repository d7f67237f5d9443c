"""Starts Django for a command, and brings the home's database up to date. Imported by commands only, so that
`--help` is quick."""

import os

import django


def start(*, migrate: bool = True) -> None:
    """Make the models usable, creating or upgrading the database of this home where it is behind."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    django.setup()
    if migrate:
        _bring_up_to_date()


def _bring_up_to_date() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
