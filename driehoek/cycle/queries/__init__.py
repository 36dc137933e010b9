# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads that cross the rooms: one read model per page."""

from driehoek.cycle.queries.action import ActionPage, StoryEvent, action_page
from driehoek.cycle.queries.changes import ChangedAction, ChangesPage, changes_page
from driehoek.cycle.queries.differences import Differences, round_differences
from driehoek.cycle.queries.first_screen import Cell, FirstScreen, GridRow, Totals, first_screen
from driehoek.cycle.queries.gaps import GapsPage, plan_gaps, programme_gaps
from driehoek.cycle.queries.meeting_table import MeetingTable, meeting_table
from driehoek.cycle.queries.moved import Moved
from driehoek.cycle.queries.municipality import MunicipalityPage, municipality_page
from driehoek.cycle.queries.own_page import OwnPage, own_page
from driehoek.cycle.queries.search import Found, Hit, search
from driehoek.cycle.queries.stopped import StoppedAction, StoppedPage, stopped_page
from driehoek.cycle.queries.theme import ThemeFigure, ThemePage, theme_page
from driehoek.cycle.queries.theme_in_round import ThemeInRound, theme_in_round
from driehoek.cycle.queries.told_changes import Change
from driehoek.cycle.queries.working_group import WorkingGroupPage, working_group_page

__all__ = [
    "ActionPage",
    "Cell",
    "Change",
    "ChangedAction",
    "ChangesPage",
    "Differences",
    "FirstScreen",
    "Found",
    "GapsPage",
    "GridRow",
    "Hit",
    "MeetingTable",
    "Moved",
    "MunicipalityPage",
    "OwnPage",
    "StoppedAction",
    "StoppedPage",
    "StoryEvent",
    "ThemeFigure",
    "ThemeInRound",
    "ThemePage",
    "Totals",
    "WorkingGroupPage",
    "action_page",
    "changes_page",
    "first_screen",
    "meeting_table",
    "municipality_page",
    "own_page",
    "plan_gaps",
    "programme_gaps",
    "round_differences",
    "search",
    "stopped_page",
    "theme_in_round",
    "theme_page",
    "working_group_page",
]
