# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads what a list of one programme is compared with and written from, as far as the actor sees it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.db.models import BigIntegerField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from driehoek.access.decision import Reach, reach
from driehoek.access.permissions import Permission
from driehoek.access.visibility import in_circle
from driehoek.audit.models import HistoryEntry
from driehoek.exchange.sheets.cells import UNSAID, tidy
from driehoek.exchange.sheets.choices import Choices, Shelf, Thing, called_apart
from driehoek.exchange.sheets.comparing import Ground
from driehoek.exchange.sheets.listed import Listed
from driehoek.exchange.sheets.words import plain
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.models import Function, Organisation, OwnedRecord
from driehoek.organisations.policies import within
from driehoek.organisations.queries import MunicipalityHead
from driehoek.organisations.rules import FunctionKind, OrganisationKind
from driehoek.planning.models import (
    Action,
    ActionPartner,
    ActionTag,
    Node,
    NodeAlias,
    Programme,
    ProgressReport,
    Tag,
    WorkingGroup,
)
from driehoek.planning.rules import PlanStatus

#: A municipality has no uid that belongs to one partnership; within one list any fixed one will do.
PLACES = UUID("6e0c3c0e-0f43-5f0a-9d0e-3a3f0c9a4b11")
PLAIN_COLUMNS = {
    "code": "code", "title": "title", "description": "description", "cluster": "cluster", "kind": "sort",
    "intended_result": "result", "expected_effect": "effect", "current_start": "start", "current_end": "end",
    "means_text": "means", "means_cents": "money", "means_payer": "payer", "capacity_claim": "claim",
    "status": "status",
    "deviation_reason": "reason", "status_note": "note", "light_content": "light_content",
    "light_planning": "light_planning", "light_finance": "light_finance", "light_risk": "light_risk",
}  # fmt: skip
LINES = frozenset({"code", "title", "cluster", "means", "payer", "claim"})
POLICE_NAMES = ("politie", "basisteam", "de politie")
PROSECUTION_NAMES = ("OM", "Openbaar Ministerie", "officier van justitie", "parket")


@dataclass(frozen=True)
class Named:
    """Things that a list can refer to, with their keys and what hangs where."""

    choices: Choices
    uid_of: Mapping[tuple[str, int], UUID]
    theme_of: Mapping[int, UUID] = field(default_factory=dict)
    codes: Mapping[UUID, str] = field(default_factory=dict)


def ground_of(
    actor: Actor,
    programme: Programme,
    municipalities: Iterable[MunicipalityHead],
    versions: Mapping[UUID, int] | None = None,
    rows: QuerySet[Action] | None = None,
) -> Ground:
    """Return what a list of a programme is compared with; 5 queries, and 1 more when versions are asked for.

    Args:
        versions: version that a list has of an action, to look up what it said then.
        rows: actions to keep to, such as those that may leave the house in a file.
    """
    places = {place.pk: place for place in municipalities}
    named = named_in(actor, programme, places.values())
    existing = _existing(actor, programme, named, places, versions or {}, rows)
    edits = reach(actor, Permission.EDIT_PROGRAMME)
    every = Action.objects.filter(programme=programme, withdrawn_at__isnull=True).values_list("code", flat=True)
    return Ground(
        choices=named.choices,
        existing=existing,
        places={place.name: place.pk for place in places.values()},
        may_edit=lambda municipality: edits.covers(programme.partnership_id, municipality or programme.municipality_id),
        prefixes=_prefixes(named, existing),
        taken=frozenset(every),
        agreed=programme.status == PlanStatus.ADOPTED.value,
        home=programme.municipality_id,
    )


def named_in(actor: Actor, programme: Programme, municipalities: Iterable[MunicipalityHead]) -> Named:
    """Return everything that a list of a programme can refer to; 1 query."""
    rows = list(_names(actor, programme))
    uid_of = {(kind, pk): uid for kind, pk, uid, *_ in rows if kind != "alias"}
    aliases: dict[int, list[str]] = {}
    for kind, _, _, _, name, _, link in rows:
        if kind == "alias":
            aliases.setdefault(link, []).append(name)
    codes = {uid: code for kind, _, uid, code, *_ in rows if kind != "alias"}
    tree = {pk: (link, uid) for kind, pk, uid, _, _, _, link in rows if kind == "node"}
    theme_of = {pk: top for pk in tree if (top := _top(tree, pk)) is not None}
    shelves: dict[str, list[Thing]] = {}
    for kind, pk, uid, code, name, more, link in rows:
        if kind == "node" and pk in theme_of:
            shelf = "theme" if theme_of[pk] == uid else "goal"
            names = (name, code, *aliases.get(pk, ()))
            shelves.setdefault(shelf, []).append(Thing(uid, _one_line(name), names, theme_of[pk]))
        elif kind in ("organisation", "group", "tag"):
            shelves.setdefault(kind, []).append(
                Thing(uid, _one_line(name), (name, code, *_other_names(kind, name, more)))
            )
        elif kind == "function" and ("organisation", link) in uid_of:
            names = (name, code, *_other_names(kind, name, more))
            shelves.setdefault(kind, []).append(Thing(uid, _one_line(name), names, uid_of["organisation", link]))
    apart = {kind: Shelf(called_apart(things, codes)) for kind, things in shelves.items()}
    towns = Shelf(
        Thing(uuid5(PLACES, place.name), place.name, (place.name, f"gemeente {place.name}")) for place in municipalities
    )
    nothing = Shelf()
    choices = Choices(
        themes=apart.get("theme", nothing), goals=apart.get("goal", nothing),
        organisations=apart.get("organisation", nothing), functions=apart.get("function", nothing),
        groups=apart.get("group", nothing), tags=apart.get("tag", nothing), municipalities=towns,
    )  # fmt: skip
    return Named(choices, uid_of, theme_of, codes)


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _top(tree: Mapping[int, tuple[int | None, UUID]], pk: int) -> UUID | None:
    """Return the theme above a node; nothing when something above it is out of sight."""
    seen: set[int] = set()
    while pk in tree and pk not in seen:
        seen.add(pk)
        parent, uid = tree[pk]
        if parent is None:
            return uid
        pk = parent
    return None


