# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of evaluation, one noun a file."""

from driehoek.evaluation.queries.adjusting import CameOf, Chosen, Proposed, Wishes, WishLine, wishes
from driehoek.evaluation.queries.asked import AskedAction, asked_actions, last_texts
from driehoek.evaluation.queries.board import (
    Board,
    RoundHead,
    Unasked,
    Waiting,
    programmes_of,
    round_board,
    round_head,
    rounds,
)
from driehoek.evaluation.queries.closing import Closing, agreements_to_reopen, closing
from driehoek.evaluation.queries.corrections import Corrected, corrections
from driehoek.evaluation.queries.judgements import EvaluationView, JudgementView, evaluations, judgements
from driehoek.evaluation.queries.parts import content_of, dossier_of, outcomes_of, outcomes_so_far, parts_of
from driehoek.evaluation.queries.releasing import ReleaseGroup, releasable
from driehoek.evaluation.queries.tabling import AgendaChoice, agenda_choices, locked_for

__all__ = [
    "AgendaChoice",
    "AskedAction",
    "Board",
    "CameOf",
    "Chosen",
    "Closing",
    "Corrected",
    "EvaluationView",
    "JudgementView",
    "Proposed",
    "ReleaseGroup",
    "RoundHead",
    "Unasked",
    "Waiting",
    "WishLine",
    "Wishes",
    "agenda_choices",
    "agreements_to_reopen",
    "asked_actions",
    "closing",
    "content_of",
    "corrections",
    "dossier_of",
    "evaluations",
    "judgements",
    "last_texts",
    "locked_for",
    "outcomes_of",
    "outcomes_so_far",
    "parts_of",
    "programmes_of",
    "releasable",
    "round_board",
    "round_head",
    "rounds",
    "wishes",
]
