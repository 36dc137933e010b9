# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small partnership as a fixture."""

import pytest

from tests.planning.world import World, build


@pytest.fixture
def world(db: None) -> World:
    """A partnership of three municipalities with a plan and two programmes."""
    return build()
