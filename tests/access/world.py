# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small world with a canary in every text, in every zone, and a public row pointing at each hidden one.

Partnership X has two municipalities, police, OM and a partner; Y has one municipality. Each partnership has public
carriers (a plan, a theme, a programme, an action and so on). For each zone there is

- a record of every table, in that zone, standing on public carriers: it must show to the zone's personas only;
- for every foreign key in the schema, a public record that points at the zone's record: it must not tell of it.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import models

from driehoek.audit.models import HistoryEntry
from driehoek.evaluation.models import Adjustment, Ask, Evaluation, Judgement, Request, Round
from driehoek.figures.models import Annotation
from driehoek.kernel import clock, guard, search_index
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.ids import new_uid
from driehoek.kernel.models import Recipient, Secrecy
from driehoek.monitoring.models import GoalFigure, Interpretation, SetChoice
from driehoek.organisations.models import (
    Function,
    Holding,
    Membership,
    Municipality,
    MunicipalityFacts,
    Organisation,
    OwnedRecord,
    Partnership,
    Person,
    Population,
)
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.planning.models import (
    Action,
    Adoption,
    LocalChapter,
    Node,
    Plan,
    PlanVersion,
    Programme,
    ProgressReport,
    Tag,
)
from driehoek.publications.models import IssuedPaper, NoteFacts
from driehoek.steering import models as steering
from driehoek.steering.models import Account, Attendance, Body, BodyMember, Decision, Meeting
from driehoek.steering.models import Annotation as PrivateNote
from tests.access.canaries import Aviary
from tests.access.owned import links, owned_models
from tests.access.personas import HOLDERS, NAMED, ZONES_X, ZONES_Y, Zone
from tests.access.steering_rows import steering_needs

Model = type[models.Model]
Rows = dict[Model, Any]

#: Tables in which one function stands once under the same record, so that each row has a function of its own.
ONE_EACH: tuple[type[PartnershipRow], ...] = (BodyMember, Attendance, PrivateNote)
#: Carriers that each zone has of its own, because two rows of one zone's table may not share them.
BESIDE: tuple[type[PartnershipRow], ...] = (Organisation, Node, Tag, Round)
#: What is kept of an action once in a round, so that what else a row points at is tried in a round of its own.
ONCE_IN_A_ROUND: tuple[type[PartnershipRow], ...] = (Ask, Adjustment)
#: Tables of steering that are of one municipality by nature.
ONES_OWN = (steering.CouncilCalendar, steering.Help, steering.TrackLine, steering.Recommendation)


@dataclass(slots=True)
class Tenant:
    """One partnership of the world.

    Attributes:
        carriers: a public row of each table.
        beside: per zone the further public rows of :data:`BESIDE` and the zone's own municipality.
        hidden: per zone its rows by table.
        pointing: by table the public rows that point at a hidden one.
    """

    key: str
    row: Partnership
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    carriers: Rows = field(default_factory=dict)
    beside: dict[str, Rows] = field(default_factory=dict)
    hidden: dict[str, Rows] = field(default_factory=dict)
    pointing: dict[Model, list[Any]] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)


@dataclass(slots=True)
class World:
    """Everything that the tests of access stand on."""

    aviary: Aviary = field(default_factory=Aviary)
    tenants: dict[str, Tenant] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)

    @property
    def x(self) -> Tenant:
        """Partnership X."""
        return self.tenants["x"]

    @property
    def y(self) -> Tenant:
        """Partnership Y."""
        return self.tenants["y"]


def asked_for(tenant: Tenant, model: Model) -> list[Any]:
    """Return the rows of a table that a test asks for by address: carriers, hidden ones, actions pointing at these."""
    groups = (*tenant.beside.values(), *tenant.hidden.values())
    rows = [tenant.carriers[model], *(rows[model] for rows in groups if model in rows)]
    return rows + (tenant.pointing[model] if model is Action else [])


def build() -> World:
    """Build the world in the present transaction."""
    with guard.seeding():
        world = World()
        for number, (key, zones) in enumerate((("x", ZONES_X), ("y", ZONES_Y))):
            tenant = _tenant(world, key, number)
            _people(world, tenant)
            for place, zone in enumerate(zones, start=1):
                _zone(world, tenant, zone, place)
        search_index.rebuild()
        return world


