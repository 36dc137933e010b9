# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The themes of a dossier, with the goals below them, in the order of the plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from driehoek.evaluation.dossier.judged import Judged
from driehoek.evaluation.dossier.model import ActionPart, FigurePart, GoalPart, Mention, ProgrammePart, Rests, ThemePart


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A theme or goal as it was read; see ``rows.node_rows``."""

    pk: int
    uid: UUID
    parent_id: int | None
    level: int
    plan_code: str
    code: str
    title: str
    municipality: str | None
    example: bool
    extends_code: str | None
    extends_uid: UUID | None
    group: str | None
    group_uid: UUID | None


@dataclass(slots=True)
class Tree:
    """Themes and goals in sight.

    Attributes:
        nodes: by key. roots: the key of the theme above each; a goal whose theme is out of sight is not in it.
        below: keys right below each, in order; of themes under ``None``.
    """

    nodes: dict[int, NodeRow] = field(default_factory=dict)
    roots: dict[int, int] = field(default_factory=dict)
    below: dict[int | None, list[int]] = field(default_factory=dict)

    def under(self, key: int) -> Iterator[NodeRow]:
        """Yield everything below a theme or goal, each before what is below it."""
        for child in self.below.get(key, ()):
            yield self.nodes[child]
            yield from self.under(child)


def tree(rows: Iterable[Sequence[Any]], only: str) -> Tree:
    """Return themes and goals as a tree.

    Args:
        rows: those above first. only: name of the one municipality whose local themes count; empty for all.
    """
    found = Tree()
    for row in rows:
        node = NodeRow(*row)
        above = node.parent_id
        if (above is not None and above not in found.roots) or (only and node.municipality not in (None, only)):
            continue
        found.nodes[node.pk] = node
        found.roots[node.pk] = node.pk if above is None else found.roots[above]
        found.below.setdefault(above, []).append(node.pk)
    return found


def theme_parts(
    found: Tree,
    judged: Judged,
    actions: Callable[[int], tuple[ActionPart, ...]],
    figures: Mapping[int, tuple[FigurePart, ...]],
) -> tuple[ThemePart, ...]:
    """Return each theme with everything about it: joint ones first, then by municipality.

    Args:
        actions: those under a theme, by its key. figures: by the key of the theme or goal.
    """
    themes = sorted((found.nodes[key] for key in found.below.get(None, ())), key=lambda one: one.municipality or "")
    return tuple(_theme(found, theme, judged, actions(theme.pk), figures) for theme in themes)


def belongs(theme: ThemePart, programmes: Iterable[ProgrammePart]) -> bool:
    """Tell whether a theme is part of an evaluation: a local one where its municipality's programme is looked at.

    So is a local theme under which something was done or judged.
    """
    looked_at = {each.municipality for each in programmes} | {""}
    judged = theme.judgements or any(goal.judged for goal in theme.goals)
    return theme.municipality in looked_at or bool(theme.actions or judged)


def _theme(
    found: Tree,
    theme: NodeRow,
    judged: Judged,
    actions: tuple[ActionPart, ...],
    figures: Mapping[int, tuple[FigurePart, ...]],
) -> ThemePart:
    goals = list(found.under(theme.pk))
    mentions = []
    if theme.extends_code and theme.extends_uid:
        mentions.append(Mention(("extends_code",), "planning.node", theme.extends_uid))
    if theme.group and theme.group_uid:
        mentions.append(Mention(("working_group",), "planning.workinggroup", theme.group_uid))
    return ThemePart(
        rests=(Rests("planning.node", theme.uid),),
        uid=theme.uid,
        plan_code=theme.plan_code,
        code=theme.code,
        title=theme.title,
        municipality=theme.municipality or "",
        extends_code=theme.extends_code or "",
        working_group=theme.group or "",
        example=theme.example,
        judgements=tuple(judged.themes.get(theme.pk, ())),
        goals=tuple(_goal(goal, judged) for goal in goals),
        actions=actions,
        figures=tuple(part for node in (theme, *goals) for part in figures.get(node.pk, ())),
        mentions=tuple(mentions),
    )


def _goal(goal: NodeRow, judged: Judged) -> GoalPart:
    return GoalPart(
        rests=(Rests("planning.node", goal.uid),),
        uid=goal.uid,
        code=goal.code,
        title=goal.title,
        municipality=goal.municipality or "",
        example=goal.example,
        judged=tuple(judged.goals.get(goal.pk, ())),
        level=goal.level,
    )
