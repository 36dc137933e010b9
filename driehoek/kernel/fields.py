# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of our own."""

from typing import Any

from django.db import models

from driehoek.kernel.dates import PreciseDate


class PreciseDateField(models.Field[PreciseDate | None, PreciseDate | None]):
    """Keeps a :class:`PreciseDate` as its text (at most ten characters), so that precision survives."""

    description = "a day, month, quarter or year"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> PreciseDate | None:
        return None if value is None else PreciseDate(value)

    def to_python(self, value: object) -> PreciseDate | None:
        if value is None or isinstance(value, PreciseDate):
            return value
        return PreciseDate(str(value))

    def get_prep_value(self, value: object) -> str | None:
        if value is None:
            return None
        return value.text if isinstance(value, PreciseDate) else PreciseDate(str(value)).text
