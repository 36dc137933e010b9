# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads working groups with their members, products and shared knowledge."""

from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.planfile.records import groups as written
from driehoek.organisations.models import Function, Organisation
from driehoek.planning.models import GroupMember, GroupProduct, Node, SharedKnowledge, WorkingGroup


def working_groups(work: Work) -> dict[int, list[written.WorkingGroup]]:
    """Return the working groups by plan; 4 queries."""
    rows = work.coded(WorkingGroup, "pk")
    kept = work.keep(WorkingGroup, (row for row in rows if work.has_if_any(Node, row.node_id)))
    members = [row for row in work.rows(GroupMember, "pk") if work.has(Organisation, row.organisation_id)]
    parts = (
        by(members, "working_group_id"),
        by(work.rows(GroupProduct, "pk"), "working_group_id"),
        by(work.rows(SharedKnowledge, "pk"), "working_group_id"),
    )
    found: dict[int, list[written.WorkingGroup]] = {}
    for row in kept:
        mine = (parts[0].get(row.pk, []), parts[1].get(row.pk, []), parts[2].get(row.pk, []))
        found.setdefault(row.plan_id, []).append(_group(work, row, *mine))
    return found


def _group(
    work: Work,
    row: WorkingGroup,
    members: list[GroupMember],
    products: list[GroupProduct],
    knowledge: list[SharedKnowledge],
) -> written.WorkingGroup:
    return written.WorkingGroup(
        **work.shared(row),
        code=row.code,
        name=line(row.name),
        node=work.code(Node, row.node_id),
        assignment=text(row.assignment),
        regional=row.outside,
        members=tuple(_members(work, members)),
        products=tuple(
            written.GroupProduct(
                **work.shared(one),
                title=line(one.title),
                text=text(one.text),
                due=one.due,
                delivered_on=one.delivered_on,
                found_at=line(one.place),
            )
            for one in products
        ),
        knowledge=tuple(
            written.SharedKnowledge(
                **work.shared(one),
                title=line(one.title),
                text=text(one.text),
                shared_on=one.shared_on,
                audience=line(one.audience),
            )
            for one in knowledge
        ),
    )


def _members(work: Work, rows: list[GroupMember]) -> list[written.GroupMember]:
    """Return members, each once: functions that are not in the file may leave two alike."""
    found: dict[tuple[str, str], written.GroupMember] = {}
    for one in rows:
        member = written.GroupMember(
            **work.shared(one),
            organisation=work.code(Organisation, one.organisation_id),
            function=work.code(Function, one.function_id),
            chair=one.chair,
        )
        found.setdefault((member.organisation, member.function), member)
    return list(found.values())
