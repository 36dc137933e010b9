# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one reminder of a round: by hand, or by itself two working days before the day of the leads."""

from collections.abc import Collection, Sequence
from uuid import UUID

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.recording import bulk_command
from driehoek.evaluation.letters import reminder
from driehoek.evaluation.models import Request, Round
from driehoek.evaluation.reminding import due, to_remind
from driehoek.evaluation.rules import ANSWERING, RoundState
from driehoek.evaluation.running import round_to_run
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Forbidden, Invalid
from driehoek.lib.workdays import Span, forward, is_working_day
from driehoek.messages.commands import post_many


@bulk_command
def remind(*, actor: Actor, round_uid: UUID, closed: Sequence[Span] = ()) -> int:
    """Remind everybody who still has to answer, once in a round, and return how many.

    Args:
        closed: recesses, in which nobody is reminded.

    Raises:
        Absent, Forbidden: the round is out of sight, or not the actor's.
        Invalid: the round asks nothing now, it is no working day, or everybody was reminded before.
    """
    round_ = round_to_run(actor, round_uid)
    today = clock.today()
    if RoundState(round_.state) not in ANSWERING:
        raise Invalid("In deze ronde wordt nu niets gevraagd.")
    if not is_working_day(today, closed):
        best = forward(today, 0, closed)
        raise Invalid(f"Vandaag wordt niet gewerkt. Herinner op {best.day}-{best.month}-{best.year}.")
    open_ = frozenset(to_remind(round_).values_list("pk", flat=True))
    if not open_:
        raise Invalid("Wie nog moet antwoorden, heeft al een herinnering gehad. Bel, of antwoord namens de trekker.")
    return _reminded(actor, round_, open_)


@bulk_command
def remind_when_due(*, actor: Actor, round_uid: UUID) -> int:
    """Remind those in one round of whom it is the day, and return how many; the job of the system.

    Nothing goes wrong when it is done twice, or when the worker stops halfway: a round is one transaction, and
    who was reminded is not reminded again, by hand or otherwise.

    Raises:
        Forbidden: the actor does not serve every partnership.
    """
    if not reach(actor, Permission.RUN_ROUND).everything:
        raise Forbidden("Alleen het systeem herinnert vanzelf.")
    round_ = Round.objects.filter(uid=round_uid, withdrawn_at__isnull=True).select_for_update().first()
    if round_ is None or RoundState(round_.state) not in ANSWERING:
        return 0
    return _reminded(actor, round_, due(round_))


def _reminded(actor: Actor, round_: Round, only: Collection[int]) -> int:
    if not only:
        return 0
    letters = reminder(round_, only)
    now = clock.now()
    for request in Request.objects.filter(pk__in=only):
        records.update(request, {"reminded_at": now})
    post_many(actor=actor, partnership_id=round_.partnership_id, letters=letters)
    return len(letters)
