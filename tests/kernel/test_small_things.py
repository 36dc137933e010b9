# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The clock, identifiers, words for coded values, and the actor."""

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import jsonschema
import pytest

from driehoek.evaluation.rules import (
    ActionsState,
    Answer,
    GoalResult,
    Overall,
    PartKind,
    PointState,
    RoundKind,
    RoundState,
    SurveyAnswer,
)
from driehoek.figures.indicators import AreaKind, Direction, Effect, Family, Sort
from driehoek.figures.rules import Remark, Subject, Withheld
from driehoek.kernel import clock, definitions
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.circle import Circle
from driehoek.kernel.ids import new_uid
from driehoek.kernel.searched import Kind
from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.periods import PeriodKind, Status
from driehoek.messages.rules import MailState
from driehoek.monitoring.rules import Measure, Operator
from driehoek.organisations.rules import OrganisationKind
from driehoek.planning.rules import (
    ActionKind,
    ActionStatus,
    AdoptionKind,
    Ambition,
    CauseKind,
    DeviationReason,
    PlanStatus,
    TagKind,
    TextKind,
    TrafficLight,
    UpwardKind,
)
from driehoek.steering import rules as steering
from driehoek.steering.rules import Authority, BodyKind, DecisionKind

VOCABULARIES: dict[str, type[StrEnum]] = {
    "circle": Circle, "text_kind": TextKind, "plan_status": PlanStatus, "ambition": Ambition, "tag_kind": TagKind,
    "upward_kind": UpwardKind, "adoption_kind": AdoptionKind, "action_status": ActionStatus, "action_kind": ActionKind,
    "traffic_light": TrafficLight, "deviation_reason": DeviationReason, "cause_kind": CauseKind,
    "actions_state": ActionsState, "overall": Overall, "body_kind": BodyKind, "decision_kind": DecisionKind,
    "goal_result": GoalResult, "part_kind": PartKind, "point_state": PointState, "survey_answer": SurveyAnswer,
    "authority": Authority, "organisation_kind": OrganisationKind, "search_kind": Kind,
    "withheld": Withheld,
    "figure_subject": Subject, "missing": Missing, "figure_status": Status, "figure_remark": Remark,
    "goal_operator": Operator, "goal_measure": Measure, "indicator_direction": Direction, "indicator_effect": Effect,
    "calendar_scope": steering.CalendarScope, "mail_state": MailState, "seat": steering.Seat,
    "meeting_state": steering.MeetingState, "item_kind": steering.ItemKind, "item_state": steering.ItemState,
    "presence": steering.Presence, "proposal_kind": steering.ProposalKind, "proposal_state": steering.ProposalState,
    "development_kind": steering.DevelopmentKind, "development_state": steering.DevelopmentState,
    "help_kind": steering.HelpKind, "help_state": steering.HelpState, "follow": steering.Follow,
    "deployment": steering.Deployment, "weekday": steering.Weekday, "recess_closes": steering.Closes,
    "track_ask": steering.Ask, "track_step": steering.TrackStep, "track_state": steering.StepState,
    "recommendation_kind": steering.RecommendationKind, "recommendation_answer": steering.Answer,
    "recommendation_state": steering.RecommendationState, "round_kind": RoundKind, "round_state": RoundState,
    "round_answer": Answer,
    "indicator_sort": Sort, "set_family": Family, "kind_of_area": AreaKind, "kind_of_period": PeriodKind,
}  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 6, 30, 21, 59, tzinfo=UTC), date(2025, 6, 30)),
        (datetime(2025, 6, 30, 22, 0, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2025, 12, 31, 22, 59, tzinfo=UTC), date(2025, 12, 31)),
        (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), date(2026, 1, 1)),
    ],
)
def test_a_day_begins_at_dutch_midnight(moment: datetime, day: date) -> None:
    with clock.stopped(moment):
        assert clock.today() == day
        assert clock.now() == moment
    assert clock.now() > moment


def test_the_clock_stops_only_at_a_known_moment() -> None:
    with pytest.raises(ValueError, match="aware"), clock.stopped(datetime(2025, 1, 1)):  # noqa: DTZ001
        pass


def test_identifiers_sort_by_time_of_making() -> None:
    made = [new_uid() for _ in range(200)]
    assert {uid.version for uid in made} == {7}
    assert len(set(made)) == 200
    assert made == sorted(made)


@pytest.mark.parametrize("name", VOCABULARIES)
def test_each_coded_value_has_its_word_in_both_languages(name: str) -> None:
    coded = {value.value for value in VOCABULARIES[name]}
    assert set(definitions.load("vocabulary")["vocabularies"][name]["values"]) == coded
    for value in coded:
        assert definitions.label(name, value, "nl")
        assert definitions.label(name, value, "en")


def test_no_vocabulary_is_left_over() -> None:
    assert set(definitions.load("vocabulary")["vocabularies"]) == set(VOCABULARIES)


def test_an_unknown_value_has_no_word() -> None:
    for vocabulary, value in (("action_status", "onzin"), ("onzin", "loopt")):
        with pytest.raises(KeyError):
            definitions.label(vocabulary, value)


def test_a_definition_that_breaks_its_schema_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = (definitions.FOLDER / "roles.schema.json").read_text(encoding="utf-8")
    (tmp_path / "roles-proef.schema.json").write_text(schema, encoding="utf-8")
    (tmp_path / "roles-proef.yaml").write_text("title: Rollen\n", encoding="utf-8")
    monkeypatch.setattr(definitions, "FOLDER", tmp_path)
    with pytest.raises(jsonschema.ValidationError):
        definitions.load("roles-proef")


def test_in_which_function_one_acts() -> None:
    one = Standing("adviseur_oov", 1, title="adviseur van Aa")
    other = Standing("coordinator", 2, title="coördinator")
    actor = Actor(new_uid(), "An", (one, other))
    assert (actor.capacity(1), actor.capacity(2), actor.capacity(3)) == ("adviseur van Aa", "coördinator", "An")
    assert Actor.system("opdrachtregel", "systeem_opdrachtregel").capacity(3) == "opdrachtregel"
    assert Actor.visitor().capacity(1) == "bezoeker"
    assert not actor.everywhere
    assert Actor.system("taak", "rol").everywhere
