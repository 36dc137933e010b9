# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads plans with their texts, trees, labels and working groups."""

from dataclasses import dataclass
from typing import Any

from driehoek.exchange.exporting.bodies import portfolios
from driehoek.exchange.exporting.figures import NOTHING, Followed, followed
from driehoek.exchange.exporting.groups import working_groups
from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.planfile.records import groups
from driehoek.exchange.planfile.records import plans as written
from driehoek.exchange.planfile.records.bodies import Portfolio
from driehoek.planning.models import (
    LocalChapter,
    Node,
    NodeAlias,
    NodeLink,
    NodeTag,
    Plan,
    PlanText,
    Tag,
    UpwardLink,
    WayOfWorking,
)
from driehoek.planning.rules import Ambition


@dataclass(frozen=True)
class Parts:
    """The rows that belong to plans, by plan; aliases and labels by node."""

    texts: dict[int, list[PlanText]]
    ways: dict[int, list[WayOfWorking]]
    chapters: dict[int, list[LocalChapter]]
    nodes: dict[int, list[Node]]
    links: list[NodeLink]
    upward: dict[int, list[UpwardLink]]
    groups: dict[int, list[groups.WorkingGroup]]
    portfolios: dict[int, list[Portfolio]]
    figures: dict[int, Followed]
    aliases: dict[int, list[NodeAlias]]
    labels: dict[int, list[NodeTag]]


def tags(work: Work) -> tuple[written.Tag, ...]:
    """Return the labels."""
    return tuple(
        written.Tag(
            **work.shared(row),
            code=row.code,
            kind=row.kind,
            label=line(row.label),
            municipality=work.owner(row),
            text=text(row.text),
        )
        for row in work.coded(Tag, "pk")
    )


def plans(work: Work) -> tuple[written.Plan, ...]:
    """Return the plans with everything in them; 15 queries."""
    rows = work.coded(Plan, "pk")
    nodes = work.keep(Node, _reached(work, work.coded(Node, "position", "code")))
    parts = Parts(
        texts=by(work.rows(PlanText, "position", "code"), "plan_id"),
        ways=by(work.rows(WayOfWorking, "number"), "plan_id"),
        chapters=by(work.rows(LocalChapter, "pk"), "plan_id"),
        nodes=by(nodes, "plan_id"),
        links=work.rows(NodeLink, "pk"),
        upward=by([row for row in work.rows(UpwardLink, "pk") if work.has_if_any(Node, row.node_id)], "plan_id"),
        groups=working_groups(work),
        portfolios=portfolios(work, nodes),
        figures=followed(work, nodes),
        aliases=by(work.rows(NodeAlias, "pk"), "node_id"),
        labels=by(work.rows(NodeTag, "pk"), "node_id"),
    )
    work.themes = {node.pk: (node.uid, work.code(Plan, node.plan_id), node.code) for node in nodes}
    return tuple(_plan(work, row, parts) for row in rows)


def _reached(work: Work, nodes: list[Node]) -> list[Node]:
    """Return the nodes that hang on a plan in the file by nodes in the file."""
    found: dict[int | None, Node] = {}
    for node in sorted(nodes, key=lambda one: (one.level, one.extends_id is not None)):
        hangs = node.parent_id in found or (node.parent_id is None and work.has(Plan, node.plan_id))
        if hangs and (node.extends_id is None or node.extends_id in found):
            found[node.pk] = node
    return [node for node in nodes if node.pk in found]


def _plan(work: Work, row: Plan, parts: Parts) -> written.Plan:
    nodes = parts.nodes.get(row.pk, [])
    inside = {node.pk for node in nodes}
    return written.Plan(
        **work.shared(row),
        code=row.code,
        title=line(row.title),
        type_label=row.type_label,
        abbreviation=row.abbreviation,
        period_start=row.period_start,
        period_end=row.period_end,
        municipality=work.owner(row),
        status=row.status,
        predecessor=work.code(Plan, row.predecessor_id),
        role_text=text(row.role_text),
        text_kind=row.text_kind,
        ways_label=row.ways_label,
        levels=tuple(written.Level(singular=one["singular"], plural=one["plural"]) for one in row.levels),
        texts=tuple(
            written.PlanText(
                **work.shared(one), code=one.code, title=line(one.title), text=text(one.text), text_kind=one.text_kind
            )
            for one in parts.texts.get(row.pk, [])
        ),
        ways=tuple(
            written.WayOfWorking(
                **work.shared(one),
                number=one.number,
                title=line(one.title),
                text=text(one.text),
                text_kind=one.text_kind,
            )
            for one in parts.ways.get(row.pk, [])
        ),
        nodes=_branches(work, None, by(nodes, "parent_id"), parts),
        chapters=tuple(_chapter(work, one) for one in parts.chapters.get(row.pk, [])),
        links=tuple(_link(work, one) for one in parts.links if one.node_id in inside and one.other_id in inside),
        upward=tuple(_upward(work, one) for one in parts.upward.get(row.pk, [])),
        working_groups=tuple(parts.groups.get(row.pk, [])),
        portfolios=tuple(parts.portfolios.get(row.pk, [])),
        figures=tuple(parts.figures.get(row.pk, NOTHING).figures),
        interpretations=tuple(parts.figures.get(row.pk, NOTHING).interpretations),
    )


def _branches(
    work: Work, parent: int | None, children: dict[Any, list[Node]], parts: Parts
) -> tuple[written.Node, ...]:
    return tuple(
        written.Node(
            **work.shared(row),
            code=row.code,
            title=line(row.title),
            municipality=work.owner(row),
            extends=work.code(Node, row.extends_id),
            ambition=row.ambition or Ambition.PRIORITY.value,
            text=text(row.text),
            text_kind=row.text_kind,
            tags=tuple(work.code(Tag, one.tag_id) for one in parts.labels.get(row.pk, []) if work.has(Tag, one.tag_id)),
            aliases=tuple(
                written.Alias(name=line(one.name), where=line(one.used_in)) for one in parts.aliases.get(row.pk, [])
            ),
            children=_branches(work, row.pk, children, parts),
        )
        for row in children.get(parent, [])
    )


def _chapter(work: Work, row: LocalChapter) -> written.LocalChapter:
    return written.LocalChapter(
        **work.shared(row),
        municipality=work.owner(row),
        announced=row.announced,
        announced_as=line(row.announced_as),
        text=text(row.text),
        text_kind=row.text_kind,
        note=text(row.note),
    )


def _link(work: Work, row: NodeLink) -> written.NodeLink:
    return written.NodeLink(
        **work.shared(row),
        node=work.code(Node, row.node_id),
        other=work.code(Node, row.other_id),
        reason=line(row.reason),
    )


def _upward(work: Work, row: UpwardLink) -> written.UpwardLink:
    return written.UpwardLink(
        **work.shared(row), node=work.code(Node, row.node_id), kind=row.kind, title=line(row.title), note=text(row.note)
    )
