# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An invented overview, to see a template filled and to hold the three formats against each other."""

from driehoek.lib.documents.content import Line
from driehoek.publications.kinds.open_agreements.content import OpenAgreements, OpenLine, Owner
from driehoek.publications.meeting_paper import Detail, Head, example_notice


def _open(what: str, due: str, state: str, told: str = "", *, example: bool = False) -> OpenLine:
    last = (Line(told),) if told else ()
    return OpenLine(Line(what, example), last, Line("gezagsdriehoek, 15 mei 2031"), Line(due), Line(state))


def sample_open_agreements() -> OpenAgreements:
    """Return the invented overview, with every kind of line there is."""
    return OpenAgreements(
        head=Head(
            partnership="Morgenland",
            lead=Line("Morgenland, 22 september 2031"),
            day="2031-09-22",
            example_notice=example_notice(marked=True),
            details=(
                Detail("Open", Line("3 afspraken, waarvan 1 te laat")),
                Detail("Bestemd voor", Line("de partners")),
            ),
        ),
        owners=(
            Owner(
                "Teamchef",
                (
                    _open("Controles < 5 op het bedrijventerrein & de haven stoppen", "1 juli 2031", "Te laat"),
                    _open("Rooster van de kermis delen", "Q4 2031", "Loopt nog", "Het rooster ligt bij de planner."),
                ),
            ),
            Owner("Nog niemand", (_open("De raden bijpraten", "geen datum", "Loopt nog", example=True),)),
        ),
        none=(),
    )
