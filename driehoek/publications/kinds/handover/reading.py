# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What a handover folder is made of, within sight of whoever reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.organisations.models import Function
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import PartnershipHead
from driehoek.planning.models import Action, Adoption, GroupMember, Node
from driehoek.planning.queries.actions import ActionLine, lines_of, theme_of
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.publications.kinds.handover.rules import takes_part
from driehoek.steering.models import Body
from driehoek.steering.queries import DecisionLine, decisions


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the plan that runs; ``municipality`` is empty for a joint one."""

    plan_code: str
    plan_title: str
    plan_start: PreciseDate
    plan_end: PreciseDate
    code: str
    title: str
    municipality: str
    example: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A working group in which the function takes part."""

    code: str
    name: str
    theme: str
    chair: bool
    example: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """A function beside this one; functions, not names."""

    title: str
    organisation: str
    example: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """What a body did with a plan or programme, and when."""

    on: PreciseDate
    body: str
    kind: str
    what: str
    example: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a folder says something of.

    Attributes:
        led: actions that this function leads, also closed ones. local: the other actions of its municipality.
        bodies: name and example of the bodies in which it takes part; ``body_names`` to find their decisions.
        register: agreements and decisions in sight, oldest first.
    """

    uid: UUID
    title: str
    kind: str
    organisation: str
    municipality: str
    example: bool
    today: date
    programmes: tuple[ProgrammeHead, ...]
    led: tuple[ActionLine, ...]
    local: tuple[ActionLine, ...]
    themes: tuple[Theme, ...]
    groups: tuple[Group, ...]
    bodies: tuple[tuple[str, bool], ...]
    register: tuple[DecisionLine, ...]
    settled: tuple[Settled, ...]
    colleagues: tuple[Colleague, ...]


def keeps_folders(actor: Actor, partnership_id: int) -> bool:
    """Tell whether the actor may open the folder of every function: the coordinator and administrators."""
    keepers = (Permission.EDIT_PARTNERSHIP, Permission.MANAGE_PERSONS)
    return any(reach(actor, keeper).anywhere_in(partnership_id) for keeper in keepers)


def may_read(actor: Actor, partnership_id: int, function_uid: UUID) -> bool:
    """Tell whether the actor may open the folder of a function: whoever holds it or keeps all folders."""
    return function_uid in actor.function_uids or keeps_folders(actor, partnership_id)


def read(actor: Actor, head: PartnershipHead, code: str) -> Found:
    """Read what a folder is made of; 9 queries whatever its size.

    Raises:
        Absent: no such function within sight.
        Forbidden: the folder is not for this reader.
    """
    function = (
        within(actor, Function, head.pk).filter(code=code).annotate(house=shown(actor, "organisation__name")).first()
    )
    if function is None:
        raise Absent("Deze functie bestaat niet, of u mag haar niet zien.")
    if not may_read(actor, head.pk, function.uid):
        raise Forbidden("Deze map is voor wie de functie bekleedt, de coördinator en de beheerder.")
    today = clock.today()
    programmes = current(programme_heads(actor, head.pk), today)
    nodes, themes = _nodes(actor, head.pk, programmes)
    town = next((m.name for m in head.municipalities if m.pk == function.municipality_id), "")
    led, local = _actions(actor, head.pk, function, programmes, nodes)
    return Found(
        uid=function.uid,
        title=function.title,
        kind=function.kind,
        organisation=function.house or "",
        municipality=town,
        example=function.example,
        today=today,
        programmes=programmes,
        led=led,
        local=local,
        themes=tuple(theme for theme in themes if theme.municipality in ("", town)),
        groups=_groups(actor, head.pk, function),
        bodies=_bodies(actor, head.pk, function),
        register=decisions(actor, head.pk, {}),
        settled=_settled(actor, head.pk),
        colleagues=_colleagues(actor, head.pk),
    )


Nodes = list[tuple[int, int | None, str, str]]


def _nodes(actor: Actor, partnership_id: int, programmes: Sequence[ProgrammeHead]) -> tuple[Nodes, tuple[Theme, ...]]:
    rows = within(actor, Node, partnership_id, "plan").order_by("level", "position", "code")
    values: list[Any] = list(
        rows.values_list(
            "pk", "parent_id", "code", "title", "plan__code", "plan__title", "plan__period_start", "plan__period_end",
            "municipality__name", "example",
        )
    )  # fmt: skip
    plans = {programme.plan_code for programme in programmes}
    themes = tuple(
        Theme(plan, plan_title, start, end, code, title, town or "", example)
        for _pk, parent, code, title, plan, plan_title, start, end, town, example in values
        if parent is None and (plan in plans or not plans)
    )
    return [row[:4] for row in values], themes


def _actions(
    actor: Actor, partnership_id: int, function: Function, programmes: Sequence[ProgrammeHead], nodes: Nodes
) -> tuple[tuple[ActionLine, ...], tuple[ActionLine, ...]]:
    """Return the actions that the function leads, and the other ones of its municipality."""
    mine = Q(lead_function=function)
    if function.municipality_id is not None:
        mine |= Q(municipality_id=function.municipality_id)
    rows = within(actor, Action, partnership_id).filter(
        mine, programme_id__in=[programme.pk for programme in programmes]
    )
    lines = lines_of(actor, rows.order_by("due", "code"), theme_of(nodes), {})
    led = tuple(line for line in lines if line.lead == function.title)
    return led, tuple(line for line in lines if line not in led)


def _groups(actor: Actor, partnership_id: int, function: Function) -> tuple[Group, ...]:
    rows = within(actor, GroupMember, partnership_id, "working_group").filter(function=function)
    values = rows.order_by("working_group__name").values_list(
        "working_group__code", "working_group__name", shown(actor, "working_group__node__title"), "chair", "example"
    )
    return tuple(Group(code, name, theme or "", chair, example) for code, name, theme, chair, example in values)


def _bodies(actor: Actor, partnership_id: int, function: Function) -> tuple[tuple[str, bool], ...]:
    rows = within(actor, Body, partnership_id).order_by(JOINT_FIRST, "name")
    return tuple(
        (name, example)
        for name, kind, municipality, example in rows.values_list("name", "kind", "municipality_id", "example")
        if takes_part(function.kind, function.municipality_id, kind, municipality)
    )


def _settled(actor: Actor, partnership_id: int) -> tuple[Settled, ...]:
    rows = within(actor, Adoption, partnership_id).order_by("adopted_on")
    values = rows.values_list(
        "adopted_on", "body_name", "kind", shown(actor, "plan__title"), shown(actor, "programme__title"), "example"
    )
    return tuple(
        Settled(on, body, kind, plan or programme, example)
        for on, body, kind, plan, programme, example in values
        if plan or programme
    )


def _colleagues(actor: Actor, partnership_id: int) -> tuple[Colleague, ...]:
    rows = within(actor, Function, partnership_id, "organisation").order_by("organisation__name", "title")
    return tuple(Colleague(*row) for row in rows.values_list("title", "organisation__name", "example"))
