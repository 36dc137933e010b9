# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each visibility filter is needed: without it, the canary scan sees the leak that the filter is there to stop.

That there is no leak with every filter in place is what ``test_read_models.py`` shows.
"""

from datetime import datetime

import pytest
from django.db.models import Q

from driehoek.access import visibility
from driehoek.kernel.actor import Actor
from tests.access.personas import ZONES, may_see
from tests.access.reading import told
from tests.access.world import World

pytestmark = pytest.mark.django_db

#: Per filter: a persona whom it keeps out, and a zone that it keeps them out of.
KEEPS_OUT = {
    "tenant": ("coordinator", "y_openbaar"),
    "circle": ("council_member_a", "driehoek"),
    "secrecy": ("team_chief", "geheim"),
    "embargo": ("adviser_b", "embargo"),
    "withdrawal": ("coordinator", "ingetrokken"),
}


def no_filter(_actor: Actor, _at: datetime) -> Q:
    """Keep nobody from anything."""
    return Q()


def test_each_filter_has_someone_it_keeps_out() -> None:
    assert KEEPS_OUT.keys() == visibility.FILTERS.keys()
    assert [zone for persona, zone in KEEPS_OUT.values() if may_see(persona, zone)] == []
    assert {zone for _, zone in KEEPS_OUT.values()} <= ZONES.keys()


@pytest.mark.parametrize("name", KEEPS_OUT)
def test_without_a_filter_there_is_a_leak(world: World, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    persona, zone = KEEPS_OUT[name]
    monkeypatch.setitem(visibility.FILTERS, name, no_filter)
    leaking: set[str] = set()
    for read_model, canary in told(world, persona):
        if canary.zone == zone:
            leaking.add(read_model)
        # More than one read model leans on the filter, so it is not one query that forgot to ask.
        if len(leaking) > 3:
            break
    assert len(leaking) > 3, leaking
