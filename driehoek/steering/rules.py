# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of steering; no Django, no database."""

from datetime import date
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
    REGIONAL = "regionaal_overleg"
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
    THEME = "thema"


class Seat(StrEnum):
    """As what a function sits in a body."""

    CHAIR = "voorzitter"
    SECRETARY = "secretaris"
    MEMBER = "lid"
    ADVISER = "adviseur"


class MeetingState(StrEnum):
    """How far a meeting is."""

    PLANNED = "gepland"
    INVITED = "uitgenodigd"
    RUNNING = "bezig"
    HELD = "gehouden"
    CANCELLED = "vervallen"


class ItemKind(StrEnum):
    """What a point of an agenda is for."""

    OPENING = "opening"
    FOLLOW_UP = "opvolging"
    APPROVAL = "vaststelling_lijst"
    TO_DECIDE = "ter_beslissing"
    TO_DISCUSS = "ter_bespreking"
    TO_KNOW = "ter_informatie"
    ROUND = "rondvraag"


class ItemState(StrEnum):
    """How far a point of an agenda is."""

    OPEN = "open"
    HANDLED = "behandeld"
    POSTPONED = "aangehouden"
    DROPPED = "vervallen"


class Presence(StrEnum):
    """Whether someone was there."""

    PRESENT = "aanwezig"
    ABSENT = "afwezig"
    REPLACED = "vervangen"


class ProposalKind(StrEnum):
    """What is to change when a proposal is followed."""

    ADJUST = "bijstellen"
    STOP = "stoppen"
    DEFER = "uitstellen"
    CARRY_OVER = "meenemen"
    CONTINUE = "doorgaan"
    NEW_ACTION = "nieuwe_actie"
    ADD_PRIORITY = "prioriteit_erbij"
    DROP_PRIORITY = "prioriteit_eraf"
    DEPLOYMENT = "inzet"
    ADOPT = "vaststellen"
    MONEY = "geld"
    INFORMATION = "informatie"
    OTHER = "anders"


class ProposalState(StrEnum):
    """How far a proposal is, as its proposer sees it."""

    DRAFT = "concept"
    SUBMITTED = "ingediend"
    ON_AGENDA = "geagendeerd"
    ANSWERED = "behandeld"
    POSTPONED = "aangehouden"
    WITHDRAWN = "ingetrokken"


class DevelopmentKind(StrEnum):
    """What partners tell each other between meetings."""

    DEVELOPMENT = "ontwikkeling"
    BOTTLENECK = "knelpunt"
    NEED = "behoefte"


class DevelopmentState(StrEnum):
    """Whether something that was told still asks something."""

    OPEN = "open"
    CLOSED = "gesloten"


class HelpKind(StrEnum):
    """Whether help is asked or offered."""

    ASKED = "vraag"
    OFFERED = "aanbod"


class HelpState(StrEnum):
    """How far help between municipalities is."""

    OPEN = "open"
    AGREED = "afgesproken"
    DONE = "gedaan"
    WITHDRAWN = "ingetrokken"


class Follow(StrEnum):
    """How an agreement that asks following up stands."""

    OPEN = "open"
    DONE = "klaar"
    DROPPED = "vervallen"


class CalendarScope(StrEnum):
    """What a calendar shows: what one has to do oneself, all that one may see, or what is of one body."""

    OWN = "eigen"
    ALL = "alles"
    BODY = "orgaan"


class Deployment(StrEnum):
    """Whether deployment of the police was planned, or asked by what happened."""

    PLANNED = "gepland"
    AD_HOC = "ad_hoc"


class Weekday(StrEnum):
    """A day on which a college meets."""

    MONDAY = "maandag"
    TUESDAY = "dinsdag"
    WEDNESDAY = "woensdag"
    THURSDAY = "donderdag"
    FRIDAY = "vrijdag"


class Closes(StrEnum):
    """Who does not meet and receives no papers in a recess."""

    COUNCIL = "raad"
    COLLEGE = "college"
    ALL = "allen"


class Ask(StrEnum):
    """What a council is asked to do with a plan or programme."""

    ADOPT = "vaststellen"
    TAKE_NOTICE = "kennisnemen"
    VIEWS = "zienswijze"


class TrackStep(StrEnum):
    """The steps from the joint triangle to a council, in order."""

    TRIANGLE = "driehoek"
    TO_COLLEGE = "naar_college"
    COLLEGE = "college"
    TO_CLERK = "naar_griffie"
    COMMITTEE = "commissie"
    COUNCIL = "raad"


class StepState(StrEnum):
    """How a step of a track stands."""

    DONE = "gedaan"
    LATE = "te_laat"
    NEXT = "nu"
    LATER = "straks"


