# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What invented people said in the earlier example round, of Heuvelrug; nothing here is about what really happened."""

from collections.abc import Mapping

from driehoek.evaluation.adjusting import Wish
from driehoek.evaluation.commands import GoalVerdict, Verdict, Whole
from driehoek.evaluation.rules import ActionsState, GoalResult, Overall
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.commands import Report
from driehoek.planning.rules import ActionStatus, DeviationReason
from driehoek.steering.commands import Outcome
from driehoek.steering.rules import DecisionKind, ProposalKind

Said = Mapping[str, tuple[str, Verdict, Mapping[str, GoalVerdict]]]

#: By code of the action what its lead answered; ``None`` is "niets veranderd".
ANSWERS: Mapping[str, Report | None] = {
    "MO-01": Report(
        status=ActionStatus.POSTPONED,
        done="De scenario's zijn voor de helft uitgeschreven.",
        deviation_reason=DeviationReason.MUNICIPAL_CAPACITY,
        attention="Twee gemeenten hebben nog geen contactlijst aangeleverd.",
    ),
    "UH-02": None,
    "VEE-02": None,
}

#: By code of the theme: in which function, what was said of it, and of its goals.
JOINT: Said = {
    "ondermijning": (
        "voorzitter-ondermijning",
        Verdict(
            actions_state=ActionsState.ALL_COMPLETED,
            done="De vijf beelden van ondermijning zijn klaar en in de driehoek besproken.",
            works="Gemeenten, politie en RIEC leggen hun gegevens op één dag naast elkaar.",
            helps="Een vaste analist die alle vijf gemeenten kent.",
            ahead="De werkgroep licht in 2025 en 2026 twee branches samen door.",
            story="Bij de bespreking bleek een pand in drie gemeenten tegelijk bekend. Nu is er één aanspreekpunt.",
            recommendation="Houd de analist vast, ook als de beelden klaar zijn.",
        ),
        {
            "ond-informatie": GoalVerdict(GoalResult.ACHIEVED, "Elke gemeente heeft een beeld dat de anderen kennen."),
            "ond-risicoplekken": GoalVerdict(GoalResult.PARTLY, "De plekken zijn in beeld, de branches nog niet."),
            "ond-leefbaarheid": GoalVerdict(GoalResult.NOT_ASSESSABLE, "Er is geen cijfer dat dit goed laat zien."),
        },
    ),
    "digitaal": (
        "voorzitter-digitaal",
        Verdict(
            actions_state=ActionsState.ALL_COMPLETED,
            done="In alle gemeenten zijn twee bijeenkomsten voor senioren gehouden.",
            works="Samen met de wijkagent, in de eigen bibliotheek.",
            helps="De bibliotheken, die de zaal en de uitnodiging verzorgden.",
            ahead="Fraude met de telefoon komt in de volgende reeks terug.",
            story="Een bezoeker belde tijdens de pauze zijn bank: hij herkende de truc van de avond.",
        ),
        {
            "dig-voorlichting": GoalVerdict(GoalResult.PARTLY, "Senioren zijn bereikt, ondernemers nog niet."),
            "dig-daders": GoalVerdict(GoalResult.NOT_ACHIEVED, "De verkenning is nog niet begonnen."),
        },
    ),
    "onrust": (
        "voorzitter-onrust",
        Verdict(
            actions_state=ActionsState.RUNNING,
            done="De opzet van de handreiking ligt er. De scenario's zijn voor de helft uitgeschreven.",
            helps="De officier van justitie, die de scenario's naliep.",
            ahead="In 2025 komt de handreiking af en is er een eerste oefening.",
            attention="Twee gemeenten hebben nog geen contactlijst aangeleverd.",
            recommendation="Spreek af wanneer elke gemeente haar contactlijst aanlevert.",
        ),
        {
            "onr-handreiking": GoalVerdict(GoalResult.PARTLY, "De opzet is er, de scenario's nog niet allemaal."),
            "onr-oefenen": GoalVerdict(GoalResult.NOT_ACHIEVED, "Er is nog niet geoefend."),
        },
    ),
}

#: The same of the themes of one municipality, by code of its programme.
LOCAL: Mapping[str, Said] = {
    "uvp-utrechtse-heuvelrug-2023-2024": {
        "uh-ondermijning": (
            "adviseur-utrechtse-heuvelrug",
            Verdict(
                actions_state=ActionsState.ALL_COMPLETED,
                done="Zeven van de acht controles op bedrijventerreinen zijn uitgevoerd.",
                works="Vooraf bellen met de parkmanager.",
            ),
            {},
        ),
        "uh-zorg": (
            "adviseur-utrechtse-heuvelrug",
            Verdict(
                actions_state=ActionsState.RUNNING,
                done="De werkafspraken tussen zorg en veiligheid zijn op papier klaar.",
                attention="Nog niet elke organisatie gebruikt de afspraken.",
            ),
            {"uh-zorg-sluitend": GoalVerdict(GoalResult.PARTLY, "De afspraken zijn er, het gebruik nog niet.")},
        ),
    },
    "uvp-veenendaal-2023-2024": {
        "vee-digitaal": (
            "adviseur-veenendaal",
            Verdict(
                actions_state=ActionsState.ALL_COMPLETED,
                done="De lessen online weerbaarheid zijn op de meeste scholen gegeven.",
                ahead="Scholen nemen de lessen op in hun vaste programma.",
            ),
            {},
        ),
    },
}

#: What the coordinator asked of the triangle, about which action, and what the triangle agreed.
ASKS = "MO-01"
WISH = Wish(
    kind=ProposalKind.CONTINUE,
    reason="De opzet is goed ontvangen. Zonder de contactlijsten is zij niet te gebruiken.",
    asked="De handreiking in 2025 af te maken. Elke gemeente levert voor 1 april haar contactlijst.",
)
AGREED = Outcome(
    code="handreiking-afmaken",
    decided_on=PreciseDate("2025-02-13"),
    kind=DecisionKind.AGREEMENT,
    subject="De handreiking maatschappelijke onrust wordt in 2025 afgemaakt",
    text="Elke gemeente levert voor 1 april haar contactlijst aan bij de werkgroep.",
    example=True,
)

#: What was said of each programme as a whole.
WHOLE: Mapping[str, Whole] = {
    "gezamenlijk-2023-2024": Whole(
        overall=Overall.MOST_COMPLETED,
        overall_text="Twee van de drie acties zijn klaar. De handreiking maatschappelijke onrust gaat door.",
        remaining="Een afspraak over de contactlijsten.",
    ),
    "uvp-utrechtse-heuvelrug-2023-2024": Whole(
        overall=Overall.MOST_COMPLETED, overall_text="De controles zijn gedaan, de werkafspraken nog niet overal."
    ),
    "uvp-veenendaal-2023-2024": Whole(
        overall=Overall.MOST_COMPLETED, overall_text="De lessen zijn gegeven en de buurtaanpak komt elk jaar terug."
    ),
}
