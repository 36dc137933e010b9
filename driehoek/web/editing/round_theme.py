# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form in which a working group judges a theme and its goals: what stands in it, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.evaluation.commands import GoalVerdict, Verdict
from driehoek.evaluation.queries.desk_parts import Desk, DeskGoal
from driehoek.evaluation.rules import ActionsState, GoalResult, RoundKind
from driehoek.web.editing.fields import Choice, Field, LongText
from driehoek.web.editing.forms import coded

# Field of the form -> name that the command uses in its errors.
TEXTS = {
    "gedaan": "done", "werkt": "works", "helpt": "helps", "verder": "ahead", "voorbeeld": "story",
    "aandacht": "attention_text", "aanbeveling": "recommendation",
}  # fmt: skip
STATE = "stand"
#: What a light round asks first; the rest is folded away.
LIGHT = frozenset({"aandacht", "aanbeveling"})


@dataclass(frozen=True, slots=True)
class Part:
    """Whose part of a theme is judged: of all together, or of one municipality by its code."""

    municipality_id: int | None
    name: str
    cbs_code: str


@dataclass(frozen=True, slots=True)
class Judging:
    """What the command is given; ``verdict`` is ``None`` where nothing is said of the theme itself."""

    verdict: Verdict | None
    goals: Mapping[UUID, GoalVerdict | None]
    expected: Mapping[UUID, int]


def result_name(goal: DeskGoal) -> str:
    """Return the name of the field in which the result of a goal is chosen."""
    return f"doel-{goal.uid.hex[-12:]}"


def reason_name(goal: DeskGoal) -> str:
    """Return the name of the field that tells why."""
    return f"reden-{goal.uid.hex[-12:]}"


def is_light(desk: Desk) -> bool:
    """Tell whether only what deviates is asked; goals are not judged then."""
    return desk.round.kind == RoundKind.LIGHT


def fields_of(desk: Desk, part: Part) -> tuple[Field, ...]:
    """Return the fields, those of the goals first."""
    labels = {
        "gedaan": _("What was done?"),
        "werkt": _("What works, and what does not?"),
        "helpt": _("Who helps, and whose help is needed?"),
        "verder": _("What comes next?"),
        "voorbeeld": _("An example that tells it"),
        "aandacht": _("What needs attention?"),
        "aanbeveling": _("What do you recommend to the triangle?"),
    }
    hints = {
        "gedaan": _("In a few sentences, for somebody who was not there. No names of persons."),
        "voorbeeld": _("One case or moment that shows what it is about. Nobody may be recognised in it."),
        "aandacht": _("Leave it empty when nothing does."),
        "aanbeveling": _("Leave it empty when nothing has to be decided."),
    }
    goals: list[Field] = []
    for goal in () if is_light(desk) else desk.goals_of(part.municipality_id):
        options = coded("goal_result", list(GoalResult), empty=_("Not judged yet"))
        goals.append(Choice(name=result_name(goal), label=goal.title, options=options))
        goals.append(LongText(name=reason_name(goal), label=_("Why do you judge so?"), rows=2))
    texts = [LongText(name=name, label=labels[name], hint=hints.get(name, ""), rows=3) for name in TEXTS]
    state = Choice(name=STATE, label=_("How do the actions stand?"), options=coded("actions_state", list(ActionsState)))
    return (*goals, state, *texts)


def values_of(desk: Desk, part: Part) -> dict[str, object]:
    """Return what stands there, by field."""
    said = desk.said_of(part.municipality_id)
    values: dict[str, object] = dict.fromkeys(TEXTS, "")
    values[STATE] = said.actions_state if said else ActionsState.NOT_STATED.value
    if said is not None:
        values |= {
            "gedaan": said.done, "werkt": said.works, "helpt": said.helps, "verder": said.ahead,
            "voorbeeld": said.story, "aandacht": said.attention or "", "aanbeveling": said.recommendation,
        }  # fmt: skip
    evaluation = desk.evaluation_of(part.municipality_id).pk
    for goal in desk.goals_of(part.municipality_id):
        judged = goal.said_of(evaluation, part.municipality_id)
        values[result_name(goal)] = judged.result if judged else ""
        values[reason_name(goal)] = judged.reason if judged else ""
    return values


def judging_of(desk: Desk, part: Part, values: Mapping[str, object], *, ready: bool) -> Judging:
    """Return what the command is given: only what differs from what stands there, and nothing for nothing."""
    texts = {name: str(values[name]) for name in (*TEXTS, STATE)}
    stands = values_of(desk, part)
    said = desk.said_of(part.municipality_id)
    expected = {desk.uid: said.version if said else 0}
    goals: dict[UUID, GoalVerdict | None] = {}
    evaluation = desk.evaluation_of(part.municipality_id).pk
    for goal in () if is_light(desk) else desk.goals_of(part.municipality_id):
        result, reason = str(values[result_name(goal)]), str(values[reason_name(goal)])
        if (result, reason) == (stands[result_name(goal)], stands[reason_name(goal)]):
            continue
        judged = goal.said_of(evaluation, part.municipality_id)
        expected[goal.uid] = judged.version if judged else 0
        goals[goal.uid] = GoalVerdict(GoalResult(result), reason) if result else None
    same = all(texts[name] == stands[name] for name in texts)
    return Judging(None if same and not ready else _verdict(texts), goals, expected)


def _verdict(texts: Mapping[str, str]) -> Verdict:
    return Verdict(
        actions_state=ActionsState(texts[STATE]),
        done=texts["gedaan"],
        works=texts["werkt"],
        helps=texts["helpt"],
        ahead=texts["verder"],
        story=texts["voorbeeld"],
        attention=texts["aandacht"] or None,
        recommendation=texts["aanbeveling"],
    )


def beside(errors: Mapping[str, str], desk: Desk) -> dict[str, str]:
    """Return the sentences of the command by the name of the field."""
    names = {theirs: ours for ours, theirs in TEXTS.items()}
    names |= {str(goal.uid): reason_name(goal) for goal in desk.goals}
    return {names.get(name, name): text for name, text in errors.items()}
