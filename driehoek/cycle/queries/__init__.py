# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads that cross the rooms: one read model per page."""

from driehoek.cycle.queries.action import ActionPage, StoryEvent, action_page
from driehoek.cycle.queries.changes import ChangedAction, ChangesPage, changes_page
from driehoek.cycle.queries.first_screen import Cell, FirstScreen, GridRow, Totals, first_screen
from driehoek.cycle.queries.gaps import GapsPage, plan_gaps, programme_gaps
from driehoek.cycle.queries.stopped import StoppedAction, StoppedPage, stopped_page
from driehoek.cycle.queries.theme import ThemePage, theme_page
from driehoek.cycle.queries.told_changes import Change

__all__ = [
    "ActionPage",
    "Cell",
    "Change",
    "ChangedAction",
    "ChangesPage",
    "FirstScreen",
    "GapsPage",
    "GridRow",
    "StoppedAction",
    "StoppedPage",
    "StoryEvent",
    "ThemePage",
    "Totals",
    "action_page",
    "changes_page",
    "first_screen",
    "plan_gaps",
    "programme_gaps",
    "stopped_page",
    "theme_page",
]
