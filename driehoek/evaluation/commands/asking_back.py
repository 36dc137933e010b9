# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question back to a lead, by whoever judges or runs the round; the next report on the action is the answer."""

from uuid import UUID

from django.db.models import Max

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.evaluation.invited import expires_at
from driehoek.evaluation.letters import question
from driehoek.evaluation.models import Ask, Question, Request, Round
from driehoek.evaluation.rules import ANSWERING, RoundState
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.messages.commands import post_many
from driehoek.organisations.policies import seen
from driehoek.planning.models import ProgressReport

NOT_ASKED = "In deze ronde is over deze actie niets gevraagd, of u mag haar niet zien."


@command
def ask_back(*, actor: Actor, round_uid: UUID, action_uid: UUID, text: str) -> UUID:
    """Ask the one who leads an action something more, and mail it with the same personal link.

    A link that was ended opens again, because there is something to tell.

    Returns:
        The uid of the question.

    Raises:
        Absent: the round or action is out of sight, or the round does not ask about it.
        Forbidden: the actor neither judges nor runs the round there.
        Invalid: nothing was asked; nobody can be asked; links do not open any more.
    """
    round_ = seen(actor, Round).filter(uid=round_uid).select_for_update().first()
    ask = (
        seen(actor, Ask, "round", "action")
        .filter(round__uid=round_uid, action__uid=action_uid)
        .select_related("action")
        .first()
    )
    if round_ is None or ask is None:
        raise Absent(NOT_ASKED)
    action = ask.action
    if not any(
        reach(actor, permission).covers(action.partnership_id, action.municipality_id)
        for permission in (Permission.JUDGE_THEME, Permission.RUN_ROUND)
    ):
        raise Forbidden("U oordeelt niet over deze actie. Vraag de coördinator om de vraag te stellen.")
    request = _request(ask, round_)
    if not text.strip():
        told = "Schrijf op wat u wilt weten."
        raise Invalid(told, {"text": told})
    last = ProgressReport.objects.filter(action=action).aggregate(number=Max("number"))["number"]
    circle, circle_municipality_id = narrower(
        (round_.circle, round_.circle_municipality_id), (action.circle, action.circle_municipality_id)
    )
    made = records.insert(
        Question(
            partnership_id=action.partnership_id,
            municipality_id=action.municipality_id,
            circle=circle,
            circle_municipality_id=circle_municipality_id,
            embargo_until=action.embargo_until,
            secrecy=action.secrecy,
            example=action.example or round_.example,
            round=round_,
            action=action,
            text=text.strip(),
            asked_by=actor.capacity(action.partnership_id),
            asked_at=clock.now(),
            told=last or 0,
        )
    )
    records.update(request, {"ended_at": None})
    post_many(actor=actor, partnership_id=action.partnership_id, letters=[question(request, made)])
    return made.uid


def _request(ask: Ask, round_: Round) -> Request:
    if RoundState(round_.state) not in ANSWERING:
        raise Invalid("In deze ronde wordt nu niets gevraagd.")
    if ask.request_id is None:
        raise Invalid(
            "Voor deze actie kan niemand worden gevraagd: er is geen trekker met een adres. Bel, en vertel het zelf."
        )
    rows = Request.objects.select_related("round", "person", "function").select_for_update(of=("self",))
    request = rows.get(pk=ask.request_id)
    if clock.now() >= expires_at(request):
        raise Invalid(
            "De links van deze ronde werken niet meer: de dag van de werkgroepen is voorbij. Bel, of laat de "
            "coördinator die dag verzetten."
        )
    return request