def _other_names(kind: str, name: str, more: str) -> Iterable[str]:
    """Yield the shorter names that people use."""
    if "(" in name:
        yield name.partition("(")[0]
    if kind == "organisation" and more == OrganisationKind.MUNICIPALITY:
        yield name.removeprefix("gemeente ")
    if kind == "organisation" and more == OrganisationKind.POLICE:
        yield from POLICE_NAMES
    if kind == "organisation" and more == OrganisationKind.PROSECUTION:
        yield from PROSECUTION_NAMES
    if kind == "function" and more == FunctionKind.COORDINATOR:
        yield from ("coordinator", "programmacoordinator")
    if kind == "function" and more == FunctionKind.TEAM_CHIEF:
        yield "teamchef"


def _names(actor: Actor, programme: Programme) -> Iterable[tuple[Any, ...]]:
    """Return rows of (kind, key, uid, code, name, sort, link); 1 query for all tables together."""
    nothing = Cast(Value(None), BigIntegerField())

    def of(model: type[OwnedRecord], kind: str, code: str, name: str, more: str, link: Any, **where: Any) -> Any:
        rows = within(actor, model, programme.partnership_id).filter(**where).order_by()
        return rows.annotate(
            what=Value(kind, output_field=CharField()),
            the_code=Cast(code, CharField()) if code else Value("", output_field=CharField()),
            the_name=Cast(name, CharField()),
            more=Cast(more, CharField()) if more else Value("", output_field=CharField()),
            link=link,
        ).values_list("what", "pk", "uid", "the_code", "the_name", "more", "link")

    plan = programme.plan_id
    found: Iterable[tuple[Any, ...]] = of(Node, "node", "code", "title", "", F("parent_id"), plan=plan).union(
        of(NodeAlias, "alias", "", "name", "", F("node_id"), node__plan=plan),
        of(Organisation, "organisation", "code", "name", "kind", nothing),
        of(Function, "function", "code", "title", "kind", F("organisation_id")),
        of(WorkingGroup, "group", "code", "name", "", nothing, plan=plan),
        of(Tag, "tag", "code", "label", "kind", nothing),
        all=True,
    )
    return found


def _existing(
    actor: Actor,
    programme: Programme,
    named: Named,
    places: Mapping[int, MunicipalityHead],
    versions: Mapping[UUID, int],
    rows: QuerySet[Action] | None,
) -> tuple[Listed, ...]:
    found = (rows if rows is not None else within(actor, Action, programme.partnership_id)).filter(programme=programme)
    actions = [row for row in found.order_by("position", "code") if row.node_id in named.theme_of]
    partners, tags = _around(actor, programme, named)
    reports = _latest(actor, programme)
    edits, tells = reach(actor, Permission.EDIT_PROGRAMME), reach(actor, Permission.REPORT_PROGRESS)
    leading = _led_by(actor)
    bases = _bases(actor, [row for row in actions if versions.get(row.uid, row.version) < row.version], named, versions)
    return tuple(
        Listed(
            uid=row.uid,
            version=row.version,
            code=row.code,
            title=row.title,
            values=_values(row, named, places)
            | {"partners": tuple(sorted(partners.get(row.pk, ()))), "tags": tuple(sorted(tags.get(row.pk, ())))}
            | reports.get(row.pk, {"percentage": None, "done": ""}),
            municipality_id=row.municipality_id,
            may_edit=_covers(edits, row),
            may_report=_covers(tells, row) or row.lead_organisation_id in leading,
            agreed=programme.status == PlanStatus.ADOPTED.value or row.predecessor_id is not None,
            base=bases.get(row.uid, {}),
        )
        for row in actions
    )


def _covers(extent: Reach, row: Action) -> bool:
    return extent.covers(row.partnership_id, row.municipality_id)


def _led_by(actor: Actor) -> frozenset[int]:
    """Return the organisations whose actions the actor leads."""
    held = (s.organisation_id for s in actor.standings if s.role == FunctionKind.ACTION_LEAD)
    return frozenset(key for key in held if key is not None)


