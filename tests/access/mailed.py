# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails in the outbox of the world: one in each zone, limited like the zone's own action."""

from driehoek.kernel import guard
from driehoek.kernel.circle import Circle
from driehoek.kernel.ids import new_uid
from driehoek.kernel.models import Recipient
from driehoek.messages.models import Mail, MailAttachment
from driehoek.planning.models import Action
from tests.access.personas import NAMED
from tests.access.world import World

LIMITS = ("circle", "circle_municipality_id", "embargo_until", "secrecy", "withdrawn_at")


def post_in_every_zone(world: World) -> None:
    """Put a mail in the outbox for each zone, with something attached."""
    tracked = {"created_in": new_uid(), "changed_in": new_uid()}
    with guard.seeding():
        for tenant in world.tenants.values():
            for zone, rows in tenant.hidden.items():
                limits = {name: getattr(rows[Action], name) for name in LIMITS}
                own = {"partnership_id": tenant.row.pk, "about_uid": rows[Action].uid}
                mail = world.aviary.store(Mail, zone, limits | own | tracked)
                world.aviary.store(MailAttachment, zone, {"mail": mail, "position": 1, "sha256": "0" * 64} | tracked)
                if mail.circle == Circle.NAMED:
                    for name in sorted(NAMED):
                        Recipient.objects.create(record_uid=mail.uid, function_uid=tenant.functions[name].uid)
