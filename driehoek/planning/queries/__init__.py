# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of plans, programmes and actions."""

from driehoek.planning.queries.actions import ActionLine, themes_of
from driehoek.planning.queries.editing import ActionChoices, ActionToEdit, action_choices, action_title, action_to_edit
from driehoek.planning.queries.listing import ActionList, ProgrammePage, action_list, programme_page
from driehoek.planning.queries.narrowing import ActionFilter, Facet, Narrowed
from driehoek.planning.queries.parts import Whereabouts, plan_parts, whereabouts
from driehoek.planning.queries.plans import NodeView, PlanPage, plan_page, plan_titles
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.planning.queries.saved_views import SavedViewLine, removed_views, saved_views
from driehoek.planning.queries.versions import VersionDifference, compare_versions

__all__ = [
    "ActionChoices",
    "ActionFilter",
    "ActionLine",
    "ActionList",
    "ActionToEdit",
    "Facet",
    "Narrowed",
    "NodeView",
    "PlanPage",
    "ProgrammeHead",
    "ProgrammePage",
    "SavedViewLine",
    "VersionDifference",
    "Whereabouts",
    "action_choices",
    "action_list",
    "action_title",
    "action_to_edit",
    "compare_versions",
    "current",
    "plan_page",
    "plan_parts",
    "plan_titles",
    "programme_heads",
    "programme_page",
    "removed_views",
    "saved_views",
    "themes_of",
    "whereabouts",
]
