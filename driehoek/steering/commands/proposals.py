# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a proposal, changing it, handing it in, taking it back and withdrawing it."""

from uuid import UUID

from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.policies import partnerships
from driehoek.steering.commands.handing_in import (
    Subject,
    draft_spread,
    hand_in,
    name_recipient,
    new_code,
    proposer_of,
    subject_of,
    subject_within,
    values_of,
)
from driehoek.steering.models import Proposal
from driehoek.steering.policies import ABOUT, may_change, may_propose, proposals
from driehoek.steering.proposing import CAN_REOPEN, CAN_SUBMIT, CAN_WITHDRAW, Proposing, check_complete
from driehoek.steering.rules import ProposalState

NOT_THERE = "Dit voorstel bestaat niet, of u mag het niet zien."
MAY_NOT = "U mag hierover geen voorstel doen. Vraag de coördinator van het samenwerkingsverband om hulp."
NOT_YOURS = "U mag dit voorstel niet wijzigen. Vraag het wie het deed, of de coördinator."
ON_AN_AGENDA = (
    "Dit voorstel staat op een agenda of is behandeld. Vraag de secretaris om het eerst van de agenda te halen."
)


@command
def propose(
    *, actor: Actor, partnership_id: int, proposing: Proposing, draft: bool = False, proposer_uid: UUID | None = None
) -> tuple[UUID, ...]:
    """Make a proposal and hand it in to the body that answers by its scope; one per body where each has its say.

    Args:
        draft: keep it as a draft instead, for the own municipality or the proposer alone.
        proposer_uid: in which of the actor's functions; the one that fits best when left out.

    Returns:
        The uids of the proposals, the one that was typed first.

    Raises:
        Absent: the partnership, or what the proposal is about, is out of sight.
        Forbidden: the actor proposes nothing here.
        Invalid: with the sentence beside each field, or because there is no body that can answer yet.
    """
    if not partnerships(actor).filter(pk=partnership_id).exists():
        raise Absent("Dit samenwerkingsverband bestaat niet, of u hoort er niet bij.")
    queue(partnership_id)
    subject = subject_within(actor, partnership_id, proposing)
    if not may_propose(actor, partnership_id, subject.municipality_id):
        raise Forbidden(MAY_NOT)
    row = Proposal(
        partnership_id=partnership_id,
        proposer=proposer_of(actor, partnership_id, subject.municipality_id, proposer_uid),
        **subject.columns(),
    )
    _fill(actor, row, subject, proposing)
    row.code = new_code(row)
    if not draft:
        return hand_in(actor, row, subject)
    records.insert(row)
    name_recipient(row)
    return (row.uid,)


def lacking(actor: Actor, partnership_id: int, proposing: Proposing) -> tuple[str, ...]:
    """Return why :func:`propose` would refuse to hand this in, a sentence each; empty when it would not.

    For whoever proposes many things at once, and says beforehand what still lacks in each.
    """
    try:
        subject = subject_within(actor, partnership_id, proposing)
        if not may_propose(actor, partnership_id, subject.municipality_id):
            return (MAY_NOT,)
        values_of(actor, Proposal(partnership_id=partnership_id, **subject.columns()), subject, proposing)
    except (Absent, Invalid) as problem:
        return tuple(problem.fields.values()) if isinstance(problem, Invalid) and problem.fields else (str(problem),)
    return tuple(check_complete(proposing, clock.today(), subject.end, moved=subject.moved).values())


def _fill(actor: Actor, row: Proposal, subject: Subject, proposing: Proposing) -> None:
    for name, value in values_of(actor, row, subject, proposing).items():
        setattr(row, name, value)


@command
def change_proposal(*, actor: Actor, uid: UUID, expected_version: int, proposing: Proposing) -> int:
    """Change a draft; what it is about stays.

    Returns:
        The version after the change.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: it is no draft, or with the sentence beside each field.
    """
    row = _to_change(actor, uid, expected_version)
    if row.state != ProposalState.DRAFT:
        raise Invalid("Dit voorstel is al ingediend. Haal het eerst terug als concept.")
    subject = subject_of(actor, row, proposing.municipality_id)
    if not may_propose(actor, row.partnership_id, subject.municipality_id):
        raise Forbidden(MAY_NOT)
    values = values_of(actor, row, subject, proposing) | {"municipality_id": subject.municipality_id}
    records.update(row, values, expected_version=expected_version)
    name_recipient(row)
    return row.version


@command
def submit_proposal(*, actor: Actor, uid: UUID, expected_version: int) -> tuple[UUID, ...]:
    """Hand in a draft; returns the uids of the proposals that it became, its own first.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: something is still missing, or there is no body that can answer yet.
    """
    row = _to_change(actor, uid, expected_version)
    if row.state not in CAN_SUBMIT:
        raise Invalid("Dit voorstel is al ingediend.")
    subject = subject_of(actor, row, row.municipality_id)
    if not may_propose(actor, row.partnership_id, subject.municipality_id):
        raise Forbidden(MAY_NOT)
    return hand_in(actor, row, subject)


@command
def reopen_proposal(*, actor: Actor, uid: UUID, expected_version: int) -> None:
    """Take a proposal that waits, or was withdrawn, back as a draft; it is then for fewer people again.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: it stands on an agenda, or was answered.
    """
    row = _to_change(actor, uid, expected_version)
    if row.state not in CAN_REOPEN:
        raise Invalid(ON_AN_AGENDA)
    subject = subject_of(actor, row, row.municipality_id)
    circle, municipality_id = draft_spread(row, row.body, subject)
    records.update(
        row,
        {
            "state": ProposalState.DRAFT.value,
            "submitted_on": None,
            "circle": circle,
            "circle_municipality_id": municipality_id,
        },
    )
    name_recipient(row)


@command
def withdraw_proposal(*, actor: Actor, uid: UUID, expected_version: int) -> None:
    """Withdraw a proposal; it stays to be read by those who could, as withdrawn.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: it stands on an agenda, was answered, or was withdrawn already.
    """
    row = _to_change(actor, uid, expected_version)
    if row.state not in CAN_WITHDRAW:
        raise Invalid(ON_AN_AGENDA)
    records.update(row, {"state": ProposalState.WITHDRAWN.value})


def _to_change(actor: Actor, uid: UUID, expected_version: int) -> Proposal:
    """Return the proposal, once nobody else writes in its partnership, to an actor who may change it."""
    found = proposals(actor).filter(uid=uid).select_related("proposer").first()
    if found is None:
        raise Absent(NOT_THERE)
    queue(found.partnership_id)
    row = proposals(actor).filter(uid=uid).select_related("proposer", "body", *ABOUT).first()
    if row is None:
        raise Absent(NOT_THERE)
    if not may_change(actor, row):
        raise Forbidden(NOT_YOURS)
    if row.version != expected_version:
        raise Conflict(records.OVERTAKEN)
    return row
