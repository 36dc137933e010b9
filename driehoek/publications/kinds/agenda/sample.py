# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An invented agenda, to see a template filled and to hold the three formats against each other."""

from driehoek.lib.documents.content import Line
from driehoek.publications.kinds.agenda.content import Agenda, FollowLine, Part, Point
from driehoek.publications.meeting_paper import Detail, Head, example_notice


def _point(number: int, title: str, *, example: bool = False, **said: tuple[Line, ...]) -> Point:
    empty: dict[str, tuple[Line, ...]] = dict.fromkeys(
        ("aside", "reason", "asked", "gives_way", "references", "annotations"), ()
    )
    return Point(number=number, title=Line(title, example), **(empty | said))


def sample_head() -> Head:
    """Return the head of an invented meeting."""
    return Head(
        partnership="Morgenland",
        lead=Line("Gezagsdriehoek Morgenland, donderdag 15 mei 2031"),
        day="2031-05-15",
        example_notice=example_notice(marked=True),
        details=(
            Detail("Tijd", Line("10.00 tot 12.00 uur")),
            Detail("Plaats", Line("Gemeentehuis van Rietdam, kamer 1 & 2")),
            Detail("Verwacht", Line("burgemeester van Rietdam (voorzitter), officier van justitie en teamchef")),
            Detail("Bestemd voor", Line("de driehoek")),
        ),
    )


def sample_agenda() -> Agenda:
    """Return the invented agenda, with every kind of line there is."""
    stop = _point(
        4,
        "Stoppen met de wekelijkse controles",
        aside=(Line("15 minuten. Indiener: voorzitter van de werkgroep Ondermijning."),),
        reason=(
            Line("De controles leveren sinds januari niets meer op. Van de 12 vonden er 3 iets."),
            Line("De werkgroep wil de uren gebruiken voor de haven."),
        ),
        asked=(Line("Stop met de controles per 1 juli 2031."),),
        gives_way=(Line("De inzet op donderdagavond vervalt."),),
        references=(Line("actie OND-1, controles op het bedrijventerrein; evaluatie 2030, bladzijde 4"),),
        annotations=(Line("U sprak hierover met de ondernemers: zij vrezen dat het weer begint."),),
    )
    return Agenda(
        head=sample_head(),
        own_copy=(Line("Eigen exemplaar van burgemeester van Rietdam, met annotaties. Niet verder verspreiden."),),
        first=(
            Part("", (_point(1, "Opening"),)),
            Part("", (_point(2, "Opvolging van eerdere afspraken"),)),
        ),
        follow_up_opening=(Line("Wat openstaat, en wat sinds het overleg van 13 maart 2031 is afgerond."),),
        follow_up=(
            FollowLine(
                Line("Een voorstel maken voor de inzet bij de kermis"),
                (Line("Het wacht op het rooster."),),
                Line("teamchef"),
                Line("1 mei 2031"),
                Line("Te laat"),
            ),
            FollowLine(
                Line("De raad van Rietdam bijpraten", example=True),
                (),
                Line("burgemeester van Rietdam"),
                Line("juni 2031"),
                Line("Loopt nog"),
            ),
        ),
        no_follow_up=(),
        parts=(
            Part("", (_point(3, "Afsprakenlijst van 13 maart 2031"),)),
            Part("Ter beslissing", (stop, _point(5, "Cameratoezicht bij de haven", example=True))),
            Part("Ter informatie", (_point(6, "Cijfers < 5 van het eerste kwartaal"),)),
            Part("", (_point(7, "Rondvraag"),)),
        ),
        no_points=(),
    )
