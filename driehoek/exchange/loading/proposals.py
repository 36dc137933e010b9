# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts proposals, and what proposals and agenda items rest on."""

from collections.abc import Iterable, Mapping

from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.programmes import Programmed
from driehoek.exchange.loading.work import Work
from driehoek.exchange.planfile.checking.registry import nodes
from driehoek.exchange.planfile.records import meetings as written
from driehoek.steering.models import Body, Proposal

#: What a plan file does not tell of a proposal, and what therefore stays as it is.
KEPT = ("acute", "bundle", "development_id", "submitted_circle", "submitted_on")


def concern(about: written.Concern | written.Support | None) -> tuple[str, str]:
    """Return what something is about, as kind and code; both empty when about nothing that is recorded."""
    if about is not None:
        for kind, code in (
            ("thema", f"{about.plan}/{about.node}" if about.node else ""),
            ("plan", about.plan),
            ("programma", about.programme),
            ("actie", about.action),
            ("evaluatie", about.evaluation),
        ):
            if code:
                return kind, code
    return "", ""


def put_proposals(
    work: Work, established: Established, planned: Planned, made: Programmed, bodies: Mapping[str, Body]
) -> dict[str, Proposal]:
    """Put all proposals and return them by code."""
    stored = {
        row["code"]: row
        for row in Proposal.objects.filter(partnership=work.partnership).values(
            "code", "concerns_uid", "concerns_label", *KEPT
        )
    }
    titles = _titles(work)
    rows = []
    for one in work.file.proposals:
        kind, code = concern(one.concerns)
        uid = work.uids[kind, code] if kind else None
        before = stored.get(one.code, {})
        label = before.get("concerns_label", "")
        proposer = established.functions[one.proposer] if one.proposer else None
        rows.append(
            Proposal(
                **work.owned(one, one.municipality),
                **_keys(one.concerns, planned, made),
                code=one.code,
                title=one.title,
                kind=one.kind,
                reason=one.reason,
                asked=one.asked,
                concerns_kind=kind,
                concerns_uid=uid,
                concerns_label=label if before.get("concerns_uid") == uid and label else titles.get((kind, code), ""),
                body_id=bodies[one.body].pk,
                proposer_id=proposer.pk if proposer else None,
                wanted_on=one.wanted_on,
                papers_due=one.papers_due,
                gives_way=one.gives_way,
                deployment=one.deployment,
                new_end=one.new_end,
                references=references(work, one.references),
                state=one.state,
                **{column: before[column] for column in KEPT if before},
            )
        )
    found: dict[str, Proposal] = work.put(Proposal, rows, lambda row: row.code)
    return found


def _titles(work: Work) -> dict[tuple[str, str], str]:
    """Return what everything is called that a proposal can be about, by kind and code."""
    named = {("plan", one.code): one.title for one in work.file.plans}
    named |= {("thema", f"{plan.code}/{node.code}"): node.title for plan in work.file.plans for node in nodes(plan)}
    named |= {("programma", one.code): one.title for one in work.file.programmes}
    named |= {("evaluatie", one.code): one.title for one in work.file.evaluations}
    return named | {
        ("actie", f"{programme.code}/{one.code}"): one.title
        for programme in work.file.programmes
        for one in programme.actions
    }


def _keys(about: written.Concern | None, planned: Planned, made: Programmed) -> dict[str, int]:
    """Return the key of what a proposal is about, in its own column."""
    if about is None:
        return {}
    if about.action:
        return {"action_id": made.actions[about.action].pk}
    if about.node:
        return {"node_id": planned.nodes[about.plan, about.node].pk}
    if about.plan:
        return {"plan_id": planned.plans[about.plan].pk}
    return {"programme_id": made.programmes[about.programme].pk} if about.programme else {}


def references(work: Work, listed: Iterable[written.Support]) -> list[dict[str, str]]:
    """Return what something rests on, as it is kept."""
    found = []
    for one in listed:
        kind, code = concern(one)
        pointed = {"kind": kind, "uid": str(work.uids[kind, code])} if kind else {}
        found.append({"label": one.label} | pointed | ({"address": one.address} if one.address else {}))
    return found
