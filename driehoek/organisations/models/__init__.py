# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of organisations, one noun a file."""

from driehoek.organisations.models.base import OwnedRecord
from driehoek.organisations.models.function import Function, Holding, Person
from driehoek.organisations.models.municipality import Municipality, Population
from driehoek.organisations.models.organisation import Organisation
from driehoek.organisations.models.partnership import Membership, MunicipalityFacts, Partnership, SourceDocument

__all__ = [
    "Function",
    "Holding",
    "Membership",
    "Municipality",
    "MunicipalityFacts",
    "Organisation",
    "OwnedRecord",
    "Partnership",
    "Person",
    "Population",
    "SourceDocument",
]
