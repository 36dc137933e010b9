# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Agreements and decisions edited by hand; what a decision changes elsewhere is in :mod:`driehoek.cycle`."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.audit.models import AuditEvent
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.errors import Invalid
from driehoek.organisations.editing import Editable, Many
from driehoek.organisations.models import Function, Organisation, OwnedRecord
from driehoek.planning.models import Action, Adoption, Node, Plan, Programme
from driehoek.planning.rules import Cause, CauseKind
from driehoek.steering.models import Account, Body, Decision, DecisionGoal, FollowUp
from driehoek.steering.rules import (
    Authority,
    BodyKind,
    Concern,
    DecisionKind,
    Deployment,
    Follow,
    check_authority,
    check_deployment,
    check_follow,
    check_kind,
    follow_of,
)

EDIT = Permission.RECORD_DECISION

#: Commands by which a decision changed something else at the same time.
CHANGING = (
    "cycle.adopt", "cycle.decide_on_action", "planning.add_action", "planning.carry_over", "planning.decide_action",
    "planning.freeze_plan", "organisations.change_record", "organisations.withdraw_record",
)  # fmt: skip
#: What a decision may be about, as far as it lives in the rooms below.
CONCERNED: Mapping[Concern, type[OwnedRecord]] = {
    Concern.PLAN: Plan, Concern.PROGRAMME: Programme, Concern.ACTION: Action, Concern.THEME: Node
}  # fmt: skip
#: What hangs on a decision, and goes and comes back with it.
PARTS: tuple[type[Any], ...] = (FollowUp, Account, DecisionGoal)
#: What the approved list of a meeting says of it, and so stays as it was read there.
ON_THE_LIST = ("decided_on", "kind", "subject", "text", "owner_id", "owner_organisation_id", "due_on", "gives_way")
APPROVED = "De lijst van dit overleg is vastgesteld. Leg bij het volgende overleg vast wat er anders moet."
STAYS = "Deze uitkomst heeft iets anders veranderd. Dit blijft daarom zoals het is."


def _of_its_body(row: Any) -> None:
    if row.body_id is not None:
        row.municipality_id = row.body.municipality_id
    if not row.concerns_kind:
        row.concerns_uid = None
    row.due_day = row.due_on.last_day if row.due_on else None
    if row.owner is not None and row.owner_organisation_id is None:
        row.owner_organisation_id = row.owner.organisation_id
    if row.pk is None and row.kind and not row.follow:
        named = row.owner_organisation_id is not None or row.due_on is not None
        follow = follow_of(DecisionKind(row.kind), named=named)
        row.follow = follow.value if follow else ""
    if row.superseded_by_id is not None and row.follow == Follow.OPEN:
        row.follow = Follow.DROPPED.value


def _decision(row: Decision) -> Mapping[str, str]:
    wrong = check_deployment(Deployment(row.deployment) if row.deployment else None, row.gives_way)
    if row.owner is not None and row.owner_organisation_id != row.owner.organisation_id:
        wrong["owner"] = "Deze functie is niet van die organisatie."
    follow = check_follow(DecisionKind(row.kind), Follow(row.follow)) if row.kind and row.follow else None
    if follow:
        wrong["follow"] = follow
    body = BodyKind(row.body.kind)
    kind = check_kind(body, DecisionKind(row.kind)) if row.kind and not _as_in_the_source(row) else None
    if kind:
        wrong["kind"] = kind
    authority = check_authority(body, Authority(row.authority) if row.authority else None)
    if authority:
        wrong["authority"] = authority
    if row.concerns_kind and not _there(row):
        wrong["concerns_uid"] = "Kies waar dit over gaat."
    return wrong | _replaced(row) | _stays(row)


def _replaced(row: Decision) -> dict[str, str]:
    """Return what is wrong with what takes the place of this one: something later, and never itself by a detour."""
    later = row.superseded_by
    if later is None:
        return {}
    if later.decided_on.last_day < row.decided_on.first_day:
        return {"superseded_by": "Kies iets van later: wat eerder is, kan dit niet vervangen."}
    passed = {row.pk}
    while later is not None:
        if later.pk in passed:
            return {"superseded_by": "Dit is zelf door deze uitkomst vervangen. Kies een andere."}
        passed.add(later.pk)
        later = later.superseded_by
    return {}


def _as_in_the_source(row: Decision) -> bool:
    """Tell whether this is still what a source calls the outcome of a body that it does not name."""
    if row.body.kind != BodyKind.NOT_NAMED:
        return False
    return Decision.objects.filter(pk=row.pk, kind=row.kind).exists()


def _there(row: Decision) -> bool:
    """Tell whether there is such a thing in this partnership; an evaluation is of a room above and taken as given."""
    table = CONCERNED.get(Concern(row.concerns_kind))
    if table is None or row.concerns_uid is None:
        return row.concerns_uid is not None
    return table._default_manager.filter(uid=row.concerns_uid, partnership=row.partnership_id).exists()


