# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Going through the unfinished actions of a programme in one pass: taken along, finished or stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from driehoek.audit.recording import bulk_command, command
from driehoek.kernel import operation
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, DriehoekError, Forbidden, Invalid
from driehoek.organisations.policies import seen
from driehoek.planning.commands.carrying_over import carry_over
from driehoek.planning.commands.reports import Report, report_progress
from driehoek.planning.commands.together import hold
from driehoek.planning.models import Action
from driehoek.planning.rules import ActionStatus, DeviationReason, Passage

MOST_PASSED = 100  # actions in one pass: a form holds at most a thousand fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What becomes of one action.

    Attributes:
        version: of the action as the writer saw it.
        end, reason, node_uid: new planning and goal, where it is taken along; see :func:`carry_over`.
        text: how it ended, where it is finished or stopped. reason: also why it stops.
    """

    uid: UUID
    version: int | None
    passage: Passage
    end: PreciseDate | None = None
    reason: DeviationReason | None = None
    node_uid: UUID | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """What became of one action.

    Attributes:
        refused: per field the sentence why not, under ``""`` one about the whole; nothing when it was done.
    """

    uid: UUID
    passage: Passage
    refused: dict[str, str]


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What became of each action, in the order asked, and the operation under which it can be undone as a whole."""

    operation: UUID
    outcomes: tuple[Passed, ...]


@bulk_command
def pass_on(*, actor: Actor, programme_uid: UUID, choices: Sequence[Choice]) -> PassedOn:
    """Carry out what was chosen for each action; one that is refused stays as it is and holds up no other.

    Args:
        programme_uid: the following programme, into which actions are taken along.

    Raises:
        Invalid: nothing is chosen, or for too many actions.
    """
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    if not choices:
        raise Invalid("Kies eerst van een of meer acties wat ermee gebeurt.")
    if len(choices) > MOST_PASSED:
        raise Invalid(f"U koos {len(choices)} acties. Er kunnen er {MOST_PASSED} tegelijk: doe de rest daarna.")
    hold(choice.uid for choice in choices)
    return PassedOn(running.uid, tuple(_tried(actor, programme_uid, choice, running) for choice in choices))


def _tried(actor: Actor, programme_uid: UUID, choice: Choice, running: operation.Operation) -> Passed:
    before = frozenset(running.checks)
    try:
        with transaction.atomic():
            pass_one(actor=actor, programme_uid=programme_uid, choice=choice)
        return Passed(choice.uid, choice.passage, {})
    except (Absent, Forbidden, Invalid, Conflict) as refusal:
        running.drop_since(before)
        return Passed(choice.uid, choice.passage, _sentences(refusal))


def _sentences(refusal: DriehoekError) -> dict[str, str]:
    return (refusal.fields if isinstance(refusal, Invalid) else {}) or {"": str(refusal)}


@command
def pass_one(*, actor: Actor, programme_uid: UUID, choice: Choice) -> UUID:
    """Carry out what was chosen for one action; return the uid of what came of it: an action or a report.

    Raises:
        Absent, Forbidden, Invalid: see :func:`carry_over` and :func:`report_progress`.
        Conflict: the action changed since the writer saw it.
    """
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    before = frozenset(running.checks)
    if choice.passage in (Passage.TAKE, Passage.GOING_CONCERN):
        _as_seen(actor, choice)
        made = carry_over(
            actor=actor,
            action_uid=choice.uid,
            programme_uid=programme_uid,
            node_uid=choice.node_uid,
            end=choice.end,
            reason=choice.reason,
            going_concern=choice.passage is Passage.GOING_CONCERN,
        )
    else:
        status = ActionStatus.COMPLETED if choice.passage is Passage.FINISH else ActionStatus.DROPPED
        reason = choice.reason if choice.passage is Passage.STOP else None
        report = Report(status, done=choice.text, deviation_reason=reason)
        made = report_progress(actor=actor, action_uid=choice.uid, report=report, expected_version=choice.version)
    running.finish_since(before)  # this action stands or falls alone
    return made


def _as_seen(actor: Actor, choice: Choice) -> None:
    """Refuse where the action is another than the writer saw, such as one that was finished in the meantime."""
    version = seen(actor, Action).filter(uid=choice.uid).values_list("version", flat=True).first()
    if version is not None and choice.version not in (None, version):
        raise Conflict("Iemand anders heeft deze actie intussen gewijzigd. Bekijk haar en kies opnieuw.")
