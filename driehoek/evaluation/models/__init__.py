# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of evaluation, one noun a file."""

from driehoek.evaluation.models.checking import Adjustment, Question
from driehoek.evaluation.models.conversation import Conversation, ConversationPoint
from driehoek.evaluation.models.judgement import Evaluation, GoalJudgement, Judgement
from driehoek.evaluation.models.part import Part, Reopening
from driehoek.evaluation.models.round import Ask, Request, Round, RoundProgramme
from driehoek.evaluation.models.survey import Survey, SurveyInvitation

__all__ = [
    "Adjustment",
    "Ask",
    "Conversation",
    "ConversationPoint",
    "Evaluation",
    "GoalJudgement",
    "Judgement",
    "Part",
    "Question",
    "Reopening",
    "Request",
    "Round",
    "RoundProgramme",
    "Survey",
    "SurveyInvitation",
]
