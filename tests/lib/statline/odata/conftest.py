# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server on this machine for each test; none of this needs a database, so once is enough."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.lib.statline.odata.fetching import Fetching
from tests.lib.statline.replay.server import Replay, replaying


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if "tests/lib/statline/odata/" in item.nodeid:
            item.add_marker(pytest.mark.once)


@pytest.fixture
def server() -> Iterator[Replay]:
    with replaying() as running:
        yield running


@pytest.fixture
def fetching(server: Replay, tmp_path: Path) -> Callable[..., Fetching]:
    """How a test fetches: with a clock that never makes it wait."""
    return lambda **more: Fetching(server, tmp_path / "ophalen", **more)