def _stays(row: Any) -> dict[str, str]:
    """Return what may not change any more: of what changed something else, or stands on an approved list."""
    if row.pk is None:
        return {}
    stood = Decision.objects.select_related("meeting").get(pk=row.pk)
    wrong: dict[str, str] = {}
    if _approved(stood):
        changed = (name for name in ON_THE_LIST if getattr(stood, name) != getattr(row, name))
        wrong = {name.removesuffix("_id"): APPROVED for name in changed}
    if changed_something(row):
        fixed = ("kind", "concerns_kind", "concerns_uid", "body_id")
        wrong |= {name: STAYS for name in fixed if getattr(stood, name) != getattr(row, name)}
    return wrong


def _approved(row: Decision) -> bool:
    """Tell whether the list of the meeting where it was recorded was approved by the next one."""
    return row.meeting is not None and row.meeting.approved_in_id is not None


def changed_something(row: Decision) -> bool:
    """Tell whether this decision stopped, deferred or adjusted an action, or adopted a plan or programme."""
    return (
        Action.objects.filter(status_cause_uid=row.uid).exists()
        or Adoption.objects.filter(decision_uid=row.uid, withdrawn_at__isnull=True).exists()
        or AuditEvent.objects.filter(operation=row.created_in, command__in=CHANGING).exists()
    )


def _may_go(_actor: Actor, row: Decision, changed: frozenset[str]) -> None:
    if "withdrawn_at" not in changed or row.withdrawn_at is not None:
        return
    if _approved(row):
        raise Invalid(APPROVED)
    if changed_something(row):
        raise Invalid(
            "Deze uitkomst heeft een actie, plan of programma veranderd en blijft daarom in het register staan. "
            "Was het een vergissing? Leg dan een nieuwe afspraak vast."
        )


def _follows(_actor: Actor, row: Decision, changed: frozenset[str]) -> None:
    """Let what is told of this decision, here and elsewhere, follow it."""
    if {"circle", "circle_municipality_id"} & changed:
        _narrow(row)
    _told_elsewhere(row, changed)


def _narrow(row: Decision) -> None:
    """Let what hangs on a decision be seen by no more people than the decision; a wider one leaves it as it was."""
    own = row.circle, row.circle_municipality_id
    for model in PARTS:
        for part in model._default_manager.filter(decision=row):
            circle, municipality_id = narrower((part.circle, part.circle_municipality_id), own)
            records.update(part, {"circle": circle, "circle_municipality_id": municipality_id})


def _told_elsewhere(row: Decision, changed: frozenset[str]) -> None:
    """Let the day and the words with which actions and plans name this decision follow."""
    if not {"subject", "decided_on"} & changed:
        return
    label = f"{row.kind} van {row.body.name}: {row.subject}"
    cause = Cause(CauseKind.DECISION, row.uid, row.decided_on.first_day, label)
    for action in Action.objects.filter(status_cause_uid=row.uid, status_cause_kind=CauseKind.DECISION.value):
        records.update(action, cause.columns())
    for adoption in Adoption.objects.filter(decision_uid=row.uid):
        records.update(adoption, {"adopted_on": row.decided_on})


DECISION: Editable[Any] = Editable(
    name="besluit",
    model=Decision,
    permission=EDIT,
    columns=(
        "decided_on", "kind", "subject", "text", "authority", "meeting_label", "concerns_kind", "concerns_uid", "note",
        "reason", "due_on", "follow", "review_on", "deployment", "gives_way", "code",
    ),
    references={
        "body": Body, "owner_organisation": Organisation, "owner": Function, "superseded_by": Decision,
    },
    many={"goals": Many(model=DecisionGoal, own="decision", other="node", target=Node)},
    parent="body",
    code="code",
    named_by="subject",
    complete=_of_its_body,
    check=_decision,
    ask=_may_go,
    parts=frozenset({FollowUp, Account}),
    follow=_follows,
)  # fmt: skip


def _of_its_council(row: Any) -> None:
    if row.body_id is not None:
        row.municipality_id = row.body.municipality_id


def _account(row: Account) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    if BodyKind(row.body.kind) is not BodyKind.COUNCIL:
        wrong["body"] = "Verantwoorden doet u aan een raad. Kies een raad."
    if row.told_on is not None and row.told_on.last_day < row.decision.decided_on.first_day:
        wrong["told_on"] = "Dit is van voor de dag van de afspraak."
    return wrong


ACCOUNT: Editable[Any] = Editable(
    name="verantwoording",
    model=Account,
    permission=EDIT,
    columns=("told_on", "how"),
    references={"decision": Decision, "body": Body},
    parent="decision",
    complete=_of_its_council,
    check=_account,
)
