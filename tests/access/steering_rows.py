# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What rows of steering need in the world of access, besides what every row has."""

from datetime import date, timedelta
from typing import Any

from django.db import models

from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.models import Account, Body, Decision, Meeting
from driehoek.steering.models import Annotation as PrivateNote

Model = type[models.Model]


def steering_needs(model: Model, place: int) -> dict[str, Any]:
    """Return the columns that a row of this table needs."""
    now = clock.now()
    needs: dict[Model, dict[str, Any]] = {
        Account: {"told_on": PreciseDate(str(2000 + place))},
        Body: {"kind": "college"},
        Decision: {
            "follow": "open", "due_on": PreciseDate("2026-01"), "due_day": date(2026, 1, 31),
            "authority": "openbare_orde", "deployment": "ad_hoc",
        },
        Meeting: {"starts_at": now, "ends_at": now + timedelta(hours=2)},
        # A private note is always for one reader by name, in whatever zone: nobody is named, so nobody sees it.
        PrivateNote: {"circle": Circle.NAMED.value, "circle_municipality": None},
    }  # fmt: skip
    return needs[model]
