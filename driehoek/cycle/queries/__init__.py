# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads that cross the rooms: one read model per page."""

from driehoek.cycle.queries.action import ActionPage, StoryEvent, action_page
from driehoek.cycle.queries.first_screen import Cell, FirstScreen, GridRow, Totals, first_screen
from driehoek.cycle.queries.theme import ThemePage, theme_page

__all__ = [
    "ActionPage",
    "Cell",
    "FirstScreen",
    "GridRow",
    "StoryEvent",
    "ThemePage",
    "Totals",
    "action_page",
    "first_screen",
    "theme_page",
]
