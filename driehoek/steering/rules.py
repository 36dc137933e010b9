# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of steering; no Django, no database."""

from enum import StrEnum


class BodyKind(StrEnum):
    """What sort of body it is."""

    TRIANGLE = "gezagsdriehoek"
    MUNICIPAL_TRIANGLE = "gemeentelijke_driehoek"
    EXECUTIVE = "college"
    COUNCIL = "raad"
    MAYOR = "burgemeester"
    WORKING_GROUP = "werkgroep"
    OFFICIALS = "ambtelijk_overleg"
    NOT_NAMED = "niet_genoemd"


class DecisionKind(StrEnum):
    """What a body did. The triangle makes agreements; a decision is only of a council, a college or a mayor."""

    AGREEMENT = "afspraak"
    DECISION = "besluit"
    NOTICE = "kennisneming"
    INFORMATION = "informatie"
    EXECUTIVE_PAPER = "collegenota"


class Authority(StrEnum):
    """Whose authority over the police an agreement rests on (Politiewet 2012, articles 11 and 12)."""

    PUBLIC_ORDER = "openbare_orde"
    CRIMINAL_LAW = "strafrecht"


class Concern(StrEnum):
    """What a decision is about."""

    PLAN = "plan"
    PROGRAMME = "programma"
    ACTION = "actie"
    EVALUATION = "evaluatie"


#: Bodies that can take a decision in the sense of the law; the others make agreements.
DECIDING = frozenset({BodyKind.EXECUTIVE, BodyKind.COUNCIL, BodyKind.MAYOR})


#: Bodies in which the prosecutor sits, so that an agreement may rest on the authority over criminal enforcement.
WITH_PROSECUTOR = frozenset({BodyKind.TRIANGLE, BodyKind.MUNICIPAL_TRIANGLE, BodyKind.NOT_NAMED})

#: Outcomes that bind, and so can change something else; the others only take note.
BINDING = frozenset({DecisionKind.AGREEMENT, DecisionKind.DECISION})

#: Bodies that advise or prepare: what they conclude binds nobody.
ADVISING = frozenset({BodyKind.WORKING_GROUP, BodyKind.OFFICIALS})


def check_authority(body: BodyKind, authority: Authority | None) -> str | None:
    """Return what is wrong with this authority under an outcome of this body, or ``None``."""
    if authority is Authority.CRIMINAL_LAW and body not in WITH_PROSECUTOR:
        return "Over strafrechtelijke handhaving gaat de officier van justitie: dat is een afspraak van de driehoek."
    return None


def check_kind(body: BodyKind, kind: DecisionKind) -> str | None:
    """Return what is wrong with this kind of outcome for this body, or ``None``."""
    if kind is DecisionKind.DECISION and body not in DECIDING:
        return "Een besluit is alleen van een raad, een college of een burgemeester. Kies hier: afspraak."
    if kind is DecisionKind.EXECUTIVE_PAPER and body is not BodyKind.EXECUTIVE:
        return "Alleen een college behandelt een collegenota."
    return None


#: Bodies of one municipality, and those of the partnership as a whole.
LOCAL = DECIDING | {BodyKind.MUNICIPAL_TRIANGLE}
JOINT = frozenset({BodyKind.TRIANGLE})


def check_whose(body: BodyKind, *, local: bool) -> dict[str, str]:
    """Return what is wrong with whose a body is, beside the municipality."""
    if body in LOCAL and not local:
        return {"municipality": "Kies de gemeente van dit orgaan."}
    if body in JOINT and local:
        return {"municipality": "De gezagsdriehoek is van alle gemeenten samen."}
    return {}
