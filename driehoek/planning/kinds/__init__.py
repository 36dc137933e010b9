# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The kinds of this room that people edit by hand; actions and reports have commands of their own."""

from typing import Any

from driehoek.organisations.editing import Editable
from driehoek.planning.kinds import groups, nodes, plans, programmes

KINDS: tuple[Editable[Any], ...] = (*plans.KINDS, *nodes.KINDS, *programmes.KINDS, *groups.KINDS)

__all__ = ["KINDS"]
