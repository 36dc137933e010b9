# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every test stands on: settings for tests, no network but loopback, and rows written without a command."""

import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase

from driehoek.cli import static
from driehoek.kernel import guard

ROOT = Path(__file__).resolve().parent.parent

_connect = socket.socket.connect


def _only_loopback(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6):
        host = str(address[0])
        if not (host.startswith("127.") or host in ("::1", "localhost")):
            raise AssertionError(f"A test reaches for the network: {host}")
    _connect(self, address)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues, close the network, and let a test that commits be followed by emptying the tables."""
    static.compile_catalogues()
    socket.socket.connect = _only_loopback  # type: ignore[method-assign, assignment]
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty_without_command(case: TransactionTestCase) -> None:
        with guard.seeding():
            empty(case)

    TransactionTestCase._fixture_teardown = empty_without_command  # type: ignore[attr-defined]


PAGES = Path(__file__).parent / "web"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what need not run again with PostgreSQL: what reads no database, and how pages say what they read.

    What pages read is tested in the rooms, and every route is asked with PostgreSQL by the sweep over queries and by
    the matrix of access.
    """
    for item in items:
        if item.path.is_relative_to(PAGES) or (
            item.get_closest_marker("django_db") is None and not _opens_database(item)
        ):
            item.add_marker("once")


def _opens_database(item: pytest.Item) -> bool:
    """Tell whether a fixture of a test opens the database: those of pytest-django, or one of ours that lets it."""
    asked = {"db", "transactional_db", "live_server"}
    if not asked.isdisjoint(getattr(item, "fixturenames", ())):
        return True
    definitions = getattr(getattr(item, "_fixtureinfo", None), "name2fixturedefs", {})
    ours = (one for several in definitions.values() for one in several if one.func.__module__.startswith("tests"))
    return any("django_db_blocker" in one.argnames for one in ours)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Test SQLite in a file, as it runs: in memory, writers at the same moment are refused instead of queued."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture
def seeding(db: None) -> Iterator[None]:
    """Let the test write rows without a command."""
    with guard.seeding():
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with sources, data and vectors beside the repository; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared with sources and data is not there")
    return folder


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep files that a test makes out of the data folder of the desk."""
    folder = tmp_path_factory.getbasetemp() / "data"
    settings.DRIEHOEK_DATA = folder
    settings.FILES_ROOT = folder / "files"
    settings.MAIL_CAUGHT = folder / "post"


def without_guard() -> AbstractContextManager[None]:
    """Return a context in which rows may be written without a command, for fixtures of a wider scope."""
    return guard.seeding()
