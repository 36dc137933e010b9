# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A meeting in one minute: what asks us, what does it cost, what do we stop, what is still open."""

from dataclasses import dataclass

from driehoek.steering.queries.agenda import AgendaView, ItemView
from driehoek.steering.rules import Follow, ItemKind, ItemState, ProposalKind

COSTS = frozenset({ProposalKind.DEPLOYMENT.value, ProposalKind.MONEY.value})
STOPS = frozenset({ProposalKind.STOP.value, ProposalKind.DEFER.value, ProposalKind.DROP_PRIORITY.value})


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """One line: what it says, and the anchor of the point."""

    text: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Minute:
    """The lines under each question, and how many agreements are open and overdue.

    Attributes:
        minutes: how long the points that say so take together; 0 when none does.
    """

    asks: tuple[MinuteLine, ...]
    costs: tuple[MinuteLine, ...]
    stops: tuple[MinuteLine, ...]
    open: int
    overdue: int
    minutes: int


def minute_of(view: AgendaView) -> Minute:
    """Return the meeting in one minute, from the points and agreements that the reader sees."""
    todo = [item for item in view.items if item.state == ItemState.OPEN]
    return Minute(
        asks=tuple(_line(item, item.asked) for item in todo if item.kind == ItemKind.TO_DECIDE),
        costs=tuple(_line(item, item.proposal.gives_way) for item in todo if item.proposal and _costs(item)),
        stops=tuple(_line(item, "") for item in todo if item.proposal and item.proposal.kind in STOPS),
        open=sum(line.follow == Follow.OPEN for line in view.follow_up),
        overdue=sum(line.overdue for line in view.follow_up),
        minutes=sum(item.minutes or 0 for item in view.items),
    )


def _costs(item: ItemView) -> bool:
    return item.proposal is not None and (item.proposal.kind in COSTS or bool(item.proposal.gives_way))


def _line(item: ItemView, text: str) -> MinuteLine:
    return MinuteLine(text.split("\n")[0], f"punt-{item.uid}", item.title)
