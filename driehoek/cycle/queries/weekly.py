# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for one person in the coming days, for the weekly mail: with that person's own eyes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from driehoek.cycle.queries.calendar import Asked, Dated, DatedKind, calendar
from driehoek.cycle.queries.own_page import own_page
from driehoek.evaluation.models import Round
from driehoek.evaluation.queries.mine import AskedRound
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing
from driehoek.organisations.policies import within
from driehoek.planning.models import Action
from driehoek.planning.queries.actions import ActionLine
from driehoek.steering.queries import AgreementLine, open_agreements

#: How far ahead one looks: this week and the next.
AHEAD = timedelta(days=13)
#: Sees what everybody in a partnership may see, and nothing more; nobody holds it.
EYES = "lezer_partners"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody.

    Attributes:
        rounds: in which one still has to answer. silent: actions of which nothing was heard for half a year.
        late: actions past their end that are not among the silent ones. agreements: overdue, or due soon.
        days: meetings, papers that are due, and deadlines of rounds.
    """

    rounds: tuple[AskedRound, ...]
    silent: tuple[ActionLine, ...]
    late: tuple[ActionLine, ...]
    agreements: tuple[AgreementLine, ...]
    days: tuple[Dated, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.rounds or self.silent or self.late or self.agreements or self.days)


KINDS = frozenset({
    DatedKind.MEETING, DatedKind.PAPERS, DatedKind.GROUPS, DatedKind.COORDINATOR, DatedKind.TRIANGLE
})  # fmt: skip


def waiting_for(actor: Actor, partnership_id: int) -> Waiting:
    """Return what waits for this person; 11 queries whatever its size."""
    today = clock.today()
    page = own_page(actor, partnership_id)
    silent = {line.uid for line in page.to_report}
    until = today + AHEAD
    dated = calendar(actor, Asked(partnership_id, today, until, mine=True))
    return Waiting(
        rounds=page.rounds,
        silent=page.to_report,
        late=tuple(line for line in page.actions if line.overdue and line.uid not in silent),
        agreements=tuple(one for one in page.agreements if one.due_day is not None and one.due_day <= until),
        days=tuple(one for one in dated if one.kind in KINDS and not one.cancelled),
    )


def named_in_a_mail(partnership_id: int) -> frozenset[UUID]:
    """Return what may stand by name in a mail: what every partner may see now; the rest is only counted; 7 queries."""
    eyes = Actor(None, "lezers van de partners", (Standing(EYES, partnership_id),))
    today = clock.today()
    found: set[UUID] = set(within(eyes, Action, partnership_id).values_list("uid", flat=True))
    found |= set(within(eyes, Round, partnership_id).values_list("uid", flat=True))
    found |= _uids(open_agreements(eyes, partnership_id))
    found |= _uids(calendar(eyes, Asked(partnership_id, today, today + AHEAD)))
    return frozenset(found)


def _uids(found: Iterable[AgreementLine] | Collection[Dated]) -> set[UUID]:
    return {one.uid for one in found}
