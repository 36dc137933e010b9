# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails in the outbox of the world: one in each zone."""

from typing import Any
from uuid import UUID

from driehoek.messages.models import Mail, MailAttachment
from tests.access.canaries import Aviary


def mail_in(aviary: Aviary, zone: str, limits: dict[str, Any], tracked: dict[str, UUID]) -> UUID:
    """Store a mail that lies in a zone, with something attached; return its uid.

    Args:
        limits: what puts a record in the zone; a mail has the keys of partnership and municipality as values.
    """
    partnership, municipality = limits["partnership"], limits.get("circle_municipality")
    given = {name: value for name, value in limits.items() if name not in ("partnership", "circle_municipality")}
    given |= {"partnership_id": partnership.pk, "circle_municipality_id": municipality.pk if municipality else None}
    mail = aviary.store(Mail, zone, given | {"about_uid": partnership.uid} | tracked)
    aviary.store(MailAttachment, zone, {"mail": mail, "position": 1, "sha256": "0" * 64} | tracked)
    return mail.uid
