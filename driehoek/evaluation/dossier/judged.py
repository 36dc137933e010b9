# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was judged: of a programme as a whole, of themes and of goals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from driehoek.evaluation.dossier.model import GoalResultPart, JudgementPart, Mention, ProgrammePart, Rests
from driehoek.kernel.dates import PreciseDate

#: Stands where there is no evaluation, or none in sight.
NONE = UUID(int=0)
#: What a programme shows of its evaluation.
OF_EVALUATION = (
    "evaluation", "evaluation_uid", "overall", "overall_text", "contents", "remaining", "source", "source_place",
)  # fmt: skip


@dataclass(slots=True)
class Judged:
    """Judgements by the key of their theme or goal."""

    themes: dict[int, list[JudgementPart]] = field(default_factory=dict)
    goals: dict[int, list[GoalResultPart]] = field(default_factory=dict)


def programme_part(
    programme: Sequence[Any], evaluation: Sequence[Any] | None, start: PreciseDate, end: PreciseDate
) -> ProgrammePart:
    """Return a programme with what is said of it as a whole.

    Args:
        programme: columns of ``rows.PROGRAMME``. evaluation: of ``rows.EVALUATION``; ``None`` where none is in sight.
        start, end: what the round looks at.
    """
    _pk, uid, code, title, municipality, _plan, example, source, place = programme
    rests = (Rests("planning.programme", uid),)
    if evaluation is None:
        return ProgrammePart(
            rests, uid, code, title, municipality or "", "", NONE, start, end, "", "", "", "", example, source, place
        )
    _pk, _programme, own, named, first, last, overall, told, contents, remaining, sample, source, place = evaluation
    return ProgrammePart(
        rests, uid, code, title, municipality or "", named, own, first, last, overall, told, contents, remaining,
        example or sample, source, place, (Mention(OF_EVALUATION, "evaluation.evaluation", own),),
    )  # fmt: skip


def judged(rows: Sequence[Sequence[Any]], programmes: Mapping[int, ProgrammePart]) -> Judged:
    """Return judgements, joint ones first, then by municipality.

    Args:
        rows: of ``rows.judgement_rows``. programmes: by the key of their evaluation.
    """
    found = Judged()
    for row in sorted(rows, key=lambda row: (programmes[row[2]].code, row[4] or "", str(row[0]))):
        (
            uid, about, evaluation_id, node_id, municipality, state, done, works, helps, ahead, story, asks, attention,
            recommendation, ready_at, example, source, place,
        ) = row  # fmt: skip
        programme = programmes[evaluation_id]
        within = Rests("evaluation.evaluation", programme.evaluation_uid)
        if about == "goal":
            rests = (Rests("evaluation.goaljudgement", uid), within)
            part = GoalResultPart(rests, uid, municipality or "", state, done, example)
            found.goals.setdefault(node_id, []).append(part)
            continue
        found.themes.setdefault(node_id, []).append(
            JudgementPart(
                (Rests("evaluation.judgement", uid), within), uid, programme.code, municipality or "", state, done,
                works, helps, ahead, story, attention if asks else None, recommendation, ready_at, example, source,
                place,
            )
        )  # fmt: skip
    return found
