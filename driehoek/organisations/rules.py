# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values and arithmetic of organisations; no Django, no database."""

from enum import StrEnum

from driehoek.kernel.dates import PreciseDate

#: Columns of a function that decide what its holder may see and do.
RIGHTS = frozenset({"kind", "organisation_id", "municipality_id", "partnership_id"})


class OrganisationKind(StrEnum):
    """What sort of organisation takes part."""

    MUNICIPALITY = "gemeente"
    POLICE = "politie"
    PROSECUTION = "om"
    REGIONAL = "regionaal"
    CARE = "zorg"
    EDUCATION = "onderwijs"
    BUSINESS = "ondernemers"
    HOUSING = "woningcorporatie"
    OTHER = "overig"


class FunctionKind(StrEnum):
    """What a function is for; a role of the same name says what its holder may do."""

    MAYOR = "burgemeester"
    PROSECUTOR = "officier_van_justitie"
    TEAM_CHIEF = "teamchef"
    ADVISER = "adviseur_oov"
    COORDINATOR = "coordinator"
    TRIANGLE_SECRETARY = "secretaris_driehoek"
    TRIANGLE_CHAIR = "voorzitter_driehoek"
    PORTFOLIO_HOLDER = "portefeuillehouder"
    WORKING_GROUP_CHAIR = "werkgroepvoorzitter"
    ACTION_LEAD = "actietrekker"
    PARTNER_CONTACT = "partnercontact"
    ANALYST = "informatieanalist"
    COMMUNICATION = "communicatieadviseur"
    CLERK = "griffier"
    FINANCE = "financieel_adviseur"
    COUNCILLOR = "raadslid"
    ADMINISTRATOR = "beheerder"


def contribution_cents(inhabitants: int, rate: int) -> int:
    """Return what a municipality pays into the joint budget in a year, in cents, rounded half up.

    Args:
        inhabitants: on 1 January of the year (the plan of Heuvelrug names no reference date; this is our choice).
        rate: in ten-thousandths of a euro per inhabitant; EUR 0,15 is 1500.
    """
    return (inhabitants * rate + 50) // 100


def period_wrong(start: PreciseDate | None, end: PreciseDate | None, column: str) -> dict[str, str]:
    """Return what is wrong with a period, beside the column of its end: it cannot be over before it begins."""
    if start is not None and end is not None and end.last_day < start.first_day:
        return {column: "Dit ligt vóór het begin. Kies een later einde."}
    return {}
