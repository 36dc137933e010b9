# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the report says what is coded: the stand of actions, results of goals, counts, a day."""

from collections import Counter
from collections.abc import Iterable, Sequence

from driehoek.evaluation.dossier.model import ActionPart, GoalPart, GoalResultPart
from driehoek.evaluation.rules import ActionsState, GoalResult
from driehoek.kernel import definitions
from driehoek.planning.rules import ActionStatus
from driehoek.publications.dutch import capital, listed, number

OPEN_END, NO_LEAD = "geen einddatum", "geen trekker bekend"
#: States of actions in the order in which they are told, as they stand after a number.
COUNTED = {
    ActionStatus.COMPLETED: "afgerond",
    ActionStatus.RUNNING: "lopend",
    ActionStatus.CONTINUOUS: "doorlopend",
    ActionStatus.NOT_STARTED: "nog niet gestart",
    ActionStatus.DELAYED: "vertraagd",
    ActionStatus.POSTPONED: "uitgesteld",
    ActionStatus.DROPPED: "vervallen",
}
STATES = {
    ActionsState.ALL_COMPLETED: "zijn alle acties afgerond",
    ActionsState.SEVERAL_COMPLETED: "zijn verschillende acties afgerond",
    ActionsState.RUNNING: "lopen de acties nog",
}
STANDS = {
    ActionsState.ALL_COMPLETED: "alle afgerond",
    ActionsState.SEVERAL_COMPLETED: "verschillende afgerond",
    ActionsState.RUNNING: "lopen nog",
}
DEVIATING = frozenset({ActionStatus.DELAYED, ActionStatus.POSTPONED, ActionStatus.DROPPED})


def titled(code: str, title: str) -> str:
    """Name an action or goal as in a table: its title, and its code between brackets."""
    return f"{title} ({code})" if code else title


def status_of(action: ActionPart) -> str:
    """Say how an action stands, and whether it asks anything."""
    told = [definitions.label("action_status", action.status)]
    if action.adjustment is not None:
        told.append("bijsturing nodig")
    elif action.attention is not None:
        told.append("vergt aandacht")
    return "; ".join(told)


def end_of(action: ActionPart) -> str:
    """Say until when an action runs, and until when it first did."""
    if action.end is None:
        return OPEN_END
    moved = action.first_end is not None and action.first_end != action.end
    return f"{action.end} (eerst {action.first_end})" if moved else str(action.end)


def deviates(action: ActionPart) -> bool:
    """Tell whether an action goes otherwise than planned, or asks anything."""
    moved = None not in (action.first_end, action.end) and action.end != action.first_end
    asks = action.attention is not None or action.adjustment is not None
    return asks or moved or ActionStatus(action.status) in DEVIATING


def count_of(actions: Sequence[ActionPart]) -> str:
    """Count actions by how they stand: "12 acties: 5 afgerond, 6 lopend en 1 vertraagd"; all the same in one word."""
    return f"{'1 actie' if len(actions) == 1 else f'{len(actions)} acties'}: {_by_state(actions)}"


def counted(actions: Sequence[ActionPart]) -> str:
    """Count actions under a heading that says that it is about actions: "2, waarvan 1 afgerond en 1 lopend"."""
    several = len({action.status for action in actions}) > 1
    return f"{len(actions)}, {'waarvan ' if several else ''}{_by_state(actions)}"


def _by_state(actions: Sequence[ActionPart]) -> str:
    counts = Counter(ActionStatus(action.status) for action in actions)
    words = [word for status, word in COUNTED.items() if counts[status]]
    if len(words) == 1:
        return words[0] if len(actions) == 1 else f"alle {words[0]}"
    return listed([f"{counts[status]} {word}" for status, word in COUNTED.items() if counts[status]])


def asking(actions: Iterable[ActionPart]) -> str:
    """Say of how many actions anything is asked; empty for none."""
    found = tuple(actions)
    adjust = sum(one.adjustment is not None for one in found)
    attention = sum(one.attention is not None and one.adjustment is None for one in found)
    told = []
    if adjust:
        told.append(f"bij {number(adjust)} {'actie' if adjust == 1 else 'acties'} is bijsturing nodig")
    if attention:
        more = "vergt er één" if attention == 1 else f"vergen er {number(attention)}"
        alone = f"{number(attention)} {'actie vergt' if attention == 1 else 'acties vergen'} aandacht"
        told.append(f"verder {more} aandacht" if adjust else alone)
    return f"{capital('; '.join(told))}." if told else ""


def weighed(goal: GoalPart, place: str) -> tuple[GoalResultPart, ...]:
    """Return the result that counts: that of the municipality that the report is about, else that of the goal."""
    own = {one.municipality: one for one in goal.judged}
    found = own.get(place) or own.get(goal.municipality)
    return (found,) if found is not None else ()


def results(found: Iterable[str]) -> str:
    """Count the results of goals: "2 behaald en 1 niet te beoordelen"."""
    counts = Counter(GoalResult(one) for one in found)
    return listed(
        [f"{counts[result]} {definitions.label('goal_result', result)}" for result in GoalResult if counts[result]]
    )
