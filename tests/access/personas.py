# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may see what, written out by hand: the oracle against which the system is held.

It is not computed from ``roles.yaml`` or the filters, on purpose: this is what practice says, in a table.
"""

from dataclasses import dataclass

from driehoek.kernel.circle import Circle


@dataclass(frozen=True, slots=True)
class Zone:
    """A combination of the things that limit who sees a record.

    Attributes:
        municipality: key of the municipality whose own circle it is.
        secrecy: ``imposed``, ``lifted`` or empty.
        embargo: ``ahead``, ``past`` or empty.
        personas: who may see a record in this zone.
    """

    name: str
    circle: Circle
    personas: frozenset[str]
    municipality: str = ""
    secrecy: str = ""
    embargo: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """A persona: someone with one function, or with none.

    Attributes:
        partnership: key of the partnership in which the function is; empty for somebody without one.
        kind: kind of the function.
        municipality: key of the municipality of the organisation; empty for police, OM and the partnership.
        ended: the holding ended yesterday.
        active: whether the person may still sign in.
    """

    name: str
    partnership: str = "x"
    kind: str = ""
    municipality: str = ""
    ended: bool = False
    active: bool = True


HOLDERS = (
    Holder("council_member_a", kind="raadslid", municipality="a"),
    Holder("adviser_a", kind="adviseur_oov", municipality="a"),
    Holder("adviser_b", kind="adviseur_oov", municipality="b"),
    Holder("coordinator", kind="coordinator"),
    Holder("team_chief", kind="teamchef"),
    Holder("partner_contact", kind="partnercontact"),
    Holder("mayor_a", kind="burgemeester", municipality="a"),
    Holder("clerk_a", kind="griffier", municipality="a"),
    Holder("action_lead", kind="actietrekker"),
    Holder("administrator", kind="beheerder"),
    Holder("member_of_y", partnership="y", kind="coordinator"),
    Holder("holding_ended", kind="coordinator", ended=True),
    Holder("inactive", kind="coordinator", active=False),
)

RESIDENT = "resident"
PERSONAS = (RESIDENT, *(holder.name for holder in HOLDERS))

#: Those who stand in partnership X today.
MEMBERS = frozenset(
    {
        "council_member_a", "adviser_a", "adviser_b", "coordinator", "team_chief", "partner_contact", "mayor_a",
        "clerk_a", "action_lead", "administrator",
    }
)  # fmt: skip
PARTNERS = MEMBERS - {"council_member_a", "clerk_a"}
OF_A = frozenset({"adviser_a", "mayor_a"})
NAMED = frozenset({"team_chief", "partner_contact"})
KNOWS_SECRET = frozenset({"mayor_a", "coordinator"})
Y = frozenset({"member_of_y"})

ZONES_X = (
    Zone("openbaar", Circle.PUBLIC, MEMBERS),
    Zone("partners", Circle.PARTNERS, PARTNERS),
    Zone("gemeente_a", Circle.MUNICIPALITY, OF_A, municipality="a"),
    Zone("gemeente_b", Circle.MUNICIPALITY, frozenset({"adviser_b"}), municipality="b"),
    Zone("driehoek", Circle.TRIANGLE, frozenset({"coordinator", "team_chief", "mayor_a"})),
    Zone("genoemden", Circle.NAMED, NAMED),
    Zone("geheim", Circle.PUBLIC, KNOWS_SECRET, secrecy="imposed"),
    Zone("geheim_opgeheven", Circle.PUBLIC, MEMBERS, secrecy="lifted"),
    Zone("embargo", Circle.PUBLIC, frozenset({"coordinator"}), embargo="ahead"),
    Zone("embargo_gemeente_a", Circle.MUNICIPALITY, frozenset({"adviser_a"}), municipality="a", embargo="ahead"),
    Zone("embargo_voorbij", Circle.PUBLIC, MEMBERS, embargo="past"),
    Zone("ingetrokken", Circle.PUBLIC, frozenset(), withdrawn=True),
)
ZONES_Y = (
    Zone("y_openbaar", Circle.PUBLIC, Y),
    Zone("y_partners", Circle.PARTNERS, Y),
)
ZONES = {zone.name: zone for zone in (*ZONES_X, *ZONES_Y)}

#: What a public paper may hold, whoever makes it.
PUBLIC_ZONES = frozenset({"openbaar", "geheim_opgeheven", "embargo_voorbij"})


def may_see(persona: str, zone: str) -> bool:
    """Tell whether this persona may see a record in this zone.

    A zone ``persoon:NAME`` is that of a person's own name and address, which they see themselves, and who manages the
    persons of their partnership.
    """
    if zone.startswith("persoon:"):
        managed = {f"persoon:{holder.name}" for holder in HOLDERS if holder.partnership == "x"}
        return zone == f"persoon:{persona}" or (persona == "administrator" and zone in managed)
    return persona in ZONES[zone].personas