def _tracked() -> dict[str, UUID]:
    operation = new_uid()
    return {"created_in": operation, "changed_in": operation}


def _municipality(name: str, code: str) -> Municipality:
    row = Municipality.objects.create(name=name, cbs_code=code, **_tracked())
    Population.objects.create(municipality=row, year=2026, inhabitants=10_000, source="telling", **_tracked())
    return row


def _tenant(world: World, key: str, number: int) -> Tenant:
    home = "partners" if key == "x" else "y_partners"
    row = world.aviary.store(
        Partnership,
        home,
        {
            "slug": f"verband-{key}", "name": f"Verband {key.upper()}", "police_team": f"Team {key.upper()}",
            "triangle_name": "gezagsdriehoek", "contribution_rate": 1500, "newsletter_since": PreciseDate("2021"),
        },
    )  # fmt: skip
    tenant = Tenant(key, row)
    world.tenants[key] = tenant
    zone = "openbaar" if key == "x" else "y_openbaar"
    for place, short in enumerate(("a", "b") if key == "x" else ("c",)):
        found = _municipality(f"Gemeente {short.upper()}", f"GM{number}{place + 1:03d}")
        tenant.municipalities[short] = found
        _store(world, tenant, Membership, zone, municipality=found)
    for model in owned_models():
        if model is not Membership:
            tenant.carriers[model] = _store(world, tenant, model, zone, **_carrier_needs(tenant, model))
    _draft(tenant)
    return tenant


def _draft(tenant: Tenant) -> None:
    """Have the round make an evaluation, as it does when it is opened; a working group judges in that."""
    Evaluation.objects.create(
        partnership=tenant.row, programme=tenant.carriers[Programme], round=tenant.carriers[Round], code="concept",
        title="Concept", period_start=PreciseDate("2026"), period_end=PreciseDate("2026"), overall="deels",
        circle=Circle.PUBLIC.value, **_tracked(),
    )  # fmt: skip


def _carrier_needs(tenant: Tenant, model: Model) -> dict[str, Any]:
    first = next(iter(tenant.municipalities.values()))
    needs: dict[str, Any] = {
        column.name: tenant.carriers[target] for column, target in links(model) if target in tenant.carriers
    }
    if model in (MunicipalityFacts, LocalChapter, IssuedPaper, *ONES_OWN):
        needs["municipality"] = first
    if model is Adoption:
        needs.pop("programme")
    needs.update(_own_needs(model, 0))
    if model in (ProgressReport, Action):
        needs["attention"] = needs["adjustment"] = True
    if model is Holding:
        needs["person"] = Person.objects.create(name="Niemand", email=f"niemand@{tenant.key}.example", **_tracked())
    if model is Request:
        needs["person"] = _asked(tenant, "")
    if "other" in needs:
        needs["other"] = _beside_node(tenant)
    return needs


def _asked(tenant: Tenant, zone: str) -> Person:
    """Return somebody who is asked in a round, each time somebody else: nobody is asked twice in one."""
    return Person.objects.create(name="Niemand", email=f"vraag-{zone}@{tenant.key}.example", **_tracked())


def _own_needs(model: Model, place: int) -> dict[str, Any]:
    if model is Function:
        return {"kind": "informatieanalist"}
    if model is PlanVersion:
        return {"number": place + 1, "frozen_at": clock.now()}
    if model is ProgressReport:
        return {"number": place + 1, "reported_on": clock.today(), "status": "loopt"}
    if model is Judgement:
        return {"asks_attention": True}
    if model is Evaluation:
        return {"round": None}  # one that a round still makes is a draft, which is told nowhere else
    if model in (Account, Body, Decision, Meeting, PrivateNote):
        return steering_needs(model, place)
    if model is GoalFigure:
        return {"indicator": "woninginbraak", "reason": ""}
    if model is Interpretation:
        return {"indicator": "woninginbraak"}
    if model is Annotation:
        return {"indicator": "woninginbraak", "area": "", "period_from": "2025JJ00", "period_to": "2025JJ00"}
    if model is SetChoice:
        return {"indicator": "hic_kern"}
    if model is IssuedPaper:
        return {"kind": "council_note"}
    if model is Action and place < 100:
        return {"code": f"ACT-{place}"}
    return {"number": place + 1} if any(f.name == "number" for f in model._meta.concrete_fields) else {}


