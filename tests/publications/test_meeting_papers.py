# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Agenda and list of agreements of a meeting: what they say, to whom, and that an edition hides without a trace."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from driehoek.kernel import clock, guard
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.kernel.models import Recipient, Secrecy
from driehoek.organisations.models import Function
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.agenda.kind import AGENDA
from driehoek.publications.kinds.agenda.writing import compose as compose_agenda
from driehoek.publications.kinds.agreements.kind import AGREEMENTS
from driehoek.publications.kinds.agreements.writing import compose as compose_agreements
from driehoek.publications.kinds.open_agreements.writing import editions_of_overview, overview
from driehoek.publications.papers import Format, make
from driehoek.publications.sitting import editions_of, sitting
from driehoek.steering.models import AgendaItem, Annotation, Attendance, BodyMember, Decision, Meeting, Proposal
from driehoek.steering.queries.meetings import meeting_head
from tests.documents.reading import words_of_word
from tests.planning.world import build, store
from tests.publications.room import CODE, NOW, Room, due, function_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def room() -> Iterator[Room]:
    with guard.seeding():
        world = build()
        body = world.body("driehoek", "gezagsdriehoek", name="driehoek Drieland")
        own: dict[str, Any] = {"partnership": world.partnership, "body": body}

        def meeting(month: int, state: str, **more: Any) -> Meeting:
            start = datetime(2024, month, 13, 8, tzinfo=UTC)
            made = Meeting(
                code=f"driehoek-2024-{month:02d}-13", title=body.name, starts_at=start, state=state,
                ends_at=start.replace(hour=10), **own, **more,
            )  # fmt: skip
            return store(made)

        meeting(3, "gehouden")
        found = Room(
            world,
            meeting(5, "gehouden", place="raadhuis van Aa"),
            function_of(world, "burgemeester-aa", "burgemeester", "burgemeester van Aa", municipality=world.aa),
            function_of(world, "teamchef", "teamchef", "teamchef"),
        )
        store(BodyMember(function=found.mayor, seat="voorzitter", **own))
        store(BodyMember(function=found.chief, seat="lid", **own))
        for function, presence in ((found.mayor, "aanwezig"), (found.chief, "afwezig")):
            store(
                Attendance(
                    partnership=world.partnership, meeting=found.meeting, function=function, presence=presence
                )
            )  # fmt: skip
        with clock.stopped(NOW):
            yield found


@pytest.fixture
def point(room: Room) -> AgendaItem:
    """A point with all its words, and what came of it."""
    proposal = store(
        Proposal(
            partnership=room.world.partnership, body=room.meeting.body, code="v-1", title="Stoppen", kind="inzet",
            gives_way="De inzet op donderdag.", proposer=room.chief, state="behandeld",
        )
    )  # fmt: skip
    made = room.item(
        "Stoppen met controles", 2, reason="Ze leveren niets op.\n\nEn kosten veel.", asked="Stop ze.", minutes=15,
        references=[{"label": "Evaluatie 2023"}, {"label": "Actie OND-1"}], proposal=proposal,
        said="Iedereen ziet het.",
    )  # fmt: skip
    room.outcome(
        "controles stoppen", made, text="De controles stoppen per 1 juni.", owner=room.chief,
        reason="Te weinig opbrengst.", authority="openbare_orde", gives_way="De inzet op donderdag.",
        review_on=date(2024, 11, 13), **due("2024-06-01"),
    )  # fmt: skip
    return made


def test_the_agenda_opens_with_what_was_agreed_before(room: Room, point: AgendaItem) -> None:
    room.item("Opvolging van eerdere afspraken", 1, "opvolging")
    room.item("Rondvraag", 9, "rondvraag")
    room.item("Cijfers", 3, "ter_informatie", state="vervallen")
    store(
        Decision(
            partnership=room.world.partnership, body=room.meeting.body, code="oud", kind="afspraak",
            decided_on=PreciseDate("2024-03-13"), subject="rooster maken", owner=room.mayor, **due("2024-05-01"),
        )
    )  # fmt: skip
    made = room.agenda()
    assert [
        (part.title, [(one.number, one.title.text) for one in part.points]) for part in (*made.first, *made.parts)
    ] == [
        ("", [(1, "Opvolging van eerdere afspraken")]),
        ("Ter beslissing", [(2, "Stoppen met controles")]),
        ("Ter informatie", [(3, "Cijfers (vervallen)")]),
        ("", [(4, "Rondvraag")]),
    ]
    (late,) = made.follow_up  # what is agreed at this meeting itself is no follow-up
    assert (late.what.text, late.owner.text, late.due.text, late.state.text) == (
        "Rooster maken", "burgemeester van Aa", "1 mei 2024", "Te laat",
    )  # fmt: skip
    assert made.follow_up_opening[0].text.endswith("sinds het overleg van 13 maart 2024 is afgerond.")
    assert made.own_copy == made.no_follow_up == made.no_points == ()


