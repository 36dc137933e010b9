# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals: what someone asks a body to agree or decide."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.circle import Circle
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, OwnedRecord
from driehoek.planning.models import Action, Node, Plan, Programme
from driehoek.steering.models.body import Body
from driehoek.steering.models.sharing import Development
from driehoek.steering.rules import Concern, Deployment, ProposalKind, ProposalState


class Proposal(OwnedRecord):
    """What someone asks a body to agree or decide; it carries its own words, so an agenda never looks up.

    Attributes:
        code: unique in the partnership; it tells nothing of the title, so that an address gives no name away.
        municipality: whose matter it is, also where a joint body answers; ``None`` for a joint matter.
        kind: what is to change, such as stopping an action.
        reason, asked: why, and what the body is asked to say.
        concerns_kind, concerns_uid: what it is about, as values; empty when it is about nothing that is recorded.
        concerns_label: what that is called, so that nothing needs to be looked up.
        action, node, plan, programme: the same as a key, where it lives in the room below: who may not see that, may
            not see this either, now or after the other was given a narrower circle.
        body: the body that it was routed to by its scope (:func:`driehoek.steering.routing.route`).
        development: what was told between meetings and led to it; who may not see that, may not see this.
        acute: something that cannot wait; it then goes to the triangle of the municipality.
        bundle: shared by the proposals that one wish became, such as one per council; empty for a single one.
        submitted_circle: for whom it is once submitted; a draft is for its own municipality, or its proposer only.
        proposer: the function of whoever makes it.
        submitted_on: when it was handed in last.
        wanted_on: before when an answer is wanted.
        papers_due: last day on which its papers can come along.
        gives_way, deployment: what shrinks because of it ("wat wijkt?"), for deployment; planned or ad hoc.
        new_end: the later end that is asked, for an action.
        references: what it rests on, as in :class:`driehoek.steering.models.AgendaItem`.
    """

    NOUN = ("voorstel", "voorstellen")
    EDITED_WITH = f"{Permission.PROPOSE.value} {Permission.RECORD_DECISION.value}"
    ENCLOSED_BY = ("body", "action", "node", "plan", "programme", "development")
    SEARCHED = Searched(kind=Kind.PROPOSAL, title="title", code="code", text=("reason", "asked", "gives_way"))

    code = models.SlugField(max_length=100)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in ProposalKind])
    reason = models.TextField(blank=True, default="")
    asked = models.TextField(blank=True, default="")
    concerns_kind = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Concern], blank=True, default=""
    )
    concerns_uid = models.UUIDField(null=True, blank=True)
    concerns_label = models.CharField(max_length=300, blank=True, default="")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    development = models.ForeignKey(Development, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    acute = models.BooleanField(default=False)
    bundle = models.UUIDField(null=True, blank=True)
    submitted_circle = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Circle], default=Circle.PARTNERS.value
    )
    submitted_on = models.DateField(null=True, blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    proposer = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    wanted_on = PreciseDateField(null=True, blank=True)
    papers_due = models.DateField(null=True, blank=True)
    gives_way = models.TextField(blank=True, default="")
    deployment = models.CharField(
        max_length=10, choices=[(d.value, d.value) for d in Deployment], blank=True, default=""
    )
    new_end = PreciseDateField(null=True, blank=True)
    references = models.JSONField(default=list, blank=True)
    state = models.CharField(
        max_length=15, choices=[(s.value, s.value) for s in ProposalState], default=ProposalState.DRAFT.value
    )

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_proposal_code"),
            models.CheckConstraint(
                condition=models.Q(concerns_kind="", concerns_uid__isnull=True)
                | (~models.Q(concerns_kind="") & models.Q(concerns_uid__isnull=False)),
                name="steering_proposal_concerns_paired",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "state"], name="steering_proposal_state"),
            models.Index(fields=["partnership", "concerns_uid"], name="steering_proposal_concerns"),
        ]
