# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes the tables of evaluation, one noun a file."""

from driehoek.evaluation.commands.answering import answer, ended, passed_on, unchanged
from driehoek.evaluation.commands.judging import Verdict, judge_theme
from driehoek.evaluation.commands.reminding import remind, remind_when_due
from driehoek.evaluation.commands.rounds import (
    Planned,
    change_deadlines,
    open_round,
    plan_round,
    start_checking,
)

__all__ = [
    "Planned",
    "Verdict",
    "answer",
    "change_deadlines",
    "ended",
    "judge_theme",
    "open_round",
    "passed_on",
    "plan_round",
    "remind",
    "remind_when_due",
    "start_checking",
    "unchanged",
]
