# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One agreement or decision on its page: with what it is about, and what the reader may do with it."""

from dataclasses import dataclass
from uuid import UUID

from driehoek.access.decision import permits, reach
from driehoek.access.permissions import Permission
from driehoek.evaluation.models import Evaluation
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import within
from driehoek.organisations.queries import PartnershipHead, source_titles
from driehoek.planning.models import Action
from driehoek.planning.queries import whereabouts
from driehoek.steering.following import following
from driehoek.steering.queries.agreement import AgreementView, agreement
from driehoek.steering.rules import BINDING, Concern, Follow


@dataclass(frozen=True, slots=True)
class About:
    """What an agreement is about, as far as the reader may see that.

    Attributes:
        plan_code, programme_code, node_code: where it stands; empty where it is something else.
    """

    kind: str
    uid: UUID
    title: str
    plan_code: str = ""
    programme_code: str = ""
    node_code: str = ""


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """The page of an agreement.

    Attributes:
        mayors: municipalities of which the mayor has the authority, for public order; empty for anything else.
        overdue: open, and the day by which it was to be done is past.
        may_follow: whether the reader may tell how it stands.
        may_account: whether the reader may record what a council was told.
    """

    view: AgreementView
    about: About | None
    mayors: tuple[str, ...]
    overdue: bool
    may_follow: bool
    may_change: bool
    may_account: bool


def agreement_page(actor: Actor, head: PartnershipHead, code: str) -> AgreementPage:
    """Return the page of an agreement or decision; 7 queries.

    Raises:
        Absent: it does not exist or is out of sight.
    """
    view = agreement(actor, head.pk, code, source_titles(actor, head.pk))
    if view is None:
        raise Absent("Deze afspraak bestaat niet, of u mag haar niet zien.")
    binds = view.kind in {kind.value for kind in BINDING}
    return AgreementPage(
        view=view,
        about=_about(actor, head.pk, view),
        mayors=_mayors(head, view),
        overdue=view.follow == Follow.OPEN and view.due_day is not None and view.due_day < clock.today(),
        may_follow=binds and not view.replaced and following(actor).covers(view),
        may_change=permits(actor, Permission.RECORD_DECISION, view),
        may_account=binds and reach(actor, Permission.RECORD_DECISION).anywhere_in(head.pk),
    )


def _mayors(head: PartnershipHead, view: AgreementView) -> tuple[str, ...]:
    if view.authority != "openbare_orde":
        return ()
    return (view.municipality,) if view.municipality else tuple(one.name for one in head.municipalities)


def _about(actor: Actor, partnership_id: int, view: AgreementView) -> About | None:
    """Return what it is about; 1 query at most."""
    kind, uid = view.concerns_kind, view.concerns_uid
    if uid is None:
        return None
    if kind == Concern.ACTION:
        action = within(actor, Action, partnership_id, "programme").filter(uid=uid).values_list("title").first()
        return About(kind, uid, action[0]) if action else None
    if kind == Concern.EVALUATION:
        rows = within(actor, Evaluation, partnership_id, "programme").filter(uid=uid)
        found = rows.values_list("title", "programme__code").first()
        return About(kind, uid, found[0], programme_code=found[1]) if found else None
    where = whereabouts(actor, partnership_id, uid)
    if where is None:
        return None
    title = where.programme_title or where.plan_title
    return About(kind, uid, title, where.plan_code, where.programme_code, where.node_code)