def test_a_point_carries_its_own_words(room: Room, point: AgendaItem) -> None:
    (made,) = room.agenda().parts[0].points
    said = {name: [line.text for line in getattr(made, name)] for name in ("aside", "reason", "asked", "gives_way")}
    assert said == {
        "aside": ["15 minuten. Indiener: teamchef."],
        "reason": ["Ze leveren niets op.", "En kosten veel."],
        "asked": ["Stop ze."],
        "gives_way": ["De inzet op donderdag."],
    }
    assert [line.text for line in made.references] == ["Evaluatie 2023; Actie OND-1"]


def test_the_head_says_when_where_who_and_for_whom(room: Room) -> None:
    head = room.agenda().head
    assert (head.lead.text, head.day) == ("Driehoek Drieland, maandag 13 mei 2024", "2024-05-13")
    assert {one.label: one.text.text for one in head.details} == {
        "Tijd": "10.00 tot 12.00 uur",
        "Plaats": "raadhuis van Aa",
        "Verwacht": "burgemeester van Aa (voorzitter)",
        "Afgemeld": "teamchef",
        "Bestemd voor": "de driehoek",
    }


def test_the_list_says_who_does_what_by_when_and_on_whose_authority(room: Room, point: AgendaItem) -> None:
    room.item("Camera’s", 3, state="aangehouden", said="Eerst de kosten.")
    room.outcome("jaarplan gedeeld", None, kind="informatie")
    made = room.list()
    assert [(one.what.text, one.owner.text, one.due.text) for one in made.tasks] == [
        ("Controles stoppen", "teamchef", "1 juni 2024")
    ]
    first, other = made.points
    (outcome,) = first.outcomes
    assert (first.number, first.title.text, first.said[0].text) == (
        1, "Stoppen met controles", "Iedereen ziet het.",
    )  # fmt: skip
    told = {name: [line.text for line in getattr(outcome, name)] for name in ("text", "authority", "reason", "review")}
    assert outcome.kind == "Afspraak"
    assert told == {
        "text": ["Controles stoppen", "De controles stoppen per 1 juni."],
        "authority": ["openbare orde en hulpverlening"],
        "reason": ["Te weinig opbrengst."],
        "review": ["13 november 2024"],
    }
    assert (other.number, other.title.text, other.outcomes[0].kind) == (2, "Overige afspraken", "Informatie")
    assert [line.text for line in made.postponed] == ["Camera’s. Eerst de kosten."]
    assert {one.label: one.text.text for one in made.head.details}["Aanwezig"] == "burgemeester van Aa (voorzitter)"
    assert {one.label: one.text.text for one in made.head.details}["Afwezig"] == "teamchef"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("gehouden", "Deze lijst is nog niet vastgesteld."),
        ("bezig", "Het overleg is nog bezig."),
        ("gepland", "Dit overleg is nog niet gehouden."),
        ("vervallen", "Dit overleg is vervallen."),
    ],
)
def test_a_list_says_how_far_it_is(room: Room, state: str, said: str) -> None:
    room.meeting.state = state
    store(room.meeting)
    assert room.list().approval.text.startswith(said)


def test_an_approved_list_says_where(room: Room) -> None:
    later = Meeting.objects.get(code="driehoek-2024-03-13")
    room.meeting.approved_in = later
    store(room.meeting)
    assert room.list().approval.text == "Vastgesteld in het overleg van 13 maart 2024."
    later.circle = Circle.TRIANGLE.value
    store(later)
    assert room.list(Edition.PARTNERS).approval.text == "Vastgesteld in een later overleg."


