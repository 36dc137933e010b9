# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of plans, programmes and actions."""

from driehoek.planning.queries.actions import ActionFilter, ActionLine, ProgrammePage, programme_page
from driehoek.planning.queries.plans import NodeView, PlanPage, plan_page, plan_titles
from driehoek.planning.queries.programmes import ProgrammeHead, programme_heads
from driehoek.planning.queries.versions import VersionDifference, compare_versions

__all__ = [
    "ActionFilter",
    "ActionLine",
    "NodeView",
    "PlanPage",
    "ProgrammeHead",
    "ProgrammePage",
    "VersionDifference",
    "compare_versions",
    "plan_page",
    "plan_titles",
    "programme_heads",
    "programme_page",
]
