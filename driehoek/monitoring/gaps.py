# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the figures of a plan still lack: it warns, and never blocks; no database."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from driehoek.figures.indicators import Direction, Indicator, indicators
from driehoek.monitoring.rules import MOST_FIGURES, Operator, against
from driehoek.planning.gaps import PlanNode


class FigureGapKind(StrEnum):
    """What is lacking, in the order in which one repairs it."""

    NO_FIGURE = "doel_zonder_cijfer"
    GONE = "cijfer_bestaat_niet"
    NO_BASELINE = "doelwaarde_zonder_nulmeting"
    AGAINST = "doelwaarde_tegen_richting"
    NO_DIRECTION = "doelwaarde_zonder_richting"
    TOO_MANY = "te_veel_cijfers"
    OVERDUE = "definitie_verlopen"


@dataclass(frozen=True, slots=True)
class Tie:
    """A figure at a node, as far as this report looks at it; no key where it says that none fits."""

    node: int
    key: str
    based: bool = False
    operator: Operator | None = None


@dataclass(frozen=True)
class FollowedPlan:
    """Everything that is looked at."""

    nodes: Sequence[PlanNode]
    ties: Sequence[Tie]
    today: date
    by_key: Mapping[int, PlanNode] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {node.key: node for node in self.nodes})

    def upward(self, key: int | None) -> Iterator[PlanNode]:
        """Yield a node, the one above it, and so on to the theme."""
        while key is not None and (node := self.by_key.get(key)) is not None:
            yield node
            key = node.parent

    def theme(self, key: int) -> PlanNode | None:
        """Return the theme above a node, itself where it is one."""
        return next(reversed(list(self.upward(key))), None)


@dataclass(frozen=True, slots=True)
class FigureGap:
    """A theme or goal of which the figures lack something.

    Attributes:
        key: of the figure; empty where it is about the node itself.
        number, of: counts that the sentence uses; zero where it uses none.
    """

    kind: FigureGapKind
    uid: UUID
    code: str
    title: str
    municipality: str = ""
    key: str = ""
    number: int = 0
    of: int = 0
    example: bool = False


def figure_gaps(found: FollowedPlan) -> tuple[FigureGap, ...]:
    """Return everything that lacks, by kind and then in the order of the plan."""
    return tuple(gap for kind in FigureGapKind for gap in CHECKS[kind](found))


def _about(kind: FigureGapKind, node: PlanNode, key: str = "", number: int = 0, of: int = 0) -> FigureGap:
    return FigureGap(kind, node.uid, node.code, node.title, node.municipality, key, number, of, node.example)


def _unfollowed(found: FollowedPlan) -> Iterator[FigureGap]:
    """Yield the goals at the end of a branch that nothing follows, neither they nor anything above them."""
    parents = {node.parent for node in found.nodes}
    followed = {tie.node for tie in found.ties}
    for node in found.nodes:
        if node.key not in parents and followed.isdisjoint(one.key for one in found.upward(node.key)):
            yield _about(FigureGapKind.NO_FIGURE, node)


Wrong = Callable[[Tie, Indicator], bool]


def _each(kind: FigureGapKind, wrong: Wrong) -> Callable[[FollowedPlan], Iterator[FigureGap]]:
    def check(found: FollowedPlan) -> Iterator[FigureGap]:
        for tie in found.ties:
            known, node = indicators().get(tie.key), found.by_key.get(tie.node)
            if known is not None and node is not None and wrong(tie, known):
                yield _about(kind, node, tie.key)

    return check


def _gone(found: FollowedPlan) -> Iterator[FigureGap]:
    for tie in found.ties:
        node = found.by_key.get(tie.node)
        if tie.key and tie.key not in indicators() and node is not None:
            yield _about(FigureGapKind.GONE, node, tie.key)


def _many(found: FollowedPlan) -> Iterator[FigureGap]:
    keys: dict[int, set[str]] = defaultdict(set)
    for tie in found.ties:
        theme = found.theme(tie.node)
        if tie.key and theme is not None:
            keys[theme.key].add(tie.key)
    for node in found.nodes:
        number = len(keys.get(node.key, ()))
        if number > MOST_FIGURES:
            yield _about(FigureGapKind.TOO_MANY, node, number=number, of=MOST_FIGURES)


def _overdue(found: FollowedPlan) -> Iterator[FigureGap]:
    told: set[str] = set()
    for tie in found.ties:
        known, node = indicators().get(tie.key), found.by_key.get(tie.node)
        if known is not None and node is not None and known.next_review < found.today and tie.key not in told:
            told.add(tie.key)
            yield _about(FigureGapKind.OVERDUE, node, tie.key)


def _turned(tie: Tie, known: Indicator) -> bool:
    return tie.operator is not None and bool(against(tie.operator, known.direction))


CHECKS: Mapping[FigureGapKind, Callable[[FollowedPlan], Iterator[FigureGap]]] = {
    FigureGapKind.NO_FIGURE: _unfollowed,
    FigureGapKind.GONE: _gone,
    FigureGapKind.NO_BASELINE: _each(
        FigureGapKind.NO_BASELINE, lambda tie, _known: tie.operator is not None and not tie.based
    ),
    FigureGapKind.AGAINST: _each(FigureGapKind.AGAINST, _turned),
    FigureGapKind.NO_DIRECTION: _each(
        FigureGapKind.NO_DIRECTION,
        lambda tie, known: tie.operator is not None and known.direction is Direction.NEUTRAL,
    ),
    FigureGapKind.TOO_MANY: _many,
    FigureGapKind.OVERDUE: _overdue,
}