def test_what_is_narrower_leaves_no_trace(room: Room, point: AgendaItem) -> None:
    """The partners' papers are the same bytes with and without what the triangle keeps to itself."""
    before = room.files(Edition.PARTNERS)
    narrow: dict[str, Any] = {"circle": Circle.TRIANGLE.value}
    secret = room.item("Inval bij de haven", 1, reason="Om het pand.", said="Niet delen.", **narrow)
    room.outcome("inval voorbereiden", secret, owner=room.chief, **due("2024-05-02"), **narrow)
    room.outcome("stil houden", point, text="Niemand weet het.", **due("2024-05-03"), **narrow)
    room.outcome("los besluit", None, **narrow)
    room.item("Uitgesteld geheim", 5, state="aangehouden", **narrow)
    named = room.item("Voor een enkeling", 6, circle=Circle.NAMED.value)
    Recipient.objects.create(record_uid=named.uid, function_uid=room.mayor.uid)
    room.item("Onder embargo", 7, embargo_until=datetime(2024, 6, 1, tzinfo=UTC))
    hidden = function_of(room.world, "recherche", "teamchef", "chef recherche", circle=Circle.TRIANGLE.value)
    store(
        Attendance(
            partnership=room.world.partnership, meeting=room.meeting, function=hidden, presence="aanwezig"
        )
    )  # fmt: skip
    assert room.files(Edition.PARTNERS) == before
    triangle = room.files(Edition.TRIANGLE)
    assert all(triangle[name] != before[name] for name in before)
    told = words_of_word(triangle["list docx"])
    assert "Inval bij de haven" in told
    assert "chef recherche" in told
    assert "embargo" not in told
    assert "enkeling" not in told


def note(room: Room, item: AgendaItem, text: str, author: Function) -> None:
    made = store(
        Annotation(
            partnership=room.world.partnership, item=item, function=room.mayor, author=author, text=text,
            circle=Circle.NAMED.value,
        )
    )  # fmt: skip
    for function in (room.mayor, author):
        Recipient.objects.create(record_uid=made.uid, function_uid=function.uid)


def test_a_private_note_stands_only_in_the_copy_of_its_reader(room: Room, point: AgendaItem) -> None:
    before = {edition: room.files(edition) for edition in (Edition.TRIANGLE, Edition.PARTNERS)}
    adviser = function_of(room.world, "adviseur-aa", "adviseur_oov", "adviseur van Aa", municipality=room.world.aa)
    note(room, point, "Zeg niets over het pand.\n\nLet op de wethouder.", adviser)
    assert {edition: room.files(edition) for edition in before} == before
    own = room.agenda(Edition.OWN, room.as_mayor)
    assert [line.text for line in own.parts[0].points[0].annotations] == [
        "Zeg niets over het pand.",
        "Let op de wethouder. (van adviseur van Aa)",
    ]
    assert own.own_copy[0].text == "Eigen exemplaar van burgemeester van Aa, met annotaties. Niet verder verspreiden."
    words = words_of_word(make(AGENDA, own, Format.WORD))
    assert "Annotatie: Zeg niets over het pand." in words
    assert room.agenda(Edition.TRIANGLE, room.as_mayor) == room.agenda(Edition.TRIANGLE)
    assert "wethouder" not in words_of_word(make(AGREEMENTS, room.list(Edition.OWN, room.as_mayor), Format.WORD))
    for other in (room.world.secretary, room.world.coordinator, room.world.mayor, room.world.adviser(room.world.aa)):
        assert room.agenda(Edition.OWN, other).parts[0].points[0].annotations == ()


def test_secrecy_is_named_in_ones_own_copy_and_in_no_edition(room: Room, point: AgendaItem) -> None:
    before = room.files(Edition.TRIANGLE)
    secrecy = Secrecy.objects.create(
        partnership_id=room.world.partnership.pk, imposed_by="college", imposed_on=date(2024, 5, 1), ground="Woo 5.1",
        created_in=UUID(int=1), changed_in=UUID(int=1),
    )  # fmt: skip
    Recipient.objects.create(record_uid=secrecy.uid, function_uid=room.mayor.uid)
    room.item("Onder geheimhouding", 3, secrecy=secrecy.uid, reason="Het pand.")
    assert room.files(Edition.TRIANGLE) == before
    (_, secret) = room.agenda(Edition.OWN, room.as_mayor).parts[0].points
    assert [line.text for line in secret.reason] == ["Op dit punt rust geheimhouding.", "Het pand."]