def _beside_node(tenant: Tenant) -> Node:
    return Node.objects.create(
        partnership=tenant.row, plan=tenant.carriers[Plan], level=1, code="anders", title="Anders",
        circle=Circle.PUBLIC.value, **_tracked(),
    )  # fmt: skip


def _store(world: World, tenant: Tenant, model: type[PartnershipRow], zone: str, **given: Any) -> Any:
    limits = {"circle": Circle.PUBLIC.value}
    return world.aviary.store(model, zone, limits | {"partnership": tenant.row} | _tracked() | given)


def _people(world: World, tenant: Tenant) -> None:
    for holder in HOLDERS:
        if holder.partnership != tenant.key:
            continue
        token = world.aviary.tell(f"persoon:{holder.name}", "organisations.Person", holder.name)
        person = Person.objects.create(
            name=f"Naam {token}", email=f"{token}@voorbeeld.example", is_active=holder.active, **_tracked()
        )
        world.persons[holder.name] = person
        function = Function.objects.create(
            partnership=tenant.row, organisation=tenant.carriers[Organisation], code=holder.name.replace("_", "-"),
            kind=holder.kind, title=f"functie {holder.name}", circle=Circle.PUBLIC.value,
            municipality=tenant.municipalities.get(holder.municipality), **_tracked(),
        )  # fmt: skip
        tenant.functions[holder.name] = function
        ended = PreciseDate.of(clock.today() - timedelta(days=1)) if holder.ended else None
        Holding.objects.create(
            partnership=tenant.row, function=function, person=person, ends_on=ended, circle=Circle.PUBLIC.value,
            **_tracked(),
        )  # fmt: skip


def _limits(world: World, tenant: Tenant, zone: Zone) -> dict[str, Any]:
    """Return the columns that put a record in a zone."""
    now = clock.now()
    limits: dict[str, Any] = {"circle": zone.circle.value, "partnership": tenant.row}
    if zone.municipality:
        limits["circle_municipality"] = tenant.municipalities[zone.municipality]
    if zone.embargo:
        limits["embargo_until"] = now + timedelta(days=9 if zone.embargo == "ahead" else -9)
    if zone.withdrawn:
        limits["withdrawn_at"] = now
    if zone.secrecy:
        secrecy = Secrecy.objects.create(
            partnership_id=tenant.row.pk, imposed_by="college", imposed_on=clock.today(), ground="Woo 5.1",
            lifted_on=clock.today() if zone.secrecy == "lifted" else None, **_tracked(),
        )  # fmt: skip
        limits["secrecy"] = secrecy.uid
        for name in ("mayor_a", "coordinator"):
            Recipient.objects.create(record_uid=secrecy.uid, function_uid=tenant.functions[name].uid)
    return limits


def _zone(world: World, tenant: Tenant, zone: Zone, place: int) -> None:
    """Make the zone's rows, standing on public carriers, and then the public rows that point at them."""
    public = "openbaar" if tenant.key == "x" else "y_openbaar"
    beside: Rows = {Municipality: _municipality(f"Plaats {zone.name}", f"GM{7 if tenant.key == 'x' else 8}{place:03d}")}
    for model in BESIDE:
        needs = {c.name: tenant.carriers[t] for c, t in links(model) if not c.null}
        beside[model] = _store(world, tenant, model, public, **needs | _level(model))
    _store(world, tenant, Membership, public, municipality=beside[Municipality])
    tenant.beside[zone.name] = beside
    limits = _limits(world, tenant, zone)
    hidden: Rows = {}
    stand_on = tenant.carriers | {m: beside[m] for m in BESIDE}
    for model in owned_models():
        if model is Membership:
            continue
        needs = {c.name: stand_on[t] for c, t in links(model) if not (c.null and t is model)}
        needs |= _own_needs(model, place) | _level(model) | _whose(model, beside[Municipality])
        if model is Adoption:
            needs.pop("programme")
        if "other" in needs:
            needs["other"] = tenant.carriers[Node]
        if model is Holding:
            needs["person"] = world.persons["inactive" if tenant.key == "x" else "member_of_y"]
            needs["ends_on"] = PreciseDate("2020")
        if model is Request:
            needs["person"] = _asked(tenant, zone.name)
        if model in ONE_EACH:
            needs["function"] = _own_function(world, tenant, public)
        spread = steering_needs(model, place) if model is PrivateNote else {}
        hidden[model] = _store(world, tenant, model, zone.name, **needs | limits | spread)
        if zone.circle is Circle.NAMED:
            for name in sorted(NAMED):
                Recipient.objects.create(record_uid=hidden[model].uid, function_uid=tenant.functions[name].uid)
    tenant.hidden[zone.name] = hidden
    _pointers(world, tenant, stand_on, hidden, public, place)
    _history(world, tenant, zone)


