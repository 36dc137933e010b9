# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Theme by theme: what was judged, the goals, the actions with what was told of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from driehoek.evaluation.dossier.model import ActionPart, GoalPart, JudgementPart, ThemePart
from driehoek.evaluation.rules import ActionsState, Answer
from driehoek.kernel import definitions
from driehoek.kernel.dates import dutch
from driehoek.lib.documents.content import Line
from driehoek.publications.dutch import capital, number
from driehoek.publications.kinds.evaluation_report.content import (
    ActionRow,
    GoalRow,
    Judged,
    ThemeGroup,
    ThemeRow,
    ThemeText,
)
from driehoek.publications.kinds.evaluation_report.making import Making
from driehoek.publications.kinds.evaluation_report.theme_figures import Told, figures_of, no_figure
from driehoek.publications.kinds.evaluation_report.wording import (
    NO_LEAD,
    STANDS,
    STATES,
    counted,
    deviates,
    end_of,
    results,
    status_of,
    titled,
    weighed,
)
from driehoek.publications.meeting_paper import line, lines

NOT_JUDGED = "Over dit thema is geen oordeel gegeven."
NOT_YET_JUDGED = "Over dit thema is nog geen oordeel gegeven."


def theme_rows(making: Making) -> Iterator[ThemeRow]:
    """Put all themes in one table: how the actions stand and which goals were reached."""
    for theme in making.dossier.themes:
        whose = f"{theme.title} ({theme.municipality})" if theme.municipality else theme.title
        judged = [one for goal in theme.goals for one in weighed(goal, making.place)]
        yield ThemeRow(
            line(whose, example=theme.example),
            lines(f"Doelen: {results(one.result for one in judged) or 'niet beoordeeld'}")
            if _asked(making, theme)
            else (),
            line(_stand(theme)),
        )


def _asked(making: Making, theme: ThemePart) -> bool:
    """Tell whether it was asked of a theme which goals were reached."""
    return bool(theme.goals) and not making.light


def _stand(theme: ThemePart) -> str:
    first = next((one for one in theme.judgements if one.municipality == theme.municipality), None)
    told = []
    if first is not None and first.actions_state != ActionsState.NOT_STATED:
        told.append(STANDS[ActionsState(first.actions_state)])
    elif theme.actions:
        told.append(counted(theme.actions))
    if any(one.attention is not None for one in theme.judgements):
        told.append("vergt aandacht")
    return "; ".join(told) or "geen"


def theme_groups(making: Making, told: Told) -> Iterator[ThemeGroup]:
    """Write all themes: those of all together first, then those of each municipality."""
    for whose in dict.fromkeys(theme.municipality for theme in making.dossier.themes):
        themes = [theme for theme in making.dossier.themes if theme.municipality == whose]
        title = f"Eigen thema’s van de gemeente {whose}" if whose else "Per thema"
        yield ThemeGroup(line(title), tuple(_theme(making, theme, told) for theme in themes))


def _theme(making: Making, theme: ThemePart, told: Told) -> ThemeText:
    shown = [one for one in theme.actions if not making.light or deviates(one)]
    goals_asked = not making.light and any(one.judged for each in making.dossier.themes for one in each.goals)
    sentences, charts = figures_of(theme, told)
    return ThemeText(
        title=line(theme.title, example=theme.example),
        about=(line(f"{capital(theme.working_group)}."),) if theme.working_group else (),
        not_judged=() if theme.judgements else (Line(NOT_YET_JUDGED if making.draft else NOT_JUDGED),),
        judged=tuple(_judged(one, theme) for one in theme.judgements),
        goals=tuple(row for goal in theme.goals for row in _goal(goal)) if goals_asked else (),
        figures=sentences,
        charts=charts,
        actions=tuple(_action(making, one) for one in shown),
        rest=(*_rest(theme.actions, shown), *no_figure(theme, told)),
    )


def _judged(one: JudgementPart, theme: ThemePart) -> Judged:
    other = one.municipality and one.municipality != theme.municipality
    state = STATES.get(ActionsState(one.actions_state))
    place = f"Voor de gemeente {one.municipality}" if other else "Binnen dit thema"
    attention = () if one.attention is None else lines(one.attention or "dit thema.")
    made = Judged(
        whose=(line(f"Gemeente {one.municipality}"),) if other else (),
        state=(line(f"{place} {state}."),) if state else (),
        done=lines(one.done),
        works=lines(one.works),
        helps=lines(one.helps),
        ahead=lines(one.ahead),
        attention=attention,
        story=lines(one.story, example=one.example),
        advice=lines(one.recommendation, example=one.example),
    )
    return _marked(made) if one.example else made


def _marked(made: Judged) -> Judged:
    """Mark what was told as an example, once: at its first words."""
    for name in ("state", "done", "works", "helps", "ahead", "attention"):
        told: tuple[Line, ...] = getattr(made, name)
        if told:
            return replace(made, **{name: (replace(told[0], example=True), *told[1:])})
    return made


def _goal(goal: GoalPart) -> Iterator[GoalRow]:
    name = line(goal.title, example=goal.example)
    for one in goal.judged:
        word = definitions.label("goal_result", one.result)
        told = f"{one.municipality}: {word}" if one.municipality else word
        yield GoalRow(name, lines(one.reason), line(told, example=one.example))
    if not goal.judged:
        yield GoalRow(name, (), Line("niet beoordeeld"))


def _action(making: Making, one: ActionPart) -> ActionRow:
    return ActionRow(
        what=line(titled(one.code, one.title), example=one.example),
        told=tuple(_told(making, one)),
        lead=line(one.function or one.organisation or NO_LEAD),
        state=line(status_of(one)),
        end=line(end_of(one)),
    )


def _told(making: Making, one: ActionPart) -> Iterator[Line]:
    if one.municipality and one.municipality != making.place:
        yield line(f"Actie van de gemeente {one.municipality}.")
    if one.answer == Answer.UNCHANGED:
        yield line("Niets veranderd, zegt de trekker.")
    elif one.asked and not one.answer:
        yield line("Nog geen antwoord in deze ronde." if making.draft else "Niet beantwoord in deze ronde.")
    on = f"{dutch(one.told_on)}: " if one.told_on is not None else ""
    if one.done.strip():
        yield from lines(f"{on}{one.done}")
    reason = definitions.label("deviation_reason", one.deviation_reason) if one.deviation_reason else ""
    for label, text in (
        ("Resultaat", one.result),
        ("Hierna", one.ahead),
        ("Hulp gevraagd", one.help),
        ("Waarom anders", reason),
        ("Vergt aandacht", one.attention if one.adjustment is None else ""),
        ("Bijsturing nodig", one.adjustment),
    ):
        if text and text.strip():
            yield from lines(f"{label}: {text}")


def _rest(actions: Sequence[ActionPart], shown: Sequence[ActionPart]) -> tuple[Line, ...]:
    left = [one for one in actions if one not in shown]
    if left:
        go = "gaat één actie" if len(left) == 1 else f"gaan {number(len(left))} acties"
        return (line(f"Verder {go} zoals gepland.", example=any(one.example for one in left)),)
    return () if actions else (Line("Onder dit thema staan geen losse acties."),)
