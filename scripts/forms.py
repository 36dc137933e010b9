# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of each kind of record: empty, sent with nothing in it, and of a record that stands.

Only looked at for accessibility; the pictures show a few of them, see :data:`scripts.pages.STOPS`.
"""

from dataclasses import dataclass

from scripts.pages import ACTION, ADJUSTED, AGREEMENT, COORDINATOR, HEUVELRUG, MANAGER, STOPS, H, Stop, T
from scripts.states import SAVE

PLAN, WHO = f"{T}plannen/ivp-2023-2026/bewerken/", f"{T}samenwerking/bewerken/"
EVALUATION = f"{T}programmas/uvp-2023-2024/evaluatie/"


@dataclass(frozen=True, slots=True)
class Kind:
    """Where the forms of one kind are found.

    Attributes:
        name: of the kind, as in addresses.
        new: page with a link to its empty form; empty when it is never made by hand.
        standing: page with a link to the form of one that stands; empty when the examples hold none, and for those
            that are only added. Its fields are those of the new one.
        over: links to follow before those pages have the link.
        persona: who may.
        complete: whether a new form needs nothing more than stands in it, so that it cannot be refused.
    """

    name: str
    new: str
    standing: str
    over: tuple[str, ...] = ()
    persona: str = COORDINATOR
    complete: bool = False


KINDS = (
    Kind("aanbeveling", f"{T}aanbevelingen/", f"{T}aanbevelingen/voorbeeld-doelen/"),
    Kind("actie", f"{T}programmas/uvp-2025-2026/", ""),
    Kind("actie", "", ADJUSTED, over=(ACTION,)),
    Kind("afspraak-over-actie", ADJUSTED, "", over=(ACTION,)),
    Kind("agendapunt", f"{T}overleg/driehoek-2026-12-10/", f"{T}overleg/driehoek-2026-12-10/"),
    Kind("andere-naam", PLAN, PLAN),
    Kind("besluit", f"{T}afspraken/", f"{T}afspraken/"),
    Kind("bezetting", f"{T}samenwerking/", f"{T}samenwerking/", persona=MANAGER),
    Kind("bron", WHO, WHO),
    Kind("deelname", "", WHO),
    Kind("doelcijfer", PLAN, ""),
    Kind("doeloordeel", EVALUATION, ""),
    Kind("duiding", PLAN, ""),
    Kind("evaluatie", EVALUATION, EVALUATION),
    Kind("functie", WHO, WHO),
    Kind("gedeelde-kennis", PLAN, ""),
    Kind("gemeentegegevens", WHO, f"{T}gemeenten/GM0296/"),
    Kind("hoofdstuk", PLAN, PLAN),
    Kind("hulp", f"{T}hulp/", "", persona="tweestromenland/adviseur-wijchen"),
    Kind("kader", PLAN, PLAN),
    Kind("kanttekening", f"{T}cijfers/woninginbraak/", ""),
    Kind("label", PLAN, PLAN),
    Kind("lid-van-orgaan", f"{T}organen/driehoek/", f"{T}organen/driehoek/"),
    Kind("nieuwe-afspraak", f"{T}afspraken/", "", over=(AGREEMENT,), complete=True),
    Kind("notagegevens", f"{T}notas/", f"{T}notas/"),
    Kind("onderdeel", PLAN, PLAN),
    Kind("ontwikkeling", f"{T}ontwikkelingen/", ""),
    Kind("oordeel", EVALUATION, EVALUATION),
    Kind("orgaan", f"{T}overleg/", f"{T}organen/driehoek/"),
    Kind("organisatie", WHO, WHO),
    Kind("overleg", f"{T}organen/driehoek/", f"{T}overleg/driehoek-2026-12-10/"),
    Kind("plan", f"{T}plannen/", PLAN),
    Kind("plantekst", PLAN, PLAN),
    Kind("portefeuille", f"{T}overleg/", f"{T}overleg/"),
    Kind("programma", PLAN, PLAN),
    Kind("programmadoel", PLAN, PLAN),
    Kind("raakvlak", PLAN, ""),
    Kind("raakvlak", "", f"{H}plannen/ivp-2023-2026/bewerken/", persona=HEUVELRUG),
    Kind("raadskalender", f"{H}raadskalenders/", "", persona=HEUVELRUG, complete=True),
    Kind("raadskalender", "", f"{T}raadskalenders/"),
    Kind("samenwerking", "", WHO),
    Kind("setkeuze", WHO, ""),
    Kind("traject", f"{T}trajecten/", f"{T}trajecten/uvp-2027-2028/"),
    Kind("trajectdeel", f"{T}trajecten/uvp-2025-2026/", f"{T}trajecten/uvp-2027-2028/", complete=True),
    Kind("verantwoording", f"{T}afspraken/?stand=open", "", over=(AGREEMENT,)),
    Kind("vaststelling", f"{T}programmas/uvp-2025-2026/", ""),
    Kind("verplaatsen", "", PLAN),
    Kind("werkgroep", PLAN, PLAN),
    Kind("werkgroeplid", PLAN, ""),
    Kind("werkgroepproduct", PLAN, ""),
    Kind("werkwijze", PLAN, ""),
    Kind("werkwijze", "", f"{H}plannen/ivp-2023-2026/bewerken/", persona=HEUVELRUG),
)


def _stops(kind: Kind) -> list[Stop]:
    found = []
    if kind.new:
        follow = (*kind.over, f"a[href*='/nieuw/{kind.name}/']")
        found.append(Stop(f"{kind.name}-nieuw", kind.persona, kind.new, follow=follow, route="new"))
        if not kind.complete:
            name = f"{kind.name}-nieuw-fout"
            found.append(Stop(name, kind.persona, kind.new, follow=follow, submit=SAVE, route="new"))
    if kind.standing:
        follow = (*kind.over, f"a[href*='/bewerk/{kind.name}/']")
        found.append(Stop(f"{kind.name}-wijzigen", kind.persona, kind.standing, follow=follow, route="edit"))
    return found


_PAGES = frozenset(stop.name for stop in STOPS)
#: Those that are not among the pages already.
FORMS = tuple(stop for kind in KINDS for stop in _stops(kind) if stop.name not in _PAGES)
