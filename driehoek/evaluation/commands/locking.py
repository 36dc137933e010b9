# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closing a round: what goes to the triangle is frozen, later what came of it; an agreement opens it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from driehoek.audit.recording import command
from driehoek.evaluation.commands.releasing import take_back
from driehoek.evaluation.commands.wishing import hand_in_adjustments
from driehoek.evaluation.dossier.gathering import EVERYTHING, gather_all
from driehoek.evaluation.dossier.outcomes import SETTLED, outcomes_of_all
from driehoek.evaluation.freezing import freeze, holding, last_lock
from driehoek.evaluation.models import Evaluation, Reopening, Round
from driehoek.evaluation.reopening import agreements
from driehoek.evaluation.rules import ANSWERING, FROZEN, Overall, PartKind, RoundState
from driehoek.evaluation.running import round_to_run
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import seen
from driehoek.organisations.queries import head

NOT_NOW = "Alleen een ronde die openstaat of wordt gecontroleerd, kunt u afsluiten."
NOT_LOCKED = "Deze ronde is niet afgesloten."
NO_AGREEMENT = "Kies een afspraak of besluit van na het afsluiten, van wie over deze ronde gaat."
NOT_THERE = "Deze evaluatie hoort niet bij deze ronde, of u mag haar niet zien."


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of one programme as a whole."""

    overall: Overall
    overall_text: str = ""
    contents: str = ""
    remaining: str = ""


@command
def judge_whole(
    *, actor: Actor, round_uid: UUID, said: Mapping[UUID, Whole], expected: Mapping[UUID, int] | None = None
) -> None:
    """Say of each programme of a round how it went as a whole, all of it or nothing.

    Args:
        said: by uid of the evaluation. expected: the version of each that stood on the screen.

    Raises:
        Absent: the round or an evaluation is out of sight.
        Forbidden: the actor does not run the round.
        Conflict: somebody else changed one of them meanwhile.
        Invalid: the round is locked.
    """
    round_ = round_to_run(actor, round_uid)
    if RoundState(round_.state) not in ANSWERING:
        raise Invalid(NOT_NOW)
    _say(actor, round_, said, expected or {})


def _say(actor: Actor, round_: Round, said: Mapping[UUID, Whole], expected: Mapping[UUID, int]) -> None:
    rows = {row.uid: row for row in seen(actor, Evaluation).filter(round=round_, uid__in=said)}
    if len(rows) != len(said):
        raise Absent(NOT_THERE)
    for uid, whole in said.items():
        texts = {"overall_text": whole.overall_text, "contents": whole.contents, "remaining": whole.remaining}
        words = {name: text.replace("\r\n", "\n").strip() for name, text in texts.items()}
        records.update(rows[uid], {"overall": whole.overall.value, **words}, expected_version=expected.get(uid))


@command
def lock_round(
    *,
    actor: Actor,
    round_uid: UUID,
    said: Mapping[UUID, Whole] | None = None,
    expected: Mapping[UUID, int] | None = None,
) -> UUID:
    """Close a round: hand in what is asked for actions, freeze the evaluation with its figures, and end the links.

    What was told and judged stands still from then on; what goes to the triangle is made from the frozen part.

    Args:
        said, expected: what is said of the programmes, as for :func:`judge_whole`.

    Returns:
        The uid of the frozen part.

    Raises:
        Absent, Forbidden, Conflict: as for :func:`judge_whole`.
        Invalid: the round is not open or being checked, or something that is asked cannot be handed in; each is named
            in ``fields`` by the uid of its action.
    """
    round_ = round_to_run(actor, round_uid)
    if RoundState(round_.state) not in ANSWERING:
        raise Invalid(NOT_NOW)
    _say(actor, round_, said or {}, expected or {})
    hand_in_adjustments(actor, round_)
    records.update(round_, {"state": RoundState.LOCKED.value})
    content = gather_all(head(EVERYTHING, round_.partnership.slug), round_.code)
    if content is None:
        raise Invalid("Deze ronde kijkt naar geen programma dat er nog is. Er valt niets vast te leggen.")
    return freeze(actor, round_, PartKind.CONTENT, last_lock(round_) + 1, content).uid


@command
def conclude_round(*, actor: Actor, round_uid: UUID, word: str = "") -> UUID:
    """Freeze what came of a round, once everything that it asked was answered or somebody says why not.

    Args:
        word: why what has no answer yet does not hold the round up: postponed, or still with a college.

    Returns:
        The uid of the frozen part.

    Raises:
        Absent, Forbidden: the round is out of sight, or not the actor's.
        Invalid: the round is not locked, or a proposal has no answer and no word is given.
    """
    round_ = round_to_run(actor, round_uid)
    part = holding(round_)
    if round_.state != RoundState.LOCKED or part is None:
        raise Invalid("Alleen een ronde die is afgesloten en nog niet besloten, kunt u afronden.")
    outcomes = outcomes_of_all(round_.partnership_id, round_.uid, word.replace("\r\n", "\n").strip())
    waiting = [one for one in outcomes.outcomes if one.state not in SETTLED and not one.text]
    if waiting:
        number = len({one.proposal_code for one in waiting})
        sentence = (
            "1 voorstel heeft nog geen antwoord. Wacht daarop, of schrijf op waarom de ronde toch klaar is."
            if number == 1
            else f"{number} voorstellen hebben nog geen antwoord. Wacht daarop, of schrijf op waarom de ronde toch "
            "klaar is."
        )
        raise Invalid(sentence, {"word": sentence})
    made = freeze(actor, round_, PartKind.OUTCOMES, part.number, outcomes)
    records.update(round_, {"state": RoundState.DECIDED.value})
    return made.uid


@command
def reopen_round(*, actor: Actor, round_uid: UUID, decision_uid: UUID, reason: str) -> UUID:
    """Open a locked round again, on an agreement of whoever has the say, with the reason.

    The frozen parts stay to be read; the next lock makes new ones. What was released is no longer public.

    Returns:
        The uid of the reopening.

    Raises:
        Absent, Forbidden: the round is out of sight, or not the actor's.
        Invalid: with the sentence beside each field; or the round is not locked.
    """
    round_ = round_to_run(actor, round_uid)
    part = holding(round_)
    if RoundState(round_.state) not in FROZEN or part is None:
        raise Invalid(NOT_LOCKED)
    decision = next((one for one in agreements(actor, round_, part.frozen_at) if one.uid == decision_uid), None)
    wrong = {} if decision is not None else {"decision": NO_AGREEMENT}
    if not reason.strip():
        wrong["reason"] = "Schrijf op waarom de ronde weer opengaat."
    if decision is None or wrong:
        raise Invalid(records.DOES_NOT_FIT, wrong)
    circle, circle_municipality_id = narrower(
        (round_.circle, round_.circle_municipality_id), (decision.circle, decision.circle_municipality_id)
    )
    made = records.insert(
        Reopening(
            partnership_id=round_.partnership_id,
            municipality_id=round_.municipality_id,
            circle=circle,
            circle_municipality_id=circle_municipality_id,
            embargo_until=decision.embargo_until,
            secrecy=decision.secrecy,
            example=round_.example or decision.example,
            round=round_,
            decision=decision,
            reason=reason.replace("\r\n", "\n").strip(),
            reopened_at=clock.now(),
            number=part.number,
        )
    )
    records.update(round_, {"state": RoundState.CHECKING.value})
    take_back(round_)
    return made.uid
