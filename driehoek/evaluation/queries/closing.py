# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is still missing before a round is closed, and what is said of its programmes as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from driehoek.evaluation.adjusting import UNANSWERED
from driehoek.evaluation.asking import unanswered
from driehoek.evaluation.dossier.gathering import gather
from driehoek.evaluation.dossier.model import ActionPart, Dossier, ThemePart
from driehoek.evaluation.freezing import holding
from driehoek.evaluation.models import Evaluation, Round
from driehoek.evaluation.reopening import agreements
from driehoek.evaluation.rules import Overall, RoundKind
from driehoek.kernel.actor import Actor
from driehoek.organisations.ordering import joint_first
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import PartnershipHead
from driehoek.planning.models import Action
from driehoek.planning.rules import ActionStatus
from driehoek.steering.models import Decision
from driehoek.steering.policies import proposals

#: Statuses by which an action deviates from what was planned.
DEVIATING = frozenset({ActionStatus.DELAYED.value, ActionStatus.POSTPONED.value, ActionStatus.DROPPED.value})


@dataclass(frozen=True, slots=True)
class ActionHead:
    """An action by its name; ``lead`` is the function or organisation that leads it, where it is in sight."""

    uid: UUID
    code: str
    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class ThemeHead:
    """A theme by its name.

    Attributes:
        municipality: empty for a joint one.
        begun: something was judged, but nobody said to be ready.
    """

    plan_code: str
    code: str
    title: str
    municipality: str
    begun: bool


@dataclass(frozen=True, slots=True)
class WholeHead:
    """What is said of one programme as a whole.

    Attributes:
        version: of the evaluation, sent along with a change.
    """

    uid: UUID
    version: int
    programme: str
    overall: str
    overall_text: str
    contents: str
    remaining: str
    example: bool

    @property
    def said(self) -> bool:
        """Whether somebody said how it went; a round begins with nothing."""
        return self.overall != Overall.NOT_ASSESSABLE or bool(self.overall_text)


@dataclass(frozen=True, slots=True)
class Closing:
    """What is missing of a round, as far as the reader sees.

    Attributes:
        unanswered: actions of which nothing was told since the round was opened.
        unjudged: themes that nobody judged, or of which nobody said to be ready.
        goals: how many goals were not judged; none are asked in a light round.
        unchosen: actions that need adjusting for which nobody chose what is asked.
    """

    unanswered: tuple[ActionHead, ...]
    unjudged: tuple[ThemeHead, ...]
    goals: int
    unchosen: tuple[ActionHead, ...]
    wholes: tuple[WholeHead, ...]


def closing(actor: Actor, head: PartnershipHead, code: str) -> Closing | None:
    """Return what is missing of a round; ``None`` when it is out of sight; 11 queries."""
    dossier = gather(actor, head, code, figures=False)
    if dossier is None or dossier.round is None:
        return None
    round_ = within(actor, Round, head.pk).get(uid=dossier.round.uid)
    full = round_.kind == RoundKind.FULL
    expected = [theme for theme in dossier.themes if _expected(theme, full=full)]
    asked = {each.action_uid for each in dossier.adjustments if not each.kind}
    asked -= _proposed(actor, head.pk, asked)
    return Closing(
        unanswered=_unanswered(actor, round_),
        unjudged=tuple(_theme(theme) for theme in expected if not _ready(theme)),
        goals=sum(not goal.judged for theme in expected for goal in theme.goals) if full else 0,
        unchosen=tuple(_head(action) for action in _actions(dossier) if action.uid in asked),
        wholes=tuple(_wholes(actor, round_)),
    )


def _proposed(actor: Actor, partnership_id: int, actions: set[UUID]) -> set[UUID]:
    """Return the actions of which somebody proposed something already, that waits for its answer."""
    if not actions:
        return set()
    waiting = proposals(actor).filter(
        partnership_id=partnership_id, action__uid__in=actions, state__in=[state.value for state in UNANSWERED]
    )
    return set(waiting.values_list("action__uid", flat=True))


def _expected(theme: ThemePart, *, full: bool) -> bool:
    """Tell whether a theme is to be judged: in a light round only where something deviates."""
    if not full:
        return any(_deviates(action) for action in theme.actions)
    return bool(theme.actions) or not theme.municipality


def _deviates(action: ActionPart) -> bool:
    return action.status in DEVIATING or action.attention is not None or action.adjustment is not None


def _ready(theme: ThemePart) -> bool:
    """Tell whether the theme as a whole was judged, and somebody said to be ready with it."""
    return any(each.ready_at is not None for each in theme.judgements if each.municipality == theme.municipality)


def _theme(theme: ThemePart) -> ThemeHead:
    return ThemeHead(theme.plan_code, theme.code, theme.title, theme.municipality, bool(theme.judgements))


def _actions(dossier: Dossier) -> Iterable[ActionPart]:
    return (action for theme in dossier.themes for action in theme.actions)


def _head(action: ActionPart) -> ActionHead:
    return ActionHead(action.uid, action.code, action.title, action.function or action.organisation)


def _unanswered(actor: Actor, round_: Round) -> tuple[ActionHead, ...]:
    rows = within(actor, Action, round_.partnership_id, "programme").filter(
        pk__in=unanswered(round_).values("action_id")
    )
    found = rows.order_by("programme__code", "position", "code").values_list(
        "uid", "code", "title", shown(actor, "lead_function__title"), shown(actor, "lead_organisation__name")
    )
    return tuple(ActionHead(uid, code, title, function or by or "") for uid, code, title, function, by in found)


def _wholes(actor: Actor, round_: Round) -> Iterable[WholeHead]:
    rows = within(actor, Evaluation, round_.partnership_id, "programme").filter(round=round_)
    for row in rows.order_by(joint_first("programme"), "programme__code").values_list(
        "uid", "version", "programme__title", "overall", "overall_text", "contents", "remaining", "example"
    ):
        yield WholeHead(*row)


@dataclass(frozen=True, slots=True)
class AgreementHead:
    """An agreement that can open a round again."""

    uid: UUID
    code: str
    subject: str
    body: str
    on: str


def agreements_to_reopen(actor: Actor, partnership_id: int, code: str) -> tuple[AgreementHead, ...]:
    """Return the agreements in sight that can open a locked round again, newest first; 4 queries."""
    round_ = within(actor, Round, partnership_id).filter(code=code).first()
    part = holding(round_) if round_ is not None else None
    if round_ is None or part is None:
        return ()
    return tuple(_agreement(row) for row in agreements(actor, round_, part.frozen_at))


def _agreement(row: Decision) -> AgreementHead:
    return AgreementHead(row.uid, row.code, row.subject, row.body.name, str(row.decided_on))
