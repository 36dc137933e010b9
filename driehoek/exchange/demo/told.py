# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What invented people say in the example rounds; nothing here is about what really happened."""

from collections.abc import Mapping

from driehoek.evaluation.adjusting import Wish
from driehoek.evaluation.commands import Verdict
from driehoek.evaluation.rules import ActionsState
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.commands import Report
from driehoek.planning.rules import ActionStatus, DeviationReason
from driehoek.steering.rules import ProposalKind

INSTRUCTIONS = "Dit is een voorbeeld. De mails gaan naar verzonnen adressen en verlaten deze computer niet."


def answers() -> Mapping[str, Report | None]:
    """Return by code of the action what its lead answers in the running round of Tweestromenland.

    ``None`` is "niets veranderd"; who is not here has not answered yet.
    """
    return {
        "OND-03": Report(
            status=ActionStatus.RUNNING,
            done="Acht van de negen scholen hebben de reeks gehad.",
            next_step="De laatste school is na de kerstvakantie aan de beurt.",
        ),
        "DIG-04": Report(
            status=ActionStatus.RUNNING,
            percentage=70,
            done="Vier gemeenten hebben geoefend. In de laatste oefening viel ook de telefoon uit.",
            result="Elke gemeente die oefende, heeft nu een papieren bellijst.",
            help_asked="Een lokaal waar het netwerk echt uit kan.",
        ),
        "VV-05": None,
        "VS-05": Report(
            status=ActionStatus.DELAYED,
            done="In twee kernen is met bewoners gesproken. Een netwerk is er nog niet.",
            deviation_reason=DeviationReason.MUNICIPAL_CAPACITY,
            adjustment="Zonder iemand die de kernen kent, komt het netwerk er niet. Wij vragen een half jaar langer.",
        ),
    }


def wishes(year: int) -> Mapping[str, Wish]:
    """Return by code of the action what the coordinator chose for it; the others still wait for a choice."""
    return {
        "VS-05": Wish(
            kind=ProposalKind.DEFER,
            reason="In twee kernen is begonnen. Voor de andere is nog niemand die er de mensen kent.",
            asked="In te stemmen met een half jaar uitstel.",
            new_end=PreciseDate(f"{year + 1}-Q2"),
        )
    }


#: What the coordinator wrote about traffic in that round.
TRAFFIC = Verdict(
    actions_state=ActionsState.RUNNING,
    done="De regionale lijn is overgenomen en met het OM besproken.",
    works="Eén verkeersadviseur die alle zes gemeenten kent, voorkomt dat iedereen zelf begint.",
    helps="Scholen die zelf tellen, en wegbeheerders die hun cijfers delen.",
    ahead="In het voorjaar kiest elke gemeente de wegen waar zij begint.",
    story="Een school telde zelf een ochtend lang hoe hard er werd gereden, en hing de uitkomst in de hal.",
    attention="De doorvertaling naar de wegen van elke gemeente moet nog gebeuren.",
    recommendation="Kies in elke gemeente de drie wegen waar het begint, en laat weten welke dat zijn.",
)
#: What the chair of the working group began to write about digital safety, and asked of one lead.
DIGITAL = Verdict(actions_state=ActionsState.RUNNING, done="Vier gemeenten hebben geoefend.")
ASKED_BACK = ("OND-03", "Welke school heeft de reeks nog niet gehad, en staat de datum al vast?")
