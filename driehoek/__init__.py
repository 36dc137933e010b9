# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Driehoek: municipal safety plans, from the four-year plan to the action and back up to the council note."""

__version__ = "0.1.0"
