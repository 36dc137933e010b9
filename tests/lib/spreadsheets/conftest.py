# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets need no database: once is enough, whatever the engine."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if "tests/lib/spreadsheets/" in item.nodeid:
            item.add_marker(pytest.mark.once)
