# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One working group on screen."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.cycle.queries import WorkingGroupPage
from driehoek.cycle.queries.working_group import MemberOf, ProductOf, SharedBy
from driehoek.planning.kinds import groups
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import ActionRow, action_row
from driehoek.web.presenters.origin import SourceMark, paragraphs, source_mark
from driehoek.web.words import capital


@dataclass(frozen=True, slots=True)
class GroupScreen:
    """The page; ``organisations`` are names with the functions that take part through them."""

    name: str
    plan: str
    theme: str
    theme_href: str
    assignment: tuple[str, ...]
    mark: SourceMark
    circle: str
    outside: bool
    example: bool
    organisations: tuple[tuple[str, tuple[MemberOf, ...]], ...]
    products: tuple[ProductOf, ...]
    knowledge: tuple[SharedBy, ...]
    actions: tuple[ActionRow, ...]
    asked: tuple[ActionRow, ...]
    list_href: str
    tasks: tuple[Link, ...]


def group_screen(page: WorkingGroupPage, paths: Paths, *, may_edit: bool) -> GroupScreen:
    """Return the page.

    Args:
        may_edit: whether this reader may edit working groups.
    """
    joint = _("Joint")
    organisations: dict[str, list[MemberOf]] = {}
    for member in page.members:
        organisations.setdefault(member.organisation, []).append(member)
    return GroupScreen(
        name=capital(page.name),
        plan=page.plan_title,
        theme=page.theme,
        theme_href=paths.theme(page.plan_code, page.theme_code) if page.theme_code else "",
        assignment=paragraphs(page.assignment),
        mark=source_mark(page.origin),
        circle=str(page.origin.circle),
        outside=page.outside,
        example=page.origin.example,
        organisations=tuple((name, tuple(members)) for name, members in organisations.items()),
        products=page.products,
        knowledge=page.knowledge,
        actions=tuple(action_row(line, paths, joint) for line in page.actions),
        asked=tuple(action_row(line, paths, joint) for line in page.asked),
        list_href=paths.actions({"werkgroep": page.name}),
        tasks=_tasks(page, paths) if may_edit else (),
    )


def _tasks(page: WorkingGroupPage, paths: Paths) -> tuple[Link, ...]:
    return (
        Link(_("Edit this group"), paths.edit(groups.GROUP.name, page.uid)),
        Link(_("Add a member"), paths.new(groups.MEMBER.name, page.uid)),
        Link(_("Add a product"), paths.new(groups.PRODUCT.name, page.uid)),
        Link(_("Add shared knowledge"), paths.new(groups.KNOWLEDGE.name, page.uid)),
    )
