# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a round asks for actions that need adjusting: which actions those are, who may say it, what is proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.evaluation.models import Adjustment, Round, RoundProgramme
from driehoek.evaluation.rules import WISHES
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.definitions import label
from driehoek.organisations.policies import within
from driehoek.planning.models import Action
from driehoek.planning.rules import CLOSED
from driehoek.steering.models import Proposal
from driehoek.steering.policies import proposals
from driehoek.steering.proposing import ASKED, Proposing
from driehoek.steering.rules import Concern, Deployment, ProposalKind, ProposalState

LONGEST_TITLE = 300
#: Proposals that somebody handed in and that still wait for their answer.
UNANSWERED = (ProposalState.SUBMITTED, ProposalState.ON_AGENDA, ProposalState.POSTPONED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What whoever decides is asked about one action.

    Attributes:
        kind: one of ``WISHES``.
        reason: why; what the lead told where it is empty.
        asked: what is asked; the usual words where it is empty.
        new_end: the later end, for deferring.
        gives_way, deployment: what shrinks because of it ("wat wijkt?") and planned or ad hoc, for more deployment.
    """

    kind: ProposalKind = ProposalKind.ADJUST
    reason: str = ""
    asked: str = ""
    new_end: PreciseDate | None = None
    gives_way: str = ""
    deployment: Deployment | None = None


def chooses(actor: Actor, partnership_id: int, round_of: int | None, action_of: int | None) -> bool:
    """Tell whether the actor may say what an action needs: who judges its theme, or who runs the round.

    Args:
        round_of, action_of: keys of the municipalities of the round and of the action; ``None`` for joint.
    """
    if not concerns(round_of, action_of):
        return False
    judges = reach(actor, Permission.JUDGE_THEME).covers(partnership_id, action_of)
    return judges or reach(actor, Permission.RUN_ROUND).covers(partnership_id, round_of)


def concerns(round_of: int | None, action_of: int | None) -> bool:
    """Tell whether a round speaks for an action: that of one municipality only for its own and for what is joint."""
    return round_of is None or action_of in (None, round_of)


def of_round(actor: Actor, round_: Round) -> QuerySet[Action]:
    """Return the actions within sight for which a round speaks, and on which work is still done."""
    looked_at = RoundProgramme.objects.filter(round=round_, withdrawn_at__isnull=True)
    rows = within(actor, Action, round_.partnership_id, "programme").filter(
        programme__in=looked_at.values("programme_id")
    )
    if round_.municipality_id is not None:
        rows = rows.filter(Q(municipality__isnull=True) | Q(municipality=round_.municipality_id))
    return rows.exclude(status__in=[status.value for status in CLOSED])


def needing(actor: Actor, round_: Round) -> QuerySet[Action]:
    """Return the actions of a round that need adjusting, or of which somebody lifted what asks attention."""
    lifted = Adjustment.objects.filter(
        round=round_, action=OuterRef("pk"), lifted=True, withdrawn_at__isnull=True
    )  # fmt: skip
    rows = of_round(actor, round_).filter(Q(adjustment=True) | Exists(lifted))
    return rows.order_by("programme__code", "position", "code")


def waiting_about(actor: Actor, actions: Iterable[Action]) -> dict[int, Proposal]:
    """Return per action the proposal that waits for its answer already, whoever made it: nothing is asked twice."""
    rows = proposals(actor).filter(
        action__in=[action.pk for action in actions],
        kind__in=[kind.value for kind in WISHES],
        state__in=[state.value for state in UNANSWERED],
    )
    return {row.action_id: row for row in rows.order_by("submitted_on", "pk") if row.action_id is not None}


def told_of(action: Action) -> str:
    """Return why the action asks something, as the lead told it."""
    return action.adjustment_text if action.adjustment else action.attention_text


def asked_by_default(kind: ProposalKind) -> str:
    """Return what is asked where nobody wrote it in other words, as it stands on an agenda."""
    return _sentence(ASKED[kind])


def asked_of_evaluation() -> str:
    """Return what is asked about the evaluation itself, as it stands on an agenda."""
    return _sentence("de evaluatie vaststellen, en per voorstel afspreken hoe het verder gaat")


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def wish_of(row: Adjustment | None) -> Wish:
    """Return what somebody chose; adjusting, with the words of the lead, where nobody did."""
    if row is None:
        return Wish()
    return Wish(
        kind=ProposalKind(row.kind),
        reason=row.reason,
        asked=row.asked,
        new_end=row.new_end,
        gives_way=row.gives_way,
        deployment=Deployment(row.deployment) if row.deployment else None,
    )


def report_of(round_: Round) -> Mapping[str, str]:
    """Return the reference to the report of a round, as an agenda holds it: with the whole address, also on paper."""
    path = f"/{round_.partnership.slug}/rondes/{round_.code}/verslag/"
    return {"label": f"Evaluatie {round_.title}", "address": f"{settings.DRIEHOEK_ADDRESS}{path}"}


def proposing_of(round_: Round, action: Action, wish: Wish) -> Proposing:
    """Return the proposal that a wish becomes when the round is locked."""
    named = label("proposal_kind", wish.kind.value)
    answer = PreciseDate.of(round_.triangle_on) if round_.triangle_on >= clock.today() else None
    return Proposing(
        kind=wish.kind,
        title=f"{named[0].upper()}{named[1:]}: {action.title}"[:LONGEST_TITLE],
        reason=wish.reason.strip() or told_of(action) or round_.title,
        asked=wish.asked.strip() or asked_by_default(wish.kind),
        concerns=(Concern.ACTION, action.uid),
        wanted_on=answer if action.municipality_id is None else None,
        gives_way=wish.gives_way,
        deployment=wish.deployment,
        new_end=wish.new_end,
        references=(report_of(round_),),
        circle=Circle.PARTNERS,
        example=round_.example,
    )
