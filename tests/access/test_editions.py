# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of meetings hold what everyone in the circle of their edition may see, whoever makes them; all formats."""

import pytest

from driehoek.evaluation.dossier.gathering import EVERYTHING, gather_all
from driehoek.evaluation.dossier.keeping import CODEC
from driehoek.evaluation.models import Evaluation, Part, Round
from driehoek.kernel import clock, guard
from driehoek.lib.frozen import digest
from driehoek.organisations.queries import head as head_of
from driehoek.publications.editions import Edition
from driehoek.steering.models import Meeting
from tests.access.personas import PUBLIC_ZONES, may_see
from tests.access.visiting import client_of, leaks_in, words_of
from tests.access.world import World
from tests.planning.world import store

pytestmark = [pytest.mark.django_db, pytest.mark.once]
#: What each edition may hold, by hand: no secrecy, no running embargo, nobody's private note.
MAY_HOLD = {
    Edition.PUBLIC: PUBLIC_ZONES,
    Edition.PARTNERS: PUBLIC_ZONES | {"partners"},
    Edition.TRIANGLE: PUBLIC_ZONES | {"partners", "driehoek"},
}
PAPERS = ("overleg/{code}/agenda", "overleg/{code}/afsprakenlijst", "openstaand", "aanbevelingen")


def address(world: World, paper: str, form: str, edition: Edition) -> str:
    code = world.x.carriers[Meeting].code
    return f"/{world.x.row.slug}/{paper.format(code=code)}.{form}?editie={edition}"


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("edition", list(MAY_HOLD))
def test_an_edition_tells_its_readers_what_they_may_see(world: World, edition: Edition, paper: str, form: str) -> None:
    told = {}
    for maker in ("coordinator", "mayor_a"):
        asked = address(world, paper, form, edition)
        response = client_of(world, maker).get(asked)
        assert response.status_code == 200
        assert leaks_in(world, maker, asked, response, MAY_HOLD[edition]) == set()
        told[maker] = {canary.token for canary in world.aviary.found_in(words_of(response))}
    assert told["coordinator"] == told["mayor_a"], "an edition is the same whoever makes it"
    zones = {canary.zone for canary in world.aviary.known.values() if canary.token in told["coordinator"]}
    assert zones >= MAY_HOLD[edition] - {"geheim_opgeheven", "embargo_voorbij"}, "what it may hold, it holds"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    ("maker", "edition", "status"),
    [
        ("partner_contact", Edition.TRIANGLE, 403),
        ("partner_contact", Edition.PARTNERS, 200),
        ("adviser_a", Edition.TRIANGLE, 403),
        ("council_member_a", Edition.PARTNERS, 403),
        ("council_member_a", Edition.PUBLIC, 200),
        ("member_of_y", Edition.PUBLIC, 404),
        ("coordinator", Edition.MUNICIPALITY, None),
    ],
)
def test_who_makes_which(world: World, paper: str, maker: str, edition: Edition, status: int | None) -> None:
    heard = client_of(world, maker).get(address(world, paper, "html", edition)).status_code
    assert heard == status if status is not None else heard in (403, 404)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("maker", ["coordinator", "adviser_a", "partner_contact", "mayor_a", "council_member_a"])
def test_a_copy_of_ones_own_holds_what_one_sees(world: World, paper: str, maker: str) -> None:
    asked = address(world, paper, "docx", Edition.OWN)
    response = client_of(world, maker).get(asked)
    assert leaks_in(world, maker, asked, response) == set()
    told = world.aviary.found_in(words_of(response))
    assert {canary.zone for canary in told} >= {"openbaar"}
    assert all(may_see(maker, canary.zone) for canary in told)


def test_an_edition_that_does_not_exist_is_not_there(world: World) -> None:
    asked = address(world, PAPERS[0], "html", Edition.OWN).replace("eigen", "iedereen")
    assert client_of(world, "coordinator").get(asked).status_code == 404


@pytest.mark.parametrize("edition", list(MAY_HOLD))
def test_the_report_of_a_locked_round_tells_its_readers_what_they_may_see(world: World, edition: Edition) -> None:
    """The frozen part holds records of every circle; a reader gets what that reader may see."""
    round_ = Round.objects.get(pk=world.x.carriers[Round].pk)
    head, code = head_of(EVERYTHING, world.x.row.slug), round_.code
    with guard.seeding():
        Evaluation.objects.filter(partnership=world.x.row).update(round=round_)
        content = gather_all(head, code)
        assert content is not None
        text, own = CODEC.write(content), {"partnership": world.x.row, "round": round_, "kind": "inhoud"}
        store(Part(**own, number=999, content=text, digest=digest(text), frozen_at=clock.now(), frozen_by="proef"))
        Round.objects.filter(pk=round_.pk).update(state="afgesloten")
    told = {}
    for maker in ("coordinator", "mayor_a"):
        asked = f"/{world.x.row.slug}/rondes/{code}/verslag.html?editie={edition}"
        response = client_of(world, maker).get(asked)
        assert response.status_code == 200
        assert leaks_in(world, maker, asked, response, MAY_HOLD[edition]) == set()
        told[maker] = {canary.token for canary in world.aviary.found_in(words_of(response))}
    assert told["coordinator"] == told["mayor_a"]
    zones = {canary.zone for canary in world.aviary.known.values() if canary.token in told["coordinator"]}
    assert zones & (MAY_HOLD[edition] - PUBLIC_ZONES) or edition is Edition.PUBLIC
