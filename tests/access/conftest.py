# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One world per test module: built in a transaction around its tests, and undone after them."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.access.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The world, as the tests of one module see it; each test's own changes are undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)
