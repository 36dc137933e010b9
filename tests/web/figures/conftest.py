# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Both examples with their figures, loaded once for the tests of a module."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from driehoek.figures.commands import load_table
from driehoek.lib.statline import facts
from tests.conftest import ROOT
from tests.web.loaded import CLERK, load


@pytest.fixture(scope="module")
def figures(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Both partnerships, and every table of figures that comes with the examples."""
    with django_db_blocker.unblock(), transaction.atomic():
        load("heuvelrug")
        load("tweestromenland")
        for file in sorted((ROOT / "examples" / "figures").glob("*.csv")):
            load_table(actor=CLERK, table=facts.read(file).table, partnership_id=None)
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)
