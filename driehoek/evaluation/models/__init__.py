# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of evaluation, one noun a file."""

from driehoek.evaluation.models.judgement import Evaluation, Judgement
from driehoek.evaluation.models.round import Ask, Request, Round, RoundProgramme

__all__ = ["Ask", "Evaluation", "Judgement", "Request", "Round", "RoundProgramme"]
