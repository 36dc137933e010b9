# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes the tables of evaluation, one noun a file."""

from driehoek.evaluation.commands.answering import answer, ended, passed_on, unchanged
from driehoek.evaluation.commands.asking_back import ask_back
from driehoek.evaluation.commands.judging import GoalVerdict, Verdict, judge, judge_goal, judge_theme
from driehoek.evaluation.commands.locking import Whole, conclude_round, judge_whole, lock_round, reopen_round
from driehoek.evaluation.commands.releasing import Released, release_evaluation
from driehoek.evaluation.commands.reminding import remind, remind_when_due
from driehoek.evaluation.commands.rounds import (
    Planned,
    change_deadlines,
    open_round,
    plan_round,
    start_checking,
)
from driehoek.evaluation.commands.tabling import put_round_on_agenda
from driehoek.evaluation.commands.wishing import hand_in_adjustments, hand_in_alone, lift, unlift, wish

__all__ = [
    "GoalVerdict",
    "Planned",
    "Released",
    "Verdict",
    "Whole",
    "answer",
    "ask_back",
    "change_deadlines",
    "conclude_round",
    "ended",
    "hand_in_adjustments",
    "hand_in_alone",
    "judge",
    "judge_goal",
    "judge_theme",
    "judge_whole",
    "lift",
    "lock_round",
    "open_round",
    "passed_on",
    "plan_round",
    "put_round_on_agenda",
    "release_evaluation",
    "remind",
    "remind_when_due",
    "reopen_round",
    "start_checking",
    "unchanged",
    "unlift",
    "wish",
]
