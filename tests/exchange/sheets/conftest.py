# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small partnership of planning, with a plan, two programmes and a few actions."""

import pytest

from tests.planning.world import World, build


@pytest.fixture
def world(db: None) -> World:
    """A partnership with three actions in a programme that is not adopted yet."""
    made = build()
    made.action(
        "OND-01", programme="uvp-2025", title="Toezicht op vakantieparken", end="2025-Q2", status="niet_gestart"
    )
    made.action(
        "OND-02", programme="uvp-2025", title="Bewustwording bij ondernemers", lead_organisation=made.police, end="2026"
    )
    made.action("VER-01", "snelheid", "uvp-2025", title="Snelheidscontroles bij scholen", municipality=made.aa)
    return made
