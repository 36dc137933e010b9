# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person's own page: the functions held, the actions led, and what is asked."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from driehoek.evaluation.queries.mine import AskedRound, asked_of_me
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Function
from driehoek.organisations.policies import shown, within
from driehoek.organisations.weekly import wants_weekly_mail
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.queries.actions import ActionLine, lines_of, themes_of
from driehoek.planning.queries.programmes import current, programme_heads
from driehoek.planning.rules import CLOSED, ActionStatus, is_silent
from driehoek.steering.queries import AgreementLine, open_agreements


@dataclass(frozen=True, slots=True)
class HeldFunction:
    """A function that the reader holds today; ``code`` leads to its handover folder."""

    code: str
    title: str
    organisation: str
    example: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What concerns the reader.

    Attributes:
        actions: led by one of the reader's functions in a programme that runs and not finished, first ready first.
        agreements: open ones that the reader does, overdue ones first.
        rounds: in which one still has to answer.
        to_report: those of which nothing was heard for half a year. late, adjustment: of the same, by what they ask.
    """

    functions: tuple[HeldFunction, ...]
    actions: tuple[ActionLine, ...]
    agreements: tuple[AgreementLine, ...]
    to_report: tuple[ActionLine, ...]
    late: int
    adjustment: int
    rounds: tuple[AskedRound, ...]
    weekly_mail: bool


def own_page(actor: Actor, partnership_id: int) -> OwnPage:
    """Return what concerns the reader in one partnership; 8 queries whatever its size."""
    functions = within(actor, Function, partnership_id).filter(uid__in=actor.function_uids)
    held = functions.order_by("title").values_list("code", "title", shown(actor, "organisation__name"), "example")
    programmes = current(programme_heads(actor, partnership_id), clock.today())
    # A role as lead of actions answers for its whole organisation.
    organisations = {
        standing.organisation_id
        for standing in actor.standings
        if standing.partnership_id == partnership_id and standing.role == "actietrekker" and standing.organisation_id
    }
    mine = Q(lead_function__uid__in=actor.function_uids) | Q(
        lead_function__isnull=True, lead_organisation_id__in=organisations
    )
    rows = (
        within(actor, Action, partnership_id)
        .filter(mine, programme_id__in=[programme.pk for programme in programmes])
        .exclude(status__in=[status.value for status in CLOSED])
    )
    lines = lines_of(actor, rows.order_by("due", "code"), themes_of(actor, partnership_id), {})
    reports = within(actor, ProgressReport, partnership_id).filter(action__in=rows.order_by().values("pk"))
    heard: dict[int, date] = dict(reports.order_by().values_list("action_id").annotate(Max("reported_on")))
    today = clock.today()
    return OwnPage(
        functions=tuple(HeldFunction(code, title, name or "", example) for code, title, name, example in held),
        actions=lines,
        agreements=open_agreements(
            actor, partnership_id, owner_uids=actor.function_uids, organisation_pks=organisations
        ),
        to_report=tuple(line for line in lines if is_silent(ActionStatus(line.status), heard.get(line.pk), today)),
        late=sum(line.overdue for line in lines),
        adjustment=sum(line.adjustment for line in lines),
        rounds=asked_of_me(actor, partnership_id),
        weekly_mail=wants_weekly_mail(actor),
    )
