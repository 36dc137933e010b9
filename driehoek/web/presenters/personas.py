# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The functions one can take in the demo, by partnership."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from driehoek.organisations.queries import Persona
from driehoek.web.words import capital


@dataclass(frozen=True, slots=True)
class Card:
    """One function to take."""

    title: str
    organisation: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """The functions of one partnership: a few that show most, and the others."""

    name: str
    slug: str
    first: tuple[Card, ...]
    others: tuple[Card, ...]


def purposes() -> dict[str, str]:
    """Return what each kind of function comes for, in one line; the order is that of the page."""
    return {
        "adviseur_oov": _("Keeps the actions up to date and makes the council note."),
        "coordinator": _("Sees everything of the partnership and keeps the plan."),
        "burgemeester": _("Sees at a glance what asks a decision."),
        "teamchef": _("Sees what is asked of the police."),
        "raadslid": _("Follows what was promised to the council."),
        "officier_van_justitie": _("Sees which priorities are shared."),
        "partnercontact": _("Tells how the own actions are going."),
        "beheerder": _("Looks after the installation."),
    }


def groups(personas: Iterable[Persona], target: str) -> tuple[Group, ...]:
    """Return the functions by partnership.

    Of each kind one stands in front: the one of the municipality that provides the coordinator, where there is one.
    """
    told = purposes()
    gathered: dict[tuple[str, str], list[Persona]] = {}
    for persona in personas:
        gathered.setdefault((persona.partnership_slug, persona.partnership_name), []).append(persona)
    made = []
    for (slug, name), members in gathered.items():
        central = {member.organisation for member in members if member.kind == "coordinator"}
        near = [m for m in members if m.organisation in central] + [m for m in members if m.organisation not in central]
        front = {kind: next((m for m in near if m.kind == kind), None) for kind in told}
        first = [member for member in front.values() if member is not None]
        others = [member for member in members if member not in first]
        made.append(
            Group(
                name,
                slug,
                tuple(_card(member, told.get(member.kind, ""), target) for member in first),
                tuple(_card(member, "", target) for member in others),
            )
        )
    return tuple(made)


def _card(persona: Persona, text: str, target: str) -> Card:
    address = f"/demo/{quote(persona.partnership_slug)}/{quote(persona.code)}/"
    # Only a page of the same partnership is of use to this persona.
    own = target.startswith(f"/{persona.partnership_slug}/")
    query = f"?{urlencode({'next': target})}" if own else ""
    return Card(capital(persona.title), persona.organisation, text, address + query)
