# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An invented list of agreements, to see a template filled and to hold the three formats against each other."""

from driehoek.lib.documents.content import Line
from driehoek.publications.kinds.agreements.content import AgreementsList, Outcome, Point, TaskLine
from driehoek.publications.meeting_paper import Detail, Head, example_notice


def _outcome(kind: str, text: str, *, example: bool = False, **said: tuple[Line, ...]) -> Outcome:
    empty: dict[str, tuple[Line, ...]] = dict.fromkeys(
        ("owner", "due", "authority", "reason", "gives_way", "review"), ()
    )
    return Outcome(kind=kind, text=(Line(text, example),), **(empty | said))


def _points() -> tuple[Point, ...]:
    stopped = _outcome(
        "Afspraak",
        "De wekelijkse controles stoppen per 1 juli 2031.",
        owner=(Line("teamchef"),),
        due=(Line("1 juli 2031"),),
        authority=(Line("openbare orde en hulpverlening"),),
        reason=(Line("De controles leveren te weinig op."),),
        gives_way=(Line("De inzet op donderdagavond vervalt."),),
        review=(Line("15 november 2031"),),
    )
    told = _outcome("Informatie", "De teamchef vertelde over het eerste kwartaal & de kermis.", example=True)
    return (
        Point(
            1,
            Line("Stoppen met de wekelijkse controles"),
            (Line("Iedereen ziet liever inzet bij de haven."),),
            (stopped,),
        ),
        Point(2, Line("Cijfers < 5 van het eerste kwartaal", example=True), (), (told,)),
    )


def sample_agreements() -> AgreementsList:
    """Return the invented list, with every kind of line there is."""
    return AgreementsList(
        head=Head(
            partnership="Morgenland",
            lead=Line("Gezagsdriehoek Morgenland, donderdag 15 mei 2031"),
            day="2031-05-15",
            example_notice=example_notice(marked=True),
            details=(
                Detail("Tijd", Line("10.00 tot 12.00 uur")),
                Detail("Plaats", Line("Gemeentehuis van Rietdam, kamer 1 & 2")),
                Detail("Aanwezig", Line("burgemeester van Rietdam (voorzitter) en teamchef")),
                Detail("Afwezig", Line("officier van justitie")),
                Detail("Bestemd voor", Line("de driehoek")),
            ),
        ),
        tasks=(
            TaskLine(Line("De wekelijkse controles stoppen per 1 juli 2031."), Line("teamchef"), Line("1 juli 2031")),
        ),
        no_tasks=(),
        points=_points(),
        no_points=(),
        postponed=(Line("Cameratoezicht bij de haven. Eerst de kosten weten."),),
        approval=Line("Deze lijst is nog niet vastgesteld. Dat gebeurt in het volgende overleg."),
    )