def _own_function(world: World, tenant: Tenant, zone: str) -> Any:
    needs = {"organisation": tenant.carriers[Organisation], "kind": "informatieanalist"}
    return _store(world, tenant, Function, zone, **needs)


def _level(model: Model) -> dict[str, Any]:
    return {"level": 1, "parent": None, "extends": None} if model is Node else {}


def _whose(model: Model, municipality: Municipality) -> dict[str, Any]:
    own = model in (MunicipalityFacts, LocalChapter, NoteFacts, IssuedPaper, *ONES_OWN)
    return {"municipality": municipality} if own else {}


def _pointers(world: World, tenant: Tenant, stand_on: Rows, hidden: Rows, public: str, place: int) -> None:
    """Make, for every foreign key, a public row that points at the zone's row."""
    first = next(iter(tenant.municipalities.values()))
    for model in owned_models():
        for column, target in links(model):
            if model is Holding or column.name == "partnership":
                continue
            given = {c.name: stand_on[t] for c, t in links(model) if not (c.null and t is model)}
            given |= _own_needs(model, 100 + place) | _level(model) | _whose(model, first)
            if model is Adoption:
                given.pop("programme" if column.name == "plan" else "plan")
            if "other" in given:
                given["other"] = tenant.carriers[Node]
            if model in ONE_EACH:
                given["function"] = _own_function(world, tenant, public)
            if model is Request:
                given["person"] = _asked(tenant, f"{column.name}-{place}")
            if model in ONCE_IN_A_ROUND and column.name not in ("round", "action"):
                given["round"] = _store(world, tenant, Round, public)
                tenant.pointing.setdefault(Round, []).append(given["round"])
            given[column.name] = hidden[target]
            if model is Node and column.name == "parent":
                given["level"] = 2
            if model is Node and column.name == "extends":
                given["municipality"] = first
            if model is steering.TrackLine and column.name != "track":  # a municipality stands in a track once
                given["track"] = _store(world, tenant, steering.AdoptionTrack, public)
                tenant.pointing.setdefault(steering.AdoptionTrack, []).append(given["track"])
            if model is Action and column.name == "predecessor":
                given["code"] = hidden[target].code
                given["programme"] = _store(world, tenant, Programme, public, plan=stand_on[Plan])
            tenant.pointing.setdefault(model, []).append(_store(world, tenant, model, public, **given))


def _history(world: World, tenant: Tenant, zone: Zone) -> None:
    """Tell of a change of the public action whose old and new title lie in this zone; history has only a circle."""
    if zone.secrecy or zone.embargo or zone.withdrawn:
        return
    action = tenant.carriers[Action]
    token = world.aviary.tell(zone.name, "audit.HistoryEntry", str(action.uid))
    HistoryEntry.objects.create(
        operation=new_uid(), at=clock.now(), actor_label="wie het was", record_type="planning.Action", uid=action.uid,
        partnership_id=tenant.row.pk, circle=zone.circle.value, made=False,
        circle_municipality_id=tenant.municipalities[zone.municipality].pk if zone.municipality else None,
        before={"title": f"vroeger {token}"}, after={"title": f"later {token}"},
    )  # fmt: skip
    if zone.circle is Circle.NAMED:
        for name in sorted(NAMED):
            Recipient.objects.create(record_uid=action.uid, function_uid=tenant.functions[name].uid)


__all__ = ["Evaluation", "OwnedRecord", "Tenant", "World", "build", "links", "owned_models"]
