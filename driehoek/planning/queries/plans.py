# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan as a readable tree."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
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
)
from driehoek.planning.queries.groups import GroupView, groups_of
from driehoek.planning.queries.provenance import PROVENANCE, told
from driehoek.planning.rules import Ambition


@dataclass(frozen=True, slots=True)
class NodeView:
    """A node of the tree with everything that hangs on it.

    Attributes:
        pk: internal key, for the next query; never shown.
        level_name: the plan's own word for this level, in the singular.
        municipality: name, empty when joint.
        extends: title of the joint node that it adds to, empty when none.
        aliases: pairs of another name and where it is used.
        tags: pairs of kind and label.
        links: pairs of the other node's title and the reason.
        upward: triples of kind, title and note.
    """

    pk: int
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
        announced: the number of priorities the text announces; ``named`` is how many it goes on to name, not counting
            goals that stand outside them.
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
    return tuple(_titles(actor, partnership_id))


@prepared
def _titles(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Plan, partnership_id).order_by("-period_start", "title")
    return rows.values_list("code", "title", "status")


def plan_in_sight(actor: Actor, partnership_id: int, code: str) -> Plan | None:
    """Return a plan, or nothing when it is out of sight; 1 query."""
    rows = _plan(actor, partnership_id, code)
    return Plan.from_db(None, _PLAN, rows[0]) if rows else None


_PLAN = [column.attname for column in Plan._meta.concrete_fields]


@prepared
def _plan(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    return within(actor, Plan, partnership_id).filter(code=code).values_list(*_PLAN)


def plan_page(actor: Actor, partnership_id: int, code: str) -> PlanPage:
    """Return one plan as a tree; 9 queries whatever its size.

    Raises:
        Absent: no such plan within sight.
    """
    plan = plan_in_sight(actor, partnership_id, code)
    if plan is None:
        raise Absent("Dit plan bestaat niet, of u mag het niet zien.")
    titles = source_titles(actor, partnership_id)
    hanging = hanging_on(actor, plan)
    roots = forest(actor, plan, titles, hanging)
    passages = _passages(actor, plan, titles)
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
        texts=passages["text"],
        ways=passages["way"],
        joint=tuple(local[""]),
        chapters=_chapters(actor, plan, local, titles),
        upward=hanging["upward"].get(None, ()),
        groups=groups_of(actor, plan, titles),
        adoptions=_adoptions(actor, plan, titles),
        versions=_versions(actor, plan),
        origin=told(titles, plan.example, plan.source, plan.source_place, plan.circle, plan.text_kind),
    )


def _passages(actor: Actor, plan: Plan, titles: Mapping[str, str]) -> Mapping[str, tuple[PassageView, ...]]:
    """Return texts and ways of working by kind, in order; 1 query."""
    rows = _texts(actor, plan.partnership_id, plan.pk)
    found: dict[str, list[PassageView]] = {"text": [], "way": []}
    for kind, _, code, title, text, *rest in sorted(rows, key=lambda row: row[:3]):
        found[kind].append(PassageView(code, title, text, told(titles, *rest)))
    return {kind: tuple(views) for kind, views in found.items()}


@prepared
def _texts(actor: Actor, partnership_id: int, plan_id: int) -> QuerySet[Any, Any]:
    texts = within(actor, PlanText, partnership_id).filter(plan_id=plan_id).annotate(sort=Value("text"))
    ways = within(actor, WayOfWorking, partnership_id).filter(plan_id=plan_id).annotate(sort=Value("way"))
    columns = ("title", "text", *PROVENANCE, "text_kind")
    return texts.values_list("sort", "position", "code", *columns).union(
        ways.annotate(name=Cast("number", CharField())).values_list("sort", "number", "name", *columns), all=True
    )


@prepared
def _adopted(actor: Actor, partnership_id: int, plan_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Adoption, partnership_id).filter(plan_id=plan_id).order_by("adopted_on")
    return rows.values_list("body_name", "kind", "adopted_on", *PROVENANCE)


def _adoptions(actor: Actor, plan: Plan, titles: Mapping[str, str]) -> tuple[AdoptionView, ...]:
    values = _adopted(actor, plan.partnership_id, plan.pk)
    return tuple(AdoptionView(body, kind, on, told(titles, *rest)) for body, kind, on, *rest in values)


@prepared
def _frozen(actor: Actor, partnership_id: int, plan_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, PlanVersion, partnership_id).filter(plan_id=plan_id).order_by("-number")
    return rows.values_list("number", "frozen_at", "reason")


def _versions(actor: Actor, plan: Plan) -> tuple[tuple[int, PreciseDate, str], ...]:
    return tuple(
        (number, PreciseDate.of(frozen_at.astimezone(clock.AMSTERDAM).date()), reason)
        for number, frozen_at, reason in _frozen(actor, plan.partnership_id, plan.pk)
    )


