# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a report is made from, and the part of it that is about one municipality."""

from dataclasses import dataclass, replace
from datetime import date

from driehoek.evaluation.dossier.model import Dossier, Frozen, Outcomes, ThemePart
from driehoek.evaluation.rules import RoundKind


@dataclass(frozen=True, slots=True)
class Making:
    """What a report is made from.

    Attributes:
        dossier: as its readers may see it. day: of the paper: when it was frozen, else the day of making.
        reader: for whom the paper is. place: the municipality whose part it is; empty for the whole.
        frozen: the part that it was read from; ``None`` while people still work on it.
        outcomes: what came of it, with the part that it was read from.
    """

    dossier: Dossier
    day: date
    reader: str
    place: str = ""
    frozen: Frozen | None = None
    outcomes: tuple[Outcomes, Frozen] | None = None

    @property
    def draft(self) -> bool:
        """Whether a round still works on it."""
        return self.dossier.round is not None and self.frozen is None

    @property
    def light(self) -> bool:
        """Whether only what deviates was asked."""
        return self.dossier.round is not None and self.dossier.round.kind == RoundKind.LIGHT


def own_part(dossier: Dossier, place: str) -> Dossier:
    """Return what of an evaluation is about one municipality: what all share, and what is its own."""
    whose = ("", place)
    themes = tuple(_own_theme(theme, place) for theme in dossier.themes if theme.municipality in whose)
    kept = {action.uid for theme in themes for action in theme.actions}
    return replace(
        dossier,
        places=tuple(one for one in dossier.places if one.name == place),
        programmes=tuple(one for one in dossier.programmes if one.municipality in whose),
        themes=themes,
        adjustments=tuple(one for one in dossier.adjustments if one.action_uid in kept),
    )


def own_outcomes(outcomes: Outcomes, dossier: Dossier) -> Outcomes:
    """Return what came of the actions of this part; what was agreed on the evaluation itself is for all."""
    codes = {action.code for theme in dossier.themes for action in theme.actions}
    return replace(outcomes, outcomes=tuple(one for one in outcomes.outcomes if one.action_code in codes))


def _own_theme(theme: ThemePart, place: str) -> ThemePart:
    whose = ("", place)
    return replace(
        theme,
        judgements=tuple(one for one in theme.judgements if one.municipality in whose),
        goals=tuple(
            replace(goal, judged=tuple(one for one in goal.judged if one.municipality in whose))
            for goal in theme.goals
            if goal.municipality in whose
        ),
        actions=tuple(one for one in theme.actions if one.municipality in whose),
        figures=tuple(one for one in theme.figures if one.municipality == place),
    )
