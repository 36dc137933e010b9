# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The handover folder: what a function holds, for whom, within whose sight; page and PDF say the same."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.lib.documents.content import from_plain, to_plain
from driehoek.organisations.models import Function
from driehoek.planning.models import Adoption, GroupMember, WorkingGroup
from driehoek.publications.kinds.handover.content import Entry, Folder, Part
from driehoek.publications.kinds.handover.kind import HANDOVER
from driehoek.publications.kinds.handover.rules import takes_part
from driehoek.publications.kinds.handover.writing import handover_folder
from driehoek.publications.papers import Format, make
from driehoek.steering.models import Decision
from tests.documents.reading import flat, words_of_pdf
from tests.planning.world import World, build, store

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def world() -> Iterator[World]:
    """A mayor who leads an action, chairs a group and has an agreement to keep."""
    with guard.seeding():
        world = build()
        own: dict[str, Any] = {"partnership": world.partnership}
        mayor = store(
            Function(
                organisation=world.town, code="burgemeester-aa", kind="burgemeester", title="burgemeester van Aa",
                municipality=world.aa, **own,
            )
        )  # fmt: skip
        world.action("OND-1", title="Controles", end="2024-Q4", lead_function=mayor, status="loopt")
        world.action("OND-2", title="Klaar", lead_function=mayor, status="afgerond")
        world.action("AA-1", "snelheid", title="Drempels", municipality=world.aa, end="2024-Q2", status="loopt")
        world.action("BREE-1", "snelheid", title="Van Bree", municipality=world.bree)
        group = store(
            WorkingGroup(
                plan=world.plan, code="wg", name="werkgroep Ondermijning", node=world.nodes["ondermijning"], **own
            )
        )
        store(GroupMember(working_group=group, organisation=world.town, function=mayor, chair=True, **own))
        triangle = world.body("driehoek", "gezagsdriehoek", name="gezagsdriehoek")
        world.body("raad-bree", "raad", world.bree, name="raad van Bree")
        world.body("college-bree", "college", world.bree, name="college van Bree")
        store(
            Decision(
                code="a-1", body=triangle, decided_on=PreciseDate("2024-03-01"), kind="afspraak",
                subject="vaker controleren",
                concerns_kind="actie", concerns_uid=world.actions["OND-1"].uid, **own,
            )
        )  # fmt: skip
        store(
            Adoption(
                programme=world.programmes["uvp-2023"], kind="vastgesteld", body_name="gezagsdriehoek",
                adopted_on=PreciseDate("2023-02-01"), decision_uid=world.plan.uid, **own,
            )
        )  # fmt: skip
        with clock.stopped(NOW):
            yield world


def folder(world: World, who: Actor | None = None, code: str = "burgemeester-aa") -> Folder:
    """Return the folder."""
    return handover_folder(who or world.coordinator, world.head, code)


def part(found: Folder, code: str) -> Part:
    """Return one part."""
    return next(one for one in found.parts if one.code == code)


def titles(found: Folder, code: str) -> list[str]:
    """Return the titles of a part."""
    return [entry.title for entry in part(found, code).entries]


def test_what_the_function_holds(world: World) -> None:
    found = folder(world)
    assert titles(found, "draagt") == ["Controles", "werkgroep Ondermijning", "Gezagsdriehoek", "Drempels"]
    first, group, _, own = part(found, "draagt").entries
    assert (first.when, first.note) == ("klaar in Q4 2024", "OND-1, Ondermijning. Stand: loopt.")
    assert group.note == "Werkgroep, voorzitter, thema Ondermijning."
    assert own.note.endswith("de einddatum is voorbij.")


def test_open_agreements_deadlines_and_history(world: World) -> None:
    found = folder(world)
    assert titles(found, "afspraken") == ["Vaker controleren"]
    assert part(found, "afspraken").entries[0].note == "Gezagsdriehoek: afspraak."
    assert titles(found, "termijnen") == ["Actie klaar: Drempels", "UVP 2023 loopt af", "Actie klaar: Controles"]
    assert titles(found, "geschiedenis") == ["UVP 2023: vastgesteld", "UVP 2023 begint"]
    assert titles(found, "besloten") == ["Vaker controleren"]


