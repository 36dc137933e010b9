# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What an outcome can change: each kind of change as a value."""

from dataclasses import dataclass
from uuid import UUID

from driehoek.kernel.dates import PreciseDate
from driehoek.planning.commands import ActionForm
from driehoek.planning.rules import AdoptionKind, DeviationReason
from driehoek.steering.rules import Concern, Deployment


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustAction:
    """The action goes on, with what was agreed; a later end asks a reason."""

    action_uid: UUID
    reason: DeviationReason | None = None
    new_end: PreciseDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAction:
    """Nothing more is done on the action."""

    action_uid: UUID
    reason: DeviationReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferAction:
    """The action comes later."""

    action_uid: UUID
    reason: DeviationReason | None = None
    new_end: PreciseDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """The action goes along into the following programme; see :func:`driehoek.planning.commands.carry_over`."""

    action_uid: UUID
    programme_uid: UUID
    node_uid: UUID | None = None
    end: PreciseDate | None = None
    reason: DeviationReason | None = None
    going_concern: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """A new action stands in a programme.

    Attributes:
        code: its number; made from the title when empty.
        municipality_id: of whom it is; ``None`` for a joint action.
    """

    programme_uid: UUID
    form: ActionForm
    code: str = ""
    municipality_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPriority:
    """A theme becomes a priority: one that stands in the plan, or a new one.

    Attributes:
        node_uid: the theme that stands; ``None`` for a new one with this title and text.
        municipality_id: of whom a new one is; ``None`` for a joint one.
    """

    plan_uid: UUID
    node_uid: UUID | None = None
    title: str = ""
    text: str = ""
    municipality_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropPriority:
    """A theme is no priority any more.

    Attributes:
        stop_actions: whether what still runs under it stops as well; otherwise that goes on.
        withdraw: whether the theme leaves the plan; only one under which nothing stands can.
    """

    node_uid: UUID
    stop_actions: bool = False
    withdraw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deploy:
    """More is asked of the police, and something gives way ("wat wijkt?")."""

    deployment: Deployment
    gives_way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt:
    """A plan or programme is adopted, taken notice of or received; see :func:`driehoek.cycle.commands.adopt`."""

    kind: AdoptionKind
    concerns: tuple[Concern, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Postpone:
    """Nothing is concluded yet: the point comes back on the next agenda.

    Attributes:
        reason: why, in few words; it stands with the point.
    """

    reason: str = ""


Change = (
    AdjustAction
    | StopAction
    | DeferAction
    | CarryOver
    | NewAction
    | AddPriority
    | DropPriority
    | Deploy
    | Adopt
    | Postpone
)
