# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who neither judges nor runs a round reads what was locked, and nothing before; the agenda leads there."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from driehoek.evaluation.commands import lock_round
from driehoek.kernel import clock
from driehoek.web.paths import Paths
from driehoek.web.presenters.meetings.references import reference
from tests.evaluation.asked import MONDAY, function, opened, person
from tests.planning.world import World


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def mayor(world: World) -> Client:
    """A browser in which a mayor has signed in."""
    who = person(world, function(world, "burgemeester", kind="burgemeester"), "bur")
    found = Client()
    session = found.session
    session["person"] = str(who.uid)
    session.save()
    return found


def test_a_mayor_reads_a_round_once_it_is_locked(world: World, mayor: Client) -> None:
    world.action("A-1")
    round_ = opened(world)
    paths = Paths(world.partnership.slug)
    before = mayor.get(paths.rounds)
    assert before.status_code == 200
    assert round_.title not in before.content.decode()
    assert mayor.get(paths.round(round_.code)).status_code == 403
    assert mayor.get(paths.round("bestaat-niet")).status_code == 403
    lock_round(actor=world.coordinator, round_uid=round_.uid)
    report = paths.round_report(round_.code)
    assert f'href="{report}"' in mayor.get(paths.rounds).content.decode()
    led = mayor.get(paths.round(round_.code))
    assert (led.status_code, led["Location"]) == (302, report)
    assert mayor.get(report).status_code == 200
    assert mayor.post(paths.round(round_.code), {"doe": "openen"}).status_code == 403


def test_what_a_point_rests_on_opens_here_whatever_this_place_is_called() -> None:
    paths = Paths("drieland")
    own = {"label": "Evaluatie", "address": f"{settings.DRIEHOEK_ADDRESS}/drieland/rondes/r/verslag/"}
    assert reference(own, paths).href == "/drieland/rondes/r/verslag/"
    assert reference({"label": "Wet", "address": "https://wetten.overheid.nl/"}, paths).href.startswith("https://")
    assert reference({"label": "Brief", "address": "javascript:alert(1)"}, paths).href == ""
    assert reference({"label": "Brief"}, paths).href == ""
