# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a round, or an evaluation that no round made, to its report in one edition."""

from dataclasses import dataclass, replace
from datetime import date

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.evaluation.dossier.gathering import gather_evaluation
from driehoek.evaluation.dossier.model import Dossier, Frozen, Outcomes
from driehoek.evaluation.models import Evaluation
from driehoek.evaluation.policies import FINISHED
from driehoek.evaluation.queries.parts import content_of, dossier_of, outcomes_of
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.organisations.policies import within
from driehoek.organisations.queries import MunicipalityHead, PartnershipHead, source_titles
from driehoek.publications.editions import FOR, Edition, Place, editions, eyes
from driehoek.publications.kinds.evaluation_report.compose import compose
from driehoek.publications.kinds.evaluation_report.content import EvaluationReport
from driehoek.publications.kinds.evaluation_report.making import Making, own_outcomes, own_part

ABSENT = "Deze evaluatie bestaat niet, of u mag haar niet zien."
DRAFT = "De ronde is nog niet afgesloten. Tot dan zien alleen wie oordeelt en wie de ronde leidt de evaluatie."
MAKERS = (Permission.JUDGE_THEME, Permission.RUN_ROUND)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report somebody asks for.

    Attributes:
        edition: for whom; ``None`` for the widest there is.
        municipality: whose part; ``None`` for the whole.
        number: of the frozen part that it is made from, as it went to the triangle; ``None`` for the one that holds,
            with what came of it.
    """

    edition: Edition | None = None
    municipality: MunicipalityHead | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A report with what it was made from and for whom.

    Attributes:
        editions: those that the same maker can make of it, narrowest first.
        frozen: the part that it was made from; ``None`` while it is a draft, or where no round made it.
        dossier: what the report tells.
    """

    report: EvaluationReport
    edition: Edition
    editions: tuple[Edition, ...]
    frozen: Frozen | None
    dossier: Dossier


def may_see_drafts(actor: Actor, partnership_id: int) -> bool:
    """Tell whether somebody judges or runs rounds, and so sees an evaluation that is still worked on."""
    return any(reach(actor, permission).anywhere_in(partnership_id) for permission in MAKERS)


def report_of_round(actor: Actor, head: PartnershipHead, code: str, asked: Asked) -> Written:
    """Write the report of a round; 17 queries at most while it is a draft, 6 once it was frozen.

    Raises:
        Absent: the round is out of sight of the maker or of those readers, or nothing was frozen under that number.
        Forbidden: the maker does not belong to the circle of this edition, or sees no drafts.
    """
    circles = within(actor, Evaluation, head.pk).filter(round__code=code).values_list("circle", flat=True)
    made = _editions(actor, head, tuple(circles), asked)
    edition = asked.edition or next(reversed(made), Edition.OWN)
    reader = eyes(actor, _place(head, asked), edition)
    dossier, frozen, outcomes = _read(reader, head, code, asked.number)
    if frozen is None and not may_see_drafts(actor, head.pk):
        raise Forbidden(DRAFT)
    if not any(programme.evaluation for programme in dossier.programmes):
        raise Absent(ABSENT)
    day = max(part.frozen_at for part in (frozen, outcomes[1] if outcomes else frozen)) if frozen else clock.now()
    return Written(
        _compose(dossier, day.astimezone(clock.AMSTERDAM).date(), _readers(actor, head, edition, asked), asked, frozen,
                 outcomes),
        edition, made, frozen, dossier,
    )  # fmt: skip


def report_of_evaluation(actor: Actor, head: PartnershipHead, code: str, asked: Asked) -> Written:
    """Write the report of an evaluation by its code; of one that a round made, that of its round; 12 queries at most.

    Raises:
        Absent, Forbidden: as for :func:`report_of_round`.
    """
    rows = within(actor, Evaluation, head.pk, "programme").filter(FINISHED, code=code)
    found = rows.values_list("uid", "circle", "round__code").first()
    if found is None:
        raise Absent(ABSENT)
    uid, circle, round_code = found
    if round_code:
        return report_of_round(actor, head, round_code, asked)
    made = _editions(actor, head, (circle,), asked)
    edition = asked.edition or next(reversed(made), Edition.OWN)
    dossier = gather_evaluation(eyes(actor, _place(head, asked), edition), head, uid)
    if dossier is None or asked.number is not None:
        raise Absent(ABSENT)
    titles = source_titles(actor, head.pk)
    named = tuple(replace(one, source=titles.get(one.source, one.source)) for one in dossier.programmes)
    dossier = replace(dossier, programmes=named)
    day, reader = dossier.period_end.last_day, _readers(actor, head, edition, asked)
    return Written(_compose(dossier, day, reader, asked, None, None), edition, made, None, dossier)


def _read(
    reader: Actor, head: PartnershipHead, code: str, number: int | None
) -> tuple[Dossier, Frozen | None, tuple[Outcomes, Frozen] | None]:
    """Return what the readers may see: of one frozen part, or of what holds now with what came of it."""
    if number is not None:
        kept = content_of(reader, head, code, number)
        found: tuple[Dossier, Frozen | None] | None = kept
    else:
        found = dossier_of(reader, head, code)
    if found is None:
        raise Absent(ABSENT)
    dossier, frozen = found
    return dossier, frozen, outcomes_of(reader, head, code) if frozen is not None and number is None else None


def _compose(
    dossier: Dossier, day: date, reader: str, asked: Asked, frozen: Frozen | None,
    outcomes: tuple[Outcomes, Frozen] | None,
) -> EvaluationReport:  # fmt: skip
    making = Making(dossier, day, reader, frozen=frozen, outcomes=outcomes)
    if asked.municipality is None:
        return compose(making)
    own = own_part(dossier, asked.municipality.name)
    came = (own_outcomes(outcomes[0], own), outcomes[1]) if outcomes is not None else None
    return compose(replace(making, dossier=own, place=asked.municipality.name, outcomes=came))


def _place(head: PartnershipHead, asked: Asked) -> Place:
    return Place(head.pk, asked.municipality.pk if asked.municipality is not None else None)


def _editions(actor: Actor, head: PartnershipHead, circles: tuple[str, ...], asked: Asked) -> tuple[Edition, ...]:
    """Return the editions that hold at least one of the evaluations, narrowest first."""
    place = _place(head, asked)
    found = {edition for circle in circles for edition in editions(actor, place, Circle(circle))}
    return tuple(edition for edition in Edition if edition in found)


def _readers(actor: Actor, head: PartnershipHead, edition: Edition, asked: Asked) -> str:
    if edition is Edition.OWN:
        return actor.capacity(head.pk)
    if edition is Edition.MUNICIPALITY and asked.municipality is not None:
        return f"de gemeente {asked.municipality.name}"
    return FOR[edition]
