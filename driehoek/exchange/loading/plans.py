# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts plans with their texts, trees, labels and working groups."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from driehoek.exchange.loading.work import Work, generations, within
from driehoek.exchange.planfile.records import plans as written
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
    WorkingGroup,
)
from driehoek.planning.rules import PlanStatus


@dataclass
class Planned:
    """What programmes refer to, as stored: plans, tags and working groups by code, nodes by plan and code."""

    plans: dict[str, Plan] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    working_groups: dict[str, WorkingGroup] = field(default_factory=dict)


def put_plans(work: Work) -> Planned:
    """Put all plans with everything in them."""
    planned = Planned(tags=work.put(Tag, _tags(work), lambda row: row.code))
    work.put(Plan, (), lambda row: row.code)
    work.put(Node, (), lambda row: row.code)
    for generation in generations(work.file.plans, lambda one: one.code, lambda one: one.predecessor):
        rows = [_plan(work, one, planned) for one in generation]
        planned.plans |= work.put(Plan, rows, lambda row: row.code)
    work.uids |= {("plan", code): row.uid for code, row in planned.plans.items()}
    _texts(work, planned)
    _nodes(work, planned)
    _around_nodes(work, planned)
    work.uids |= {("thema", f"{plan}/{code}"): row.uid for (plan, code), row in planned.nodes.items()}
    planned.working_groups = work.put(WorkingGroup, _working_groups(work, planned), lambda row: row.code)
    return planned


def adopted(file_plans: tuple[written.Plan, ...]) -> list[str]:
    """Return the codes of the plans of which a version is to be kept."""
    return [one.code for one in file_plans if one.status == PlanStatus.ADOPTED.value]


def _tags(work: Work) -> list[Tag]:
    return [
        Tag(**work.owned(one, one.municipality), code=one.code, kind=one.kind, label=one.label, text=one.text)
        for one in work.file.tags
    ]


def _plan(work: Work, one: written.Plan, planned: Planned) -> Plan:
    return Plan(
        **work.owned(one, one.municipality),
        code=one.code,
        title=one.title,
        type_label=one.type_label,
        abbreviation=one.abbreviation,
        period_start=one.period_start,
        period_end=one.period_end,
        status=one.status,
        predecessor_id=planned.plans[one.predecessor].pk if one.predecessor else None,
        levels=[{"singular": level.singular, "plural": level.plural} for level in one.levels],
        ways_label=one.ways_label,
        role_text=one.role_text,
        text_kind=one.text_kind,
    )


def _texts(work: Work, planned: Planned) -> None:
    texts = [
        PlanText(
            **work.owned(text, plan.municipality),
            plan_id=planned.plans[plan.code].pk,
            code=text.code,
            title=text.title,
            text=text.text,
            text_kind=text.text_kind,
            position=position,
        )
        for plan in work.file.plans
        for position, text in enumerate(plan.texts, start=1)
    ]
    work.put(PlanText, texts, lambda row: (row.plan_id, row.code))
    ways = [
        WayOfWorking(
            **work.owned(way, plan.municipality),
            plan_id=planned.plans[plan.code].pk,
            number=way.number,
            title=way.title,
            text=way.text,
            text_kind=way.text_kind,
        )
        for plan in work.file.plans
        for way in plan.ways
    ]
    work.put(WayOfWorking, ways, lambda row: (row.plan_id, row.number))
    chapters = [
        LocalChapter(
            **work.owned(chapter, chapter.municipality),
            plan_id=planned.plans[plan.code].pk,
            text=chapter.text,
            text_kind=chapter.text_kind,
            announced=chapter.announced,
            announced_as=chapter.announced_as,
            note=chapter.note,
        )
        for plan in work.file.plans
        for chapter in plan.chapters
    ]
    work.put(LocalChapter, chapters, lambda row: (row.plan_id, row.municipality_id))


