# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An evaluation whole: one value from which every page and paper about it is made.

It is read from the tables while people work, or read back from a frozen part; whoever shows it cannot tell which.
Each piece carries the records that it rests on, so that a reader only ever gets what that reader may see.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.kernel.dates import PreciseDate


@dataclass(frozen=True, slots=True)
class Rests:
    """A record on which a piece rests; who may not see it, gets nothing of the piece.

    Attributes:
        record: kind of record, such as ``evaluation.judgement``.
    """

    record: str
    uid: UUID


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that a piece mentions in some of its fields; who may not see it, gets those fields empty.

    Attributes:
        fields: names of the fields of the piece.
        record, uid: as in :class:`Rests`.
    """

    fields: tuple[str, ...]
    record: str
    uid: UUID


@dataclass(frozen=True, slots=True)
class RoundPart:
    """The round in which the evaluation was made; who may not see it, gets the evaluation without it.

    Attributes:
        code, title, kind: as the round has them.
        triangle_on: when it goes to the triangle.
    """

    uid: UUID
    code: str
    title: str
    kind: str
    triangle_on: date
    example: bool
    rests: tuple[Rests, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammePart:
    """One programme with what is said of it as a whole.

    Attributes:
        code, title: of the programme; evaluation: the title of the evaluation, empty when that is out of sight.
        overall: a value of ``Overall``. municipality: whose programme it is; empty for all together.
    """

    rests: tuple[Rests, ...]
    uid: UUID
    code: str
    title: str
    municipality: str
    evaluation: str
    evaluation_uid: UUID
    period_start: PreciseDate
    period_end: PreciseDate
    overall: str
    overall_text: str
    contents: str
    remaining: str
    example: bool
    source: str
    source_place: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementPart:
    """What is said of one theme; the fields are those of :class:`driehoek.evaluation.models.Judgement`.

    Attributes:
        municipality: whose part of the theme; empty for the theme as a whole.
        attention: ``None`` where it asks none.
    """

    rests: tuple[Rests, ...]
    uid: UUID
    programme_code: str
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
    source: str
    source_place: str


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A goal under a theme, with the judgements on it: empty when it was not judged.

    Attributes:
        level: 2 for what stands right below the theme; what is below that comes after it.
    """

    rests: tuple[Rests, ...]
    uid: UUID
    code: str
    title: str
    municipality: str
    example: bool
    judged: tuple["GoalResultPart", ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class GoalResultPart:
    """One judgement on a goal. ``municipality`` is empty for the goal as a whole; ``result`` a ``GoalResult``."""

    rests: tuple[Rests, ...]
    uid: UUID
    municipality: str
    result: str
    reason: str
    example: bool


@dataclass(frozen=True, slots=True)
class ActionPart:
    """How an action stands, and what was last told of it.

    Attributes:
        theme_code: of the theme that it is under. municipality: whose it is; empty for a joint one.
        organisation, function: who leads it; empty where nobody does, or out of sight.
        first_end, end: planned at first, and now.
        attention, adjustment: the text where it asks that; ``None`` where it does not.
        answer: in this round: a value of ``Answer``, empty for none. answered_at, answered_by: when, and by whom.
        told_on, done, result, ahead, help: of the last report within the period in which anything was told in words.
        asked: whether the round asks about it.
    """

    rests: tuple[Rests, ...]
    uid: UUID
    code: str
    title: str
    programme_code: str
    theme_code: str
    goal_code: str
    municipality: str
    organisation: str
    function: str
    working_group: str
    status: str
    start: PreciseDate | None
    first_end: PreciseDate | None
    end: PreciseDate | None
    deviation_reason: str
    attention: str | None
    adjustment: str | None
    asked: bool
    answer: str
    answered_at: datetime | None
    answered_by: str
    told_on: date | None
    done: str
    result: str
    ahead: str
    help: str
    example: bool
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class FigurePart:
    """A figure by which a goal or theme is followed, in one municipality, as it may be shown to everybody.

    Attributes:
        node_code: of the goal or theme; example: the choice of the figure is an example, the figure never is.
        aimed: a target is set.
        area: CBS code of the municipality. finding: what may be said of the year looked at; ``None`` for nothing.
    """

    rests: tuple[Rests, ...]
    node_code: str
    indicator: str
    aimed: bool
    area: str
    municipality: str
    series: SeriesView
    finding: FindingView | None
    example: bool


@dataclass(frozen=True, slots=True)
class AdjustmentPart:
    """What is asked for an action that needs adjusting.

    Attributes:
        kind: a ``ProposalKind`` of ``WISHES``; empty as long as nobody chose.
        text: what the lead told. reason, asked, gives_way, deployment, new_end: of the adjustment.
        lifted: the action only asks attention, and somebody lifted it.
        proposal_uid, proposal_code, body: what it became, and who answers; empty until then or out of sight.
    """

    rests: tuple[Rests, ...]
    action_uid: UUID
    kind: str
    text: str
    reason: str
    asked: str
    gives_way: str
    deployment: str
    new_end: PreciseDate | None
    lifted: bool
    proposal_uid: UUID | None
    proposal_code: str
    body: str
    example: bool
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A theme with everything about it, joint or of one municipality, in the order of the plan."""

    rests: tuple[Rests, ...]
    uid: UUID
    plan_code: str
    code: str
    title: str
    municipality: str
    extends_code: str
    working_group: str
    example: bool
    judgements: tuple[JudgementPart, ...]
    goals: tuple[GoalPart, ...]
    actions: tuple[ActionPart, ...]
    figures: tuple[FigurePart, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacePart:
    """A municipality that takes part."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """An evaluation whole.

    Attributes:
        partnership, slug: its name and address. round: ``None`` for an evaluation that no round made.
        looked_at: the calendar year whose figures are told; ``None`` in a light round.
        adjustments: in the order of their actions.
    """

    partnership: str
    slug: str
    round: RoundPart | None
    period_start: PreciseDate
    period_end: PreciseDate
    looked_at: int | None
    places: tuple[PlacePart, ...]
    programmes: tuple[ProgrammePart, ...]
    themes: tuple[ThemePart, ...]
    adjustments: tuple[AdjustmentPart, ...]


@dataclass(frozen=True, slots=True)
class OutcomePart:
    """What came of one proposal of a round.

    Attributes:
        state: a ``ProposalState``: answered, postponed, withdrawn.
        decision_code, decided_on, text, body: of the agreement; empty where there is none. Of what had no answer yet
            when the round was concluded, ``text`` is the word of whoever concluded it.
    """

    rests: tuple[Rests, ...]
    action_code: str
    action_title: str
    proposal_code: str
    proposal_title: str
    kind: str
    state: str
    decision_uid: UUID | None
    decision_code: str
    decision_kind: str
    subject: str
    text: str
    decided_on: PreciseDate | None
    body: str
    example: bool
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of a round at the triangle and elsewhere: its second frozen part.

    Attributes:
        others: agreements about the evaluation itself, without a proposal about an action.
    """

    outcomes: tuple[OutcomePart, ...]
    others: tuple[OutcomePart, ...]


@dataclass(frozen=True, slots=True)
class Frozen:
    """Which frozen part something was made from, as a paper names it.

    Attributes:
        kind: a ``PartKind``. digest: SHA-256, hexadecimal. replaced: a later one was made since.
    """

    kind: str
    number: int
    digest: str
    frozen_at: datetime
    frozen_by: str
    replaced: bool
