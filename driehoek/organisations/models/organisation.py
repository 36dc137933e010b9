# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations that take part in a partnership."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models.base import OwnedRecord
from driehoek.organisations.rules import OrganisationKind


class Organisation(OwnedRecord):
    """A municipality, the police, OM or a partner, as it takes part in one partnership.

    Attributes:
        code: short name, unique in the partnership, such as ``gemeente-wijchen``.
        municipality: filled for organisations of kind ``gemeente``.
    """

    NOUN = ("organisatie", "organisaties")
    EDITED_WITH = Permission.EDIT_PARTNERSHIP.value
    SEARCHED = Searched(kind=Kind.ORGANISATION, title="name", code="code", sort="kind")

    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in OrganisationKind])

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="organisations_organisation_code"),
        ]
