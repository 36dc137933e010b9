# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps of bringing in a list."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

COLUMNS, TRIAL, RESULT = "kolommen", "proef", "uitkomst"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; state is ``done``, ``current`` or ``ahead``."""

    label: str
    state: str


def steps(current: str) -> tuple[Step, ...]:
    """Return the steps, seen from the one that the reader is at."""
    names = ("", COLUMNS, TRIAL, RESULT)
    labels = (_("File"), _("Columns"), _("Look"), _("Done"))
    here = names.index(current)
    return tuple(
        Step(label, "current" if place == here else "done" if place < here else "ahead")
        for place, label in enumerate(labels)
    )
