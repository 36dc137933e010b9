# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gathers an evaluation whole from the tables, with the eyes of whoever asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation

from driehoek.evaluation.dossier.actions import adjustment_parts, placed
from driehoek.evaluation.dossier.figures import figure_parts
from driehoek.evaluation.dossier.judged import judged, programme_part
from driehoek.evaluation.dossier.model import Dossier, PlacePart, ProgrammePart, Rests, RoundPart
from driehoek.evaluation.dossier.rows import (
    EVALUATION,
    action_rows,
    adjustment_rows,
    evaluation_rows,
    judgement_rows,
    made_elsewhere,
    node_rows,
    report_rows,
    round_rows,
)
from driehoek.evaluation.dossier.themes import belongs, theme_parts, tree
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.queries import PartnershipHead

#: Sees records of every circle, but nothing on which secrecy was imposed by law: of that no copy is kept.
EVERYTHING = Actor.system("afsluiten van een ronde", "systeem_opdrachtregel")


@dataclass(frozen=True, slots=True)
class _About:
    """What is gathered: the round, its programmes by the key of their evaluation or their own, and the period."""

    round_id: int | None
    round: RoundPart | None
    municipality: str
    start: PreciseDate
    end: PreciseDate
    told_until: date
    looked_at: int | None
    programmes: tuple[tuple[Sequence[Any], Sequence[Any] | None], ...]


def gather(actor: Actor, head: PartnershipHead, code: str, *, figures: bool = True) -> Dossier | None:
    """Return the evaluation of a round as it stands now; ``None`` when the round is out of sight; 12 queries at most.

    Themes, actions and the rest are there as far as they are in sight, drafts of judgements too: whether these may
    be shown is up to whoever shows them.

    Args:
        figures: whether the figures are wanted too; 7 queries without them.
    """
    rows = round_rows(actor, head.pk, code)
    if not rows:
        return None
    round_id, uid, code, title, kind, triangle_on, example, start, end, municipality = rows[0][:10]
    evaluated = {row[1]: row for row in evaluation_rows(actor, head.pk, round_id)}
    about = _About(
        round_id,
        RoundPart(uid, code, title, kind, triangle_on, example, (Rests("evaluation.round", uid),)),
        municipality or "",
        start,
        end,
        date.max,
        end.year if figures and kind == RoundKind.FULL else None,
        tuple((row[10:], evaluated.get(row[10])) for row in rows),
    )
    return _dossier(actor, head, about)


def gather_evaluation(actor: Actor, head: PartnershipHead, evaluation_uid: UUID) -> Dossier | None:
    """Return an evaluation that no round made, in the same form; ``None`` when it is out of sight; 10 queries."""
    rows = made_elsewhere(actor, head.pk, evaluation_uid)
    if not rows:
        return None
    evaluation, programme = rows[0][: len(EVALUATION)], rows[0][len(EVALUATION) :]
    start, end = evaluation[4], evaluation[5]
    about = _About(
        None, None, programme[4] or "", start, end, end.last_day, end.year, ((programme, evaluation),)
    )  # fmt: skip
    return _dossier(actor, head, about)


def gather_all(head: PartnershipHead, code: str) -> Dossier | None:
    """Return the evaluation of a round with the records of every circle, as it is frozen."""
    with translation.override("nl"):
        return gather(EVERYTHING, head, code)


def _dossier(actor: Actor, head: PartnershipHead, about: _About) -> Dossier:
    programmes, by_evaluation = _programmes(about)
    programme_ids = tuple(programme[0] for programme, _evaluation in about.programmes)
    plan_ids = tuple(sorted({programme[5] for programme, _evaluation in about.programmes}))
    found = tree(node_rows(actor, head.pk, plan_ids), about.municipality)
    verdicts = judged(judgement_rows(actor, head.pk, tuple(by_evaluation)) if by_evaluation else (), by_evaluation)
    reports = report_rows(actor, head.pk, programme_ids, about.start.first_day, about.told_until)
    actions = list(placed(action_rows(actor, head.pk, programme_ids, about.round_id), found, reports))
    wished = () if about.round_id is None else adjustment_rows(actor, head.pk, about.round_id)
    places = tuple(
        PlacePart(each.cbs_code, each.name) for each in head.municipalities if about.municipality in ("", each.name)
    )
    nodes = {pk: node.code for pk, node in found.nodes.items()}
    figures = {} if about.looked_at is None else figure_parts(actor, head, places, nodes, about.looked_at)
    themes = theme_parts(
        found, verdicts, lambda theme: tuple(one.part for one in actions if one.theme_id == theme), figures
    )
    return Dossier(
        partnership=head.name,
        slug=head.slug,
        round=about.round,
        period_start=about.start,
        period_end=about.end,
        looked_at=about.looked_at,
        places=places,
        programmes=programmes,
        themes=tuple(theme for theme in themes if belongs(theme, programmes)),
        adjustments=adjustment_parts(actions, wished, {each.code: each.uid for each in programmes}),
    )


def _programmes(about: _About) -> tuple[tuple[ProgrammePart, ...], Mapping[int, ProgrammePart]]:
    """Return the programmes, and the same by the key of their evaluation, where that is in sight."""
    parts = []
    by_evaluation = {}
    for programme, evaluation in about.programmes:
        part = programme_part(programme, evaluation, about.start, about.end)
        parts.append(part)
        if evaluation is not None:
            by_evaluation[evaluation[0]] = part
    return tuple(parts), by_evaluation
