# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Lists kept under a name: one's own, shared by who may, removed and put back."""

from dataclasses import replace

import pytest

from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.planning.commands import put_view_back, remove_view, save_view, share_view
from driehoek.planning.commands.saved_views import MOST
from driehoek.planning.queries import removed_views, saved_views
from tests.planning.world import World


def named(actor: Actor) -> Actor:
    """Return the actor as a person of their own."""
    return replace(actor, uid=new_uid())


def names(world: World, who: Actor) -> list[tuple[str, bool, bool]]:
    """Return name, own and shared of each view in sight."""
    return [(view.name, view.own, view.shared) for view in saved_views(who, world.partnership.pk)]


def save(world: World, who: Actor, name: str = "Stil", query: str = "vlag=stil", *, shared: bool = False) -> None:
    """Keep a view."""
    save_view(actor=who, partnership_id=world.partnership.pk, name=name, query=query, shared=shared)


def test_a_view_is_ones_own(world: World) -> None:
    mine, other = named(world.coordinator), named(world.coordinator)
    save(world, mine, "  Stil   en laat ")
    assert names(world, mine) == [("Stil en laat", True, False)]
    assert names(world, other) == []
    assert names(world, world.outsider) == []


def test_a_view_of_the_same_name_is_replaced(world: World) -> None:
    mine = named(world.coordinator)
    save(world, mine)
    save(world, mine, query="vlag=te_laat")
    (view,) = saved_views(mine, world.partnership.pk)
    assert view.query == "vlag=te_laat"


def test_who_may_edit_programmes_shares(world: World) -> None:
    mine, mayor = named(world.adviser(world.aa)), named(world.mayor)
    save(world, mine, shared=True)
    assert names(world, mayor) == [("Stil", False, True)]
    with pytest.raises(Forbidden):
        save(world, mayor, shared=True)
    (view,) = saved_views(mine, world.partnership.pk)
    share_view(actor=mine, view_uid=view.uid, shared=False)
    assert names(world, mayor) == []
    with pytest.raises(Absent):
        share_view(actor=mayor, view_uid=view.uid, shared=True)


def test_removed_and_put_back(world: World) -> None:
    mine, other = named(world.coordinator), named(world.coordinator)
    save(world, mine)
    (view,) = saved_views(mine, world.partnership.pk)
    with pytest.raises(Absent):
        remove_view(actor=other, view_uid=view.uid)
    remove_view(actor=mine, view_uid=view.uid)
    assert names(world, mine) == []
    assert [gone.name for gone in removed_views(mine, world.partnership.pk)] == ["Stil"]
    assert removed_views(other, world.partnership.pk) == ()
    with pytest.raises(Absent):
        put_view_back(actor=other, view_uid=view.uid)
    put_view_back(actor=mine, view_uid=view.uid)
    assert names(world, mine) == [("Stil", True, False)]


def test_a_name_that_was_taken_meanwhile_stays_taken(world: World) -> None:
    mine = named(world.coordinator)
    save(world, mine)
    (view,) = saved_views(mine, world.partnership.pk)
    remove_view(actor=mine, view_uid=view.uid)
    save(world, mine)
    with pytest.raises(Invalid, match="intussen"):
        put_view_back(actor=mine, view_uid=view.uid)


def test_what_cannot_be_kept(world: World) -> None:
    mine = named(world.coordinator)
    with pytest.raises(Invalid) as nameless:
        save(world, mine, "  ")
    assert nameless.value.fields == {"name": "Geef de weergave een naam."}
    with pytest.raises(Invalid):
        save(world, mine, "x" * 81)
    with pytest.raises(Forbidden):
        save(world, named(world.outsider))
    for number in range(MOST):
        save(world, mine, f"Lijst {number}")
    with pytest.raises(Invalid) as full:
        save(world, mine, "Een te veel")
    assert "30" in full.value.fields["name"]
