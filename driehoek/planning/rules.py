# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values, states and transitions of plans, programmes and actions; no Django, no database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from driehoek.kernel.dates import PreciseDate

#: What a report says in which somebody told that nothing changed; it counts, with its date.
UNCHANGED = "Niets veranderd."

MIN_LEVELS = 2
MAX_LEVELS = 5


class TextKind(StrEnum):
    """Whether a text is that of the adopted document, or our summary of it."""

    LITERAL = "letterlijk"
    SUMMARY = "samenvatting"


class PlanStatus(StrEnum):
    """State of a plan or programme."""

    DRAFT = "concept"
    TO_BE_DECIDED = "ter_besluitvorming"
    ADOPTED = "vastgesteld"
    LAPSED = "vervallen"


class Ambition(StrEnum):
    """Level of ambition of a theme (CCV): what gets extra attention, what goes on, what is kept as it is."""

    PRIORITY = "prioriteit"
    OTHER = "overig"
    MAINTENANCE = "beheer"


class TagKind(StrEnum):
    """The axis on which a tag lies, across themes."""

    CROSS_CUTTING = "rode_draad"
    TARGET_GROUP = "doelgroep"
    SAFETY_FIELD = "veiligheidsveld"
    APPROACH = "aanpak"
    PLANNING = "planning"


class UpwardKind(StrEnum):
    """What a plan or theme links up to."""

    NATIONAL = "landelijk"
    REGIONAL = "regionaal"
    DISTRICT = "district"
    REGIONAL_GROUP = "regionale_werkgroep"
    MODEL = "model"
    LAW = "wet"


class AdoptionKind(StrEnum):
    """What a body did with a plan or programme; ``SETTLED`` when the source only tells that it was decided on."""

    ADOPTED = "vastgesteld"
    TOOK_NOTICE = "kennisgenomen"
    INFORMED = "informatie"
    SETTLED = "besloten"


class ActionStatus(StrEnum):
    """State of an action."""

    NOT_STARTED = "niet_gestart"
    RUNNING = "loopt"
    COMPLETED = "afgerond"
    DELAYED = "vertraagd"
    POSTPONED = "uitgesteld"
    DROPPED = "vervallen"
    CONTINUOUS = "doorlopend"


class ActionKind(StrEnum):
    """What sort of action it is."""

    NEW = "nieuw"
    CONTINUED = "voortgezet"
    GOING_CONCERN = "going_concern"
    PROJECT = "project"
    PRODUCT = "product"


class TrafficLight(StrEnum):
    """Judgement on one aspect of an action."""

    GREEN = "groen"
    AMBER = "oranje"
    RED = "rood"


class DeviationReason(StrEnum):
    """Why an action is late, postponed or dropped."""

    CRISIS = "crisis"
    MUNICIPAL_CAPACITY = "capaciteit_gemeente"
    POLICE_CAPACITY = "capaciteit_politie"
    MONEY = "geld"
    PARTNER = "partner"
    LEGAL = "juridisch_privacy"
    POLICY_CHOICE = "beleidskeuze"
    EXTERNAL = "extern"
    OTHER = "anders"


class CauseKind(StrEnum):
    """What brought a status about; each status has exactly one recorded cause."""

    REPORT = "rapportage"
    DECISION = "besluit"
    IMPORT = "import"
    CARRY_OVER = "overdracht"
    TYPED = "invoer"


@dataclass(frozen=True, slots=True)
class Cause:
    """The one recorded thing that brought a status about, as values.

    Attributes:
        uid: of the report, decision or former action; ``None`` when nothing of that kind is behind it.
        label: as a reader sees it, such as "voortgangsbericht van politie".
    """

    kind: CauseKind
    uid: UUID | None
    on: date
    label: str

    def columns(self) -> dict[str, object]:
        """Return the cause as columns of an action."""
        return {
            "status_cause_kind": self.kind.value,
            "status_cause_uid": self.uid,
            "status_cause_on": self.on,
            "status_cause_label": self.label[:300],
        }


class Effect(StrEnum):
    """What an agreement or decision does to an action."""

    ADJUST = "bijsturen"
    STOP = "stoppen"
    DEFER = "uitstellen"


#: Statuses for which a reason of deviation is asked.
NEEDS_REASON = frozenset({ActionStatus.DELAYED, ActionStatus.POSTPONED, ActionStatus.DROPPED})

