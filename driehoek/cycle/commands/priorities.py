# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A priority more or fewer in mid-term: a decision of its own, that changes the plan by itself."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from driehoek.access.permissions import Permission
from driehoek.cycle.commands.changes import AddPriority, DropPriority
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.editing import Editable, add_record, change_record, withdraw_record
from driehoek.organisations.editing.kind import VERSION_REASON
from driehoek.organisations.policies import seen
from driehoek.planning.commands import decide_action
from driehoek.planning.kinds.nodes import NODE
from driehoek.planning.models import Action, Node, Plan
from driehoek.planning.rules import CLOSED, Ambition, Cause, DeviationReason, Effect, TextKind
from driehoek.steering.models import Body

#: A theme as a decision changes it: what a body decided, whoever keeps the register carries out.
BY_DECISION: Editable[Any] = replace(NODE, permission=Permission.RECORD_DECISION)


def of_this_body(body: Body, municipality_id: int | None) -> None:
    """Refuse what is not for this body to say: a joint matter, or one of another municipality.

    Raises:
        Invalid: it is not.
    """
    if body.municipality_id not in (None, municipality_id):
        raise Invalid(
            f"{body.name} gaat hier niet over: wat gezamenlijk is, beslist een gezamenlijk orgaan.",
            {"change": "Kies iets van de eigen gemeente."},
        )


def add_priority(actor: Actor, body: Body, change: AddPriority, cause: Cause) -> UUID:
    """Make a theme a priority, or put a new one in the plan; return its uid.

    Raises:
        Absent: the plan or theme is out of sight.
        Invalid: it is a priority already, stands below a theme, has no name, or is not for this body.
    """
    plan = seen(actor, Plan).filter(uid=change.plan_uid, partnership=body.partnership_id).first()
    if plan is None:
        raise Absent("Dit plan bestaat niet, of u mag het niet zien.")
    if change.node_uid is not None:
        node = _theme(actor, body, change.node_uid)
        if node.ambition == Ambition.PRIORITY or node.plan_id != plan.pk:
            sentence = f"{node.title} is al een prioriteit."
            raise Invalid(sentence, {"node": sentence})
        _become(actor, node, Ambition.PRIORITY)
        return node.uid
    of_this_body(body, change.municipality_id or plan.municipality_id)
    if not change.title.strip():
        raise Invalid(
            "Dit is nog niet bewaard. Verbeter de gemarkeerde velden.", {"title": "Geef de prioriteit een naam."}
        )
    return add_record(
        actor=actor,
        kind=BY_DECISION,
        partnership_id=plan.partnership_id,
        municipality_id=change.municipality_id,
        example=plan.example,
        values={
            "plan": plan.uid,
            "title": change.title.strip(),
            "text": change.text,
            "text_kind": TextKind.LITERAL.value,
            "ambition": Ambition.PRIORITY.value,
            VERSION_REASON: cause.label,
        },
    )


def drop_priority(actor: Actor, body: Body, change: DropPriority, cause: Cause) -> UUID:
    """Let a theme be no priority any more, or leave the plan, and stop what runs under it where that is asked.

    Returns:
        The uid of the theme.

    Raises:
        Absent: the theme is out of sight.
        Invalid: it is no priority, is not for this body, or something stands under what is to leave the plan.
    """
    node = _theme(actor, body, change.node_uid)
    if node.ambition != Ambition.PRIORITY and not change.withdraw:
        sentence = f"{node.title} is geen prioriteit."
        raise Invalid(sentence, {"node": sentence})
    if change.stop_actions:
        for action in _running_under(actor, node):
            decide_action(
                actor=actor,
                action_uid=action.uid,
                effect=Effect.STOP,
                cause=cause,
                reason=DeviationReason.POLICY_CHOICE,
                example=action.example,
            )
    if change.withdraw:
        withdraw_record(
            actor=actor, kind=BY_DECISION, uid=node.uid, expected_version=node.version, version_reason=cause.label
        )
    else:
        _become(actor, node, Ambition.OTHER)
    return node.uid


def _theme(actor: Actor, body: Body, uid: UUID) -> Node:
    node = seen(actor, Node, "plan").filter(uid=uid, partnership=body.partnership_id).select_related("plan").first()
    if node is None:
        raise Absent("Dit thema bestaat niet, of u mag het niet zien.")
    of_this_body(body, node.municipality_id)
    if node.parent_id is not None:
        sentence = "Alleen een thema kan een prioriteit zijn, niet een doel daaronder."
        raise Invalid(sentence, {"node": sentence})
    return node


def _become(actor: Actor, node: Node, ambition: Ambition) -> None:
    change_record(
        actor=actor,
        kind=BY_DECISION,
        uid=node.uid,
        expected_version=node.version,
        values={"ambition": ambition.value},
    )


def _running_under(actor: Actor, theme: Node) -> Iterator[Action]:
    """Yield what still runs under a theme and its goals, as far as the actor sees it."""
    level, found = [theme.pk], [theme.pk]
    while level:
        level = list(Node.objects.filter(parent__in=level, withdrawn_at__isnull=True).values_list("pk", flat=True))
        found += level
    closed = [status.value for status in CLOSED]
    yield from seen(actor, Action).filter(node__in=found).exclude(status__in=closed).order_by("pk")
