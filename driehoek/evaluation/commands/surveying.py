# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Asking everybody before a conversation how the ways of working go: opening, answering once, closing."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import bulk_command, command
from driehoek.evaluation.models import Conversation, ConversationPoint, Survey, SurveyInvitation
from driehoek.evaluation.rules import SurveyAnswer
from driehoek.evaluation.surveying import FEWEST, invitation_of, letters, people, still_open
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.messages.commands import post_many
from driehoek.organisations.policies import seen

NOT_FOUND = "Dit gesprek bestaat niet, of u mag het niet zien."
NO_SURVEY = "De vragenlijst is nog niet verstuurd."
LONGEST = timedelta(days=60)


def _mine(actor: Actor, conversation_uid: UUID) -> Conversation:
    found = seen(actor, Conversation).filter(uid=conversation_uid).select_for_update(of=("self",)).first()
    if found is None:
        raise Absent(NOT_FOUND)
    require(actor, Permission.RECORD_DECISION, found.partnership_id, found.municipality_id)
    return found


@bulk_command
def open_survey(*, actor: Actor, conversation_uid: UUID, closes_on: date | None) -> int:
    """Ask everybody who works together, and return how many; only where ten people can answer.

    Raises:
        Absent, Forbidden: the conversation is out of sight, or not the actor's to keep.
        Invalid: there is a questionnaire, the record was closed, there are too few people, or the day cannot be.
    """
    conversation = _mine(actor, conversation_uid)
    if conversation.ended_at is not None:
        raise Invalid("Het verslag van dit gesprek is afgesloten. Open het eerst weer.")
    if Survey.objects.filter(conversation=conversation, withdrawn_at__isnull=True).exists():
        raise Invalid("Bij dit gesprek is al een vragenlijst verstuurd.")
    today = clock.today()
    if closes_on is None or not today < closes_on <= today + LONGEST:
        raise Invalid(NO_SURVEY, {"closes_on": "Kies een dag in de komende twee maanden."})
    asked = people(conversation.partnership_id)
    if len(asked) < FEWEST:
        raise Invalid(
            f"Er zijn {len(asked)} mensen om te vragen. Een vragenlijst kan vanaf {FEWEST}; praat er samen over."
        )
    own = {
        "partnership_id": conversation.partnership_id, "circle": conversation.circle,
        "circle_municipality_id": conversation.circle_municipality_id, "embargo_until": conversation.embargo_until,
        "secrecy": conversation.secrecy, "example": conversation.example,
    }  # fmt: skip
    survey = records.insert(Survey(**own, conversation=conversation, closes_on=closes_on))
    closed = own | {"circle": Circle.NAMED.value, "circle_municipality_id": None}
    invitations = [SurveyInvitation(**closed, survey=survey, person_uid=holder.person_uid) for holder in asked]
    records.insert_many(invitations)
    post_many(
        actor=actor,
        partnership_id=conversation.partnership_id,
        letters=letters(conversation, survey, list(zip(invitations, asked, strict=True))),
    )
    return len(asked)


@bulk_command
def answer_survey(*, actor: Actor, token: str, answers: Mapping[int, SurveyAnswer]) -> None:
    """Add what one person answered to what all said; of the link it is only kept that it was used.

    The actor is a job of the system, so that no audit says what came from whom. A point without an answer counts as
    "no opinion", so that each answer changes the same.

    Args:
        answers: by the number of the point.

    Raises:
        Forbidden: the actor is a person.
        Absent: we never made this link.
        Invalid: it was used, the questionnaire is over, or nothing was answered.
    """
    if not reach(actor, Permission.RUN_ROUND).everything:
        raise Forbidden("Alleen wie de link heeft, antwoordt hier.")
    known = invitation_of(token)
    if known is None:
        raise Absent("Deze link bestaat niet. Kijk of hij heel is overgenomen uit de mail.")
    survey = Survey.objects.select_for_update().get(pk=known.survey_id)
    invitation = SurveyInvitation.objects.select_for_update().get(pk=known.pk)
    if invitation.used:
        raise Invalid("Met deze link is al geantwoord.")
    if not still_open(survey):
        raise Invalid("Deze vragenlijst is gesloten.")
    if not any(answer is not SurveyAnswer.NO_OPINION for answer in answers.values()):
        raise Invalid("Er is nog niets geantwoord. Kies bij ten minste één punt hoe het gaat.")
    points = ConversationPoint.objects.filter(conversation=survey.conversation_id, withdrawn_at__isnull=True)
    order = list(SurveyAnswer)
    counts = dict(survey.counts)
    for number in points.values_list("number", flat=True):
        row = list(counts.get(str(number), [0] * len(order)))
        row[order.index(answers.get(number, SurveyAnswer.NO_OPINION))] += 1
        counts[str(number)] = row
    records.update(survey, {"counts": counts, "answered": survey.answered + 1})
    records.update(invitation, {"used": True})


@command
def close_survey(*, actor: Actor, conversation_uid: UUID) -> bool:
    """Close the questionnaire, and return whether its outcome is shown; fewer than ten answers are thrown away.

    Raises:
        Absent, Forbidden: as for :func:`open_survey`.
        Invalid: there is none, or it is closed.
    """
    conversation = _mine(actor, conversation_uid)
    survey = Survey.objects.filter(conversation=conversation, withdrawn_at__isnull=True).select_for_update().first()
    if survey is None or survey.closed_at is not None:
        raise Invalid("Er is geen vragenlijst die openstaat.")
    enough = survey.answered >= FEWEST
    records.update(survey, {"closed_at": clock.now()} | ({} if enough else {"counts": {}}))
    return enough
