# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searching tells nothing that one may not see: every canary is looked for by every persona."""

from collections.abc import Iterator

import pytest

from driehoek.access import visibility
from driehoek.cycle.queries import search
from driehoek.kernel import search_index
from driehoek.kernel.actor import Actor
from driehoek.kernel.searched import Kind
from driehoek.organisations.queries import PartnershipHead
from tests.access.canaries import Canary
from tests.access.personas import PERSONAS, ZONES, may_see
from tests.access.reading import actor
from tests.access.visiting import client_of, leaks_in
from tests.access.world import Tenant, World

pytestmark = pytest.mark.django_db

#: One of these stands in each row of the world.
WORDS = ("een zin over", "title", "code", "name", "reason", "how")
#: A few tables suffice to ask for hidden words one by one; the test above has them all.
ASKED = ("planning.Action", "planning.ProgressReport", "steering.Decision")
SEARCHED = {model._meta.label for model in search_index.searched_models()}


def head_of(tenant: Tenant) -> PartnershipHead:
    return PartnershipHead(tenant.row.pk, tenant.row.slug, "", "", "")


def looked_for(world: World) -> Iterator[Canary]:
    """Yield the canaries of records that are searched and stored; other tests made some that were rolled back."""
    stored = {
        str(uid)
        for model in search_index.searched_models()
        for uid in model._base_manager.values_list("uid", flat=True)
    }
    assert len(stored) > len(SEARCHED) * len(ZONES) // 2
    for canary in world.aviary.known.values():
        if canary.model in SEARCHED and canary.zone in ZONES and canary.uid in stored:
            yield canary


def everything(who: Actor, head: PartnershipHead, typed: str) -> tuple[set[str], str]:
    """Return the uids of all answers, page after page, and all words of them."""
    uids: set[str] = set()
    words = ""
    for kind in Kind:
        page = 1
        while True:
            found = search(who, head, typed, kind, page)
            words += repr(found)
            for group in found.groups:
                uids |= {str(hit.uid) for hit in group.hits}
            if page >= found.pages:
                break
            page += 1
    return uids, words


#: Whose sight differs most; the others are asked in the long run, for each takes seconds.
OFTEN = {"resident", "council_member_a", "adviser_a", "coordinator", "mayor_a", "member_of_y"}


@pytest.mark.parametrize(
    "persona", [one if one in OFTEN else pytest.param(one, marks=pytest.mark.long) for one in PERSONAS]
)
def test_a_persona_finds_exactly_what_it_may_see(world: World, persona: str) -> None:
    """Public rows that point at something hidden may stay away; all else that is theirs is found."""
    who = actor(world, persona)
    told, found = set(), set()
    for tenant in world.tenants.values():
        for typed in WORDS:
            uids, words = everything(who, head_of(tenant), typed)
            found |= uids
            told |= {canary.zone for canary in world.aviary.found_in(words)}
    assert {zone for zone in told if not may_see(persona, zone)} == set()
    theirs = {canary.uid for canary in looked_for(world) if may_see(persona, canary.zone)}
    pointing = {str(row.uid) for tenant in world.tenants.values() for rows in tenant.pointing.values() for row in rows}
    assert found <= theirs
    missed = {f"{c.model} in {c.zone}" for c in looked_for(world) if c.uid in theirs - pointing - found}
    assert missed == set()


@pytest.mark.parametrize("persona", ["council_member_a", "member_of_y"])
def test_asking_for_what_is_hidden_finds_nothing(world: World, persona: str) -> None:
    """Whoever knows a word of a hidden record learns nothing by asking for it, not even that there is one."""
    who = actor(world, persona)
    for canary in looked_for(world):
        if may_see(persona, canary.zone) or canary.model not in ASKED:
            continue
        for tenant in world.tenants.values():
            found = search(who, head_of(tenant), canary.token)
            assert (found.total, found.groups) == (0, ()), canary


@pytest.mark.parametrize("persona", ["council_member_a", "adviser_a", "coordinator"])
def test_the_page_of_answers_tells_nothing(world: World, persona: str) -> None:
    client = client_of(world, persona)
    for typed in (
        "title",
        "een zin over",
        "kop",
        "a",
        "'; DROP TABLE kernel_searchentry; --",
        '" OR "',
        "\\",
        "%",
        "*",
    ):
        address = f"/{world.x.row.slug}/zoeken/"
        response = client.get(address, {"q": typed})
        assert response.status_code == 200
        assert leaks_in(world, persona, address, response) == set()


@pytest.mark.parametrize("name", visibility.FILTERS)
def test_without_one_of_the_filters_searching_leaks(world: World, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name == "tenant":
        pytest.skip("the partnership of the page is asked for besides")
    who = actor(world, "council_member_a")
    kept = {key: narrow for key, narrow in visibility.FILTERS.items() if key != name}
    monkeypatch.setattr(visibility, "FILTERS", kept)
    _, words = everything(who, head_of(world.x), "title")
    assert {c.zone for c in world.aviary.found_in(words) if not may_see("council_member_a", c.zone)}