def test_functions_and_no_names(world: World) -> None:
    entries = part(folder(world), "wie").entries
    assert [(entry.title, entry.text) for entry in entries] == [
        ("Gemeente Aa", "Burgemeester van Aa."),
        ("Politie", "Trekker politie."),
    ]


def test_who_may_open_it(world: World) -> None:
    mayor = Function.objects.get(code="burgemeester-aa")
    standing = replace(world.mayor.standings[0], function_uid=mayor.uid)
    holder = replace(world.mayor, standings=(standing,))
    assert folder(world, holder).function == "Burgemeester van Aa"
    with pytest.raises(Forbidden):
        folder(world, world.mayor)
    with pytest.raises(Forbidden):
        folder(world, world.adviser(world.aa))
    with pytest.raises(Absent):
        folder(world, world.outsider)
    with pytest.raises(Absent):
        folder(world, code="bestaat-niet")


def test_the_reader_sees_what_the_reader_may_see(world: World) -> None:
    action = world.actions["OND-1"]
    action.circle, action.circle_municipality = "eigen_gemeente", world.aa
    store(action)
    assert "Controles" not in titles(folder(world), "draagt")  # the coordinator is of no municipality


def test_what_it_costs(world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    who, head = world.coordinator, world.head
    for number in range(20):
        world.action(f"A-{number}", municipality=world.aa)
    with django_assert_num_queries(9):
        handover_folder(who, head, "burgemeester-aa")


def test_an_empty_folder_says_so(world: World) -> None:
    found = folder(world, code="trekker")
    assert titles(found, "draagt") == []
    assert part(found, "draagt").empty.startswith("Aan deze functie")


ENTRY = Entry("Q4 2024", "Controles #let", "Een *zin*.", "OND-1", example=True)
SAMPLE = Folder(
    "Teamchef", "politie", "Drieland", "1 juli 2024", "2024-07-01", "coördinator", "Deels voorbeelden.",
    (
        Part("draagt", "Wat deze functie draagt", "Acties.", (ENTRY,), "Niets."),
        Part("leeg", "Openstaande afspraken", "", (), "Er staat niets open."),
    ),
)  # fmt: skip


def test_the_pdf_is_tagged_and_says_the_words_of_the_content() -> None:
    made = make(HANDOVER, SAMPLE, Format.PDF)
    root: Any = PdfReader(BytesIO(made)).trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "nl-NL"
    xmp = root["/Metadata"].get_data().decode()
    assert "pdfuaid" in xmp
    words = " ".join(flat(words_of_pdf(made)))
    for told in ("Teamchef", "Deels voorbeelden.", "Controles #let", "Een *zin*.", "Voorbeeld", "Er staat niets open."):
        assert told in words
    assert make(HANDOVER, SAMPLE, Format.PDF) == made


def test_a_kept_folder_stays_readable() -> None:
    assert from_plain(Folder, json.loads(json.dumps(to_plain(SAMPLE)))) == SAMPLE


@pytest.mark.parametrize(
    ("kind", "own", "body", "of", "expected"),
    [
        ("burgemeester", 1, "gezagsdriehoek", None, True),
        ("burgemeester", 1, "college", 1, True),
        ("burgemeester", 1, "college", 2, False),
        ("burgemeester", 1, "raad", 1, False),
        ("officier_van_justitie", None, "gemeentelijke_driehoek", 2, True),
        ("teamchef", None, "college", 1, False),
        ("raadslid", 1, "raad", 1, True),
        ("actietrekker", None, "gezagsdriehoek", None, False),
    ],
)
def test_which_bodies_a_function_takes_part_in(
    kind: str, own: int | None, body: str, of: int | None, expected: bool
) -> None:
    assert takes_part(kind, own, body, of) is expected
