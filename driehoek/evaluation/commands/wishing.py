# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saying what an action needs that asks adjusting, lifting what only asks attention, and proposing it at the lock."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from driehoek.audit.recording import command
from driehoek.evaluation.adjusting import (
    Wish,
    chooses,
    needing,
    of_round,
    proposing_of,
    told_of,
    waiting_about,
    wish_of,
)
from driehoek.evaluation.models import Adjustment, Round
from driehoek.evaluation.rules import ANSWERING, WISHES, RoundState
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, narrower
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.policies import out_of_sight, seen
from driehoek.planning.models import Action
from driehoek.planning.rules import is_moved
from driehoek.steering.commands import lacking, propose
from driehoek.steering.models import Proposal
from driehoek.steering.proposing import Proposing, check_complete
from driehoek.steering.rules import ProposalKind, ProposalState

NOT_THERE = "Deze actie hoort niet bij deze ronde, of u mag haar niet zien."
MAY_NOT = "U mag niet kiezen wat deze actie nodig heeft. Dat doen wie het thema beoordeelt en de coördinator."
STANDS_STILL = "Deze ronde is afgesloten, of nog niet geopend. Er valt nu niets te kiezen."
ALREADY = "Over deze actie ligt al een voorstel. Trek dat eerst in, of laat het zo."
NOTHING_ASKED = "Bij deze actie is geen bijsturing nodig. Til haar eerst naar de driehoek."
NOT_COMPLETE = "Deze voorstellen kunnen zo nog niet naar wie erover gaat. Vul ze eerst aan."
OVERTAKEN = "Iemand anders koos hier intussen iets. Bekijk dat, en kies daarna zo nodig opnieuw."


@command
def wish(*, actor: Actor, round_uid: UUID, action_uid: UUID, wished: Wish, expected_version: int | None = None) -> UUID:
    """Say what is asked for an action that needs adjusting; it becomes a proposal when the round is locked.

    Args:
        expected_version: the version of what was chosen before that stood on the screen, 0 for nothing.

    Raises:
        Absent: the round or action is out of sight, or the round does not look at the action.
        Forbidden: the actor neither judges the theme nor runs the round.
        Conflict: somebody else chose something meanwhile.
        Invalid: with the sentence beside each field; or the round stands still, nothing is asked, or it is a proposal.
    """
    round_, action, row = _standing(actor, round_uid, action_uid)
    values = _columns(wished) | {"proposal_id": None}
    if row is not None and all(getattr(row, name) == value for name, value in values.items()):
        return row.uid  # the same form sent twice
    _not_overtaken(row, expected_version)
    if not (action.adjustment or (row is not None and row.lifted)):
        raise Invalid(NOTHING_ASKED)
    if wished.kind not in WISHES:
        raise Invalid(records.DOES_NOT_FIT, {"kind": "Kies een van de mogelijkheden."})
    moved = is_moved(action.original_end, action.current_end)
    wrong = check_complete(proposing_of(round_, action, wished), clock.today(), action.current_end, moved=moved)
    if wrong:
        raise Invalid(records.DOES_NOT_FIT, wrong)
    return _keep(round_, action, row, values)


@command
def lift(*, actor: Actor, round_uid: UUID, action_uid: UUID, expected_version: int | None = None) -> UUID:
    """Lift an action that only asks attention to whoever decides, as one that needs adjusting.

    Raises:
        Absent, Forbidden, Conflict: as :func:`wish`.
        Invalid: the action asks no attention, or the round stands still.
    """
    round_, action, row = _standing(actor, round_uid, action_uid)
    if row is not None and row.lifted:
        return row.uid  # the same button pressed twice
    _not_overtaken(row, expected_version)
    if not action.attention:
        raise Invalid("Deze actie vergt geen aandacht. Er valt niets te tillen.")
    values = _columns(Wish(reason=told_of(action))) if row is None else {}
    return _keep(round_, action, row, values | {"lifted": True})


@command
def unlift(*, actor: Actor, round_uid: UUID, action_uid: UUID, expected_version: int | None = None) -> None:
    """Leave out of the triangle again what was lifted.

    Raises:
        Absent, Forbidden, Conflict: as :func:`wish`.
        Invalid: nobody lifted it, the round stands still, or it is a proposal by now.
    """
    _round, action, row = _standing(actor, round_uid, action_uid)
    _not_overtaken(row, expected_version)
    if row is None or not row.lifted:
        raise Invalid("Deze actie is niet naar de driehoek getild.")
    if action.adjustment:
        records.update(row, {"lifted": False})
    else:
        records.withdraw(row)


@command
def hand_in_alone(*, actor: Actor, round_uid: UUID, action_uid: UUID) -> UUID:
    """Hand in at once what one municipality wishes for an action that only that municipality sees.

    Whoever locks the round need not see such an action, so it would never be handed in with the others.

    Returns:
        The uid of the proposal.

    Raises:
        Absent, Forbidden: as :func:`wish`.
        Invalid: others see this action too, it is a proposal already, or something lacks.
    """
    states = ANSWERING | {RoundState.LOCKED}
    round_, action, row = _standing(actor, round_uid, action_uid, states)
    if action.circle != Circle.MUNICIPALITY:
        raise Invalid("Dit voorstel gaat mee als de ronde wordt afgesloten.")
    if not (action.adjustment or (row is not None and row.lifted)):
        raise Invalid(NOTHING_ASKED)
    (uid,) = _hand_in(actor, round_, [(action, row)])
    return uid


