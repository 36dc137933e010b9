# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Joint commands: what a body agreed or decided, and what changes because of it."""

from driehoek.cycle.commands.adopting import adopt
from driehoek.cycle.commands.changes import (
    AddPriority,
    AdjustAction,
    Adopt,
    CarryOver,
    Change,
    DeferAction,
    Deploy,
    DropPriority,
    NewAction,
    Postpone,
    StopAction,
)
from driehoek.cycle.commands.concluding import conclude
from driehoek.cycle.commands.deciding import decide_on_action
from driehoek.cycle.commands.searching import rebuild_search_index

__all__ = [
    "AddPriority",
    "AdjustAction",
    "Adopt",
    "CarryOver",
    "Change",
    "DeferAction",
    "Deploy",
    "DropPriority",
    "NewAction",
    "Postpone",
    "StopAction",
    "adopt",
    "conclude",
    "decide_on_action",
    "rebuild_search_index",
]
