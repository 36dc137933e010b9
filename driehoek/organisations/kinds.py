# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of this room that people edit by hand."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.kernel.actor import Actor
from driehoek.organisations.editing import Editable
from driehoek.organisations.models import (
    Function,
    Membership,
    Municipality,
    MunicipalityFacts,
    Organisation,
    Partnership,
    SourceDocument,
)
from driehoek.organisations.rules import RIGHTS, OrganisationKind, period_wrong

EDIT = Permission.EDIT_PARTNERSHIP


def _period(row: Partnership | Membership) -> Mapping[str, str]:
    return period_wrong(row.starts_on, row.ends_on, "ends_on")


def _partnership(row: Partnership) -> Mapping[str, str]:
    wrong = dict(_period(row))
    if any(not isinstance(name, str) or not name.strip() for name in row.aliases):
        wrong["aliases"] = "Schrijf elke andere naam op een eigen regel."
    return wrong


def _organisation(row: Organisation) -> Mapping[str, str]:
    if row.kind == OrganisationKind.MUNICIPALITY and row.municipality_id is None:
        return {"municipality": "Kies de gemeente die deze organisatie is."}
    return {}


def _facts(row: MunicipalityFacts) -> Mapping[str, str]:
    """Facts without a fact would only stand in the way of those that come later."""
    if any((row.council_paper_name, row.local_paper, row.channels, row.note)):
        return {}
    return {"council_paper_name": "Vul ten minste één gegeven in."}


def _of_its_organisation(row: Function) -> None:
    """A function is of the municipality of its organisation."""
    if row.organisation_id is not None:
        row.municipality_id = row.organisation.municipality_id


def _rights(actor: Actor, row: Function, changed: frozenset[str]) -> None:
    """Who changes what the holder of a function may do, must be allowed to manage persons."""
    if RIGHTS & changed:
        require(actor, Permission.MANAGE_PERSONS, row.partnership_id, row.municipality_id)


PARTNERSHIP = Editable(
    name="samenwerking",
    model=Partnership,
    permission=EDIT,
    columns=(
        "name", "aliases", "about", "triangle_name", "police_unit", "police_district", "police_team", "police_source",
        "starts_on", "ends_on", "contribution_rate", "contribution_note", "meetings_per_year", "evaluation_rhythm",
        "newsletter_name", "newsletter_since", "newsletter_rhythm", "newsletter_readers", "channels",
    ),
    lasting=True,
    check=_partnership,
)  # fmt: skip

SOURCE = Editable(
    name="bron",
    model=SourceDocument,
    permission=EDIT,
    columns=("key", "title", "publisher", "dated", "place", "note"),
    code="key",
    named_by="title",
)

MEMBERSHIP = Editable(
    name="deelname",
    model=Membership,
    permission=EDIT,
    columns=("starts_on", "ends_on"),
    references={"municipality": Municipality},
    parent="municipality",
    national=True,
    check=_period,
)

FACTS = Editable(
    name="gemeentegegevens",
    model=MunicipalityFacts,
    permission=EDIT,
    columns=("council_paper_name", "local_paper", "channels", "note"),
    municipal=True,
    check=_facts,
)

ORGANISATION = Editable(
    name="organisatie",
    model=Organisation,
    permission=EDIT,
    columns=("name", "kind", "code"),
    code="code",
    named_by="name",
    check=_organisation,
)

FUNCTION: Editable[Any] = Editable(
    name="functie",
    model=Function,
    permission=EDIT,
    columns=("title", "kind", "code"),
    references={"organisation": Organisation},
    code="code",
    named_by="title",
    complete=_of_its_organisation,
    ask=_rights,
)

KINDS: tuple[Editable[Any], ...] = (PARTNERSHIP, SOURCE, MEMBERSHIP, FACTS, ORGANISATION, FUNCTION)
