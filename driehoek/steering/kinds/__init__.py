# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of this room that people edit by hand, one noun a file."""

from typing import Any

from driehoek.organisations.editing import Editable
from driehoek.steering.kinds.bodies import BODY
from driehoek.steering.kinds.register import DECISION

KINDS: tuple[Editable[Any], ...] = (BODY, DECISION)

__all__ = ["BODY", "DECISION", "KINDS"]
