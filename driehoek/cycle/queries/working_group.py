# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A working group whole: what it is for, who takes part, what it makes and shares, and which actions it carries."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import document_title, shown, within
from driehoek.organisations.queries import Origin, PartnershipHead
from driehoek.planning.models import (
    Action,
    GroupMember,
    GroupProduct,
    ProgressReport,
    SharedKnowledge,
    WorkingGroup,
)
from driehoek.planning.queries.actions import ActionLine, lines_of, themes_of
from driehoek.planning.queries.programmes import current, programme_heads
from driehoek.planning.rules import ActionStatus, is_silent


@dataclass(frozen=True, slots=True)
class MemberOf:
    """Someone who takes part: an organisation, and through which function where that is said."""

    organisation: str
    function: str
    chair: bool
    example: bool


@dataclass(frozen=True, slots=True)
class ProductOf:
    """Something that the group makes; ``place`` is where it can be found."""

    title: str
    text: str
    due: PreciseDate | None
    delivered_on: PreciseDate | None
    place: str
    example: bool


@dataclass(frozen=True, slots=True)
class SharedBy:
    """Knowledge that the group shared, with whom and when."""

    title: str
    text: str
    on: PreciseDate | None
    audience: str
    example: bool


@dataclass(frozen=True, slots=True)
class WorkingGroupPage:
    """A working group.

    Attributes:
        theme, theme_code: empty when it carries no theme in sight.
        actions: those of running programmes that it carries, or that serve its theme.
        asked: of those the ones of which nothing was heard for half a year.
    """

    uid: UUID
    code: str
    name: str
    plan_code: str
    plan_title: str
    theme: str
    theme_code: str
    assignment: str
    outside: bool
    origin: Origin
    members: tuple[MemberOf, ...]
    products: tuple[ProductOf, ...]
    knowledge: tuple[SharedBy, ...]
    actions: tuple[ActionLine, ...]
    asked: tuple[ActionLine, ...]


def working_group_page(actor: Actor, head: PartnershipHead, code: str) -> WorkingGroupPage:
    """Return one working group; 9 queries whatever its size.

    Raises:
        Absent: no such working group within sight.
    """
    row = (
        within(actor, WorkingGroup, head.pk, "plan")
        .filter(code=code)
        .annotate(document=document_title(actor, head.pk))
        .values_list(
            "pk", "uid", "code", "name", "plan__code", "plan__title", shown(actor, "node__title"),
            shown(actor, "node__code"), "assignment", "outside", "example", "document", "source_place", "circle",
        )
        .first()
    )  # fmt: skip
    if row is None:
        raise Absent("Deze werkgroep bestaat niet, of u mag haar niet zien.")
    (
        pk,
        uid,
        code,
        name,
        plan_code,
        plan_title,
        theme,
        theme_code,
        assignment,
        outside,
        example,
        document,
        place,
        circle,
    ) = row
    actions = _actions(actor, head.pk, pk, theme_code or "")
    heard = _heard(actor, head.pk, actions)
    today = clock.today()
    return WorkingGroupPage(
        uid=uid,
        code=code,
        name=name,
        plan_code=plan_code,
        plan_title=plan_title,
        theme=theme or "",
        theme_code=theme_code or "",
        assignment=assignment,
        outside=outside,
        origin=Origin(example, document or "", place, circle=circle),
        members=_members(actor, head.pk, pk),
        products=_products(actor, head.pk, pk),
        knowledge=_knowledge(actor, head.pk, pk),
        actions=actions,
        asked=tuple(line for line in actions if is_silent(ActionStatus(line.status), heard.get(line.pk), today)),
    )


def _actions(actor: Actor, partnership_id: int, group: int, theme: str) -> tuple[ActionLine, ...]:
    programmes = current(programme_heads(actor, partnership_id), clock.today())
    rows = within(actor, Action, partnership_id).filter(programme_id__in=[programme.pk for programme in programmes])
    carried = set(rows.filter(working_group_id=group).values_list("pk", flat=True))
    lines = lines_of(actor, rows.order_by("programme_id", "position", "code"), themes_of(actor, partnership_id), {})
    # An action with a group of its own is of that group; one without is of the group that carries its theme.
    return tuple(
        line for line in lines if line.pk in carried or (theme and line.theme_code == theme and not line.working_group)
    )


def _heard(actor: Actor, partnership_id: int, lines: tuple[ActionLine, ...]) -> dict[int, date]:
    reports = within(actor, ProgressReport, partnership_id).filter(action_id__in=[line.pk for line in lines])
    return dict(reports.order_by().values_list("action_id").annotate(Max("reported_on")))


def _members(actor: Actor, partnership_id: int, group: int) -> tuple[MemberOf, ...]:
    rows = within(actor, GroupMember, partnership_id, "organisation").filter(working_group_id=group)
    values = rows.order_by("organisation__name", "pk").values_list(
        "organisation__name", shown(actor, "function__title"), "chair", "example"
    )
    return tuple(MemberOf(name, function or "", chair, example) for name, function, chair, example in values)


def _products(actor: Actor, partnership_id: int, group: int) -> tuple[ProductOf, ...]:
    rows = within(actor, GroupProduct, partnership_id).filter(working_group_id=group).order_by("due", "title")
    return tuple(
        ProductOf(*row) for row in rows.values_list("title", "text", "due", "delivered_on", "place", "example")
    )


def _knowledge(actor: Actor, partnership_id: int, group: int) -> tuple[SharedBy, ...]:
    rows = within(actor, SharedKnowledge, partnership_id).filter(working_group_id=group).order_by("-shared_on", "title")
    return tuple(SharedBy(*row) for row in rows.values_list("title", "text", "shared_on", "audience", "example"))
