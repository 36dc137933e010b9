# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes the tables of steering, one noun a file."""

from driehoek.steering.commands.register import Outcome, record_decision

__all__ = ["Outcome", "record_decision"]
