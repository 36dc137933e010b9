# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One world for all tests of access: built in a transaction around them, and undone after them."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.access.mailed import post_in_every_zone
from tests.access.world import World, build


@pytest.fixture(scope="package")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The world; each test's own changes to it are undone."""
    kept = tmp_path_factory.getbasetemp() / "data" / "files"  # where each test looks for files
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(FILES_ROOT=kept):
            made = build()
            post_in_every_zone(made)
        _measure_for_postgresql()
        yield made
        transaction.set_rollback(True)


def _measure_for_postgresql() -> None:
    """Let PostgreSQL count the rows of the search index: beside others' transactions it does so by itself, here not.

    Without it it takes the tables for empty, and joins them row by row.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
