# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts bodies with who sits in them, and who carries which theme."""

from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.work import Work
from driehoek.steering.models import Body, BodyMember, Portfolio


def put_bodies(work: Work, established: Established, planned: Planned) -> dict[str, Body]:
    """Put all bodies and return them by code."""
    rows = [
        Body(
            **work.owned(one, one.municipality),
            code=one.code,
            name=one.name,
            kind=one.kind,
            working_group_id=planned.working_groups[one.working_group].pk if one.working_group else None,
            meetings_per_year=one.meetings_per_year,
            rhythm=one.rhythm,
        )
        for one in work.file.bodies
    ]
    bodies: dict[str, Body] = work.put(Body, rows, lambda row: row.code)
    functions = established.functions
    members = [
        BodyMember(
            **work.owned(one, body.municipality),
            body_id=bodies[body.code].pk,
            function_id=functions[one.function].pk,
            seat=one.seat,
            replacement_id=functions[one.replacement].pk if one.replacement else None,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
        )
        for body in work.file.bodies
        for one in body.members
    ]
    work.put(BodyMember, members, lambda row: (row.body_id, row.function_id))
    carried = [
        Portfolio(
            **work.shared(one),
            municipality_id=planned.nodes[plan.code, one.node].municipality_id,
            node_id=planned.nodes[plan.code, one.node].pk,
            function_id=functions[one.function].pk,
            note=one.note,
        )
        for plan in work.file.plans
        for one in plan.portfolios
    ]
    work.put(Portfolio, carried, lambda row: (row.node_id, row.function_id))
    return bodies
