# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a point of an agenda rests on, as a link."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings

from driehoek.steering.rules import Concern
from driehoek.web.frame import Link
from driehoek.web.paths import Paths


def reference(one: Mapping[str, object], paths: Paths) -> Link:
    """Return what a point rests on, with its address where it has one.

    A page of this system is kept with its whole address, for paper; here it is followed without it, so that it also
    opens where the system is reached by another name.
    """
    label, address = str(one.get("label", "")), str(one.get("address", ""))
    if one.get("kind") == Concern.ACTION and one.get("uid"):
        return Link(label, paths.action(UUID(str(one["uid"]))))
    if address.startswith(f"{settings.DRIEHOEK_ADDRESS}/"):
        return Link(label, address.removeprefix(settings.DRIEHOEK_ADDRESS))
    return Link(label, address if address.startswith(("https://", "http://")) else "")
