# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The examples are loaded once for the tests of a module; each test undoes what it changed itself."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.web.loaded import load


@pytest.fixture(scope="module")
def examples(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Both example partnerships, in a transaction that is rolled back after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load("heuvelrug")
        load("tweestromenland")
        # Between two tests the database is closed again, as pytest-django expects.
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)
