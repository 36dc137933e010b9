# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The note from the database: what it holds, for whom, and what it leaves out."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.kernel.models import Recipient, Secrecy
from driehoek.lib.documents.content import Line
from driehoek.organisations.models import Membership, Partnership
from driehoek.planning.models import Node
from driehoek.publications.kinds.council_note.compose import lines_of
from driehoek.publications.models import NoteFacts
from driehoek.publications.queries import AnnexLine, annexes, council_note, partnerships_of
from tests.publications.morgenland import OPERATION, PUBLIC, Morgenland, morgenland

CANARY = "kanarietekst"


@pytest.fixture
def world(seeding: None) -> Morgenland:
    return morgenland()


def texts(content: Any) -> list[str]:
    return [line.text for line in lines_of(content)]


def note(world: Morgenland, municipality: str = "Rietdam", actor: Actor | None = None) -> Any:
    who = actor or Actor.system("proef", "systeem_opdrachtregel")
    return council_note(who, "morgenland", "UVP 2029-2030", municipality)


def test_the_note_of_rietdam_says_what_the_data_say(world: Morgenland) -> None:
    made = note(world)
    assert made.paper_name.text == "Raadsinformatiebrief"
    assert made.college_date.text == "15 april 2031"
    assert made.dated == "2031-04-15"
    assert made.example_notice == ()
    assert [(row.date.text, row.summary.text) for row in made.earlier_decisions] == [
        ("08-03-2029", "Integraal Veiligheidsplan Morgenland (gemeenteraad van Rietdam: kennisgenomen)"),
        (
            "20-06-2029",
            "Uitvoeringsplan 2029-2030 (gemeenteraad van Rietdam: ter informatie;"
            " wie erover besloot, is niet vastgelegd)",
        ),
    ]
    assert texts(made.introduction)[:2] == [
        "Uw raad nam op 8 maart 2029 kennis van het Integraal Veiligheidsplan Morgenland 2029-2032 (IVP).",
        "Het is het gezamenlijke plan van twee gemeenten, de politie en het Openbaar Ministerie in Morgenland.",
    ]
    assert texts(made.evaluation.opening) == [
        "Uw raad is op 20 juni 2029 geïnformeerd over het UVP 2029-2030.",
        "De evaluatie gaat over het jaar 2030 en is bijgevoegd als bijlage 1.",
        "Op één na is alles klaar.",
        "Van de twee thema’s vergt er één nog aandacht: ‘Buurten’.",
    ]
    assert "Eén actie vraagt nog bijsturing." in texts(made.key_message)
    assert texts(made.evaluation.themes) == [
        "Water",
        "Binnen dit thema zijn alle acties afgerond.",
        "De steigers zijn veilig.",
        "Voor de gemeente Rietdam zijn verschillende acties afgerond.",
        "In de haven brandt licht.",
        "Buurten",
        "Nieuwe wijken lopen achter.",
    ]
    assert texts(made.programme)[:2] == [
        "2. UVP 2031-2032",
        "De gezagsdriehoek heeft het UVP 2031-2032 (bijlage 2) op 11 februari 2031 vastgesteld.",
    ]
    assert texts(made.programme.themes) == [
        "Water",
        "Minder ongevallen.",
        "Meer zwemles.",
        "Buurten",
        "Voor dit thema noemt deze nota geen doel uit het UVP 2031-2032.",
    ]
    assert texts(made.communication) == [
        "Wij vertellen er steeds over.",
        "In de gemeente Rietdam gebeurt dat via sociale media en het Rietdams Nieuws.",
        "De nieuwsbrief ‘Stroomop’ informeert de raden van Morgenland sinds 2028 elk kwartaal over integrale"
        " veiligheid.",
    ]
    assert texts(made.secrecy) == ["Niet van toepassing."]


@pytest.mark.parametrize(
    ("ambition", "words"),
    [
        ("prioriteit", "Het IVP heeft twee thema’s voor alle gemeenten en één voor de gemeente Rietdam:"),
        ("overig", "Het IVP heeft twee thema’s:"),
    ],
)
def test_what_a_municipality_says_beside_its_priorities_is_not_counted(
    world: Morgenland, ambition: str, words: str
) -> None:
    joint = world.themes[0]
    Node.objects.create(
        partnership=world.partnership, plan=world.plan, level=1, position=9, code="eigen", title="Een goede basis",
        municipality=world.rietdam, ambition=ambition, circle="openbaar", created_in=OPERATION,
        changed_in=OPERATION, source=joint.source,
    )  # fmt: skip
    assert words in texts(note(world).introduction)


def test_another_municipality_gets_the_joint_facts_and_none_of_rietdam(world: Morgenland) -> None:
    made = note(world, "Oostwaard")
    said = " ".join(texts((made.paper_name, *[getattr(made, each) for each in ("key_message", "introduction")])))
    assert "Rietdam" not in " ".join(texts(_everything(made)))
    assert made.college_date.text == "Nog niet bekend"
    assert made.dated == "2031-02-11"
    assert "Wanneer uw raad het heeft behandeld, is niet vastgelegd." in said
    assert [(row.date.text, row.summary.text) for row in made.earlier_decisions] == [
        ("20-06-2029", "Uitvoeringsplan 2029-2030 (wie erover besloot, is niet vastgelegd)")
    ]
    assert "bijlage" not in " ".join(texts(_everything(made)))
    assert "De gezagsdriehoek heeft het UVP 2031-2032 op 11 februari 2031 vastgesteld." in texts(made.programme)


def _everything(made: Any) -> tuple[Line, ...]:
    return tuple(lines_of(made))


def test_the_note_takes_ten_queries(world: Morgenland) -> None:
    with CaptureQueriesContext(connection) as seen:
        note(world)
    assert len(seen) == 10


