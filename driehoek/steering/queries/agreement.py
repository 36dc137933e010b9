# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One agreement or decision whole: who, when, why, what it replaced, which goals, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import Origin
from driehoek.steering.models import Account, Decision, DecisionGoal, FollowUp


@dataclass(frozen=True, slots=True)
class OtherAgreement:
    """An agreement beside this one: the later that replaced it, or an earlier that it replaced."""

    code: str
    subject: str
    on: PreciseDate


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what was told about it."""

    on: date
    state: str
    text: str
    by: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class GoalLink:
    """A goal that it serves."""

    plan_code: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What a council was told of it."""

    uid: UUID
    council: str
    on: PreciseDate
    how: str
    municipality_id: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The page of one agreement or decision.

    Attributes:
        municipality: of its body; empty for a joint one.
        item: the point of the agenda; meeting and point are empty when out of sight.
        replaced: whether a later one took its place; ``later`` is that one, when in sight.
        told: newest first.
    """

    pk: int
    uid: UUID
    version: int
    code: str
    on: PreciseDate
    kind: str
    subject: str
    text: str
    reason: str
    note: str
    body: str
    body_kind: str
    body_code: str
    municipality: str
    partnership_id: int
    municipality_id: int | None
    owner: str
    owner_code: str
    owner_organisation_id: int | None
    organisation: str
    due: PreciseDate | None
    due_day: date | None
    follow: str
    review_on: date | None
    authority: str
    deployment: str
    gives_way: str
    meeting: str
    meeting_code: str
    item: str
    concerns_kind: str
    concerns_uid: UUID | None
    replaced: bool
    origin: Origin
    later: OtherAgreement | None = None
    earlier: tuple[OtherAgreement, ...] = ()
    goals: tuple[GoalLink, ...] = ()
    told: tuple[Told, ...] = ()
    accounts: tuple[AccountLine, ...] = ()


@prepared
def _decision(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    return within(actor, Decision, partnership_id, "body").filter(code=code).values_list(
        "pk", "uid", "version", "decided_on", "kind", "subject", "text", "reason", "note", "body__name", "body__kind",
        "body__code", "municipality__name", "municipality_id", shown(actor, "owner__title"),
        shown(actor, "owner__code"), "owner_organisation_id", shown(actor, "owner_organisation__name"), "due_on",
        "due_day", "follow", "review_on", "authority", "deployment", "gives_way", "meeting_label",
        shown(actor, "meeting__title"), shown(actor, "meeting__code"), shown(actor, "item__title"), "concerns_kind",
        "concerns_uid", "superseded_by_id", "example", "source", "source_place", "circle",
    )  # fmt: skip


@prepared
def _beside(actor: Actor, partnership_id: int, pk: int, later: int | None) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body")
    found = rows.filter(superseded_by_id=pk)
    if later is not None:
        found = found | rows.filter(pk=later)
    return found.order_by("-decided_on", "code").values_list("pk", "code", "subject", "decided_on")


@prepared
def _told(actor: Actor, partnership_id: int, pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, FollowUp, partnership_id).filter(decision_id=pk).order_by("-told_on", "-pk")
    return rows.values_list("told_on", "state", "text", "told_by", "example", "source", "source_place", "circle")


@prepared
def _goals(actor: Actor, partnership_id: int, pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, DecisionGoal, partnership_id, "node", "node__plan").filter(decision_id=pk)
    return rows.order_by("node__position").values_list("node__plan__code", "node__code", "node__title")


@prepared
def _accounts(actor: Actor, partnership_id: int, pk: int) -> QuerySet[Any, Any]:
    rows = within(actor, Account, partnership_id, "body").filter(decision_id=pk).order_by("-told_on", "pk")
    return rows.values_list(
        "uid", "body__name", "told_on", "how", "municipality_id", "example", "source", "source_place", "circle"
    )


def agreement(actor: Actor, partnership_id: int, code: str, titles: Mapping[str, str]) -> AgreementView | None:
    """Return one agreement or decision, ``None`` when it does not exist or is out of sight; 5 queries.

    Args:
        titles: of source documents by key.
    """
    rows = _decision(actor, partnership_id, code)
    if not rows:
        return None
    (
        pk, uid, version, on, kind, subject, text, reason, note, body, body_kind, body_code, municipality,
        municipality_id, owner, owner_code, organisation_id, organisation, due, due_day, follow, review_on, authority,
        deployment, gives_way, label, meeting, meeting_code, item, concerns_kind, concerns_uid, later, *source,
    ) = rows[0]  # fmt: skip

    def origin(example: bool, document: str, place: str, circle: str) -> Origin:
        return Origin(example, titles.get(document, document), place, circle=circle)

    beside = _beside(actor, partnership_id, pk, later)
    others = {key: OtherAgreement(*rest) for key, *rest in beside}
    return AgreementView(
        pk=pk, uid=uid, version=version, code=code, on=on, kind=kind, subject=subject, text=text, reason=reason,
        note=note, body=body, body_kind=body_kind, body_code=body_code, municipality=municipality or "",
        partnership_id=partnership_id, municipality_id=municipality_id, owner=owner or "", owner_code=owner_code or "",
        owner_organisation_id=organisation_id, organisation=organisation or "", due=due, due_day=due_day,
        follow=follow, review_on=review_on, authority=authority, deployment=deployment, gives_way=gives_way,
        meeting=meeting or label, meeting_code=meeting_code or "", item=item or "", concerns_kind=concerns_kind,
        concerns_uid=concerns_uid, replaced=later is not None, origin=origin(*source),
        later=others.get(later) if later is not None else None,
        earlier=tuple(one for key, one in others.items() if key != later),
        goals=tuple(GoalLink(*row) for row in _goals(actor, partnership_id, pk)),
        told=tuple(
            Told(day, state, words, by, origin(*source))
            for day, state, words, by, *source in _told(actor, partnership_id, pk)
        ),
        accounts=tuple(
            AccountLine(key, council, day, how, whose, origin(*source))
            for key, council, day, how, whose, *source in _accounts(actor, partnership_id, pk)
        ),
    )  # fmt: skip
