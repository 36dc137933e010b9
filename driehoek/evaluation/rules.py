# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of evaluation; no Django, no database."""

from enum import StrEnum

from driehoek.steering.rules import ProposalKind


class ActionsState(StrEnum):
    """How the actions of a theme stand, as the evaluation says it."""

    ALL_COMPLETED = "alle_afgerond"
    SEVERAL_COMPLETED = "diverse_afgerond"
    RUNNING = "loopt"
    NOT_STATED = "niet_genoemd"


class Overall(StrEnum):
    """How a programme as a whole was carried out."""

    ALL_COMPLETED = "alle_afgerond"
    MOST_COMPLETED = "meeste_afgerond"
    PARTLY = "deels"
    NOT_ASSESSABLE = "niet_te_beoordelen"


class RoundKind(StrEnum):
    """How much a round asks: in the middle of the year only what deviates, at its end everything."""

    LIGHT = "licht"
    FULL = "volledig"


class RoundState(StrEnum):
    """How far a round is; what is locked (afgesloten) goes to the triangle."""

    PLANNED = "voorbereiding"
    OPEN = "open"
    CHECKING = "controle"
    LOCKED = "afgesloten"
    DECIDED = "besloten"


class Answer(StrEnum):
    """What somebody answered about one action; empty is not yet."""

    CHANGED = "bericht"
    UNCHANGED = "niets_veranderd"


#: States in which leads can still answer.
ANSWERING = frozenset({RoundState.OPEN, RoundState.CHECKING})

#: States in which what was told and judged stands still.
FROZEN = frozenset({RoundState.LOCKED, RoundState.DECIDED})


class GoalResult(StrEnum):
    """What came of a goal, as a working group judges it; apart from how its actions stand."""

    ACHIEVED = "behaald"
    PARTLY = "deels_behaald"
    NOT_ACHIEVED = "niet_behaald"
    NOT_ASSESSABLE = "niet_te_beoordelen"


class PartKind(StrEnum):
    """What of a round is frozen: what goes to the triangle, and later what came of it there."""

    CONTENT = "inhoud"
    OUTCOMES = "uitkomsten"


#: What the triangle, or whoever decides of one municipality, can be asked about an action that needs adjusting.
WISHES = (
    ProposalKind.ADJUST, ProposalKind.CONTINUE, ProposalKind.STOP, ProposalKind.DEFER, ProposalKind.CARRY_OVER,
    ProposalKind.DEPLOYMENT,
)  # fmt: skip


class PointState(StrEnum):
    """How a way of working together goes, as those at the table say it together."""

    GOES_WELL = "gaat_goed"
    ATTENTION = "aandacht"


class SurveyAnswer(StrEnum):
    """What one person answers about a way of working; in the order in which answers are counted."""

    GOES_WELL = "gaat_goed"
    ATTENTION = "aandacht"
    NO_OPINION = "weet_niet"