def _chapters(
    actor: Actor, plan: Plan, local: Mapping[str, list[NodeView]], titles: Mapping[str, str]
) -> tuple[ChapterView, ...]:
    rows = _local(actor, plan.partnership_id, plan.pk)
    chapters = []
    told_of = set()
    for name, text, announced, announced_as, note, *rest in rows:
        told_of.add(name)
        themes = tuple(local.get(name, ()))
        chapters.append(
            ChapterView(name, text, announced, announced_as, _priorities(themes), note, told(titles, *rest), themes)
        )
    for name in sorted(set(local) - told_of - {""}):
        themes = tuple(local[name])
        chapters.append(ChapterView(name, "", None, "", _priorities(themes), "", themes[0].origin, themes))
    return tuple(sorted(chapters, key=lambda chapter: chapter.municipality))


@prepared
def _local(actor: Actor, partnership_id: int, plan_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, LocalChapter, partnership_id).filter(plan_id=plan_id).order_by("municipality__name")
    return rows.values_list("municipality__name", "text", "announced", "announced_as", "note", *PROVENANCE, "text_kind")


Hanging = Mapping[str, Mapping[int | None, tuple[Any, ...]]]


def _priorities(themes: tuple[NodeView, ...]) -> int:
    return sum(theme.ambition in ("", Ambition.PRIORITY) for theme in themes)


def hanging_on(actor: Actor, plan: Plan) -> Hanging:
    """Return what hangs on the nodes of a plan: per kind and node key the rows, by their first words; 1 query.

    Kinds: ``alias`` (name, where), ``tag`` (kind, label), ``link`` (other title, reason) and ``upward`` (kind, title,
    note). What links up from the plan itself stands under ``None``.
    """
    width = {"alias": 2, "tag": 2, "link": 2, "upward": 3}
    grouped: dict[str, dict[int | None, tuple[Any, ...]]] = {kind: {} for kind in width}
    for kind, node_id, *values in sorted(
        _hanging(actor, plan.partnership_id, plan.pk), key=lambda row: (row[0], row[2:])
    ):
        entry = tuple(values[: width[kind]])
        grouped[kind][node_id] = (*grouped[kind].get(node_id, ()), entry)
    return grouped


@prepared
def _hanging(actor: Actor, partnership_id: int, plan_id: int) -> QuerySet[Any, Any]:
    blank = Value("", output_field=CharField())

    def rows(model: Any, kind: str, *columns: object, through: str = "", **where: object) -> QuerySet[Any, Any]:
        seen_through = (through,) if through else ()
        found: QuerySet[Any, Any] = within(actor, model, partnership_id, *seen_through).filter(**where)
        named = {f"c{n}": Cast(c, CharField()) if isinstance(c, str) else c for n, c in enumerate(columns)}
        told: QuerySet[Any, Any] = found.annotate(sort=Value(kind), **named).values_list("sort", "node_id", *named)
        return told

    return rows(NodeAlias, "alias", "name", "used_in", blank, node__plan_id=plan_id).union(
        rows(NodeTag, "tag", "tag__kind", "tag__label", blank, through="tag", node__plan_id=plan_id),
        rows(NodeLink, "link", "other__title", "reason", blank, through="other", node__plan_id=plan_id),
        rows(UpwardLink, "upward", "kind", "title", "note", plan_id=plan_id),
        all=True,
    )


NODE = (
    "pk", "uid", "parent_id", "level", "code", "title", "text", "text_kind", "ambition", "municipality__name",
    "extends_id", *PROVENANCE,
)  # fmt: skip


@prepared
def _nodes(actor: Actor, partnership_id: int, plan_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Node, partnership_id).filter(plan_id=plan_id)
    return rows.order_by("level", "position", "code").values_list(*NODE)


def forest(actor: Actor, plan: Plan, titles: Mapping[str, str], hanging: Hanging) -> list[NodeView]:
    """Return the top nodes of a plan with everything under them, joint and local; 1 query."""
    rows = [dict(zip(NODE, row, strict=True)) for row in _nodes(actor, plan.partnership_id, plan.pk)]
    aliases, tags, links, upward = (hanging[kind] for kind in ("alias", "tag", "link", "upward"))
    seen_rows = {row["pk"]: row for row in rows}
    made: dict[int | None, list[NodeView]] = defaultdict(list)
    for row in reversed(rows):
        # A child whose parent is out of sight is shown nowhere: without its parent it has no meaning.
        if row["parent_id"] is not None and row["parent_id"] not in seen_rows:
            continue
        extended = seen_rows.get(row["extends_id"])
        made[row["parent_id"]].append(
            NodeView(
                pk=row["pk"],
                uid=row["uid"],
                code=row["code"],
                title=row["title"],
                text=row["text"],
                level=row["level"],
                level_name=plan.levels[row["level"] - 1]["singular"],
                municipality=row["municipality__name"] or "",
                extends=extended["title"] if extended else "",
                extends_code=extended["code"] if extended else "",
                ambition=row["ambition"],
                aliases=aliases.get(row["pk"], ()),
                tags=tags.get(row["pk"], ()),
                links=links.get(row["pk"], ()),
                upward=upward.get(row["pk"], ()),
                origin=told(
                    titles, row["example"], row["source"], row["source_place"], row["circle"], row["text_kind"]
                ),
                children=tuple(reversed(made.pop(row["pk"], []))),
            )
        )
    return list(reversed(made.get(None, [])))
