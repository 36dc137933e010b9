# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Freezing a plan as a version."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from driehoek.access.decision import permits, require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent
from driehoek.lib import frozen
from driehoek.organisations.policies import seen
from driehoek.planning.models import Node, Plan, PlanText, PlanVersion, WayOfWorking

SNAPSHOT_SCHEMA = 1


@command
def freeze_plan(*, actor: Actor, plan_uid: UUID, reason: str) -> UUID:
    """Keep the plan tree as it stands as its next version; the same content twice keeps one version.

    Returns:
        The uid of the version.

    Raises:
        Absent: the plan is out of sight.
        Forbidden: the actor neither edits plans here nor keeps the register of decisions.
    """
    plan = seen(actor, Plan).filter(uid=plan_uid).select_for_update().first()
    if plan is None:
        raise Absent("Dit plan bestaat niet, of u mag het niet zien.")
    # Whoever records that a body adopted the plan freezes what it adopted.
    if not permits(actor, Permission.RECORD_DECISION, plan):
        require(actor, Permission.EDIT_PLAN, plan.partnership_id, plan.municipality_id)
    content = _snapshot(plan)
    digest = frozen.digest(frozen.canonical(content))
    latest = PlanVersion.objects.filter(plan=plan, withdrawn_at__isnull=True).order_by("-number").first()
    same = latest is not None and latest.digest == digest
    kept = latest if latest is not None and same else _next_version(plan, reason, content, digest)
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    running.settled(plan.version_key)
    return kept.uid


def _next_version(plan: Plan, reason: str, content: dict[str, Any], digest: str) -> PlanVersion:
    last = PlanVersion.objects.filter(plan=plan).aggregate(number=Max("number"))["number"] or 0
    return records.insert(
        PlanVersion(
            partnership_id=plan.partnership_id,
            municipality_id=plan.municipality_id,
            circle=plan.circle,
            circle_municipality_id=plan.circle_municipality_id,
            embargo_until=plan.embargo_until,
            secrecy=plan.secrecy,
            example=plan.example,
            plan=plan,
            number=last + 1,
            frozen_at=clock.now(),
            reason=reason,
            schema_version=SNAPSHOT_SCHEMA,
            content=content,
            digest=digest,
        )
    )


def _snapshot(plan: Plan) -> dict[str, Any]:
    """Return the content of a version, schema 1: title, texts, ways and nodes, each with its code and text.

    Only what everyone who sees the plan may see is kept, so that a version never tells more than its plan.
    """
    own = Q(plan=plan, withdrawn_at__isnull=True) & _no_narrower_than(plan)
    texts = PlanText.objects.filter(own).order_by("position", "code").values("code", "title", "text")
    ways = WayOfWorking.objects.filter(own).order_by("number").values("number", "title", "text")
    nodes = (
        Node.objects.filter(own)
        .order_by("level", "position", "code")
        .values("code", "title", "text", "level", "ambition", "parent__code", "municipality__name", "text_kind")
    )
    return {
        "title": plan.title,
        "period": [plan.period_start.text, plan.period_end.text],
        "levels": plan.levels,
        "texts": list(texts),
        "ways": list(ways),
        "nodes": _rooted(nodes),
    }


def _rooted(nodes: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Leave out what hangs under something that was left out; nodes come level by level, from the top."""
    kept: dict[object, dict[str, object]] = {}
    for node in nodes:
        if node["parent__code"] is None or node["parent__code"] in kept:
            kept[node["code"]] = dict(node)
    return list(kept.values())


def _no_narrower_than(plan: Plan) -> Q:
    """Return the condition on parts of a plan that everyone who sees the plan may see: circle, secrecy and embargo."""
    # Named recipients are named per record: those of a part need not be those of the plan.
    held = [circle.value for circle in Circle if Circle(plan.circle).holds(circle) and circle is not Circle.NAMED]
    same_own = Q(circle_municipality=plan.circle_municipality_id) | ~Q(circle=Circle.MUNICIPALITY.value)
    open_now = Q(embargo_until__isnull=True) | Q(embargo_until__lte=plan.embargo_until or clock.now())
    return Q(circle__in=held) & same_own & open_now & (Q(secrecy__isnull=True) | Q(secrecy=plan.secrecy))