class RecommendationKind(StrEnum):
    """What was asked of a municipality, and by whom."""

    AUDIT = "aanbeveling"
    MOTION = "motie"
    PROMISE = "toezegging"


class Answer(StrEnum):
    """What was answered to a recommendation."""

    NOT_YET = "nog_niet"
    TAKEN = "overgenomen"
    PARTLY = "deels"
    REFUSED = "niet"


class RecommendationState(StrEnum):
    """How the follow-up of a recommendation stands."""

    OPEN = "open"
    RUNNING = "loopt"
    DONE = "afgedaan"
    DROPPED = "vervallen"


#: Bodies that can take a decision in the sense of the law; the others make agreements.
DECIDING = frozenset({BodyKind.EXECUTIVE, BodyKind.COUNCIL, BodyKind.MAYOR})


#: Bodies in which the prosecutor sits, so that an agreement may rest on the authority over criminal enforcement.
WITH_PROSECUTOR = frozenset({BodyKind.TRIANGLE, BodyKind.MUNICIPAL_TRIANGLE, BodyKind.NOT_NAMED})

#: Outcomes that bind, and so can change something else; the others only take note.
BINDING = frozenset({DecisionKind.AGREEMENT, DecisionKind.DECISION})

#: Bodies in which mayor and prosecutor agree on the deployment of the police (Politiewet 2012, article 13).
WITH_POLICE = frozenset({BodyKind.TRIANGLE, BodyKind.MUNICIPAL_TRIANGLE})

#: Points that come back on the next agenda when they were postponed or not reached.
COMES_BACK = frozenset({ItemKind.TO_DECIDE, ItemKind.TO_DISCUSS})

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


GIVES_WAY = "Wat wijkt? Schrijf op wat er minder wordt door deze inzet."


def check_deployment(deployment: Deployment | None, gives_way: str) -> dict[str, str]:
    """Return what is wrong with an agreement about deployment: none without saying what shrinks because of it."""
    if deployment is not None and not gives_way.strip():
        return {"gives_way": GIVES_WAY}
    if deployment is None and gives_way.strip():
        return {"deployment": "Kies of deze inzet gepland of ad hoc is."}
    return {}


def check_follow(kind: DecisionKind, follow: Follow | None) -> str | None:
    """Return what is wrong with following up this kind of outcome, or ``None``."""
    if follow is not None and kind not in BINDING:
        return "Alleen een afspraak of een besluit wordt opgevolgd."
    return None


def check_follow_up(state: Follow, text: str, on: date, decided: date, today: date) -> dict[str, str]:
    """Return what is wrong with a line about an agreement: what is done may speak for itself, the rest asks words."""
    wrong: dict[str, str] = {}
    if state is Follow.OPEN and not text:
        wrong["text"] = "Schrijf in een zin hoe het staat."
    if state is Follow.DROPPED and not text:
        wrong["text"] = "Schrijf in een zin waarom dit vervalt."
    if on > today:
        wrong["told_on"] = "Een bericht kan niet van na vandaag zijn."
    if on < decided:
        wrong["told_on"] = "Dit is van voor de dag van de afspraak."
    return wrong


def follow_of(kind: DecisionKind, *, named: bool) -> Follow | None:
    """Return how an outcome stands at first: open when it binds, and says who does it or by when."""
    return Follow.OPEN if named and kind in BINDING else None


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


#: What stands on every agenda: what was agreed before comes first, and everyone can bring something up at the end.
FIXED_POINTS = {
    ItemKind.FOLLOW_UP: "Opvolging van eerdere afspraken",
    ItemKind.APPROVAL: "Afsprakenlijst van de vorige keer",
    ItemKind.ROUND: "Rondvraag",
}

#: The parts of an agenda, in the order in which they are dealt with.
AGENDA_ORDER = (
    ItemKind.OPENING,
    ItemKind.FOLLOW_UP,
    ItemKind.APPROVAL,
    ItemKind.TO_DECIDE,
    ItemKind.TO_DISCUSS,
    ItemKind.TO_KNOW,
    ItemKind.ROUND,
)


#: Functions for which someone beside them writes private notes at an agenda.
FOR_WHOM = frozenset({"burgemeester", "officier_van_justitie", "teamchef", "voorzitter_driehoek", "portefeuillehouder"})

#: Meetings of which time and place can still change.
AHEAD = frozenset({MeetingState.PLANNED, MeetingState.INVITED})

#: Meetings of which the agenda can still change.
OPEN_AGENDA = AHEAD | {MeetingState.RUNNING}

#: Who stands first in a list of those who sit in a body.
SEATS = (Seat.CHAIR, Seat.MEMBER, Seat.ADVISER, Seat.SECRETARY)


#: Working days that a term of delivery or a step can take at most.
LONGEST_TERM = 120