@pytest.mark.parametrize("circle", ["partners", "eigen_gemeente", "driehoek", "genoemden"])
def test_a_public_paper_holds_no_record_of_a_narrower_circle(world: Morgenland, circle: str) -> None:
    judgement = world.judgements[0]
    judgement.done = CANARY
    judgement.circle = circle
    judgement.circle_municipality = world.rietdam
    judgement.save()
    assert CANARY not in " ".join(texts(_everything(note(world))))
    judgement.circle = "openbaar"
    judgement.save()
    assert CANARY in " ".join(texts(_everything(note(world))))


def test_a_paper_holds_nothing_under_embargo(world: Morgenland) -> None:
    judgement = world.judgements[0]
    judgement.done = CANARY
    judgement.embargo_until = datetime(2999, 1, 1, tzinfo=UTC)
    judgement.save()
    assert CANARY not in " ".join(texts(_everything(note(world))))
    judgement.embargo_until = datetime(2001, 1, 1, tzinfo=UTC)
    judgement.save()
    assert CANARY in " ".join(texts(_everything(note(world))))


def _impose(world: Morgenland, **more: Any) -> Secrecy:
    return Secrecy.objects.create(
        partnership_id=world.partnership.pk,
        circle_municipality_id=world.rietdam.pk,
        imposed_by="college",
        imposed_on=datetime(2031, 4, 15, tzinfo=UTC).date(),
        ground="Woo 5.1, tweede lid, onder c",
        only_council_lifts=True,
        created_in=OPERATION,
        changed_in=OPERATION,
        **more,
    )


def test_a_paper_holds_no_secret_record_even_for_one_who_knows(world: Morgenland) -> None:
    secrecy = _impose(world)
    judgement = world.judgements[0]
    judgement.done, judgement.secrecy = CANARY, secrecy.uid
    judgement.save()
    actor = world.adviser()
    function = uuid4()
    knowing = Actor(actor.uid, actor.label, tuple(_with(each, function) for each in actor.standings))
    Recipient.objects.create(record_uid=secrecy.uid, function_uid=function)
    assert CANARY not in " ".join(texts(_everything(note(world, actor=knowing))))
    Secrecy.objects.update(lifted_on=datetime(2031, 5, 1, tzinfo=UTC).date())
    assert CANARY in " ".join(texts(_everything(note(world, actor=knowing))))


def _with(standing: Any, function: Any) -> Any:
    return type(standing)(
        standing.role, standing.partnership_id, standing.municipality_id, standing.organisation_id, function
    )


def test_secrecy_on_the_note_itself_is_stated_on_it(world: Morgenland) -> None:
    secrecy = _impose(world)
    world.note_facts.secrecy = secrecy.uid
    world.note_facts.save()
    function = uuid4()
    Recipient.objects.create(record_uid=secrecy.uid, function_uid=function)
    actor = world.adviser()
    knowing = Actor(actor.uid, actor.label, tuple(_with(each, function) for each in actor.standings))
    assert texts(note(world, actor=knowing).secrecy) == [
        "Opgelegd door: college, op 15 april 2031 (Woo 5.1, tweede lid, onder c)."
        " Alleen de raad kan de geheimhouding opheffen."
    ]


def test_an_example_record_marks_its_lines_and_the_note(world: Morgenland) -> None:
    judgement = world.judgements[1]
    judgement.example = True
    judgement.save()
    made = note(world)
    assert [line.text for line in lines_of(made) if line.example] == [
        made.example_notice[0].text,
        "Van de twee thema’s vergt er één nog aandacht: ‘Buurten’.",
        "Voor de gemeente Rietdam zijn verschillende acties afgerond.",
        "In de haven brandt licht.",
    ]


def test_only_who_makes_papers_of_that_municipality_may(world: Morgenland) -> None:
    assert note(world, actor=world.adviser()).municipality == "Rietdam"
    with pytest.raises(Forbidden):
        note(world, actor=world.adviser(world.oostwaard))
    with pytest.raises(Forbidden):
        note(world, actor=world.adviser(role="raadslid"))
    with pytest.raises(Absent):
        note(world, actor=Actor.visitor())


def test_what_does_not_exist_is_absent(world: Morgenland) -> None:
    actor = Actor.system("proef", "systeem_opdrachtregel")
    for partnership, programme, place in (
        ("elders", "UVP 2029-2030", "Rietdam"),
        ("morgenland", "UVP 1999", "Rietdam"),
        ("morgenland", "UVP 2029-2030", "Nergenshuizen"),
    ):
        with pytest.raises(Absent):
            council_note(actor, partnership, programme, place)


def test_a_municipality_in_two_partnerships_has_two(world: Morgenland) -> None:
    actor = Actor.system("proef", "systeem_opdrachtregel")
    assert partnerships_of(actor, "rietdam") == ("morgenland",)
    other = Partnership.objects.create(slug="avondland", name="Avondland", **PUBLIC)
    Membership.objects.create(partnership=other, municipality=world.rietdam, **PUBLIC)
    assert partnerships_of(actor, "rietdam") == ("avondland", "morgenland")
    assert partnerships_of(actor, "Nergenshuizen") == ()


def test_the_annexes_can_be_shown_beside_the_note(world: Morgenland) -> None:
    found = annexes(world.adviser(), world.partnership.pk)
    uid = NoteFacts.objects.get().uid
    assert found == (
        AnnexLine(uid, "UVP 2029-2030", "Rietdam", 1, "Evaluatie UVP 2029-2030", "de evaluatie", False),
        AnnexLine(uid, "UVP 2029-2030", "Rietdam", 2, "UVP 2031-2032", "het plan", False),
    )
    assert annexes(Actor.visitor(), world.partnership.pk) == ()
