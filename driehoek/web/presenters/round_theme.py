# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A theme in a round: what leads told beside each field, the goals with their figures, and the actions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.cycle.queries import ThemeInRound
from driehoek.evaluation.queries.desk_parts import Desk, DeskAction, DeskGoal, Said
from driehoek.evaluation.rules import ANSWERING, RoundState
from driehoek.web.editing.fields import Choice, Field
from driehoek.web.editing.filled import Filled
from driehoek.web.editing.round_theme import LIGHT, STATE, TEXTS, Part, is_light, reason_name, result_name
from driehoek.web.formats import plain_date
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.origin import paragraphs
from driehoek.web.presenters.round_actions import RoundAction, round_action
from driehoek.web.presenters.theme_figures import FigureOfGoal, theme_figures
from driehoek.web.words import word

#: So many quotes stand open beside a field; the others are folded away.
OPEN = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """What was told of one action, by whom and when; ``fresh`` is since the round was opened."""

    code: str
    title: str
    text: str
    about: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A field with what leads told beside it; ``more`` are the quotes that are folded away."""

    field: Field
    heading: str
    quotes: tuple[Quote, ...]
    more: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with its two fields, its figures, and what others said of it."""

    title: str
    href: str
    result: Choice | None
    reason: Field | None
    others: tuple[tuple[str, str, str], ...]
    figures: tuple[FigureOfGoal, ...]


@dataclass(frozen=True, slots=True)
class SaidOf:
    """What was said of one part, to read: a heading, and each text under its own."""

    title: str
    state: str
    ready: bool
    example: bool
    texts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ThemeInRoundScreen:
    """Everything on the page.

    Attributes:
        lead: in one sentence how far leads are.
        closed: why nothing is judged here now; empty when it is.
        rows: the story. asked: what needs attention and what is recommended.
        said: of all parts but the one that is judged on this page.
        story: something stands in the story.
        begin: where one begins with what leads told; empty once something was written.
    """

    title: str
    kicker: str
    place: str
    lead: str
    by: str
    example: bool
    ready: str
    light: bool
    may: bool
    closed: str
    parts: tuple[Link, ...]
    form: Filled
    state: Choice | None
    goals: tuple[GoalRow, ...]
    rows: tuple[Row, ...]
    asked: tuple[Row, ...]
    story: bool
    figures: tuple[FigureOfGoal, ...]
    said: tuple[SaidOf, ...]
    actions: tuple[RoundAction, ...]
    others: tuple[RoundAction, ...]
    theme_href: str
    wishes_href: str
    begin: str
    action: str
    draft: str


def theme_screen(
    found: ThemeInRound, part: Part, parts: Sequence[Part], filled: Filled, paths: Paths, *, may: bool,
    asks: Callable[[int | None], bool], action: str, draft: str,
) -> ThemeInRoundScreen:  # fmt: skip
    """Return the page on which a part of a theme is judged, or read.

    Args:
        asks: tells by the key of the municipality of an action whether this reader asks something back about it.
    """
    desk, head = found.desk, found.desk.round
    said = desk.said_of(part.municipality_id)
    light, running = is_light(desk), RoundState(head.state) in ANSWERING
    fields = {one.name: one for one in filled.fields}
    state = fields.get(STATE)
    rows = [_row(fields[name], desk.actions) for name in TEXTS]
    figures = theme_figures(found.figures, desk.plan_code, paths)
    goal_titles = {paths.node(desk.plan_code, goal.code) for goal in desk.goals}
    actions = [round_action(one, head.code, paths, may=running and asks(one.municipality_id)) for one in desk.actions]
    open_ = [one.deviates or not light for one in desk.actions]
    return ThemeInRoundScreen(
        title=desk.title,
        kicker=head.title,
        place=part.name,
        lead=_lead(desk.actions),
        by=plain_date(head.days.groups_by, _language()),
        example=desk.example or head.example,
        ready=_moment(said) if said else "",
        light=light,
        may=may,
        closed="" if may else _closed(desk, part, parts),
        parts=_parts(desk, part, parts, paths),
        form=filled,
        state=state if isinstance(state, Choice) else None,
        goals=tuple(
            _goal(goal, desk, part, fields, figures, paths, may=may) for goal in _goals(desk, part, light=light)
        ),
        rows=tuple(row for row in rows if row.field.name not in LIGHT),
        asked=tuple(row for row in rows if row.field.name in LIGHT),
        story=any(filled.typed[row.field.name] for row in rows if row.field.name not in LIGHT),
        figures=tuple(one for one in figures if one.goal_href not in goal_titles),
        said=tuple(_said(one) for one in desk.said if not may or one.municipality_id != part.municipality_id),
        actions=tuple(one for one, shown in zip(actions, open_, strict=True) if shown),
        others=tuple(one for one, shown in zip(actions, open_, strict=True) if not shown),
        theme_href=paths.theme(desk.plan_code, desk.code),
        wishes_href=paths.round_wishes(head.code),
        begin="" if said or not may or not begun_with(desk) else _begin(action),
        action=action,
        draft=draft,
    )


