# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the actions of a round ask that need adjusting or attention, what was chosen, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.adjusting import UNANSWERED, chooses, concerns
from driehoek.evaluation.models import Adjustment, Round, RoundProgramme
from driehoek.evaluation.rules import WISHES
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import Action
from driehoek.planning.rules import CLOSED, is_moved
from driehoek.steering.models import Body, Decision
from driehoek.steering.policies import proposals
from driehoek.steering.routing import Scope, reads, way
from driehoek.steering.rules import JOINT, BodyKind, Concern, ProposalKind


@dataclass(frozen=True, slots=True)
class WishRound:
    """The round, as far as this page needs it."""

    pk: int
    uid: UUID
    code: str
    title: str
    state: str
    triangle_on: date
    municipality_id: int | None
    example: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose for an action; the fields are those of the model."""

    version: int
    kind: str
    reason: str
    asked: str
    new_end: PreciseDate | None
    gives_way: str
    deployment: str
    lifted: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """The proposal about an action: made by the round, or waiting for its answer already.

    Attributes:
        here: it belongs to the round; else somebody proposed it apart from that.
    """

    uid: UUID
    code: str
    kind: str
    state: str
    body: str
    here: bool


@dataclass(frozen=True, slots=True)
class CameOf:
    """An agreement or decision that answers a proposal."""

    code: str
    kind: str
    subject: str
    text: str
    on: PreciseDate
    body: str


@dataclass(frozen=True, slots=True)
class WishLine:
    """One action that asks something.

    Attributes:
        theme_code, plan_code: of the theme or goal that it is under; empty out of sight.
        municipality: whose it is; empty for a joint one.
        moved: it ends later by now than was first agreed.
        attention, adjustment: what the lead told; ``None`` where it asks none.
        chosen: ``None`` as long as nobody chose.
        goes_to: which body answers, by what was chosen; empty when there is none yet, or none may read it.
        may_choose: whether the reader may choose here, as far as the round allows it.
        alone: only one municipality sees it, so that one hands it in.
    """

    uid: UUID
    code: str
    title: str
    plan_code: str
    theme_code: str
    theme: str
    municipality: str
    function: str
    organisation: str
    status: str
    end: PreciseDate | None
    moved: bool
    attention: str | None
    adjustment: str | None
    chosen: Chosen | None
    goes_to: str
    may_choose: bool
    alone: bool
    proposal: Proposed | None
    came: tuple[CameOf, ...]
    example: bool

    @property
    def asks(self) -> bool:
        """Whether it is for whoever decides, and does not only ask attention."""
        lifted = self.chosen is not None and self.chosen.lifted
        return self.adjustment is not None or lifted or self.proposal is not None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a round asks: what is for whoever decides, and what only asks attention."""

    round: WishRound
    asking: tuple[WishLine, ...]
    attention: tuple[WishLine, ...]


