# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The outcome of one point of a meeting: in the register, and what it changes with it, in one operation."""

from dataclasses import replace
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.audit.recording import command
from driehoek.cycle.commands.applying import carry_out
from driehoek.cycle.commands.changes import Change, Postpone
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Conflict, Invalid
from driehoek.steering.commands import Outcome
from driehoek.steering.commands.handling import at_the_table, mark, present_item
from driehoek.steering.models import AgendaItem, Decision
from driehoek.steering.rules import Concern, ItemState

NOTHING_SAID = "Vul in wat is afgesproken."
MORE_BY_NOW = (
    "Bij dit punt is intussen een andere uitkomst vastgelegd. Bekijk die, en leg de uwe daarna zo nodig ook vast."
)


def conclude(
    *,
    actor: Actor,
    item_uid: UUID,
    outcome: Outcome | None,
    change: Change | None = None,
    key: UUID | None = None,
    outcomes_seen: int | None = None,
) -> UUID:
    """Record what came of a point of the agenda, and change what it changes; the same key twice is done once.

    Everything is one operation: what is refused leaves nothing behind, and all of it can be undone as one.

    Args:
        outcome: day, meeting and circle follow from the point; ``None`` only where the point is postponed.
        change: what follows from it elsewhere; ``None`` when nothing that is recorded here changes.
        outcomes_seen: how many outcomes of this point stood on the writer's screen, so that a colleague's outcome is
            never passed over unseen.

    Returns:
        The uid of the decision, or that of the point where it was only postponed.

    Raises:
        Absent: the point, or something that the change names, is out of sight.
        Forbidden: the actor keeps no register here.
        Conflict: a colleague recorded an outcome of this point in the meantime.
        Invalid: with the sentence beside each field.
    """
    return once(
        actor=actor,
        key=key,
        perform=lambda: conclude_item(
            actor=actor, item_uid=item_uid, outcome=outcome, change=change, outcomes_seen=outcomes_seen
        ),
    )


@command
def conclude_item(
    *, actor: Actor, item_uid: UUID, outcome: Outcome | None, change: Change | None, outcomes_seen: int | None
) -> UUID:
    """Do what :func:`conclude` tells; that one sees to it that the same form sent twice is carried out once.

    Raises:
        Absent, Forbidden, Conflict, Invalid: see there.
    """
    item = present_item(actor, item_uid)
    require(actor, Permission.RECORD_DECISION, item.partnership_id, item.meeting.body.municipality_id)
    day = at_the_table(item.meeting)
    if outcomes_seen is not None and _outcomes(item) > outcomes_seen:
        raise Conflict(MORE_BY_NOW)
    postponed = isinstance(change, Postpone)
    made = item.uid
    if outcome is not None:
        if not outcome.subject.strip():
            raise Invalid("Dit is nog niet bewaard. Verbeter de gemarkeerde velden.", {"subject": NOTHING_SAID})
        example = outcome.example or item.example or item.meeting.example
        concerns = outcome.concerns or _of_the_proposal(item)
        said = replace(outcome, decided_on=day, item_uid=item.uid, example=example, concerns=concerns)
        made = carry_out(actor, item.meeting.body, said, change)
    elif not postponed:
        raise Invalid("Dit is nog niet bewaard. Verbeter de gemarkeerde velden.", {"subject": NOTHING_SAID})
    reason = change.reason if isinstance(change, Postpone) else ""
    mark(actor, item, ItemState.POSTPONED if postponed else ItemState.HANDLED, reason)
    return made


def _of_the_proposal(item: AgendaItem) -> tuple[Concern, UUID] | None:
    """Return what was asked about, so that the outcome is found there as well."""
    asked = item.proposal
    if asked is None or asked.concerns_uid is None:
        return None
    return Concern(asked.concerns_kind), asked.concerns_uid


def _outcomes(item: AgendaItem) -> int:
    return Decision.objects.filter(item=item, withdrawn_at__isnull=True).count()
