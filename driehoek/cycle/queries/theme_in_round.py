# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A theme in a round with its figures: everything that a working group looks at while it judges."""

from dataclasses import dataclass

from driehoek.cycle.queries.theme import ThemeFigure, figures_at
from driehoek.evaluation.queries.desk import desk
from driehoek.evaluation.queries.desk_parts import Desk
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel.actor import Actor
from driehoek.organisations.queries import PartnershipHead, source_titles


@dataclass(frozen=True, slots=True)
class ThemeInRound:
    """A theme in a round; a light round looks at no figures."""

    desk: Desk
    figures: tuple[ThemeFigure, ...]


def theme_in_round(
    actor: Actor, head: PartnershipHead, code: str, plan_code: str, theme_code: str
) -> ThemeInRound | None:
    """Return a theme in a round; ``None`` where it is out of sight or not in that round; 10 queries at most."""
    found = desk(actor, head.pk, code, plan_code, theme_code)
    if found is None:
        return None
    if found.round.kind == RoundKind.LIGHT:
        return ThemeInRound(found, ())
    nodes = [(found.node_id, found.title, found.code), *((goal.node_id, goal.title, goal.code) for goal in found.goals)]
    titles = source_titles(actor, head.pk)
    return ThemeInRound(found, figures_at(actor, head, nodes, titles, found.round.period_end.year))
