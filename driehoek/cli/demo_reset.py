# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek demo reset``: throws the demo data away and starts over."""

import argparse
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from driehoek.cli import setup
from driehoek.cli.failure import Failure
from driehoek.cli.running import only_one


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Empty the database and the files, then prepare as for a first start."""
    if not settings.DRIEHOEK_DEMO:
        raise Failure(
            "This is not a demo: nothing was thrown away. (Demo mode is DRIEHOEK_DEMO=1, never in production.)"
        )
    with only_one(settings.DRIEHOEK_DATA):
        if connection.vendor == "sqlite":
            _remove_sqlite(Path(connection.settings_dict["NAME"]))
        else:
            _drop_own_tables()
        shutil.rmtree(settings.FILES_ROOT, ignore_errors=True)
        print(f"Demo data thrown away ({settings.DRIEHOEK_DATA}).", flush=True)
        setup.prepare()
    return 0


def _remove_sqlite(file: Path) -> None:
    connections.close_all()
    for ending in ("", "-wal", "-shm"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


def _drop_own_tables() -> None:
    """Drop the tables that Django made and no others: the database may hold more than Driehoek."""
    own = {*connection.introspection.django_table_names(), "django_migrations"}
    with connection.cursor() as cursor:
        for table in sorted(own & set(connection.introspection.table_names(cursor))):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
