# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An invented list, to see a template filled and to hold the three formats against each other."""

from driehoek.lib.documents.content import Line
from driehoek.publications.kinds.recommendations.content import Recommendation, ShortLine, Whose, YearlyList
from driehoek.publications.kinds.recommendations.writing import BASIS
from driehoek.publications.meeting_paper import Detail, Head, example_notice


def sample_recommendations() -> YearlyList:
    """Return the invented list, with every kind of line there is."""
    first = Recommendation(
        title=Line("Meet wat de controles < 5 uur & langer opleveren"),
        source=Line("Aanbeveling van de rekenkamer. Rekenkamer Rietdam, rapport Zicht op veiligheid, 12 maart 2030."),
        text=(Line("Leg per kwartaal vast wat een controle oplevert."), Line("Vertel dat elk jaar aan de raad.")),
        answer=(Line("Overgenomen. Het college begint in 2031."),),
        state=Line("Loopt. De datum is voorbij."),
        owner=(Line("adviseur van Rietdam"),),
        due=(Line("Q2 2031"),),
        told=(Line("1 februari 2031: de lijst is gemaakt."), Line("3 juni 2031: de eerste cijfers zijn er.")),
    )
    second = Recommendation(
        Line("Meer licht bij de haven", example=True), Line("Motie. Raad van Rietdam, 3 juni 2031."), (),
        (Line("Nog geen antwoord"),), Line("Nog niet begonnen"), (), (), (),
    )  # fmt: skip
    return YearlyList(
        head=Head(
            partnership="Morgenland",
            lead=Line("Rietdam, 2031"),
            day="2031-09-22",
            example_notice=example_notice(marked=True),
            details=(
                Detail("Stand van", Line("22 september 2031")),
                Detail("Bestemd voor", Line("iedereen (openbaar)")),
            ),
        ),
        basis=BASIS,
        municipalities=(
            Whose(
                "Rietdam",
                (
                    ShortLine(first.title, Line("Overgenomen"), first.state),
                    ShortLine(second.title, Line("Nog geen antwoord"), second.state),
                ),
                (first, second),
            ),
        ),
        none=(),
    )
