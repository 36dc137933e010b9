# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A small partnership of three municipalities on which the tests of the core rooms stand."""

from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from driehoek.evaluation.models import Evaluation
from driehoek.kernel import guard
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.ids import new_uid
from driehoek.kernel.models import Tracked
from driehoek.organisations.models import (
    Function,
    Membership,
    Municipality,
    Organisation,
    Partnership,
)
from driehoek.organisations.queries import PartnershipHead, head
from driehoek.planning.commands import ActionForm
from driehoek.planning.models import Action, Node, Plan, Programme
from driehoek.steering.models import Body

T = TypeVar("T", bound=Tracked)

LEVELS = [{"singular": "thema", "plural": "thema's"}, {"singular": "doel", "plural": "doelen"}]


def store(record: T) -> T:
    """Store a record without a command."""
    with guard.seeding():
        record.created_in = record.changed_in = new_uid()
        record.save()
    return record


def actor(role: str, partnership: Partnership | None, *, municipality: Municipality | None = None) -> Actor:
    """Return someone with one role; without partnership a job of the system."""
    if partnership is None:
        return Actor.system("taak", role)
    standing = Standing(
        role, partnership.pk, municipality.pk if municipality else None, None, new_uid(), role.replace("_", " ")
    )
    return Actor(uid=new_uid(), label=f"iemand, {role}", standings=(standing,))


@dataclass
class World:
    """The partnership Drieland: Aa, Bree and Cee, one plan of two levels, two programmes, some actions."""

    partnership: Partnership
    aa: Municipality
    bree: Municipality
    cee: Municipality
    police: Organisation
    town: Organisation
    team_lead: Function
    plan: Plan
    nodes: dict[str, Node] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    @property
    def coordinator(self) -> Actor:
        """One who may do nearly everything."""
        return actor("coordinator", self.partnership)

    @property
    def secretary(self) -> Actor:
        """One who keeps the register."""
        return actor("secretaris_driehoek", self.partnership)

    def adviser(self, municipality: Municipality) -> Actor:
        """One who may do what is of one municipality."""
        return actor("adviseur_oov", self.partnership, municipality=municipality)

    @property
    def mayor(self) -> Actor:
        """One who sees everything and changes nothing."""
        return actor("burgemeester", self.partnership, municipality=self.aa)

    @property
    def outsider(self) -> Actor:
        """A coordinator, of another partnership."""
        other = Partnership.objects.filter(slug="elders").first() or store(Partnership(slug="elders", name="Elders"))
        return actor("coordinator", other)

    @property
    def head(self) -> PartnershipHead:
        """The partnership as pages know it."""
        return head(self.coordinator, self.partnership.slug)

    def node(self, code: str, title: str, parent: str = "", **more: Any) -> Node:
        """Add a theme, or a goal under one."""
        above = self.nodes.get(parent)
        if above is not None:
            more.setdefault("municipality", above.municipality)
        more.setdefault("plan", self.plan)
        more.setdefault("position", len(self.nodes))
        level = more.pop("level", above.level + 1 if above else 1)
        made = Node(partnership=self.partnership, parent=above, level=level, code=code, title=title, **more)
        self.nodes[code] = store(made)
        return made

    def programme(self, code: str, start: str, end: str, **more: Any) -> Programme:
        """Add a programme to the plan."""
        made = Programme(
            partnership=self.partnership,
            plan=more.pop("plan", self.plan),
            code=code,
            title=code.upper().replace("-", " ", 1),
            period_start=PreciseDate(start),
            period_end=PreciseDate(end),
            **more,
        )
        self.programmes[code] = store(made)
        return made

    def action(self, code: str, node: str = "zicht", programme: str = "uvp-2023", **more: Any) -> Action:
        """Add an action; ``end`` is its planning as it stands."""
        end = more.pop("end", None)
        if end is not None:
            more |= {"current_end": PreciseDate(end), "due": PreciseDate(end).last_day}
            more.setdefault("original_end", PreciseDate(end))
        made = Action(
            partnership=self.partnership,
            programme=self.programmes[programme],
            node=self.nodes[node],
            code=code,
            title=more.pop("title", f"Actie {code}"),
            position=len(self.actions),
            **more,
        )
        self.actions[code] = store(made)
        return made

    def body(self, code: str, kind: str, municipality: Municipality | None = None, **more: Any) -> Body:
        """Add a body."""
        made = Body(
            partnership=self.partnership, code=code, kind=kind, name=more.pop("name", code), municipality=municipality,
            **more,
        )  # fmt: skip
        self.bodies[code] = store(made)
        return made

    def evaluation(self, code: str, programme: str = "uvp-2023", **more: Any) -> Evaluation:
        """Add an evaluation."""
        return store(
            Evaluation(
                partnership=self.partnership,
                programme=self.programmes[programme],
                code=code,
                title=more.pop("title", f"Evaluatie {code}"),
                period_start=PreciseDate("2024"),
                period_end=PreciseDate("2024"),
                overall="meeste_afgerond",
                **more,
            )
        )

    def form(self, node: str = "zicht", **more: Any) -> ActionForm:
        """Return a filled-in form of an action."""
        uid: UUID = self.nodes[node].uid
        return ActionForm(title=more.pop("title", "Nieuwe actie"), node_uid=uid, **more)


def build() -> World:
    """Build the world."""
    partnership = store(Partnership(slug="drieland", name="Drieland", police_team="Drieland"))
    aa = store(Municipality(cbs_code="GM9001", name="Aa"))
    bree = store(Municipality(cbs_code="GM9002", name="Bree"))
    cee = store(Municipality(cbs_code="GM9003", name="Cee"))
    for town in (aa, bree, cee):
        store(Membership(partnership=partnership, municipality=town, starts_on=PreciseDate("2023")))
    police = store(Organisation(partnership=partnership, code="politie", name="politie", kind="politie"))
    hall = store(
        Organisation(partnership=partnership, code="gemeente-aa", name="gemeente Aa", kind="gemeente", municipality=aa)
    )
    lead = store(
        Function(
            partnership=partnership, organisation=police, code="trekker", kind="actietrekker", title="trekker politie"
        )
    )
    plan = store(
        Plan(
            partnership=partnership, code="ivp", title="IVP 2023-2026", type_label="Integraal Veiligheidsplan",
            abbreviation="IVP", period_start=PreciseDate("2023"), period_end=PreciseDate("2026"), levels=LEVELS,
        )
    )  # fmt: skip
    world = World(partnership, aa, bree, cee, police, hall, lead, plan)
    world.node("ondermijning", "Ondermijning")
    world.node("zicht", "Zicht op ondermijning", "ondermijning")
    world.node("verkeer", "Veilig verkeer")
    world.node("snelheid", "Minder snelheid", "verkeer")
    world.programme("uvp-2023", "2023", "2024", status="vastgesteld")
    world.programme("uvp-2025", "2025", "2026", predecessor=world.programmes["uvp-2023"])
    return world
