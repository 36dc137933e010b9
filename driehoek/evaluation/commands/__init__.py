# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes the tables of evaluation, one noun a file."""

from driehoek.evaluation.commands.answering import answer, ended, passed_on, unchanged
from driehoek.evaluation.commands.asking_back import ask_back
from driehoek.evaluation.commands.judging import GoalVerdict, Verdict, judge, judge_goal, judge_theme
from driehoek.evaluation.commands.reminding import remind, remind_when_due
from driehoek.evaluation.commands.rounds import (
    Planned,
    change_deadlines,
    open_round,
    plan_round,
    start_checking,
)
from driehoek.evaluation.commands.wishing import hand_in_adjustments, hand_in_alone, lift, unlift, wish

__all__ = [
    "GoalVerdict",
    "Planned",
    "Verdict",
    "answer",
    "ask_back",
    "change_deadlines",
    "ended",
    "hand_in_adjustments",
    "hand_in_alone",
    "judge",
    "judge_goal",
    "judge_theme",
    "lift",
    "open_round",
    "passed_on",
    "plan_round",
    "remind",
    "remind_when_due",
    "start_checking",
    "unchanged",
    "unlift",
    "wish",
]