def begun_with(desk: Desk) -> dict[str, str]:
    """Return what leads told, one line for each action, by the field in which it belongs."""
    found = {}
    for name, told in (("gedaan", "done"), ("werkt", "result"), ("helpt", "help"), ("verder", "ahead")):
        lines = [f"{one.code}: {text}" for one in desk.actions if (text := str(getattr(one.told, told)))]
        if lines:
            found[name] = "\n".join(lines)
    return found


def _begin(action: str) -> str:
    return f"{action}{'&' if '?' in action else '?'}begin=trekkers"


def _goals(desk: Desk, part: Part, *, light: bool) -> tuple[DeskGoal, ...]:
    """Return the goals to show; a light round shows none that nobody judged."""
    goals = desk.goals_of(part.municipality_id)
    return tuple(goal for goal in goals if goal.said) if light else goals


def _goal(
    goal: DeskGoal, desk: Desk, part: Part, fields: dict[str, Field], figures: Iterable[FigureOfGoal], paths: Paths, *,
    may: bool,
) -> GoalRow:  # fmt: skip
    href = paths.node(desk.plan_code, goal.code)
    result, reason = fields.get(result_name(goal)), fields.get(reason_name(goal))
    own = goal.said_of(desk.evaluation_of(part.municipality_id).pk, part.municipality_id)
    return GoalRow(
        goal.title,
        href,
        result if isinstance(result, Choice) else None,
        reason,
        tuple(
            (one.municipality or _("Joint"), word(one.result, "goal_result"), one.reason)
            for one in goal.said
            if one != own or not may
        ),
        tuple(one for one in figures if one.goal_href == href),
    )


def _row(field: Field, actions: Iterable[DeskAction]) -> Row:
    headings = {
        "gedaan": _("What leads told"),
        "werkt": _("What came of it"),
        "helpt": _("Help that leads ask"),
        "verder": _("What leads do next"),
        "aandacht": _("Needs attention"),
        "aanbeveling": _("Adjustment needed"),
    }
    quotes = [
        Quote(one.code, one.title, text, _about(one), one.told.fresh)
        for one in actions
        if (text := _told(field.name, one))
    ]
    return Row(field, headings.get(field.name, ""), tuple(quotes[:OPEN]), tuple(quotes[OPEN:]))


def _told(name: str, one: DeskAction) -> str:
    told = one.told
    return {
        "gedaan": told.done,
        "werkt": told.result,
        "helpt": told.help,
        "verder": told.ahead,
        "aandacht": one.attention_text if one.attention else "",
        "aanbeveling": one.adjustment_text if one.adjustment else "",
    }.get(name, "")


def _about(one: DeskAction) -> str:
    day = plain_date(one.told.on, _language()) if one.told.on else ""
    return ", ".join(part for part in (one.municipality or "", one.told.by, day) if part)


def _lead(actions: Sequence[DeskAction]) -> str:
    if not actions:
        return _("No action of this theme is in the programmes of this round.")
    heard = sum(one.heard for one in actions)
    told = ngettext(
        "Of %(heard)s of %(num)s action was told how it goes.",
        "Of %(heard)s of %(num)s actions was told how it goes.",
        len(actions),
    ) % {"heard": heard, "num": len(actions)}
    asks = sum(one.adjustment for one in actions)
    if not asks:
        return told
    more = ngettext("%(num)s asks for adjustment.", "%(num)s ask for adjustment.", asks) % {"num": asks}
    return f"{told} {more}"


def _closed(desk: Desk, part: Part, parts: Sequence[Part]) -> str:
    if RoundState(desk.round.state) not in ANSWERING:
        return _("This round is locked: what was judged stands.")
    if part not in parts:
        return _("You can read this. Whoever's theme it is, judges it.")
    return ""


def _parts(desk: Desk, part: Part, parts: Sequence[Part], paths: Paths) -> tuple[Link, ...]:
    """Return the parts to go to, each with how far it is; nothing where there is only one."""
    if len(parts) <= 1:
        return ()
    links = []
    for one in parts:
        said = desk.said_of(one.municipality_id)
        far = "" if said is None else _("ready") if said.ready_at else _("begun")
        name = one.name or _("Joint")
        href = paths.round_theme(desk.round.code, desk.plan_code, desk.code, one.cbs_code)
        links.append(Link(f"{name} ({far})" if far else name, href, one == part))
    return tuple(links)


def _moment(said: Said) -> str:
    return "" if said.ready_at is None else plain_date(said.ready_at.date(), _language())


def _said(one: Said) -> SaidOf:
    labels = (
        (_("What was done"), one.done), (_("What works"), one.works), (_("Who helps"), one.helps),
        (_("What comes next"), one.ahead), (_("An example"), one.story), (_("Needs attention"), one.attention or ""),
        (_("Recommendation"), one.recommendation),
    )  # fmt: skip
    return SaidOf(
        one.municipality or _("Joint"),
        word(one.actions_state, "actions_state"),
        one.ready_at is not None,
        one.example,
        tuple((label, paragraphs(text)) for label, text in labels if text),
    )


def _language() -> str:
    return get_language() or "nl"
