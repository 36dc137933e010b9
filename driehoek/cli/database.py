# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the database is there and whole; an empty one is made by the first verb that needs it."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from driehoek.cli.failure import Failure


def migrate() -> int:
    """Bring the tables up to date and return how many migrations were applied."""
    settings.DRIEHOEK_DATA.mkdir(parents=True, exist_ok=True)
    waiting = _waiting()
    if waiting:
        call_command("migrate", verbosity=0, interactive=False)
    return waiting


def must_be_there() -> None:
    """Make the database if there is none.

    Raises:
        Failure: when it was made by an older version of Driehoek; it is never changed by the way.
    """
    settings.DRIEHOEK_DATA.mkdir(parents=True, exist_ok=True)
    if "django_migrations" not in connection.introspection.table_names():
        migrate()
    elif _waiting():
        raise Failure("The database is of an older version: run 'driehoek setup' first (make a copy of it before).")


def _waiting() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
