# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small plan files of the partnerships of the world."""

from driehoek.exchange.planfile.parsing import parse
from driehoek.exchange.planfile.records.outcomes import PlanFile
from tests.access.world import Tenant


def file_of(tenant: Tenant, lines: str) -> PlanFile:
    """Return a plan file of a partnership with these lines under it."""
    top = f"planbestand: 1\n\nsamenwerkingsverband:\n  code: {tenant.row.slug}\n  naam: {tenant.row.name}\n"
    return parse(f"{top}\n{lines}".encode(), "klein.yaml")
