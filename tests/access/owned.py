# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of partnership-owned rows, in an order in which they can be filled."""

from typing import Any

from django.apps import apps
from django.db import models

from driehoek.organisations.models.partnership import PartnershipRow

Model = type[models.Model]


def owned_models() -> list[type[PartnershipRow]]:
    """Return every table of partnership-owned rows, those that are pointed at first."""
    found = [m for m in apps.get_models() if issubclass(m, PartnershipRow)]
    ordered: list[type[PartnershipRow]] = []
    while found:
        ready = [m for m in found if not {t for _, t in links(m)} & (set(found) - {m})]
        assert ready, "tables point at each other in a circle"
        ordered += ready
        found = [m for m in found if m not in ready]
    return ordered


def links(model: Model) -> list[tuple["models.ForeignKey[Any, Any]", type[PartnershipRow]]]:
    """Return the foreign keys of a table to partnership-owned tables, with the table that each points at."""
    found = []
    for column in model._meta.concrete_fields:
        target = column.related_model
        if isinstance(column, models.ForeignKey) and isinstance(target, type) and issubclass(target, PartnershipRow):
            found.append((column, target))
    return found