@prepared
def _round(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    rows = within(actor, Round, partnership_id).filter(code=code)
    return rows.values_list("pk", "uid", "code", "title", "state", "triangle_on", "municipality_id", "example")


@prepared
def _actions(actor: Actor, partnership_id: int, round_id: int, whose: int | None) -> QuerySet[Any, Any]:
    """Ask for the actions that ask something, and for those that the round asked something about."""
    looked_at = RoundProgramme.objects.filter(round_id=round_id, withdrawn_at__isnull=True)
    kept = Adjustment.objects.filter(round_id=round_id, action=OuterRef("pk"), withdrawn_at__isnull=True)
    working = ~Q(status__in=[status.value for status in CLOSED])
    rows = within(actor, Action, partnership_id, "programme").filter(programme__in=looked_at.values("programme_id"))
    if whose is not None:
        rows = rows.filter(Q(municipality__isnull=True) | Q(municipality_id=whose))
    asking = rows.filter((working & (Q(adjustment=True) | Q(attention=True))) | Exists(kept))
    return asking.order_by("programme__code", "position", "code").values_list(
        "pk", "uid", "code", "title", shown(actor, "node__plan__code"), shown(actor, "node__code"),
        shown(actor, "node__title"), "municipality_id", "municipality__name", shown(actor, "lead_function__title"),
        shown(actor, "lead_organisation__name"), "status", "original_end", "current_end", "attention", "attention_text",
        "adjustment", "adjustment_text", "circle", "circle_municipality_id", "example",
    )  # fmt: skip


@prepared
def _chosen(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Adjustment, partnership_id, "round", "action").filter(round_id=round_id)
    return rows.values_list(
        "action_id", "proposal_id", "version", "kind", "reason", "asked", "new_end", "gives_way", "deployment", "lifted"
    )


@prepared
def _proposed(actor: Actor, partnership_id: int, made: tuple[int, ...], actions: tuple[int, ...]) -> QuerySet[Any, Any]:
    """Ask for the proposals that the round made, and for those about its actions that wait for their answer."""
    waiting = Q(
        action_id__in=actions,
        kind__in=[kind.value for kind in WISHES],
        state__in=[state.value for state in UNANSWERED],
    )
    rows = proposals(actor).filter(waiting | Q(pk__in=made), partnership_id=partnership_id)
    return rows.order_by("submitted_on", "pk").values_list(
        "pk", "action_id", "uid", "code", "kind", "state", "body__name"
    )


@prepared
def _came(actor: Actor, partnership_id: int, proposed: tuple[UUID, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body").filter(item__proposal__uid__in=proposed)
    return rows.order_by("decided_on", "code").values_list(
        "item__proposal__uid", "code", "kind", "subject", "text", "decided_on", "body__name"
    )


@prepared
def _bodies(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    return within(actor, Body, partnership_id).order_by("name").values_list("name", "kind", "municipality_id")


def wishes(actor: Actor, partnership_id: int, code: str) -> Wishes | None:
    """Return what a round asks, or ``None`` when it is out of sight; 6 queries at most."""
    found = _round(actor, partnership_id, code)
    if not found:
        return None
    round_ = WishRound(*found[0])
    chosen: dict[int, tuple[int | None, Chosen]] = {
        action: (proposal, Chosen(*rest)) for action, proposal, *rest in _chosen(actor, partnership_id, round_.pk)
    }
    rows = [
        row
        for row in _actions(actor, partnership_id, round_.pk, round_.municipality_id)
        if concerns(round_.municipality_id, row[7])
    ]
    proposed = _proposals(actor, partnership_id, [row[0] for row in rows], chosen)
    came = _answers(actor, partnership_id, proposed)
    bodies = tuple(_bodies(actor, partnership_id)) if rows else ()
    lines = [_line(actor, partnership_id, round_, row, chosen, proposed, came, bodies) for row in rows]
    return Wishes(
        round_,
        tuple(line for line in lines if line.asks),
        tuple(line for line in lines if not line.asks and line.attention is not None),
    )


def _proposals(
    actor: Actor, partnership_id: int, actions: Sequence[int], chosen: Mapping[int, tuple[int | None, Chosen]]
) -> dict[int, Proposed]:
    """Return per action its proposal: that which the round made, else one that waits."""
    if not actions:
        return {}
    made = tuple(sorted(proposal for proposal, _chosen in chosen.values() if proposal is not None))
    found: dict[int, Proposed] = {}
    own: dict[int, Proposed] = {}
    for pk, action, uid, code, kind, state, body in _proposed(actor, partnership_id, made, tuple(actions)):
        (own if pk in made else found)[action] = Proposed(uid, code, kind, state, body, pk in made)
    return found | own


def _answers(actor: Actor, partnership_id: int, proposed: Mapping[int, Proposed]) -> dict[UUID, list[CameOf]]:
    found: dict[UUID, list[CameOf]] = {}
    if proposed:
        uids = tuple(sorted({one.uid for one in proposed.values()}))
        for uid, *rest in _came(actor, partnership_id, uids):
            found.setdefault(uid, []).append(CameOf(*rest))
    return found


def _line(
    actor: Actor, partnership_id: int, round_: WishRound, row: Sequence[Any],
    chosen: Mapping[int, tuple[int | None, Chosen]], proposed: Mapping[int, Proposed],
    came: Mapping[UUID, Sequence[CameOf]], bodies: Sequence[tuple[str, str, int | None]],
) -> WishLine:  # fmt: skip
    (
        pk, uid, code, title, plan, theme_code, theme, whose, municipality, function, organisation, status, first_end,
        end, attention, attention_text, adjustment, adjustment_text, circle, circle_of, example,
    ) = row  # fmt: skip
    mine = chosen[pk][1] if pk in chosen else None
    proposal = proposed.get(pk)
    scope = Scope(ProposalKind(mine.kind) if mine else ProposalKind.ADJUST, Concern.ACTION, whose)
    return WishLine(
        uid, code, title, plan or "", theme_code or "", theme or "", municipality or "", function or "",
        organisation or "", status, end, is_moved(first_end, end), attention_text if attention else None,
        adjustment_text if adjustment else None, mine,
        _first_body(bodies, scope, (circle, circle_of)),
        chooses(actor, partnership_id, round_.municipality_id, whose),
        circle == Circle.MUNICIPALITY,
        proposal, tuple(came.get(proposal.uid, ())) if proposal else (), example,
    )  # fmt: skip


def _first_body(bodies: Sequence[tuple[str, str, int | None]], scope: Scope, about: tuple[str, int | None]) -> str:
    """Return the name of the body that answers, by the same rule as the proposal will follow."""
    spread = (Circle.PARTNERS.value, None) if about[0] == Circle.PUBLIC else about
    for kind in way(scope).kinds:
        for name, its, whose in bodies:
            own = None if kind in JOINT else scope.municipality
            if its == kind.value and whose == own and reads(BodyKind(its), whose, spread):
                return name
    return ""
