# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every read model, read by personas of each sort: no canary of a zone that is not theirs, and each one that is."""

import pytest

from tests.access.personas import ZONES, may_see
from tests.access.reading import leaks, told
from tests.access.world import World

# The matrix and the filters hold both databases to this; a second scan of every read model would only take time.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

#: What a read model tells of. Links between records (a tag on an action) have words of their own only through these.
TOLD = {
    "organisations.Function", "organisations.MunicipalityFacts", "organisations.Organisation",
    "organisations.SourceDocument", "planning.Action", "planning.Adoption", "planning.LocalChapter", "planning.Node",
    "planning.NodeAlias", "planning.NodeLink", "planning.Plan", "planning.PlanText", "planning.PlanVersion",
    "planning.Programme", "planning.ProgrammeAim", "planning.ProgressReport", "planning.UpwardLink",
    "planning.WayOfWorking", "planning.WorkingGroup", "evaluation.Evaluation", "evaluation.Judgement",
    "steering.Decision", "planning.GroupProduct", "planning.SharedKnowledge", "planning.SavedView",
    "monitoring.GoalFigure", "monitoring.Interpretation", "steering.AdoptionTrack", "steering.TrackLine",
    "steering.CouncilCalendar", "steering.Recommendation", "steering.RecommendationStep",
}  # fmt: skip
#: One of each sort; the matrix of routes has them all.
READERS = ("resident", "mayor_a", "member_of_y")


@pytest.mark.parametrize("persona", READERS)
def test_a_reader_is_told_all_that_is_theirs_and_nothing_else(world: World, persona: str) -> None:
    answers = set(told(world, persona))
    assert sorted(leaks(persona, answers)) == []
    heard = {(canary.model, canary.zone) for _, canary in answers}
    theirs = {name for name in ZONES if may_see(persona, name)}
    missing = {(model, zone) for zone in theirs for model in TOLD} - heard
    assert sorted(missing) == []


def test_history_is_told_in_the_circle_that_the_record_had_then(world: World) -> None:
    """The action is public; what it was called before is told within the circle that the old title had."""
    heard = {canary.zone for _, canary in told(world, "mayor_a") if canary.model == "audit.HistoryEntry"}
    assert heard == {"openbaar", "partners", "gemeente_a", "driehoek"}
