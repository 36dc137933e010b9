# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recommendations of audit offices, council motions and promises edited by hand."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.organisations.editing import Editable
from driehoek.organisations.models import Function
from driehoek.planning.models import Node
from driehoek.steering.models import Recommendation, RecommendationStep
from driehoek.steering.rules import Answer


def _recommendation(row: Recommendation) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    if row.answered_on and row.made_on and row.answered_on.last_day < row.made_on.first_day:
        wrong["answered_on"] = "Het antwoord kan niet van vóór de aanbeveling zijn."
    if row.answer == Answer.NOT_YET.value and (row.answer_text or row.answered_on):
        wrong["answer"] = "Er staat een antwoord. Kies wat het antwoord was."
    return wrong


RECOMMENDATION: Editable[Any] = Editable(
    name="aanbeveling",
    model=Recommendation,
    permission=Permission.KEEP_RECOMMENDATIONS,
    columns=(
        "kind", "title", "text", "made_by", "paper", "made_on", "answer", "answer_text", "answered_on", "due_on",
        "code",
    ),
    references={"node": Node, "owner": Function},
    code="code",
    named_by="title",
    municipal=True,
    check=_recommendation,
    parts=frozenset({RecommendationStep}),
)  # fmt: skip
