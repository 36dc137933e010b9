# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What changes plans, programmes and actions."""

from driehoek.planning.commands.actions import (
    ActionForm,
    add_action,
    change_action,
    decide_action,
    restore_action,
    withdraw_action,
)
from driehoek.planning.commands.carrying_over import carry_over
from driehoek.planning.commands.lists import ListRow, take_over_list
from driehoek.planning.commands.moving import move_node, place_node, shift_node
from driehoek.planning.commands.passing_on import MOST_PASSED, Choice, Passed, PassedOn, pass_on
from driehoek.planning.commands.plans import SNAPSHOT_SCHEMA, freeze_plan
from driehoek.planning.commands.reports import Report, report_progress
from driehoek.planning.commands.saved_views import put_view_back, remove_view, save_view, share_view
from driehoek.planning.commands.together import (
    MOST,
    ChangedTogether,
    Outcome,
    Together,
    change_together,
    foresee_together,
)

__all__ = [
    "MOST",
    "MOST_PASSED",
    "SNAPSHOT_SCHEMA",
    "ActionForm",
    "ChangedTogether",
    "Choice",
    "ListRow",
    "Outcome",
    "Passed",
    "PassedOn",
    "Report",
    "Together",
    "add_action",
    "carry_over",
    "change_action",
    "change_together",
    "decide_action",
    "foresee_together",
    "freeze_plan",
    "move_node",
    "pass_on",
    "place_node",
    "put_view_back",
    "remove_view",
    "report_progress",
    "restore_action",
    "save_view",
    "share_view",
    "shift_node",
    "take_over_list",
    "withdraw_action",
]
