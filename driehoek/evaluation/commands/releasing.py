# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making an evaluation public for the councils, after the triangle; nothing of it is public before."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.roles import Extent, roles
from driehoek.audit.recording import command
from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement, Round
from driehoek.evaluation.rules import RoundState
from driehoek.evaluation.running import NOT_FOUND
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.policies import seen

NOT_YET = "Vrijgeven kan pas als de ronde is besloten."
NOT_YOURS = "U mag dit deel niet vrijgeven. Wat van een gemeente is, geeft de adviseur van die gemeente vrij."


@dataclass(frozen=True, slots=True)
class Released:
    """How many parts became public, and how many stayed for a narrower circle."""

    public: int
    kept: int


@command
def release_evaluation(*, actor: Actor, round_uid: UUID, municipality_id: int | None = None) -> Released:
    """Make the evaluations and judgements of a decided round public, as far as they are for the partners.

    What is for a narrower circle, or belongs to a programme or theme that is not public, stays as it is.

    Args:
        municipality_id: whose part; ``None`` for what is joint. Of a municipality its own adviser releases it.

    Raises:
        Absent: the round is out of sight.
        Forbidden: the actor does not run rounds of these.
        Invalid: the round is not decided, or there is nothing to release.
    """
    round_ = seen(actor, Round).filter(uid=round_uid).select_for_update().first()
    if round_ is None:
        raise Absent(NOT_FOUND)
    if not may_release(actor, round_.partnership_id, municipality_id):
        raise Forbidden(NOT_YOURS)
    if round_.state != RoundState.DECIDED:
        raise Invalid(NOT_YET)
    public = kept = 0
    for row in of_round(round_):
        if row.municipality_id != municipality_id or row.circle == Circle.PUBLIC:
            continue
        if not _releasable(row):
            kept += 1
            continue
        records.update(row, {"circle": Circle.PUBLIC.value, "circle_municipality_id": None})
        public += 1
    if not public:
        raise Invalid("Er is hier niets dat nog kan worden vrijgegeven.")
    return Released(public, kept)


def may_release(actor: Actor, partnership_id: int, municipality_id: int | None) -> bool:
    """Tell whether the actor may release what is joint, or of one municipality: there only who is of it."""
    if municipality_id is None:
        return reach(actor, Permission.RUN_ROUND).covers(partnership_id, None)
    return any(
        (standing.partnership_id, standing.municipality_id) == (partnership_id, municipality_id)
        and standing.role in roles()
        and roles()[standing.role].permissions.get(Permission.RUN_ROUND) is Extent.OWN
        for standing in actor.standings
    )


def take_back(round_: Round) -> None:
    """Take back what was released of a round that is opened again: it is a draft, and drafts are not public."""
    for row in of_round(round_):
        if row.circle == Circle.PUBLIC:
            records.update(row, {"circle": Circle.PARTNERS.value})


def of_round(round_: Round) -> Iterator[Evaluation | Judgement | GoalJudgement]:
    """Yield what a round judged, each after what it belongs to."""
    evaluations = Evaluation.objects.filter(round=round_, withdrawn_at__isnull=True)
    yield from evaluations.select_related("programme")
    for model in (Judgement, GoalJudgement):
        rows = model._default_manager.filter(evaluation__in=evaluations, withdrawn_at__isnull=True)
        yield from rows.select_related("evaluation", "node")


def _releasable(row: Evaluation | Judgement | GoalJudgement) -> bool:
    """Tell whether it is for the partners, nothing forbids it, and what it belongs to is public."""
    if row.circle != Circle.PARTNERS or row.secrecy is not None:
        return False
    around = (row.programme,) if isinstance(row, Evaluation) else (row.evaluation, row.node)
    return all(one.circle == Circle.PUBLIC for one in around)
