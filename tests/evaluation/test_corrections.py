# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A figure that the source corrected after the lock: the frozen part keeps what it was, and one is told what it is."""

from datetime import timedelta

import pytest

from driehoek.evaluation.commands import lock_round
from driehoek.evaluation.queries import Corrected, content_of, corrections
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.periods import year
from driehoek.monitoring.models import GoalFigure
from tests.evaluation.asked import MONDAY, opened
from tests.figures.making import AA, BREE, cell, load, years
from tests.planning.world import World, store


def told(world: World, actor: Actor, code: str) -> tuple[Corrected, ...]:
    """Return what somebody hears of corrections."""
    kept = content_of(actor, world.head, code)
    assert kept is not None
    return corrections(actor, world.head, *kept)


@pytest.mark.once
def test_what_was_corrected_since_is_told_and_changes_nothing(world: World) -> None:
    for municipality in (world.aa, world.bree):
        store(
            GoalFigure(
                partnership=world.partnership, node=world.nodes["zicht"], municipality=municipality,
                indicator="woninginbraak",
            )
        )  # fmt: skip
    world.action("A-1", status="loopt")
    with clock.stopped(MONDAY):
        load([*years(AA, 2023, (300, 310, 290, 295)), *years(BREE, 2023, (30, 31, 29, 28))])
        round_ = opened(world)
        lock_round(actor=world.coordinator, round_uid=round_.uid)
    before = content_of(world.mayor, world.head, round_.code)
    assert told(world, world.mayor, round_.code) == ()
    later = MONDAY + timedelta(days=30)
    with clock.stopped(later):
        load([cell(AA, "2026JJ00", 560), cell(AA, "2027JJ00", 12)])
        (one,) = told(world, world.mayor, round_.code)
        assert content_of(world.mayor, world.head, round_.code) == before
    assert (one.theme, one.indicator, one.municipality, one.at) == ("Ondermijning", "woninginbraak", "Aa", later)
    assert [(value.period, value.was, value.now) for value in one.values] == [(year(2026), 295, 560)]
    assert before is not None
    figure = before[0].themes[0].figures[0]
    assert figure.finding is not None
    assert one.said == figure.finding.sentence()
    assert "560" in one.says
    assert one.says != one.said
