# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads bodies with who sits in them, and who carries which theme."""

from collections.abc import Iterable

from driehoek.exchange.exporting.work import Work, by, line
from driehoek.exchange.planfile.records import bodies as written
from driehoek.organisations.models import Function
from driehoek.planning.models import Node, WorkingGroup
from driehoek.steering.models import Body, BodyMember, Portfolio


def bodies(work: Work) -> tuple[written.Body, ...]:
    """Return the bodies, after the working groups; 2 queries."""
    members = by([row for row in work.rows(BodyMember, "pk") if work.has(Function, row.function_id)], "body_id")
    return tuple(
        written.Body(
            **work.shared(row),
            code=row.code,
            name=line(row.name),
            kind=row.kind,
            municipality=work.owner(row),
            working_group=work.code(WorkingGroup, row.working_group_id),
            meetings_per_year=row.meetings_per_year,
            rhythm=line(row.rhythm),
            members=_members(work, members.get(row.pk, [])),
        )
        for row in work.coded(Body, "pk")
    )


def _members(work: Work, rows: list[BodyMember]) -> tuple[written.BodyMember, ...]:
    """Return who sits in a body, each function once: as it does now, or did last."""
    latest = {row.function_id: row for row in sorted(rows, key=lambda one: (one.ends_on is None, one.pk))}
    return tuple(
        written.BodyMember(
            **work.shared(row),
            function=work.code(Function, row.function_id),
            seat=row.seat,
            replacement=work.code(Function, row.replacement_id),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in latest.values()
    )


def portfolios(work: Work, nodes: Iterable[Node]) -> dict[int, list[written.Portfolio]]:
    """Return by plan who carries its themes; 1 query."""
    by_key = {node.pk: node for node in nodes}
    found: dict[int, list[written.Portfolio]] = {}
    for row in work.rows(Portfolio, "pk"):
        if row.node_id in by_key and work.has(Function, row.function_id):
            node = by_key[row.node_id]
            found.setdefault(node.plan_id, []).append(
                written.Portfolio(
                    **work.shared(row),
                    node=node.code,
                    function=work.code(Function, row.function_id),
                    note=line(row.note),
                )
            )
    return found
