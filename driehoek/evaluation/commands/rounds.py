# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning and opening a round, moving its deadlines, and going on to the check."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import bulk_command, command
from driehoek.evaluation.asking import Asked, asked_of, gather
from driehoek.evaluation.beginning import begin_evaluations
from driehoek.evaluation.day_letters import days_changed
from driehoek.evaluation.deadlines import Deadlines, shortcomings
from driehoek.evaluation.letters import invitation, moved
from driehoek.evaluation.models import Ask, Request, Round, RoundProgramme
from driehoek.evaluation.rules import ANSWERING, RoundKind, RoundState
from driehoek.evaluation.running import round_to_run
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Invalid
from driehoek.lib.workdays import Span
from driehoek.messages.commands import post_many
from driehoek.organisations.editing.uniqueness import free_code
from driehoek.organisations.policies import seen
from driehoek.organisations.rules import period_wrong
from driehoek.planning.models import Action, Programme

NO_ROUND = "De ronde is nog niet bewaard. Verbeter de gemarkeerde velden."


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A round as somebody plans it.

    Attributes:
        programme_uids: the programmes that it looks at; all joint, or all of one municipality or joint.
        municipality_id: whose round it is; ``None`` for all together.
        previous_uid: the round from which it was started.
        closed: recesses and other days on which nobody works.
    """

    title: str
    kind: RoundKind
    period_start: PreciseDate
    period_end: PreciseDate
    programme_uids: tuple[UUID, ...]
    days: Deadlines
    instructions: str = ""
    municipality_id: int | None = None
    previous_uid: UUID | None = None
    example: bool = False
    closed: tuple[Span, ...] = ()


@command
def plan_round(*, actor: Actor, partnership_id: int, planned: Planned) -> UUID:
    """Make a round; nobody is asked anything before it is opened.

    Raises:
        Forbidden: the actor runs no rounds here.
        Absent: a programme or the former round is out of sight.
        Invalid: a title or programme is missing, or days do not follow each other.
    """
    require(actor, Permission.RUN_ROUND, partnership_id, planned.municipality_id)
    programmes = list(seen(actor, Programme).filter(uid__in=planned.programme_uids, partnership=partnership_id))
    previous = None
    if planned.previous_uid is not None:
        previous = seen(actor, Round).filter(uid=planned.previous_uid, partnership=partnership_id).first()
    if len(programmes) != len(set(planned.programme_uids)) or (planned.previous_uid is not None and previous is None):
        raise Absent("Dit programma of deze eerdere ronde bestaat niet, of u mag het niet zien.")
    wrong = dict(shortcomings(planned.days, planned.closed)) | period_wrong(
        planned.period_start, planned.period_end, "period_end"
    )
    if not planned.title.strip():
        wrong["title"] = "Geef de ronde een naam, zoals eindejaar 2026."
    if not programmes:
        wrong["programmes"] = "Kies ten minste één programma."
    if planned.municipality_id is not None and any(
        one.municipality_id not in (None, planned.municipality_id) for one in programmes
    ):
        wrong["programmes"] = "Kies alleen programma's van uw eigen gemeente of van allen samen."
    if wrong:
        raise Invalid(NO_ROUND, wrong)
    blank = Round(partnership_id=partnership_id)
    made = records.insert(
        Round(
            partnership_id=partnership_id,
            municipality_id=planned.municipality_id,
            example=planned.example,
            code=free_code(blank, "code", f"ronde-{slugify(planned.title)}"),
            title=planned.title.strip(),
            kind=planned.kind.value,
            period_start=planned.period_start,
            period_end=planned.period_end,
            instructions=planned.instructions.strip(),
            previous=previous,
            **_days(planned.days),
        )
    )
    records.insert_many([RoundProgramme(**_of(made), round=made, programme=each) for each in programmes])
    return made.uid


def _days(days: Deadlines) -> dict[str, Any]:
    return {
        "opens_on": days.opens_on, "leads_by": days.leads_by, "groups_by": days.groups_by,
        "coordinator_by": days.coordinator_by, "triangle_on": days.triangle_on,
    }  # fmt: skip


def _of(round_: Round) -> dict[str, Any]:
    return {
        "partnership_id": round_.partnership_id, "municipality_id": round_.municipality_id, "circle": round_.circle,
        "circle_municipality_id": round_.circle_municipality_id, "example": round_.example,
    }  # fmt: skip


@bulk_command
def open_round(*, actor: Actor, round_uid: UUID) -> Asked:
    """Ask every lead how their actions go: one mail per person, with one personal link.

    Of every action of the programmes on which work is still done it is written down who is asked, or that nobody can
    be: the coordinator answers those for the lead, or names one.

    Raises:
        Absent, Forbidden: the round is out of sight, or not the actor's.
        Invalid: it was opened before, or its programmes hold no action on which work is still done.
    """
    round_ = round_to_run(actor, round_uid)
    if round_.state != RoundState.PLANNED:
        raise Invalid("Deze ronde is al geopend.")
    programmes = RoundProgramme.objects.filter(round=round_, withdrawn_at__isnull=True)
    looked_at = tuple(programmes.values_list("programme_id", flat=True))
    found = gather(actor, round_.partnership_id, looked_at, round_.previous_id)
    if not found.actions:
        raise Invalid("In deze programma's is geen actie meer waaraan wordt gewerkt. Er valt niets te vragen.")
    records.update(round_, {"state": RoundState.OPEN.value, "opened_at": clock.now()})
    requests = {
        person: Request(**_of(round_), round=round_, person_id=person, function_id=function)
        for person, function in found.persons.items()
    }
    records.insert_many(list(requests.values()))
    records.insert_many([_ask(round_, action, requests.get(found.asked.get(action.pk, 0))) for action in found.actions])
    begin_evaluations(round_)
    post_many(actor=actor, partnership_id=round_.partnership_id, letters=invitation(round_))
    return asked_of(round_)


def _ask(round_: Round, action: Action, request: Request | None) -> Ask:
    """Return the question about one action, for whoever sees both the round and the action."""
    circle, circle_municipality_id = narrower(
        (round_.circle, round_.circle_municipality_id), (action.circle, action.circle_municipality_id)
    )
    return Ask(
        partnership_id=action.partnership_id,
        municipality_id=action.municipality_id,
        circle=circle,
        circle_municipality_id=circle_municipality_id,
        embargo_until=action.embargo_until,
        secrecy=action.secrecy,
        example=action.example or round_.example,
        round=round_,
        action=action,
        organisation_id=action.lead_organisation_id,
        request=request,
    )


@command
def change_deadlines(
    *,
    actor: Actor,
    round_uid: UUID,
    days: Deadlines,
    closed: Sequence[Span] = (),
    expected_version: int | None = None,
) -> None:
    """Move the deadlines of a round; once it asks, those who work towards a day that moves hear it.

    Leads who still have to answer hear another day, or that their link ends earlier; working groups, advisers and
    coordinators hear theirs, but not whoever moved it.

    Raises:
        Absent, Forbidden: as for :func:`open_round`.
        Invalid: days do not follow each other, or the round is locked.
        Conflict: somebody else changed the round since ``expected_version``.
    """
    round_ = round_to_run(actor, round_uid)
    if RoundState(round_.state) not in ANSWERING | {RoundState.PLANNED}:
        raise Invalid("Deze ronde is afgesloten: de dagen staan vast.")
    wrong = shortcomings(days, closed)
    if wrong:
        raise Invalid(NO_ROUND, dict(wrong))
    before = Deadlines(round_.opens_on, round_.leads_by, round_.groups_by, round_.coordinator_by, round_.triangle_on)
    if not records.update(round_, _days(days), expected_version=expected_version):
        return
    if RoundState(round_.state) in ANSWERING:
        letters = days_changed(actor, round_, before)
        if round_.leads_by != before.leads_by or round_.groups_by < before.groups_by:
            letters += moved(round_)
        post_many(actor=actor, partnership_id=round_.partnership_id, letters=letters)


@command
def start_checking(*, actor: Actor, round_uid: UUID) -> None:
    """Go on to the check by working groups and coordinator; leads who are late can still answer.

    Raises:
        Absent, Forbidden: as for :func:`open_round`.
        Invalid: the round is not open.
    """
    round_ = round_to_run(actor, round_uid)
    if round_.state != RoundState.OPEN:
        raise Invalid("Alleen een ronde die openstaat, gaat naar de controle.")
    records.update(round_, {"state": RoundState.CHECKING.value})