@dataclass(frozen=True)
class Placed:
    """A node with its place in the tree."""

    node: written.Node
    plan: str
    parent: str
    level: int
    position: int

    @property
    def key(self) -> tuple[str, str]:
        """Plan and code."""
        return self.plan, self.node.code


def placed(plan: written.Plan) -> Iterator[Placed]:
    """Yield every node of a plan with its place; siblings count from one."""

    def branch(listed: tuple[written.Node, ...], parent: str, level: int) -> Iterator[Placed]:
        for position, node in enumerate(listed, start=1):
            yield Placed(node, plan.code, parent, level, position)
            yield from branch(node.children, node.code, level + 1)

    return branch(plan.nodes, "", 1)


def _nodes(work: Work, planned: Planned) -> None:
    """Put nodes level by level, and in a level first those that others extend."""
    everything = [one for plan in work.file.plans for one in placed(plan)]
    codes = {row.pk: code for code, row in planned.plans.items()}
    for level in sorted({one.level for one in everything}):
        for extending in (False, True):
            rows = [
                _node(work, one, planned)
                for one in everything
                if one.level == level and bool(one.node.extends) is extending
            ]
            stored = work.put(Node, rows, lambda row: (codes.get(row.plan_id, ""), row.code))
            planned.nodes |= stored


def _node(work: Work, one: Placed, planned: Planned) -> Node:
    node, nodes = one.node, planned.nodes
    return Node(
        **work.owned(node, node.municipality),
        plan_id=planned.plans[one.plan].pk,
        parent_id=nodes[one.plan, one.parent].pk if one.parent else None,
        extends_id=nodes[one.plan, node.extends].pk if node.extends else None,
        level=one.level,
        position=one.position,
        code=node.code,
        title=node.title,
        text=node.text,
        text_kind=node.text_kind,
        ambition=node.ambition if one.level == 1 else "",
    )


def _around_nodes(work: Work, planned: Planned) -> None:
    everything = [(one, planned.nodes[one.key].pk) for plan in work.file.plans for one in placed(plan)]
    aliases = [
        NodeAlias(**work.owned(one.node, one.node.municipality), node_id=pk, name=alias.name, used_in=alias.where)
        for one, pk in everything
        for alias in one.node.aliases
    ]
    work.put(NodeAlias, aliases, lambda row: (row.node_id, row.name))
    tags = [
        NodeTag(**within(work.owned(one.node, one.node.municipality), tag), node_id=pk, tag_id=tag.pk)
        for one, pk in everything
        for tag in (planned.tags[code] for code in one.node.tags)
    ]
    work.put(NodeTag, tags, lambda row: (row.node_id, row.tag_id))
    links = [
        NodeLink(
            **within(within(work.owned(link, plan.municipality), one), other),
            node_id=one.pk,
            other_id=other.pk,
            reason=link.reason,
        )
        for plan in work.file.plans
        for link in plan.links
        for one, other in [(planned.nodes[plan.code, link.node], planned.nodes[plan.code, link.other])]
    ]
    work.put(NodeLink, links, lambda row: (row.node_id, row.other_id))
    upward = [
        UpwardLink(
            **work.owned(link, plan.municipality),
            plan_id=planned.plans[plan.code].pk,
            node_id=planned.nodes[plan.code, link.node].pk if link.node else None,
            kind=link.kind,
            title=link.title,
            note=link.note,
        )
        for plan in work.file.plans
        for link in plan.upward
    ]
    work.put(UpwardLink, upward, lambda row: (row.plan_id, row.node_id, row.title))


def _working_groups(work: Work, planned: Planned) -> list[WorkingGroup]:
    return [
        WorkingGroup(
            **work.owned(group, plan.municipality),
            plan_id=planned.plans[plan.code].pk,
            node_id=planned.nodes[plan.code, group.node].pk if group.node else None,
            code=group.code,
            name=group.name,
            assignment=group.assignment,
            outside=group.regional,
        )
        for plan in work.file.plans
        for group in plan.working_groups
    ]
