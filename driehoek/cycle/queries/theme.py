# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A theme whole: what it wants, what is done, what came of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.queries import JudgementView, judgements
from driehoek.figures.queries import findings_of
from driehoek.figures.queries.views import FindingView
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.monitoring.queries import GoalFigureView, goal_figures
from driehoek.organisations.policies import within
from driehoek.organisations.queries import Origin, PartnershipHead, source_titles
from driehoek.planning.models import ProgrammeAim
from driehoek.planning.queries.actions import ActionLine, lines_under
from driehoek.planning.queries.groups import GroupView, groups_of
from driehoek.planning.queries.plans import NodeView, forest, hanging_on, plan_in_sight
from driehoek.planning.queries.programmes import ProgrammeHead, programme_heads
from driehoek.planning.queries.provenance import PROVENANCE, told


@dataclass(frozen=True, slots=True)
class AimView:
    """What one programme aims at for the theme."""

    programme: ProgrammeHead
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ProgrammeActions:
    """The actions of one programme under the theme, joint and local."""

    programme: ProgrammeHead
    lines: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class ThemeFigure:
    """A figure at the theme or one of its goals, with what may be said of it in each municipality.

    Attributes:
        goal, goal_code: what is followed by it.
        figure: the tie: indicator, baseline and target, or why no figure fits.
        findings: of the municipality that the tie is about, or of all, in the order of the partnership.
    """

    goal: str
    goal_code: str
    figure: GoalFigureView
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """Everything about one theme.

    Attributes:
        node: the theme with its goals.
        local: themes of single municipalities that extend it.
        extended: the joint theme when this one is local and extends it.
        actions: newest programme first.
        figures: those by which the theme and its goals are followed, in their order.
    """

    plan_code: str
    plan_title: str
    node: NodeView
    local: tuple[NodeView, ...]
    extended: NodeView | None
    groups: tuple[GroupView, ...]
    aims: tuple[AimView, ...]
    judgements: tuple[JudgementView, ...]
    actions: tuple[ProgrammeActions, ...]
    figures: tuple[ThemeFigure, ...]


def theme_page(actor: Actor, head: PartnershipHead, plan_code: str, code: str) -> ThemePage:
    """Return one theme; 12 queries whatever its size.

    Raises:
        Absent: no such theme within sight.
    """
    plan = plan_in_sight(actor, head.pk, plan_code)
    if plan is None:
        raise Absent("Dit plan bestaat niet, of u mag het niet zien.")
    titles = source_titles(actor, head.pk)
    roots = forest(actor, plan, titles, hanging_on(actor, plan))
    node = next((root for root in roots if root.code == code), None)
    if node is None:
        raise Absent("Dit thema bestaat niet, of u mag het niet zien.")
    local = tuple(root for root in roots if root.extends_code == code)
    keys = {pk: root for theme in (node, *local) for pk, root in _keys(theme).items()}
    programmes = {programme.pk: programme for programme in programme_heads(actor, head.pk)}
    return ThemePage(
        plan_code=plan.code,
        plan_title=plan.title,
        node=node,
        local=local,
        extended=next((root for root in roots if root.code == node.extends_code), None),
        groups=tuple(group for group in groups_of(actor, plan, titles) if group.theme == node.title),
        aims=_aims(actor, head.pk, node, programmes, titles),
        judgements=judgements(actor, head.pk, titles, node_ids=keys),
        actions=_actions(lines_under(actor, head.pk, keys, titles), programmes.values()),
        figures=_figures(actor, head, (node, *local), titles),
    )


def _figures(
    actor: Actor, head: PartnershipHead, themes: Iterable[NodeView], titles: Mapping[str, str]
) -> tuple[ThemeFigure, ...]:
    nodes = [(node.pk, node.title, node.code) for theme in themes for node in _walked(theme)]
    return figures_at(actor, head, nodes, titles)


def figures_at(
    actor: Actor,
    head: PartnershipHead,
    nodes: Sequence[tuple[int, str, str]],
    titles: Mapping[str, str],
    looked_at: int | None = None,
) -> tuple[ThemeFigure, ...]:
    """Return the figures at themes and goals with what may be said of each; 3 queries, 1 where there are none.

    Args:
        nodes: key, title and code of each. titles: of source documents.
        looked_at: the year that is looked back on; where nothing may be said of it, the newest year is told, as
            without it.
    """
    at = goal_figures(actor, head.pk, titles, [pk for pk, _title, _code in nodes])
    areas = [place.cbs_code for place in head.municipalities]
    asked = tuple(dict.fromkeys(view.key for views in at.values() for view in views if view.key))
    said = findings_of(actor, head.pk, asked, areas) if asked else {}
    return tuple(
        ThemeFigure(
            title,
            code,
            view,
            tuple(
                _of_year(said[view.key, area], looked_at)
                for area in ([view.cbs_code] if view.cbs_code else areas)
                if (view.key, area) in said
            ),
        )
        for pk, title, code in nodes
        for view in at.get(pk, ())
    )


def _of_year(newest: FindingView, looked_at: int | None) -> FindingView:
    there = (one for one in newest.others if one.period.year == looked_at and one.compared == newest.compared)
    return newest if looked_at in (None, newest.period.year) else next(there, newest)


def _walked(node: NodeView) -> Iterator[NodeView]:
    yield node
    for child in node.children:
        yield from _walked(child)


def _keys(root: NodeView) -> dict[int, tuple[str, str]]:
    """Return code and title of the root for the key of each node under it."""
    return {node.pk: (root.code, root.title) for node in _walked(root)}


def _aims(
    actor: Actor,
    partnership_id: int,
    node: NodeView,
    programmes: Mapping[int, ProgrammeHead],
    titles: Mapping[str, str],
) -> tuple[AimView, ...]:
    rows = _aims_for(actor, partnership_id, node.pk)
    return tuple(AimView(programmes[pk], text, told(titles, *rest)) for pk, text, *rest in rows if pk in programmes)


@prepared
def _aims_for(actor: Actor, partnership_id: int, node_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, ProgrammeAim, partnership_id).filter(node_id=node_id)
    return rows.order_by("-programme__period_start").values_list("programme_id", "text", *PROVENANCE, "text_kind")


def _actions(lines: Iterable[ActionLine], programmes: Iterable[ProgrammeHead]) -> tuple[ProgrammeActions, ...]:
    grouped: dict[str, list[ActionLine]] = {}
    for line in lines:
        grouped.setdefault(line.programme_code, []).append(line)
    return tuple(
        ProgrammeActions(programme, tuple(grouped[programme.code]))
        for programme in programmes
        if programme.code in grouped
    )
