# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lies on the desk of a working group, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from driehoek.evaluation.queries.board import RoundHead
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.rules import ActionStatus

#: How an action stands when it deviates from what was planned.
DEVIATES = frozenset({ActionStatus.DELAYED, ActionStatus.POSTPONED, ActionStatus.DROPPED})


@dataclass(frozen=True, slots=True)
class DeskEvaluation:
    """An evaluation of the round: of which programme, and whose that is."""

    pk: int
    uid: UUID
    programme_id: int
    programme_code: str
    programme: str
    municipality_id: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of the theme so far; ``municipality`` is empty for the theme as a whole.

    Attributes:
        attention: ``None`` where it asks none.
    """

    evaluation: int
    version: int
    municipality_id: int | None
    municipality: str
    actions_state: str
    done: str
    works: str
    helps: str
    ahead: str
    story: str
    attention: str | None
    recommendation: str
    ready_at: datetime | None
    example: bool


@dataclass(frozen=True, slots=True)
class GoalSaid:
    """What was said of a goal so far."""

    evaluation: int
    version: int
    municipality_id: int | None
    municipality: str
    result: str
    reason: str
    example: bool


@dataclass(frozen=True, slots=True)
class DeskGoal:
    """A goal under the theme."""

    node_id: int
    uid: UUID
    code: str
    title: str
    municipality_id: int | None
    municipality: str
    said: tuple[GoalSaid, ...]

    def said_of(self, evaluation: int, municipality_id: int | None) -> GoalSaid | None:
        """Return what was said of a part of the goal; ``None`` for nothing."""
        whose = self.municipality_id or municipality_id
        return next((o for o in self.said if (o.evaluation, o.municipality_id) == (evaluation, whose)), None)


@dataclass(frozen=True, slots=True)
class Told:
    """The last report in words: when, what, and by whom.

    Attributes:
        fresh: it was told since the round was opened. heard: anything was told since, if only that nothing changed.
    """

    on: date | None = None
    done: str = ""
    result: str = ""
    ahead: str = ""
    help: str = ""
    by: str = ""
    fresh: bool = False
    heard: bool = False


@dataclass(frozen=True, slots=True)
class AskedAlready:
    """A question back: what, in which function somebody asked it, when, and whether it was answered."""

    text: str
    by: str
    asked_at: datetime
    answered: bool


@dataclass(frozen=True, slots=True)
class DeskAction:
    """An action under the theme, in the programmes that the round looks at.

    Attributes:
        answer: in this round; empty for none, ``None`` when nothing was asked.
        request_id: key of what its lead is asked; ``None`` when nobody could be asked.
        wish, lifted: what was chosen for it, and whether somebody lifted it; ``None`` where nothing was.
    """

    uid: UUID
    code: str
    title: str
    municipality_id: int | None
    municipality: str | None
    node_id: int
    organisation: str | None
    function: str | None
    status: str
    first_end: PreciseDate | None
    end: PreciseDate | None
    reason: str
    attention: bool
    attention_text: str
    adjustment: bool
    adjustment_text: str
    example: bool
    answer: str | None
    request_id: int | None
    wish: str | None
    lifted: bool | None
    told: Told
    questions: tuple[AskedAlready, ...]

    @property
    def heard(self) -> bool:
        """Whether anything was told of it in this round."""
        return bool(self.answer) or self.told.heard

    @property
    def deviates(self) -> bool:
        """Whether it goes otherwise than planned, or asks something."""
        asks = self.attention or self.adjustment or any(not one.answered for one in self.questions)
        return asks or self.status in DEVIATES


@dataclass(frozen=True, slots=True)
class Desk:
    """A theme in a round.

    Attributes:
        evaluations: of the programmes of the round that carry out its plan, oldest first.
        municipality: whose theme it is; empty for a joint one.
        said: by the partners together first, then by municipality.
    """

    round: RoundHead
    round_id: int
    evaluations: tuple[DeskEvaluation, ...]
    node_id: int
    uid: UUID
    plan_code: str
    plan_title: str
    code: str
    title: str
    municipality_id: int | None
    municipality: str
    working_group: str
    example: bool
    said: tuple[Said, ...]
    goals: tuple[DeskGoal, ...]
    actions: tuple[DeskAction, ...]

    def evaluation_of(self, municipality_id: int | None) -> DeskEvaluation:
        """Return where a part of the theme is judged.

        Where it was judged already; otherwise in the newest evaluation of whose part it is, or else of all together.
        """
        there = next((one.evaluation for one in self.said if one.municipality_id == municipality_id), None)
        return _chosen(self.evaluations, there, municipality_id)

    def goals_of(self, municipality_id: int | None) -> tuple[DeskGoal, ...]:
        """Return the goals that are judged with a part: the joint ones, and those of that municipality."""
        return tuple(goal for goal in self.goals if goal.municipality_id in (None, municipality_id))

    def said_of(self, municipality_id: int | None) -> Said | None:
        """Return what was said of a part of the theme; ``None`` for nothing."""
        return next((one for one in self.said if one.municipality_id == municipality_id), None)


def _chosen(several: Sequence[DeskEvaluation], there: int | None, municipality_id: int | None) -> DeskEvaluation:
    return max(
        enumerate(several),
        key=lambda pair: (
            pair[1].pk == there,
            pair[1].municipality_id == municipality_id,
            pair[1].municipality_id is None,
            pair[0],
        ),
    )[1]