#: Statuses of an action on which no more work is done.
CLOSED = frozenset({ActionStatus.COMPLETED, ActionStatus.DROPPED})
#: Statuses of an action that is never late: it is closed, or has no end that counts.
NEVER_OVERDUE = CLOSED | {ActionStatus.CONTINUOUS, ActionStatus.POSTPONED}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a plan tree, by its own name, such as "prioriteit" and "prioriteiten"."""

    singular: str
    plural: str


def check_levels(levels: list[dict[str, str]]) -> tuple[Level, ...]:
    """Return the levels of a plan.

    Raises:
        ValueError: fewer than two or more than five, or a level without a name.
    """
    if not MIN_LEVELS <= len(levels) <= MAX_LEVELS:
        raise ValueError(f"een plan heeft {MIN_LEVELS} tot {MAX_LEVELS} niveaus, niet {len(levels)}")
    made = tuple(Level(level["singular"], level["plural"]) for level in levels)
    if any(not level.singular.strip() or not level.plural.strip() for level in made):
        raise ValueError("elk niveau heeft een naam in enkelvoud en meervoud")
    return made


def check_report(
    status: ActionStatus,
    *,
    text: str,
    reason: DeviationReason | None,
    percentage: int | None,
    previous: ActionStatus,
) -> dict[str, str]:
    """Return per field what is wrong with a progress report; empty when it can be accepted.

    A status that changes asks one sentence; a status that deviates from the planning asks a reason.
    """
    wrong: dict[str, str] = {}
    if status is not previous and not text.strip():
        wrong["done"] = "De stand verandert. Vertel in één zin wat er is gebeurd."
    if status in NEEDS_REASON and reason is None:
        wrong["deviation_reason"] = "Kies de reden waarom deze actie afwijkt van de planning."
    if percentage is not None and not 0 <= percentage <= 100:
        wrong["percentage"] = "Vul een percentage in van 0 tot en met 100."
    return wrong


def check_flags(attention: str | None, adjustment: str | None) -> dict[str, str]:
    """Return per field what is wrong with what asks attention or adjustment: each asks a few words when it is there."""
    wrong: dict[str, str] = {}
    if attention is not None and not attention.strip():
        wrong["attention"] = "Vertel in een paar woorden wat aandacht vergt."
    if adjustment is not None and not adjustment.strip():
        wrong["adjustment"] = "Vertel in een paar woorden welke bijsturing nodig is."
    return wrong


def check_shift(
    before: PreciseDate | None, after: PreciseDate | None, reason: DeviationReason | None
) -> dict[str, str]:
    """Return what is wrong with a new end of an action: one that is later than what stood asks a reason."""
    if before is not None and after is not None and after.last_day > before.last_day and reason is None:
        return {"deviation_reason": "De planning schuift op. Kies de reden."}
    return {}


class Passage(StrEnum):
    """What becomes of an unfinished action when the next programme begins."""

    TAKE = "meenemen"
    GOING_CONCERN = "going_concern"
    FINISH = "afronden"
    STOP = "stoppen"


def suggested(status: ActionStatus, kind: str, *, silent: bool) -> Passage | None:
    """Return what becomes of an unfinished action when nothing else is said; ``None`` where a person has to choose.

    What never began, and of which nothing was heard for half a year, is not stacked upon the next programme unasked.
    """
    if status is ActionStatus.CONTINUOUS or kind == ActionKind.GOING_CONCERN:
        return Passage.GOING_CONCERN
    if silent and status in (ActionStatus.NOT_STARTED, ActionStatus.POSTPONED):
        return None
    return Passage.TAKE


def status_carried_over(status: ActionStatus) -> ActionStatus:
    """Return the status of an action in the programme into which it was taken along."""
    return ActionStatus.NOT_STARTED if status is ActionStatus.POSTPONED else status


def status_decided(status: ActionStatus, effect: Effect) -> ActionStatus:
    """Return the status of an action after a decision; one that is adjusted is on time again by its new planning."""
    if effect is Effect.STOP:
        return ActionStatus.DROPPED
    if effect is Effect.DEFER:
        return ActionStatus.POSTPONED
    return ActionStatus.RUNNING if status in (ActionStatus.DELAYED, ActionStatus.POSTPONED) else status


def is_overdue(status: ActionStatus, end: PreciseDate | None, today: PreciseDate) -> bool:
    """Tell whether an action should have been finished: its whole end period lies before today."""
    if end is None or status in NEVER_OVERDUE:
        return False
    return end.last_day < today.first_day


#: Half a year: the rhythm in which both real triangles evaluate.
SILENT_AFTER_DAYS = 183


def is_moved(first: PreciseDate | None, end: PreciseDate | None) -> bool:
    """Tell whether an action ends later by now than was first agreed."""
    return first is not None and end is not None and end.last_day > first.last_day


def is_silent(status: ActionStatus, heard_on: date | None, today: date) -> bool:
    """Tell whether nothing was heard of an action that is not finished for half a year, or never."""
    return status not in CLOSED and (heard_on is None or (today - heard_on).days > SILENT_AFTER_DAYS)