def _values(row: Action, named: Named, places: Mapping[int, MunicipalityHead]) -> dict[str, object]:
    values = {key: _value(key, getattr(row, column)) for column, key in PLAIN_COLUMNS.items()}
    node = named.uid_of["node", row.node_id]
    theme = named.theme_of[row.node_id]
    town = places.get(row.municipality_id) if row.municipality_id else None
    return values | {
        "theme": theme,
        "goal": node if node != theme else None,
        "places": (town.name,) if town else tuple(sorted(row.places)),
        "lead": named.uid_of.get(("organisation", row.lead_organisation_id or 0)),
        "function": named.uid_of.get(("function", row.lead_function_id or 0)),
        "group": named.uid_of.get(("group", row.working_group_id or 0)),
        "attention": (tidy(row.attention_text) or UNSAID) if row.attention else None,
        "adjustment": (tidy(row.adjustment_text) or UNSAID) if row.adjustment else None,
    }


def _value(key: str, value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.split()) if key in LINES else tidy(value)
    return value


def _around(actor: Actor, programme: Programme, named: Named) -> tuple[dict[int, set[UUID]], dict[int, set[UUID]]]:
    """Return uids of partners and of labels by key of the action; 1 query."""

    def of(model: type[ActionPartner] | type[ActionTag], kind: str, column: str) -> Any:
        rows = within(actor, model, programme.partnership_id).filter(action__programme=programme).order_by()
        return rows.annotate(what=Value(kind, output_field=CharField()), key=F(column)).values_list(
            "what", "action_id", "key"
        )

    partners: dict[int, set[UUID]] = {}
    tags: dict[int, set[UUID]] = {}
    for kind, action, key in of(ActionPartner, "organisation", "organisation_id").union(
        of(ActionTag, "tag", "tag_id"), all=True
    ):
        uid = named.uid_of.get((kind, key))
        if uid is not None:
            (partners if kind == "organisation" else tags).setdefault(action, set()).add(uid)
    return partners, tags


def _latest(actor: Actor, programme: Programme) -> dict[int, dict[str, object]]:
    """Return what was last reported of each action; 1 query."""
    rows = within(actor, ProgressReport, programme.partnership_id).filter(action__programme=programme)
    return {
        action: {"percentage": percentage, "done": tidy(done)}
        for action, percentage, done in rows.order_by("action_id", "number").values_list(
            "action_id", "percentage", "done"
        )
    }


def _bases(
    actor: Actor, actions: Collection[Action], named: Named, versions: Mapping[UUID, int]
) -> dict[UUID, dict[int, dict[str, object]]]:
    """Return what actions said in the version that a list has of them, where the history tells it all; 1 query."""
    if not actions:
        return {}
    entries: dict[UUID, list[tuple[bool, Mapping[str, Any]]]] = {}
    history = HistoryEntry.objects.filter(in_circle(actor), uid__in=[row.uid for row in actions])
    for uid, made, before in history.order_by("pk").values_list("uid", "made", "before"):
        entries.setdefault(uid, []).append((made, before))
    bases: dict[UUID, dict[int, dict[str, object]]] = {}
    for row in actions:
        told = entries.get(row.uid, [])
        version = versions[row.uid]
        # One entry for each version from the first: only then is every change since told here.
        if not told or not told[0][0] or len(told) != row.version or version < 1:
            continue
        former: dict[str, object] = {}
        for _, before in reversed(told[version:]):
            former |= before
        bases[row.uid] = {version: _former_values(former, named)}
    return bases


def _former_values(former: Mapping[str, Any], named: Named) -> dict[str, object]:
    """Return old values of columns under the keys of a list."""
    values: dict[str, object] = {}
    for column, key in PLAIN_COLUMNS.items():
        if column in former:
            value = former[column]
            dated = column in ("current_start", "current_end") and value is not None
            values[key] = PreciseDate(value) if dated else _value(key, value)
    for column, key, kind in (
        ("lead_organisation_id", "lead", "organisation"), ("lead_function_id", "function", "function"),
        ("working_group_id", "group", "group"),
    ):  # fmt: skip
        if column in former:
            values[key] = named.uid_of.get((kind, former[column] or 0))
    for key in ("attention", "adjustment"):
        if key in former or f"{key}_text" in former:
            text = tidy(former.get(f"{key}_text") or "")
            values[key] = (text or UNSAID) if former.get(key, bool(text)) else None
    return values


def _prefixes(named: Named, existing: Iterable[Listed]) -> dict[UUID, str]:
    """Return the letters with which numbers of a theme begin: as its actions have it, else the start of its code."""
    found: dict[UUID, str] = {}
    for action in existing:
        theme = action.values["theme"]
        letters, dash, _ = action.code.rpartition("-")
        if isinstance(theme, UUID) and dash and letters:
            found.setdefault(theme, letters)
    for theme in named.choices.themes.things:
        code = plain(named.codes[theme.uid]).replace(" ", "")
        found.setdefault(theme.uid, code[:3].upper() or "ACT")
    return found
