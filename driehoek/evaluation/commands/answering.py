# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answering through a personal link: about one action, that nothing changed, passing on, being done."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.audit.recording import command
from driehoek.evaluation import links
from driehoek.evaluation.invited import Invited, in_sight, invited
from driehoek.evaluation.letters import passed
from driehoek.evaluation.models import Ask, Request, Round
from driehoek.evaluation.questions import open_questions
from driehoek.evaluation.rules import Answer
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.messages.commands import post_many
from driehoek.organisations.holders import Holder, holders
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.rules import UNCHANGED, ActionStatus, DeviationReason

NOT_YOURS = "Over deze actie is u niets gevraagd."
NO_LONGER = "Deze link werkt niet meer."


def _guest(actor: Actor, token: str) -> Invited:
    """Return who comes through the link, once nobody else is answering in this round, or passing on, or locking it.

    Whether the link still opens is asked after the wait: what came in between counts.
    """
    what = links.read(token)
    if what is not None:
        asked = Request.objects.filter(uid=what[0])
        len(Round.objects.select_for_update(no_key=True).filter(pk__in=asked.values("round")))
        len(asked.select_for_update(no_key=True))
    found = invited(token)
    if found.over is not None or found.actor.uid != actor.uid:
        raise Forbidden(NO_LONGER)
    return found


def _asked(guest: Invited, action_uids: Collection[UUID]) -> list[Ask]:
    found = list(in_sight(guest).filter(action__uid__in=action_uids).select_related("action"))
    if len(found) != len(set(action_uids)):
        raise Absent(NOT_YOURS)
    return found


@command
def answer(*, actor: Actor, token: str, action_uid: UUID, report: Report, expected_version: int) -> UUID:
    """Tell through a link how one action goes, and return the uid of the progress report.

    Args:
        actor: who came through the link, as :func:`driehoek.evaluation.invited.invited` returns it.
        expected_version: the version of the action that stood on the page.

    Raises:
        Forbidden: the link does not open any more.
        Absent: nothing was asked about this action, or it went out of sight.
        Conflict: the action changed since.
        Invalid: with the sentence beside each field.
    """
    guest = _guest(actor, token)
    (ask,) = _asked(guest, [action_uid])
    uid = report_progress(actor=guest.actor, action_uid=action_uid, report=report, expected_version=expected_version)
    _answered(guest, ask, Answer.CHANGED)
    return uid


@command
def unchanged(*, actor: Actor, token: str, action_uids: Collection[UUID]) -> UUID:
    """Tell through a link that nothing changed about these actions: one tap, and it counts with its date.

    Each keeps the status that it has, with a report that says so; an action that was answered already is left alone.

    Returns:
        The uid of the request.

    Raises:
        Forbidden, Absent: as for :func:`answer`.
    """
    guest = _guest(actor, token)
    for ask in _asked(guest, action_uids):
        if not ask.answer:
            action = ask.action
            report_progress(
                actor=guest.actor,
                action_uid=action.uid,
                report=Report(
                    status=ActionStatus(action.status),
                    done=UNCHANGED,
                    deviation_reason=DeviationReason(action.deviation_reason) if action.deviation_reason else None,
                    attention=action.attention_text if action.attention else None,
                    adjustment=action.adjustment_text if action.adjustment else None,
                ),
            )
            _answered(guest, ask, Answer.UNCHANGED)
    return guest.request.uid


def _questioned(guest: Invited) -> QuerySet[Ask]:
    """Return what is asked of which a working group asked something more that has no answer yet."""
    request = guest.request
    questions = open_questions(guest.actor, request.partnership_id).filter(round=request.round_id)
    return in_sight(guest).filter(action__in=questions.values("action_id"))


def _answered(guest: Invited, ask: Ask, what: Answer) -> None:
    told = {"answer": what.value, "answered_at": clock.now(), "answered_by": guest.request.function.title}
    records.update(ask, told)


@command
def ended(*, actor: Actor, token: str) -> UUID:
    """Say through a link that one is done; the link does not open after that.

    Raises:
        Forbidden: the link does not open any more.
        Invalid: something was asked that has no answer yet.
    """
    guest = _guest(actor, token)
    if _questioned(guest).exists():
        raise Invalid("Bij een actie staat nog een vraag van de werkgroep. Vertel daar eerst wat u weet.")
    left = in_sight(guest).filter(answer="").count()
    if left:
        raise Invalid(
            "Over 1 actie vertelde u nog niets. Kies daar: niets veranderd."
            if left == 1
            else f"Over {left} acties vertelde u nog niets. Kies daar: niets veranderd."
        )
    records.update(guest.request, {"ended_at": clock.now()})
    return guest.request.uid


@command
def passed_on(*, actor: Actor, token: str, function_uid: UUID) -> UUID:
    """Give the request to a colleague of one's own organisation: the link ends, and the colleague gets a new one.

    Raises:
        Forbidden: the link does not open any more.
        Invalid: nobody of one's own organisation holds that function, that person was asked already, or nothing is
            left to tell.
    """
    guest = _guest(actor, token)
    request = guest.request
    left = list(
        in_sight(guest).filter(Q(answer="") | Q(pk__in=_questioned(guest).values("pk"))).values_list("pk", flat=True)
    )
    if not left:
        raise Invalid("U vertelde al hoe het met alles staat. Er is niets om door te geven.")
    holder = colleagues(guest).get(function_uid)
    if holder is None:
        raise Invalid("Kies een collega uit de lijst.", {"function": "Kies een collega uit de lijst."})
    if Request.objects.filter(round=request.round_id, person=holder.person_id, withdrawn_at__isnull=True).exists():
        told = "Deze collega heeft in deze ronde al een eigen vraag. Bel de coördinator."
        raise Invalid(told, {"function": told})
    by = request.function.title
    records.update(
        request,
        {"person_id": holder.person_id, "function_id": holder.function_id, "generation": request.generation + 1},
    )
    request = Request.objects.select_related("person", "function", "round").get(pk=request.pk)
    post_many(actor=guest.actor, partnership_id=request.partnership_id, letters=[passed(request, by, left)])
    return request.uid


def colleagues(guest: Invited) -> dict[UUID, Holder]:
    """Return who else of one's own organisation holds a function today, by uid of the function; 1 query."""
    found: dict[UUID, Holder] = {}
    request = guest.request
    narrowed = {"partnership": request.partnership_id, "function__organisation": request.function.organisation_id}
    for one in holders(**narrowed):
        if one.person_id != request.person_id:
            found.setdefault(one.function_uid, one)
    return dict(sorted(found.items(), key=lambda pair: pair[1].title))
