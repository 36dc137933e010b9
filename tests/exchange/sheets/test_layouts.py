# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ugly lists come in as they were meant, and go out again without a trace but the history."""

from typing import Any

import pytest

from driehoek.exchange.sheets.commands import undo_run
from driehoek.exchange.sheets.plans import Fate
from driehoek.kernel.records import BOOKKEEPING
from driehoek.planning.models import Action, ActionPartner, ActionTag, ProgressReport
from tests.exchange.sheets.carrying import Brought, bring
from tests.exchange.sheets.layouts import LAYOUTS, LIST, MANY, thousands
from tests.planning.world import World

pytestmark = pytest.mark.django_db


def standing() -> list[list[dict[str, Any]]]:
    """Return everything about actions that was not withdrawn, but for the bookkeeping."""
    return [
        [
            {name: value for name, value in row.items() if name not in BOOKKEEPING - {"uid"}}
            for row in model._default_manager.filter(withdrawn_at__isnull=True).order_by("uid").values()
        ]
        for model in (Action, ActionPartner, ActionTag, ProgressReport)
    ]


def brought(world: World, layout: str) -> Brought:
    return bring(world, LAYOUTS[layout](), "lijst.csv" if layout == "semicolons" else "lijst.xlsx")


def test_there_are_twelve_layouts() -> None:
    assert len(LAYOUTS) == 12


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_ugly_list_comes_in_as_it_was_meant(world: World, layout: str) -> None:
    found = brought(world, layout)
    assert [row.wrong for row in found.plan.rows if row.wrong] == []
    assert found.plan.counts == {Fate.CHANGED: 1, Fate.NEW: len(LIST) - 1}
    taken = found.take_over()
    assert (taken.counts.made, taken.counts.changed, taken.refused) == (len(LIST) - 1, 1, ())
    stored = {row.title: row for row in Action.objects.select_related("node", "node__parent", "lead_organisation")}
    for told in LIST:
        row = stored[told.title]
        theme = row.node.parent or row.node
        assert theme.title == told.theme
        assert row.current_end is not None
        assert row.current_end.text == told.end
        assert row.status == told.status
        assert (row.lead_organisation.name if row.lead_organisation else "") == told.lead
        if layout in ("light_words", "light_colours"):
            assert row.light_content == told.light
        assert row.due == row.current_end.last_day


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_whole_import_is_undone(world: World, layout: str) -> None:
    before = standing()
    found = brought(world, layout)
    found.take_over()
    assert standing() != before
    undone = undo_run(actor=found.actor, partnership_id=world.partnership.pk, run_uid=found.uid)
    assert undone.left == ()
    assert standing() == before


def test_the_same_list_again_is_nothing_to_do(world: World) -> None:
    brought(world, "sections").take_over()
    again = brought(world, "sections")
    assert again.look.recognised
    assert again.look.nothing_to_do


@pytest.mark.long
def test_five_thousand_rows_come_in_and_go_out(world: World) -> None:
    before = standing()
    found = bring(world, thousands())
    assert found.plan.counts == {Fate.CHANGED: 1, Fate.NEW: MANY - 1}
    found.take_over()
    assert Action.objects.filter(withdrawn_at__isnull=True).count() == MANY - 1 + 3
    undo_run(actor=found.actor, partnership_id=world.partnership.pk, run_uid=found.uid)
    assert standing() == before
