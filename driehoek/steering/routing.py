# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""To which body a proposal goes, by what it is about: the scope of a matter decides who may answer."""

from dataclasses import dataclass

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread, narrower
from driehoek.organisations.models import Membership
from driehoek.organisations.policies import within
from driehoek.steering.models import Body
from driehoek.steering.rules import JOINT, BodyKind, Concern, ProposalKind

#: Bodies of which every member sees the circle of the triangle, and those of which all see their own municipality's.
READS_TRIANGLE = frozenset({BodyKind.TRIANGLE, BodyKind.MUNICIPAL_TRIANGLE, BodyKind.MAYOR})
READS_OWN = frozenset({BodyKind.EXECUTIVE, BodyKind.MAYOR, BodyKind.COUNCIL})


@dataclass(frozen=True, slots=True)
class Scope:
    """What a proposal is about, as far as it matters who answers.

    Attributes:
        municipality: key of the municipality whose matter it is; ``None`` for a joint one.
        acute: whether it cannot wait.
    """

    kind: ProposalKind
    concern: Concern | None = None
    municipality: int | None = None
    acute: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """The bodies that may answer.

    Attributes:
        kinds: in the order in which they are chosen when the proposer does not choose.
        each: whether every municipality has its own say, so that there is one proposal per body.
    """

    kinds: tuple[BodyKind, ...]
    each: bool = False


def way(scope: Scope) -> Way:
    """Return which kinds of body answer in this scope.

    What is acute goes to the triangle of the municipality concerned; money to the colleges; a plan to each council;
    what is local to the college or the mayor, but police to a triangle; what is joint to the triangle.
    """
    local = scope.municipality is not None
    if scope.acute:
        return Way((BodyKind.MUNICIPAL_TRIANGLE,))
    if scope.kind is ProposalKind.MONEY:
        return Way((BodyKind.EXECUTIVE,), each=not local)
    if scope.concern is Concern.PLAN and scope.kind is ProposalKind.ADOPT:
        return Way((BodyKind.COUNCIL,), each=not local)
    if local and scope.kind is ProposalKind.DEPLOYMENT:
        return Way((BodyKind.MUNICIPAL_TRIANGLE, BodyKind.TRIANGLE))
    return Way((BodyKind.EXECUTIVE, BodyKind.MAYOR) if local else (BodyKind.TRIANGLE,))


def reads(kind: BodyKind, municipality: int | None, spread: Spread) -> bool:
    """Tell whether who sits in such a body may see what is spread so: nobody is asked about what they may not see."""
    circle, whose = spread
    if circle == Circle.MUNICIPALITY:
        return kind in READS_OWN and municipality == whose
    if circle == Circle.TRIANGLE:
        return kind in READS_TRIANGLE
    return circle != Circle.NAMED


@dataclass(frozen=True, slots=True)
class Route:
    """Where a proposal can go.

    Attributes:
        way: what the rule says.
        bodies: those that there are; where each has its say all of them, else the one that comes first is meant.
        missing: names of the municipalities that have no such body yet; of a joint one an empty name.
    """

    way: Way
    bodies: tuple[Body, ...]
    missing: tuple[str, ...] = ()


def route(actor: Actor, partnership_id: int, scope: Scope) -> Route:
    """Return where a proposal of this scope can go, among the bodies that the actor sees; 2 queries."""
    found = way(scope)
    rows = within(actor, Body, partnership_id).filter(kind__in=[kind.value for kind in found.kinds])
    order = {kind.value: place for place, kind in enumerate(found.kinds)}
    bodies = sorted(rows.select_related("municipality"), key=lambda body: (order[body.kind], body.name))
    members = taking_part(actor, partnership_id)
    if found.each:
        fitting = [body for body in bodies if body.municipality_id in members]
        have = {body.municipality_id for body in fitting}
        missing = tuple(name for pk, name in members.items() if pk not in have)
        return Route(found, tuple(_first_of_each(fitting)), missing)
    joint = {kind.value for kind in JOINT}
    fitting = [b for b in bodies if b.municipality_id == (None if b.kind in joint else scope.municipality)]
    whose = members.get(scope.municipality, "") if scope.municipality is not None else ""
    return Route(found, tuple(fitting), () if fitting else (whose,))


def fitting(found: Route, scope: Scope, about: Spread, circle: Circle) -> dict[Body, Spread]:
    """Return the bodies of a route that may read a proposal for this circle, and for each who then sees it.

    Args:
        about: who sees what the proposal is about; its proposal is for no more people than that.
    """
    able: dict[Body, Spread] = {}
    for body in found.bodies:
        own = body.municipality_id or scope.municipality
        if circle is Circle.MUNICIPALITY and own is None:
            continue
        wanted: Spread = (circle.value, own if circle is Circle.MUNICIPALITY else None)
        spread = narrower(wanted, narrower((body.circle, body.circle_municipality_id), about))
        if reads(BodyKind(body.kind), body.municipality_id, spread):
            able[body] = spread
    return able


def _first_of_each(bodies: list[Body]) -> list[Body]:
    """Return one body per municipality, by its name."""
    found: dict[int | None, Body] = {}
    for body in bodies:
        found.setdefault(body.municipality_id, body)
    return sorted(found.values(), key=lambda body: body.name)


def taking_part(actor: Actor, partnership_id: int) -> dict[int, str]:
    """Return the municipalities that take part today, by key, in the order of their names; 1 query."""
    today = clock.today()
    rows = within(actor, Membership, partnership_id).select_related("municipality").order_by("municipality__name")
    return {
        row.municipality_id: row.municipality.name
        for row in rows
        if row.ends_on is None or row.ends_on.last_day >= today
    }
