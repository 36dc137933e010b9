# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stops, is put off or was adjusted, and who decided so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, Node
from driehoek.planning.queries.actions import ActionLine, lines_of, theme_of
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.planning.rules import ActionStatus, CauseKind
from driehoek.steering.queries import DecisionLine, decisions
from driehoek.steering.rules import BINDING, Concern


@dataclass(frozen=True, slots=True)
class StoppedAction:
    """An action that stops, is put off or was adjusted.

    Attributes:
        kind: ``vervallen``, ``uitgesteld`` or ``bijgesteld``.
        decision: the latest agreement or decision about it in sight; ``None`` when none is recorded.
        cause_kind, cause, on: what brought its status about, as recorded with the action.
        reason: coded reason of deviation; may be empty. note: the sentence beside the status.
    """

    line: ActionLine
    kind: str
    decision: DecisionLine | None
    cause_kind: str
    cause: str
    on: date | None
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class StoppedPage:
    """What stops in the programmes that were asked for; ``choices`` are all programmes in sight."""

    programmes: tuple[ProgrammeHead, ...]
    choices: tuple[ProgrammeHead, ...]
    actions: tuple[StoppedAction, ...]


_KINDS = {ActionStatus.DROPPED.value: "vervallen", ActionStatus.POSTPONED.value: "uitgesteld"}


def stopped_page(actor: Actor, partnership_id: int, programme: str = "") -> StoppedPage:
    """Return what stops and who decided; 5 queries whatever its size.

    Args:
        programme: code of one programme; empty for all that run.
    """
    heads = programme_heads(actor, partnership_id)
    programmes = tuple(h for h in heads if h.code == programme) or current(heads, clock.today())
    register = _about_actions(actor, partnership_id)
    rows = within(actor, Action, partnership_id).filter(
        Q(status__in=list(_KINDS)) | Q(status_cause_kind=CauseKind.DECISION.value) | Q(uid__in=list(register)),
        programme_id__in=[head.pk for head in programmes],
    )
    nodes = within(actor, Node, partnership_id, "plan").values_list("pk", "parent_id", "code", "title")
    lines = lines_of(actor, rows.order_by("programme_id", "position", "code"), theme_of(nodes), {})
    columns = rows.order_by().values_list(
        "uid", "status_cause_kind", "status_cause_label", "status_cause_on", "deviation_reason", "status_note"
    )
    causes = {uid: (kind, cause, on, reason, note) for uid, kind, cause, on, reason, note in columns}
    return StoppedPage(
        programmes=programmes,
        choices=heads,
        actions=tuple(
            StoppedAction(line, _KINDS.get(line.status, "bijgesteld"), register.get(line.uid), *causes[line.uid])
            for line in lines
        ),
    )


def _about_actions(actor: Actor, partnership_id: int) -> Mapping[UUID, DecisionLine]:
    """Return per action the latest outcome about it that binds."""
    register = decisions(actor, partnership_id, {})
    about = sorted(
        (line for line in register if line.concerns_kind == Concern.ACTION and line.kind in BINDING),
        key=lambda line: line.on,
    )
    return {line.concerns_uid: line for line in about if line.concerns_uid is not None}
