# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may occur once among the rows that were not withdrawn, said before the database refuses it."""

from itertools import count
from typing import Any

from django.db import models

from driehoek.kernel.models import Record


def taken(row: Record) -> dict[str, str]:
    """Return per column the sentence where another present row already has these values; empty when the row fits.

    The constraints of the table say what may occur once; a code gets the suggestion of a free one.
    """
    wrong: dict[str, str] = {}
    for rule in row._meta.constraints:
        if not isinstance(rule, models.UniqueConstraint) or not _holds_for(rule, row):
            continue
        name = rule.fields[-1]
        if name in wrong or not _others(row, rule.fields).filter(rule.condition or models.Q()).exists():
            continue
        column = row._meta.get_field(name)
        if isinstance(column, models.SlugField):
            free = free_code(row, name, str(getattr(row, name)))
            wrong[name] = f"Deze code is al in gebruik. Vrij is bijvoorbeeld {free}."
        else:
            wrong[name] = "Dit staat er al. Wijzig wat er staat, of kies iets anders."
    return wrong


def free_code(row: Any, name: str, wish: str) -> str:
    """Return the wished code, with a number behind it where it is in use."""
    longest = row._meta.get_field(name).max_length
    wish = wish[: longest - 4].strip("-") or type(row).NOUN[0].replace(" ", "-")
    fields = next(
        rule.fields
        for rule in row._meta.constraints
        if isinstance(rule, models.UniqueConstraint) and name in rule.fields
    )
    others = [other for other in fields if other != name]
    used = set(
        _others(row, others)
        .filter(withdrawn_at__isnull=True, **{f"{name}__startswith": wish})
        .values_list(name, flat=True)
    )
    return next(code for number in count(1) if (code := wish if number == 1 else f"{wish}-{number}") not in used)


def _others(row: Any, fields: Any) -> models.QuerySet[Any]:
    values = {row._meta.get_field(name).attname: getattr(row, row._meta.get_field(name).attname) for name in fields}
    found: models.QuerySet[Any] = type(row)._base_manager.filter(**values).exclude(pk=row.pk)
    return found


def _holds_for(rule: models.UniqueConstraint, row: Any) -> bool:
    """Tell whether a constraint has something to say of this row: no empty value makes it pass, as in SQL."""
    attnames = [row._meta.get_field(name).attname for name in rule.fields]
    if any(getattr(row, attname) is None for attname in attnames):
        return False
    return rule.condition is None or _meets(rule.condition, row)


def _meets(condition: models.Q, row: Any) -> bool:
    """Evaluate the conditions that our constraints use, on a row that may not be stored yet."""
    for child in condition.children:
        if isinstance(child, models.Q):
            if not _meets(child, row):
                return False
            continue
        name, value = child  # type: ignore[misc]
        column, _, lookup = str(name).partition("__")
        attname = row._meta.get_field(column).attname
        assert lookup in ("", "isnull"), f"a constraint with {name} is not understood here"
        held = (getattr(row, attname) is None) is value if lookup else getattr(row, attname) == value
        if column != "withdrawn_at" and not held:
            return False
    return True
