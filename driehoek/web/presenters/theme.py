# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A theme on one page: what it wants, what is done, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.cycle.queries import ThemePage
from driehoek.organisations.queries import Origin
from driehoek.planning.queries.groups import GroupView
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import ActionRow, action_row
from driehoek.web.presenters.origin import SourceMark, head_mark, paragraphs, source_mark
from driehoek.web.presenters.plan import TreeItem, tree
from driehoek.web.presenters.theme_figures import FigureOfGoal, theme_figures
from driehoek.web.presenters.verdict import ChangeOf, Verdict, verdict_of
from driehoek.web.words import capital, lower


@dataclass(frozen=True, slots=True)
class Aim:
    """What a programme wants for the theme."""

    programme: str
    href: str
    text: tuple[str, ...]
    mark: SourceMark


@dataclass(frozen=True, slots=True)
class ActionsOf:
    """The actions of one programme."""

    programme: str
    href: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class ThemeScreen:
    """Everything on the page of a theme."""

    title: str
    kicker: str
    ambition: str
    municipality: str
    plan_title: str
    plan_href: str
    text: tuple[str, ...]
    mark: SourceMark
    circle: str
    example: bool
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    upward: tuple[tuple[str, str, str], ...]
    tags: tuple[str, ...]
    extended: str
    extended_href: str
    goals_title: str
    goals: tuple[TreeItem, ...]
    local: tuple[TreeItem, ...]
    groups: tuple[GroupView, ...]
    group_hrefs: Mapping[str, str]
    aims: tuple[Aim, ...]
    verdicts: tuple[Verdict, ...]
    actions: tuple[ActionsOf, ...]
    figures: tuple[FigureOfGoal, ...]


def theme_screen(page: ThemePage, paths: Paths, changes: ChangeOf) -> ThemeScreen:
    """Return the page of a theme; ``changes`` tells where a judgement is changed."""
    node, about = page.node, page.node.origin
    return ThemeScreen(
        title=node.title,
        kicker=_("%(level)s in %(plan)s") % {"level": capital(node.level_name), "plan": page.plan_title},
        ambition=node.ambition,
        municipality=node.municipality,
        plan_title=page.plan_title,
        plan_href=paths.node(page.plan_code, node.code),
        text=paragraphs(node.text),
        mark=head_mark(node.origin),
        circle=str(node.origin.circle),
        example=node.origin.example,
        aliases=tuple(f"{name} ({used_in})" if used_in else name for name, used_in in node.aliases),
        related=tuple(f"{title}: {reason}" if reason else title for title, reason in node.links),
        upward=node.upward,
        tags=tuple(f"{capital(lower(kind, 'tag_kind'))}: {label}" for kind, label in node.tags),
        extended=page.extended.title if page.extended else "",
        extended_href=paths.theme(page.plan_code, page.extended.code) if page.extended else "",
        goals_title=capital(node.children[0].level_name) if len(node.children) == 1 else "",
        goals=tree(node.children, paths, page.plan_code, about),
        local=tree(page.local, paths, page.plan_code, about),
        groups=page.groups,
        group_hrefs={group.code: paths.working_group(group.code) for group in page.groups},
        aims=tuple(
            Aim(
                aim.programme.title,
                paths.programme(aim.programme.code),
                paragraphs(aim.text),
                source_mark(aim.origin, Origin(circle=about.circle, literal=about.literal)),
            )
            for aim in page.aims
        ),
        verdicts=tuple(
            verdict_of(view, Origin(circle=about.circle, literal=about.literal), view.evaluation, changes(view))
            for view in page.judgements
        ),
        actions=tuple(
            ActionsOf(
                group.programme.title,
                paths.programme(group.programme.code, {"thema": node.code}),
                tuple(action_row(line, paths, _("Joint")) for line in group.lines),
            )
            for group in page.actions
        ),
        figures=theme_figures(page.figures, page.plan_code, paths),
    )