def hand_in_adjustments(actor: Actor, round_: Round) -> tuple[UUID, ...]:
    """Hand in what a round asks for each action that needs adjusting; part of locking it.

    Where nobody chose, adjusting is proposed, with what the lead told. What is a proposal already is left alone, an
    action about which somebody proposed something in another way gets that one, and what the actor may not see is
    left to the municipality that sees it.

    Returns:
        The uids of the proposals that were made now.

    Raises:
        Invalid: some cannot be handed in; each is named in ``fields``, by uid of the action, with what it lacks.
    """
    actions = list(needing(actor, round_))
    rows = {
        row.action_id: row
        for row in Adjustment.objects.filter(
            round=round_, action__in=actions, withdrawn_at__isnull=True
        ).select_related("proposal")
    }  # fmt: skip
    hidden = out_of_sight(actor, Adjustment.objects.filter(round=round_))
    wanted = [(action, rows.get(action.pk)) for action in actions]
    return _hand_in(
        actor, round_, [(a, row) for a, row in wanted if not proposed(row) and (row is None or row.uid not in hidden)]
    )


def proposed(row: Adjustment | None) -> bool:
    """Tell whether a wish is a proposal that was not withdrawn."""
    proposal = row.proposal if row is not None else None
    return proposal is not None and proposal.withdrawn_at is None and proposal.state != ProposalState.WITHDRAWN


def _hand_in(actor: Actor, round_: Round, wanted: Sequence[tuple[Action, Adjustment | None]]) -> tuple[UUID, ...]:
    ready: list[tuple[Action, Adjustment | None, Proposing]] = []
    wrong: dict[str, str] = {}
    waiting = waiting_about(actor, [action for action, _row in wanted])
    for action, row in wanted:
        if action.pk in waiting:
            _keep(round_, action, row, _said(waiting[action.pk]))
            continue
        proposing = proposing_of(round_, action, wish_of(row))
        lacks = lacking(actor, round_.partnership_id, proposing)
        if lacks:
            wrong[str(action.uid)] = f"{action.code} {action.title}: {' '.join(lacks)}"
        ready.append((action, row, proposing))
    if wrong:
        raise Invalid(NOT_COMPLETE, wrong)
    made = []
    for action, row, proposing in ready:
        (uid,) = propose(actor=actor, partnership_id=round_.partnership_id, proposing=proposing)
        _keep(round_, action, row, _said(Proposal.objects.get(uid=uid)))
        made.append(uid)
    return tuple(made)


def _said(proposal: Proposal) -> dict[str, Any]:
    """Return what an adjustment says that became this proposal."""
    words = ("kind", "reason", "asked", "new_end", "gives_way", "deployment")
    return {name: getattr(proposal, name) for name in words} | {"proposal_id": proposal.pk}


def _keep(round_: Round, action: Action, row: Adjustment | None, values: dict[str, Any]) -> UUID:
    if row is None:
        return records.insert(_adjustment(round_, action, values)).uid
    records.update(row, values)
    return row.uid


def _standing(
    actor: Actor, round_uid: UUID, action_uid: UUID, states: frozenset[RoundState] = ANSWERING
) -> tuple[Round, Action, Adjustment | None]:
    """Return round, action and what was chosen, to one who may choose, once nobody else does so in this round."""
    round_ = seen(actor, Round).filter(uid=round_uid).select_for_update().first()
    action = of_round(actor, round_).filter(uid=action_uid).first() if round_ is not None else None
    if round_ is None or action is None:
        raise Absent(NOT_THERE)
    if not chooses(actor, round_.partnership_id, round_.municipality_id, action.municipality_id):
        raise Forbidden(MAY_NOT)
    if RoundState(round_.state) not in states:
        raise Invalid(STANDS_STILL)
    rows = Adjustment.objects.filter(round=round_, action=action, withdrawn_at__isnull=True)
    row = rows.select_related("proposal").first()
    if row is not None and row.uid in out_of_sight(actor, rows):
        raise Absent(NOT_THERE)
    if proposed(row) or waiting_about(actor, [action]):
        raise Invalid(ALREADY)
    return round_, action, row


def _not_overtaken(row: Adjustment | None, expected: int | None) -> None:
    if expected is not None and expected != (row.version if row is not None else 0):
        raise Conflict(OVERTAKEN)


def _columns(wished: Wish) -> dict[str, Any]:
    deploys, defers = wished.kind is ProposalKind.DEPLOYMENT, wished.kind is ProposalKind.DEFER
    return {
        "kind": wished.kind.value,
        "reason": wished.reason.replace("\r\n", "\n").strip(),
        "asked": wished.asked.replace("\r\n", "\n").strip(),
        "new_end": wished.new_end if defers else None,
        "gives_way": wished.gives_way.replace("\r\n", "\n").strip() if deploys else "",
        "deployment": wished.deployment.value if deploys and wished.deployment else "",
    }


def _adjustment(round_: Round, action: Action, values: dict[str, Any]) -> Adjustment:
    """Return what is chosen for an action, for whoever sees both the round and the action."""
    circle, circle_municipality_id = narrower(
        (round_.circle, round_.circle_municipality_id), (action.circle, action.circle_municipality_id)
    )
    return Adjustment(
        partnership_id=action.partnership_id,
        municipality_id=action.municipality_id,
        circle=circle,
        circle_municipality_id=circle_municipality_id,
        embargo_until=action.embargo_until,
        secrecy=action.secrecy,
        example=action.example or round_.example,
        round=round_,
        action=action,
        **values,
    )
