# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts what belongs to working groups: members, products, shared knowledge."""

from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.work import Work
from driehoek.planning.models import GroupMember, GroupProduct, SharedKnowledge


def put_group_parts(work: Work, established: Established, planned: Planned) -> None:
    """Put the parts of all working groups."""
    groups = [
        (plan.municipality, group, planned.working_groups[group.code].pk)
        for plan in work.file.plans
        for group in plan.working_groups
    ]
    members = [
        GroupMember(
            **work.owned(one, whose),
            working_group_id=pk,
            organisation_id=established.organisations[one.organisation].pk,
            function_id=established.functions[one.function].pk if one.function else None,
            chair=one.chair,
        )
        for whose, group, pk in groups
        for one in group.members
    ]
    work.put(GroupMember, members, lambda row: (row.working_group_id, row.organisation_id, row.function_id))
    products = [
        GroupProduct(
            **work.owned(one, whose),
            working_group_id=pk,
            title=one.title,
            text=one.text,
            due=one.due,
            delivered_on=one.delivered_on,
            place=one.found_at,
        )
        for whose, group, pk in groups
        for one in group.products
    ]
    work.put(GroupProduct, products, lambda row: (row.working_group_id, row.title))
    knowledge = [
        SharedKnowledge(
            **work.owned(one, whose),
            working_group_id=pk,
            title=one.title,
            text=one.text,
            shared_on=one.shared_on,
            audience=one.audience,
        )
        for whose, group, pk in groups
        for one in group.knowledge
    ]
    work.put(SharedKnowledge, knowledge, lambda row: (row.working_group_id, row.title))