def test_which_editions_there_are(room: Room) -> None:
    world, key = room.world, room.world.partnership.pk
    head = meeting_head(world.secretary, key, CODE)
    assert head is not None
    assert editions_of(world.secretary, key, head) == (Edition.TRIANGLE, Edition.PARTNERS)
    assert editions_of(world.adviser(world.aa), key, head) == (Edition.PARTNERS,)
    assert editions_of(world.outsider, key, head) == ()
    assert editions_of_overview(world.secretary, world.head) == (Edition.TRIANGLE, Edition.PARTNERS, Edition.PUBLIC)
    with pytest.raises(Forbidden):
        room.agenda(Edition.TRIANGLE, world.adviser(world.aa))
    with pytest.raises(Forbidden):
        room.agenda(Edition.MUNICIPALITY)
    with pytest.raises(Absent):
        room.agenda(Edition.PUBLIC)  # the meeting itself is for the partners
    with pytest.raises(Absent):
        room.agenda(Edition.PARTNERS, world.outsider)


def test_a_meeting_of_one_municipality_has_an_edition_of_its_own(room: Room) -> None:
    world = room.world
    college = world.body("college-aa", "college", world.aa)
    room.meeting.body, room.meeting.municipality = college, world.aa
    room.meeting.circle, room.meeting.circle_municipality = Circle.MUNICIPALITY.value, world.aa
    store(room.meeting)
    own: dict[str, Any] = {"circle": Circle.MUNICIPALITY.value, "circle_municipality": world.aa}
    room.item("Van Aa", 1, **own)
    made = sitting(world.adviser(world.aa), world.head, CODE)
    assert made.edition is Edition.MUNICIPALITY
    assert made.reader == "de gemeente Aa"
    assert [item.title for item in made.view.items] == ["Van Aa"]
    with pytest.raises(Absent):
        sitting(world.adviser(world.bree), world.head, CODE, Edition.MUNICIPALITY)
    with pytest.raises(Absent):
        sitting(world.secretary, world.head, CODE)


def test_an_empty_meeting_says_so(room: Room) -> None:
    agenda, made = room.agenda(), room.list()
    assert [line.text for line in (*agenda.no_points, *agenda.no_follow_up)] == [
        "Er staan nog geen punten op de agenda.",
        "Er staan geen afspraken van dit overleg open.",
    ]
    assert [part.title for part in agenda.first] == ["Opvolging van eerdere afspraken"]
    assert (made.tasks, made.points, made.postponed) == ((), (), ())
    assert len(made.no_tasks) == len(made.no_points) == 1
    nothing = overview(room.world.secretary, room.world.head, Edition.PARTNERS)
    assert [line.text for line in nothing.none] == ["Er staan geen afspraken open."]


def test_an_example_is_marked_and_told_above(room: Room, point: AgendaItem) -> None:
    assert room.agenda().head.example_notice == room.list().head.example_notice == ()
    room.outcome("voorbeeldafspraak", point, example=True)
    assert room.agenda().head.example_notice == ()
    made = room.list()
    assert len(made.head.example_notice) == 1
    assert [outcome.text[0].example for outcome in made.points[0].outcomes] == [False, True]


def test_what_is_open_stands_per_person(room: Room, point: AgendaItem) -> None:
    room.outcome("rooster delen", point, owner=room.chief, **due("2024-05-02"))
    room.outcome("raden bijpraten", point, follow="open")
    made = overview(room.world.secretary, room.world.head, Edition.PARTNERS)
    assert [(one.name, [line.what.text for line in one.agreements]) for one in made.owners] == [
        ("Teamchef", ["Rooster delen", "Controles stoppen"]),
        ("Nog niemand", ["Raden bijpraten"]),
    ]
    assert {one.label: one.text.text for one in made.head.details} == {
        "Open": "3 afspraken, waarvan 1 te laat",
        "Bestemd voor": "de partners",
    }
    first = made.owners[0].agreements[0]
    assert (first.origin.text, first.state.text) == ("driehoek Drieland, 13 mei 2024", "Te laat")


def test_what_it_costs(room: Room, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    for number in range(20):
        made = room.item(f"Punt {number}", number + 1)
        room.outcome(f"afspraak {number}", made, owner=room.chief, **due("2024-06-01"))
    who, head = room.world.secretary, room.world.head
    with django_assert_max_num_queries(10):
        read = sitting(who, head, CODE, Edition.TRIANGLE)
    with django_assert_max_num_queries(0):
        compose_agenda(read)
        compose_agreements(read)
    with django_assert_max_num_queries(2):
        overview(who, head, Edition.TRIANGLE)
