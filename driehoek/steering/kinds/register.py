# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Agreements and decisions edited by hand; what a decision changes elsewhere is in :mod:`driehoek.cycle`."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.audit.models import AuditEvent
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Invalid
from driehoek.organisations.editing import Editable
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.models import Action, Adoption, Node, Plan, Programme
from driehoek.planning.rules import Cause, CauseKind
from driehoek.steering.models import Body, Decision
from driehoek.steering.rules import Authority, BodyKind, Concern, DecisionKind, check_authority, check_kind

EDIT = Permission.RECORD_DECISION

#: Commands by which a decision changed something else at the same time.
CHANGING = ("cycle.adopt", "cycle.decide_on_action")
#: What a decision may be about, as far as it lives in the rooms below.
CONCERNED: Mapping[Concern, type[OwnedRecord]] = {
    Concern.PLAN: Plan, Concern.PROGRAMME: Programme, Concern.ACTION: Action, Concern.THEME: Node
}  # fmt: skip
STAYS = "Deze uitkomst heeft iets anders veranderd. Dit blijft daarom zoals het is."


def _of_its_body(row: Any) -> None:
    if row.body_id is not None:
        row.municipality_id = row.body.municipality_id
    if not row.concerns_kind:
        row.concerns_uid = None


def _decision(row: Decision) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    body = BodyKind(row.body.kind)
    kind = check_kind(body, DecisionKind(row.kind)) if row.kind else None
    if kind:
        wrong["kind"] = kind
    authority = check_authority(body, Authority(row.authority) if row.authority else None)
    if authority:
        wrong["authority"] = authority
    if row.concerns_kind and not _there(row):
        wrong["concerns_uid"] = "Kies waar dit over gaat."
    return wrong | _stays(row)


def _there(row: Decision) -> bool:
    """Tell whether there is such a thing in this partnership; an evaluation is of a room above and taken as given."""
    table = CONCERNED.get(Concern(row.concerns_kind))
    if table is None or row.concerns_uid is None:
        return row.concerns_uid is not None
    return table._default_manager.filter(uid=row.concerns_uid, partnership=row.partnership_id).exists()


def _stays(row: Any) -> dict[str, str]:
    """Return what may not change any more of a decision that changed something else."""
    if row.pk is None or not changed_something(row):
        return {}
    stood = Decision.objects.get(pk=row.pk)
    fixed = ("kind", "concerns_kind", "concerns_uid", "body_id")
    return {name: STAYS for name in fixed if getattr(stood, name) != getattr(row, name)}


def changed_something(row: Decision) -> bool:
    """Tell whether this decision stopped, deferred or adjusted an action, or adopted a plan or programme."""
    return (
        Action.objects.filter(status_cause_uid=row.uid).exists()
        or Adoption.objects.filter(decision_uid=row.uid, withdrawn_at__isnull=True).exists()
        or AuditEvent.objects.filter(operation=row.created_in, command__in=CHANGING).exists()
    )


def _may_go(_actor: Actor, row: Decision, changed: frozenset[str]) -> None:
    if "withdrawn_at" in changed and row.withdrawn_at is None and changed_something(row):
        raise Invalid(
            "Deze uitkomst heeft een actie, plan of programma veranderd en blijft daarom in het register staan. "
            "Was het een vergissing? Leg dan een nieuwe afspraak vast."
        )


def _told_elsewhere(_actor: Actor, row: Decision, changed: frozenset[str]) -> None:
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
        "code",
    ),
    references={"body": Body},
    parent="body",
    code="code",
    named_by="subject",
    complete=_of_its_body,
    check=_decision,
    ask=_may_go,
    follow=_told_elsewhere,
)  # fmt: skip
