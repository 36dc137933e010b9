# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of our own."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Substr
from django.db.models.lookups import LessThanOrEqual

from driehoek.kernel.dates import PreciseDate

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field  # the real class takes no type parameters


class PreciseDateField(_Field):
    """Keeps a :class:`PreciseDate` as its text (at most ten characters), so that precision survives."""

    description = "a day, month, quarter or year"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        """A column of text."""
        return "CharField"

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> PreciseDate | None:
        """Read the stored text."""
        return None if value is None else PreciseDate(value)

    def to_python(self, value: object) -> PreciseDate | None:
        """Accept a precise date or its text; :class:`ValueError` for other text."""
        if value is None or isinstance(value, PreciseDate):
            return value
        return PreciseDate(str(value))

    def get_prep_value(self, value: object) -> str | None:
        """Store the text."""
        if value is None:
            return None
        return value.text if isinstance(value, PreciseDate) else PreciseDate(str(value)).text


def period_in_order(name: str) -> models.CheckConstraint:
    """Return the constraint that ``period_start`` is not in a later year than ``period_end``.

    Only years are compared: texts of different precision do not sort ("2025-Q1" stands after "2025-12").
    """
    return models.CheckConstraint(
        condition=LessThanOrEqual(Substr("period_start", 1, 4), Substr("period_end", 1, 4)), name=name
    )


def unique_while_present(*fields: str, name: str, where: models.Q | None = None) -> models.UniqueConstraint:
    """Return the constraint that no two records that were not withdrawn are alike in these columns."""
    present = models.Q(withdrawn_at__isnull=True)
    return models.UniqueConstraint(fields=list(fields), condition=present & where if where else present, name=name)
