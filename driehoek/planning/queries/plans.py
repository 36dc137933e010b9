# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan as a readable tree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import within
from driehoek.organisations.queries import Origin, source_titles
from driehoek.planning.models import (
    Adoption,
    LocalChapter,
    Node,
    NodeAlias,
    NodeLink,
    NodeTag,
    Plan,
    PlanText,
    PlanVersion,
    UpwardLink,
    WayOfWorking,
    WorkingGroup,
)
from driehoek.planning.rules import TextKind

PROVENANCE = ("example", "source", "source_place", "circle")


@dataclass(frozen=True, slots=True)
class NodeView:
    """A node of the tree with everything that hangs on it.

    Attributes:
        level_name: the plan's own word for this level, in the singular.
        municipality: name, empty when joint.
        extends: title of the joint node that it adds to, empty when none.
        aliases: pairs of another name and where it is used.
        tags: pairs of kind and label.
        links: pairs of the other node's title and the reason.
        upward: triples of kind, title and note.
    """

    uid: UUID
    code: str
    title: str
    text: str
    level: int
    level_name: str
    municipality: str
    extends: str
    extends_code: str
    ambition: str
    aliases: tuple[tuple[str, str], ...]
    tags: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    upward: tuple[tuple[str, str, str], ...]
    origin: Origin
    children: tuple["NodeView", ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """What the plan says of one municipality, with its local themes.

    Attributes:
        announced: the number of priorities the text announces; ``named`` is how many it has.
    """

    municipality: str
    text: str
    announced: int | None
    announced_as: str
    named: int
    note: str
    origin: Origin
    themes: tuple[NodeView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A chapter of running text, or one way of working together (with its number as ``code``)."""

    code: str
    title: str
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class AdoptionView:
    """What a body did with the plan, and when."""

    body: str
    kind: str
    on: PreciseDate
    origin: Origin


@dataclass(frozen=True, slots=True)
class GroupView:
    """A working group; ``outside`` is one beyond the partnership."""

    name: str
    theme: str
    assignment: str
    outside: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A whole plan, ready to read.

    Attributes:
        levels: the plan's own level names, singular and plural.
        versions: number, moment of freezing as text, and reason, newest first.
    """

    uid: UUID
    code: str
    title: str
    type_label: str
    abbreviation: str
    period_start: PreciseDate
    period_end: PreciseDate
    status: str
    role_text: str
    ways_label: str
    levels: tuple[tuple[str, str], ...]
    texts: tuple[PassageView, ...]
    ways: tuple[PassageView, ...]
    joint: tuple[NodeView, ...]
    chapters: tuple[ChapterView, ...]
    upward: tuple[tuple[str, str, str], ...]
    groups: tuple[GroupView, ...]
    adoptions: tuple[AdoptionView, ...]
    versions: tuple[tuple[int, PreciseDate, str], ...]
    origin: Origin


def plan_titles(actor: Actor, partnership_id: int) -> tuple[tuple[str, str, str], ...]:
    """Return code, title and status of each plan, newest period first; 1 query."""
    rows = within(actor, Plan, partnership_id).order_by("-period_start", "title")
    return tuple(rows.values_list("code", "title", "status"))


def plan_page(actor: Actor, partnership_id: int, code: str) -> PlanPage:
    """Return one plan as a tree; 13 queries whatever its size.

    Raises:
        Absent: no such plan within sight.
    """
    plan = within(actor, Plan, partnership_id).filter(code=code).first()
    if plan is None:
        raise Absent("Dit plan bestaat niet, of u mag het niet zien.")
    titles = source_titles(actor, partnership_id)
    roots = _forest(actor, plan, titles)
    local: dict[str, list[NodeView]] = defaultdict(list)
    for node in roots:
        local[node.municipality].append(node)
    return PlanPage(
        uid=plan.uid,
        code=plan.code,
        title=plan.title,
        type_label=plan.type_label,
        abbreviation=plan.abbreviation,
        period_start=plan.period_start,
        period_end=plan.period_end,
        status=plan.status,
        role_text=plan.role_text,
        ways_label=plan.ways_label,
        levels=tuple((level["singular"], level["plural"]) for level in plan.levels),
        texts=_passages(within(actor, PlanText, partnership_id).filter(plan=plan), "code", "position", titles),
        ways=_passages(within(actor, WayOfWorking, partnership_id).filter(plan=plan), "number", "number", titles),
        joint=tuple(local[""]),
        chapters=_chapters(actor, plan, local, titles),
        upward=_upward_of_plan(actor, plan),
        groups=_groups(actor, plan, titles),
        adoptions=_adoptions(actor, plan, titles),
        versions=_versions(actor, plan),
        origin=told(titles, plan.example, plan.source, plan.source_place, plan.circle, plan.text_kind),
    )


def told(
    titles: Mapping[str, str], example: bool, source: str, place: str, circle: str, text_kind: str = ""
) -> Origin:
    """Return the origin of a row, with the title of its source document."""
    return Origin(example, titles.get(source, source), place, text_kind == TextKind.LITERAL, circle)


def _passages(rows: Any, code: str, order: str, titles: Mapping[str, str]) -> tuple[PassageView, ...]:
    values = rows.order_by(order, code).values_list(code, "title", "text", *PROVENANCE, "text_kind")
    return tuple(PassageView(str(c), title, text, told(titles, *rest)) for c, title, text, *rest in values)


def _upward_of_plan(actor: Actor, plan: Plan) -> tuple[tuple[str, str, str], ...]:
    rows = within(actor, UpwardLink, plan.partnership_id).filter(plan=plan, node__isnull=True).order_by("kind", "title")
    return tuple(rows.values_list("kind", "title", "note"))


def _groups(actor: Actor, plan: Plan, titles: Mapping[str, str]) -> tuple[GroupView, ...]:
    rows = within(actor, WorkingGroup, plan.partnership_id).filter(plan=plan).order_by("outside", "name")
    values = rows.values_list("name", "node__title", "assignment", "outside", *PROVENANCE)
    return tuple(GroupView(n, t or "", a, o, told(titles, *rest)) for n, t, a, o, *rest in values)


def _adoptions(actor: Actor, plan: Plan, titles: Mapping[str, str]) -> tuple[AdoptionView, ...]:
    rows = within(actor, Adoption, plan.partnership_id).filter(plan=plan).order_by("adopted_on")
    values = rows.values_list("body_name", "kind", "adopted_on", *PROVENANCE)
    return tuple(AdoptionView(body, kind, on, told(titles, *rest)) for body, kind, on, *rest in values)


def _versions(actor: Actor, plan: Plan) -> tuple[tuple[int, PreciseDate, str], ...]:
    rows = within(actor, PlanVersion, plan.partnership_id).filter(plan=plan).order_by("-number")
    return tuple(
        (number, PreciseDate.of(frozen_at.date()), reason)
        for number, frozen_at, reason in rows.values_list("number", "frozen_at", "reason")
    )


def _chapters(
    actor: Actor, plan: Plan, local: Mapping[str, list[NodeView]], titles: Mapping[str, str]
) -> tuple[ChapterView, ...]:
    rows = (
        within(actor, LocalChapter, plan.partnership_id)
        .filter(plan=plan)
        .order_by("municipality__name")
        .values_list("municipality__name", "text", "announced", "announced_as", "note", *PROVENANCE, "text_kind")
    )
    chapters = []
    told_of = set()
    for name, text, announced, announced_as, note, *rest in rows:
        told_of.add(name)
        themes = tuple(local.get(name, ()))
        chapters.append(
            ChapterView(name, text, announced, announced_as, len(themes), note, told(titles, *rest), themes)
        )
    for name in sorted(set(local) - told_of - {""}):
        themes = tuple(local[name])
        chapters.append(ChapterView(name, "", None, "", len(themes), "", themes[0].origin, themes))
    return tuple(sorted(chapters, key=lambda chapter: chapter.municipality))


def _hanging(rows: Iterable[tuple[Any, ...]]) -> Mapping[int, tuple[Any, ...]]:
    """Group rows of (node key, value, ...) by node."""
    grouped: dict[int, list[Any]] = defaultdict(list)
    for node_id, *values in rows:
        grouped[node_id].append(tuple(values))
    return {node_id: tuple(values) for node_id, values in grouped.items()}


def _forest(actor: Actor, plan: Plan, titles: Mapping[str, str]) -> list[NodeView]:
    partnership_id = plan.partnership_id
    rows = list(
        within(actor, Node, partnership_id)
        .filter(plan=plan)
        .order_by("level", "position", "code")
        .values(
            "pk", "uid", "parent_id", "level", "code", "title", "text", "text_kind", "ambition",
            "municipality__name", "extends__title", "extends__code", *PROVENANCE,
        )
    )  # fmt: skip
    aliases = _hanging(
        within(actor, NodeAlias, partnership_id)
        .filter(node__plan=plan).order_by("name").values_list("node_id", "name", "used_in")
    )  # fmt: skip
    tags = _hanging(
        within(actor, NodeTag, partnership_id)
        .filter(node__plan=plan).order_by("tag__kind", "tag__label").values_list("node_id", "tag__kind", "tag__label")
    )  # fmt: skip
    links = _hanging(
        within(actor, NodeLink, partnership_id)
        .filter(node__plan=plan).order_by("other__title").values_list("node_id", "other__title", "reason")
    )  # fmt: skip
    upward = _hanging(
        within(actor, UpwardLink, partnership_id)
        .filter(plan=plan, node__isnull=False).order_by("title").values_list("node_id", "kind", "title", "note")
    )  # fmt: skip
    seen_keys = {row["pk"] for row in rows}
    made: dict[int | None, list[NodeView]] = defaultdict(list)
    for row in reversed(rows):
        # A child whose parent is out of sight is shown nowhere: without its parent it has no meaning.
        if row["parent_id"] is not None and row["parent_id"] not in seen_keys:
            continue
        made[row["parent_id"]].append(
            NodeView(
                uid=row["uid"],
                code=row["code"],
                title=row["title"],
                text=row["text"],
                level=row["level"],
                level_name=plan.levels[row["level"] - 1]["singular"],
                municipality=row["municipality__name"] or "",
                extends=row["extends__title"] or "",
                extends_code=row["extends__code"] or "",
                ambition=row["ambition"],
                aliases=aliases.get(row["pk"], ()),
                tags=tags.get(row["pk"], ()),
                links=links.get(row["pk"], ()),
                upward=upward.get(row["pk"], ()),
                origin=told(titles, *(row[name] for name in PROVENANCE), row["text_kind"]),
                children=tuple(reversed(made.pop(row["pk"], []))),
            )
        )
    return list(reversed(made.get(None, [])))
