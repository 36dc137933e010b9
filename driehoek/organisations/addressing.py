# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where mail for a function goes: the business addresses of whoever holds it today.

For commands that post mail, never for a page: pages show functions, and addresses only to who manages persons.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from driehoek.messages.rules import Address
from driehoek.organisations.holders import holders


def addresses_of(function_uids: Collection[UUID]) -> Mapping[UUID, tuple[Address, ...]]:
    """Return per function the addresses of whoever holds it today, replacements too; 1 query.

    Somebody who left, a function that nobody holds and one of a municipality that no longer takes part have none.
    """
    found: dict[UUID, dict[str, Address]] = {}
    for one in holders(function__uid__in=function_uids):
        found.setdefault(one.function_uid, {}).setdefault(one.email, Address(one.email, one.name))
    return {uid: tuple(by_email.values()) for uid, by_email in found.items()}
