# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The order in which what is of municipalities is told: what is joint first, then by name, on every database."""

from django.db.models import F, OrderBy


def joint_first(through: str = "") -> OrderBy:
    """Return the order by the municipality of a row, or of what its foreign key points at; no municipality is first.

    Left to themselves SQLite puts nothing first and PostgreSQL last.
    """
    column = f"{through}__municipality__name" if through else "municipality__name"
    return F(column).asc(nulls_first=True)


JOINT_FIRST = joint_first()
