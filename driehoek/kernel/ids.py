# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Public identifiers.

A record's ``uid`` is a UUID version 7 (RFC 9562, section 5.7): it sorts by time of making, so indexes stay
compact, and it can be shown in links and files without giving away how many records there are.
"""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_uid() -> UUID:
    """Return a new UUID version 7."""
    return uuid7()
